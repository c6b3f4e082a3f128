// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.io.OutputStream;
import org.interphase.core.data.Dataset;

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
}
