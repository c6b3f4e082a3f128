// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * A result that is no data set and is written in forms of its own, such as a surface or a picture: the ending of the file that
 * {@code -o} names chooses one of {@link Operation#endings()}.
 */
public interface ExportsForms {

    /**
     * Writes the result as one file. Where that fails the file is of no use: the caller gives it a name of its own and renames it
     * when it is complete.
     *
     * @param file where to; one that is there is replaced
     * @param ending which form, one of the operation's endings
     * @param progress is told, and asked whether to go on
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end
     */
    void writeTo(Path file, String ending, Progress progress) throws IOException, CancelledException;
}
