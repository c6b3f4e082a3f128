// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * A file format that can be read. Register an implementation as an OSGi service of this type (a declarative-services
 * component) and its files open in the workbench, in every command and in every operation.
 *
 * <p>Implementations keep no state between calls and may be called from several threads.
 */
public interface FileFormat {

    /** {@return a name for files and settings: lower-case words joined by hyphens, unique} */
    String id();

    /** {@return a name for people, such as {@code BioLogic .mpr}} */
    String label();

    /** {@return what kinds of data set its files can hold} */
    Set<DatasetKind> kinds();

    /**
     * Judges by content whether the file is one of its own. Names and endings may not decide.
     *
     * @param head the file's start
     * @return how sure it is
     */
    Recognition recognise(FileHead head);

    /**
     * Reads the file to its end. Every length in it is checked before memory is taken for it.
     *
     * @param source a file that this format recognised
     * @param progress what to report to
     * @return all data sets
     * @throws FormatException when the file is not what it should be, with the place, the expected and the found
     * @throws IOException when the file cannot be read
     * @throws CancelledException when asked to end
     */
    Reading read(FileSource source, Progress progress) throws IOException, CancelledException;
}
