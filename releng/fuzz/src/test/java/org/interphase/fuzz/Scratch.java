// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for the files of a run, in memory where the system has such, removed when Java ends. */
final class Scratch {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path folder;

    Scratch() throws IOException {
        folder = Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "interphase-fuzz")
                : Files.createTempDirectory("interphase-fuzz");
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    /** {@return a file of the folder, which need not be there} */
    Path file(String name) {
        return folder.resolve(name);
    }

    private void remove() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("cannot remove " + folder + ": " + e.getMessage());
        }
    }
}
