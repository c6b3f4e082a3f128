// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under a name of its own beside its place, so that at its place it is complete or not there. */
public final class PartFile {

    private PartFile() {}

    /**
     * {@return where a file is written until it is complete: a hidden file in the same folder}
     *
     * @param target where it is to be
     */
    public static Path of(Path target) {
        return target.toAbsolutePath().normalize().resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    /**
     * Puts a complete file in its place; one that is there is replaced.
     *
     * @param part what {@link #of} said
     * @param target where it is to be
     * @throws IOException when it cannot be moved
     */
    public static void complete(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
