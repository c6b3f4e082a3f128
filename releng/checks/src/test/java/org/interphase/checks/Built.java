// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build left what is checked. Tests run in the folder of this module. */
final class Built {

    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path ROOT = TARGET.getParent().getParent().getParent();
    static final Path PRODUCT = ROOT.resolve(
            "releng/org.interphase.product/target/products/org.interphase.product/linux/gtk/x86_64/interphase");
    static final Path SITE = ROOT.resolve("releng/org.interphase.site/target/repository");

    private Built() {
    }

    static Path probe() throws IOException {
        return only(ROOT.resolve("releng/org.interphase.checks.probe/target"), "org.interphase.checks.probe-*.jar");
    }

    /** The one file of the folder that matches. */
    static Path only(Path folder, String glob) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + glob)::matches).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("expected one " + glob + " in " + folder + ", found " + found);
            }
            return found.get(0);
        }
    }

    static void copy(Path from, Path to, String... without) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                if (Stream.of(without).noneMatch(name -> contains(relative, name))) {
                    Files.copy(file, to.resolve(relative.toString()));
                }
            }
        }
    }

    private static boolean contains(Path path, String name) {
        for (Path part : path) {
            if (part.toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
