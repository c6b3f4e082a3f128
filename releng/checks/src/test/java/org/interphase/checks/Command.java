// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls of a product's headless application, without a display.
 *
 * @param product the product's folder
 * @param work    a folder for caches and outputs
 */
record Command(Path product, Path work) {

    /** What a call left. */
    record Answer(int status, String out, String err) {
    }

    /** A call under way. */
    record Run(Process process, Path out, Path err) {

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

    /**
     * Starts a call.
     *
     * @param cache     the name of the user's cache folder
     * @param arguments of the command line
     */
    Run start(String cache, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(product.resolve("interphase").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(work, "out", ".txt");
        Path err = Files.createTempFile(work, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", work.resolve(cache).toString());
        builder.environment().remove("DISPLAY");
        return new Run(builder.start(), out, err);
    }
}
