// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.interphase.core.data.Dataset;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** A file format that can be written. Register an implementation as an OSGi service of this type. */
public interface Exporter {

    /** {@return the file name's ending with its dot, lower-case, such as {@code .csv}} */
    String extension();

    /** {@return a name for people} */
    String label();

    /**
     * {@return whether such a data set can be written}
     *
     * @param dataset the data set
     */
    boolean accepts(Dataset dataset);

    /**
     * Writes the data set; does not close the stream.
     *
     * @param dataset one that it accepts
     * @param out where to
     * @throws IOException when it cannot be written
     */
    void write(Dataset dataset, OutputStream out) throws IOException;

    /** {@return whether the file has a place for where the data set comes from; if not, that is written beside it} */
    default boolean holdsProvenance() {
        return false;
    }

    /**
     * Writes the data set as a file of its own. A format that cannot be written from the first byte to the last, or that
     * {@link #holdsProvenance() holds the provenance}, has its own way; all others write their bytes into the file. A file
     * whose writing fails is of no use: the caller gives it a name of its own and renames it when it is complete.
     *
     * @param dataset one that it accepts
     * @param provenance where it comes from as JSON; empty where nothing is known
     * @param file where to; one that is there is replaced
     * @throws IOException when it cannot be written
     */
    default void write(Dataset dataset, String provenance, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(dataset, out);
        }
    }

    /**
     * Writes the data set as a file of its own, as {@link #write(Dataset, String, Path)} does. A format that takes long reports how
     * far it is and ends when it is asked to; all others look once before they begin.
     *
     * @param dataset one that it accepts
     * @param provenance where it comes from as JSON; empty where nothing is known
     * @param file where to; one that is there is replaced, and is of no use when writing fails or is cancelled
     * @param progress is told, and asked whether to go on
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end
     */
    default void write(Dataset dataset, String provenance, Path file, Progress progress)
            throws IOException, CancelledException {
        progress.checkCancelled();
        write(dataset, provenance, file);
    }

    /**
     * Writes the data set as a file that is complete or not there: under another name in the same folder, which becomes its
     * own when all is written. A file that was there before stays until then.
     *
     * @param dataset one that it accepts
     * @param provenance where it comes from as JSON; empty where nothing is known
     * @param file where to
     * @param progress is told, and asked whether to go on
     * @throws IOException when it cannot be written; nothing is left of it
     * @throws CancelledException when asked to end; nothing is left of it
     */
    default void save(Dataset dataset, String provenance, Path file, Progress progress)
            throws IOException, CancelledException {
        Path part = PartFile.of(file);
        try {
            write(dataset, provenance, part, progress);
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
