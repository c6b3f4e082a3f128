// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's headless face, as scripts and cluster jobs use it. */
final class HeadlessTest {

    @TempDir
    private Path folder;

    @Test
    void passesArgumentsStatusAndStandardOutputThrough() throws Exception {
        Command.Answer answer = new Command(Built.PRODUCT, folder).start("cache", "no-such-µ command#1").await();
        assertEquals(2, answer.status(), answer.toString());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("no-such-µ command#1"), answer.toString());
    }

    @Test
    void runsManyAtOnceFromAReadOnlyFolderWithBlanks() throws Exception {
        Path product = folder.resolve("a folder, ünd so");
        Built.copy(Built.PRODUCT, product);
        Command copy = new Command(product, folder);
        protect(product, false);
        try {
            List<Command.Run> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(copy.start("cache #1", "no-such-command"));
            }
            for (Command.Run run : runs) {
                Command.Answer answer = run.await();
                assertEquals(2, answer.status(), answer.toString());
                assertEquals("", answer.out());
            }
            assertEquals(2, copy.start("cache #1", "no-such-command").await().status());
        } finally {
            protect(product, true);
        }
    }

    @Test
    void startsAgainFromAnAreaWhoseClassArchiveIsDamaged() throws Exception {
        Command product = new Command(Built.PRODUCT, folder);
        assertEquals(2, product.start("cache", "no-such-command").await().status());
        Path archive = area("cache").resolve("classes.jsa");
        Files.write(archive, new byte[5000]);
        Command.Answer answer = product.start("cache", "--version").await();
        assertEquals(0, answer.status(), answer.toString());
        assertTrue(answer.out().startsWith("Interphase "), answer.toString());
        assertEquals("", answer.err());
    }

    @Test
    void keepsNoAreaOfAFormerStateNorOfAnInstallationThatIsGone() throws Exception {
        Path product = folder.resolve("product");
        Built.copy(Built.PRODUCT, product);
        Path gone = folder.resolve("gone");
        Built.copy(Built.PRODUCT, gone);
        for (Path each : List.of(gone, product)) {
            assertEquals(0, new Command(each, folder).start("cache", "--version").await().status());
        }
        Built.delete(gone);
        // What p2 does when it installs something.
        Path list = product.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        Files.writeString(list, Files.readString(list) + "# changed\n");
        assertEquals(0, new Command(product, folder).start("cache", "--version").await().status());
        assertEquals(product.toRealPath().toString(), Files.readAllLines(area("cache").resolve("owner")).get(0));
    }

    @Test
    void startsWithoutTheBundlesOfTheWindow() throws Exception {
        assertEquals(0, new Command(Built.PRODUCT, folder).start("cache", "--version").await().status());
        String storage;
        try (var files = Files.list(area("cache").resolve("osgi/org.eclipse.osgi"))) {
            Path info = files.filter(f -> f.getFileName().toString().startsWith("framework.info")).findFirst().orElseThrow();
            storage = Files.readString(info, StandardCharsets.ISO_8859_1);
        }
        assertTrue(storage.contains("plugins/org.interphase.io.electrochem_"));
        for (String name : List.of("org.eclipse.swt", "org.eclipse.ui", "org.eclipse.jface", "org.eclipse.equinox.p2", "org.interphase.ui")) {
            assertFalse(storage.contains("plugins/" + name), name);
        }
    }

    /** The one area in the cache. */
    private Path area(String cache) throws IOException {
        try (var files = Files.list(folder.resolve(cache + "/interphase/headless"))) {
            List<Path> areas = files.filter(Files::isDirectory).toList();
            assertEquals(1, areas.size(), areas.toString());
            return areas.get(0);
        }
    }

    private static void protect(Path product, boolean writable) throws IOException {
        try (var files = Files.walk(product)) {
            for (Path file : files.toList()) {
                file.toFile().setWritable(writable);
            }
        }
    }
}
