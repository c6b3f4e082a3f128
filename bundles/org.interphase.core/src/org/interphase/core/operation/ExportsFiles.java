// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A result that is written as files into a folder: {@code -o} names the folder. */
public interface ExportsFiles {

    /** {@return the folder that is used where none is named} */
    String defaultFolder();

    /**
     * Writes the files.
     *
     * @param folder exists
     * @return what was written, the one to look at first
     * @throws IOException when one cannot be written
     */
    List<Path> writeTo(Path folder) throws IOException;
}
