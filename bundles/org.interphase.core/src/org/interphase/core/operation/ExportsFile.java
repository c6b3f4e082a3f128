// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * A result that is written in a form of its own, such as a picture: {@code -o} names the file, with one of the operation's
 * {@link Operation#endings}. Its provenance is written beside it.
 */
public interface ExportsFile {

    /** {@return the ending of the file where none is named, with its dot} */
    String ending();

    /**
     * Writes the file, complete or not at all.
     *
     * @param file where to; one that is there is replaced
     * @param progress what to report to
     * @return what was written, the one to look at first
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end
     */
    List<Path> writeTo(Path file, Progress progress) throws IOException, CancelledException;
}
