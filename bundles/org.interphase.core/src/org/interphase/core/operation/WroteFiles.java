// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.nio.file.Path;
import java.util.List;

/**
 * A result of which a part was written while it was computed, into files that the settings name. {@link Operations#run} writes
 * their origin beside each of them, as {@code NAME.provenance.json}.
 */
public interface WroteFiles {

    /** {@return the files, complete; none where the settings name none} */
    List<Path> wrote();
}
