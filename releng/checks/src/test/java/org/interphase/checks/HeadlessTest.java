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
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's headless face, as scripts and cluster jobs use it. */
final class HeadlessTest {

    @TempDir
    private Path folder;

    @Test
    void passesArgumentsStatusAndStandardOutputThrough() throws Exception {
        Answer answer = start(Built.PRODUCT, "cache", "no-such-µ command#1").await();
        assertEquals(2, answer.status, answer.toString());
        assertEquals("", answer.out);
        assertTrue(answer.err.contains("no-such-µ command#1"), answer.toString());
    }

    @Test
    void runsManyAtOnceFromAReadOnlyFolderWithBlanks() throws Exception {
        Path product = folder.resolve("a folder, ünd so");
        Built.copy(Built.PRODUCT, product);
        protect(product, false);
        try {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(start(product, "cache #1", "no-such-command"));
            }
            for (Run run : runs) {
                Answer answer = run.await();
                assertEquals(2, answer.status, answer.toString());
                assertEquals("", answer.out);
            }
            assertEquals(2, start(product, "cache #1", "no-such-command").await().status);
        } finally {
            protect(product, true);
        }
    }

    private record Answer(int status, String out, String err) {
    }

    private record Run(Process process, Path out, Path err) {

        Answer await() throws IOException, InterruptedException {
            try {
                if (!process.waitFor(Installation.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("did not end: " + Files.readString(err));
                }
            } finally {
                Installation.stop(process);
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private Run start(Path product, String cache, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(product.resolve("interphase").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve(cache).toString());
        builder.environment().remove("DISPLAY");
        return new Run(builder.start(), out, err);
    }

    private static void protect(Path product, boolean writable) throws IOException {
        try (var files = Files.walk(product)) {
            for (Path file : files.toList()) {
                file.toFile().setWritable(writable);
            }
        }
    }
}
