// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of instruments' real files, which is not part of the project: {@code -Dinterphase.shared=FOLDER}, or a
 * folder {@code shared} in or beside one above the working directory. Tests that need it are skipped where it is not.
 */
final class SharedData {

    private SharedData() {}

    /** {@return the folder of impedance and cycling files} */
    static Path eis() {
        Path found = find();
        assumeTrue(
                found != null,
                "LEFT OUT: the instruments' real files are not here (no shared/data/eis above "
                        + System.getProperty("user.dir") + " and no -Dinterphase.shared)");
        return found;
    }

    private static Path find() {
        String given = System.getProperty("interphase.shared");
        if (given != null && Files.isDirectory(Path.of(given, "data", "eis"))) {
            return Path.of(given, "data", "eis");
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            Path eis = p.resolve("shared").resolve("data").resolve("eis");
            if (Files.isDirectory(eis)) {
                return eis;
            }
        }
        return null;
    }
}
