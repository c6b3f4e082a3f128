// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tries the files that a search starts from before it starts: classes are loaded, and instrumented, with the first input
 * that needs them, which takes time and memory that are not the input's.
 */
final class WarmUp {

    /** Names the folder with the files. */
    static final String FOLDER = "interphase.fuzz.seeds";

    /** What takes an input. */
    interface Target {
        void accept(byte[] input) throws Exception;
    }

    private WarmUp() {}

    static void with(Target target) throws IOException {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        try (var files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                try {
                    target.accept(bytes);
                } catch (Exception | AssertionError e) {
                    // said when the search comes to it
                    continue;
                }
            }
        }
    }
}
