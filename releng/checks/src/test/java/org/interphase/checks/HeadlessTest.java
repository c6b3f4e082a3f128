// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

    private static void protect(Path product, boolean writable) throws IOException {
        try (var files = Files.walk(product)) {
            for (Path file : files.toList()) {
                file.toFile().setWritable(writable);
            }
        }
    }
}
