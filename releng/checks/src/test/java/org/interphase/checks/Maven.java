// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Maven that runs this build, on a project of somebody else's. */
final class Maven {

    private Maven() {
    }

    /** Runs goals to their end; any status but 0 is a failure. */
    static void run(Path folder, Path log, String... goals) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("interphase.maven"));
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/mvn").toString(), "-B", "-ntp")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.command().addAll(List.of(goals));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The build that runs this test hands its own options down.
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(Installation.LIMIT.toSeconds(), TimeUnit.SECONDS), "the build did not end");
        } finally {
            Installation.stop(process);
        }
        assertEquals(0, process.exitValue(), () -> read(log));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
