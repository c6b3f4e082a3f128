// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The rules on what lies in the tree. */
final class ArchitectureTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final List<Bundle> BUNDLES = bundles();

    @Test
    void findsTheBundles() {
        assertFalse(BUNDLES.isEmpty(), "no bundle under " + ROOT);
    }

    @Test
    void keepsToTheLayers() {
        assertKept(bundle -> bundle.isTest() ? List.of() : Rules.layers(bundle));
    }

    @Test
    void showsWindowsOnlyFromTheUserInterface() {
        assertKept(bundle -> bundle.isTest() ? List.of() : Rules.headless(bundle));
    }

    @Test
    void hidesTheLibraryBehindThePlots() {
        assertKept(Rules::charts);
    }

    @Test
    void exportsWithVersions() {
        assertKept(Rules::exports);
    }

    @Test
    void importsWithRanges() {
        assertKept(Rules::imports);
    }

    @Test
    void shipsEveryBundle() {
        List<String> features = under("features").filter(path -> path.endsWith("feature.xml")).map(ArchitectureTest::read).toList();
        assertKept(bundle -> bundle.isTest() ? List.of() : Rules.shipped(bundle, features));
    }

    @Test
    void startsEveryJavaFileWithTheLicence() {
        List<String> breaches = Stream.of("bundles", "releng", "examples").flatMap(ArchitectureTest::under)
                .filter(path -> path.toString().endsWith(".java"))
                .flatMap(path -> Rules.header(ROOT.relativize(path).toString(), read(path)).stream()).toList();
        assertEquals("", String.join("\n", breaches));
    }

    private static void assertKept(Function<Bundle, List<String>> rule) {
        assertEquals("", String.join("\n", BUNDLES.stream().flatMap(bundle -> rule.apply(bundle).stream()).toList()));
    }

    private static List<Bundle> bundles() {
        return under("bundles").filter(path -> path.endsWith(Path.of("META-INF", "MANIFEST.MF"))).map(manifest -> {
            Map<String, String> sources = new TreeMap<>();
            walk(manifest.getParent().getParent()).filter(path -> path.toString().endsWith(".java"))
                    .forEach(path -> sources.put(path.toString(), read(path)));
            return Bundle.parse(read(manifest), sources);
        }).toList();
    }

    private static Stream<Path> under(String folder) {
        Path path = ROOT.resolve(folder);
        return Files.isDirectory(path) ? walk(path) : Stream.empty();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !isBuilt(path)).filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBuilt(Path path) {
        for (Path name : ROOT.relativize(path)) {
            if (name.toString().equals("target") || name.toString().equals("bin")) {
                return true;
            }
        }
        return false;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
