// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import org.interphase.core.data.Dataset;

/** A result that is or holds a data set: {@code -o} writes it in whatever form an exporter has for the ending. */
public interface ExportsDataset {

    /** {@return the data set} */
    Dataset dataset();
}
