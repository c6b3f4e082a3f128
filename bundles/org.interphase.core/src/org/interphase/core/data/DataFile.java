// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that was read to its end.
 *
 * @param path where it is
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param format the name for people of the format that read it
 * @param datasets its data sets in the file's order, at least one
 * @param warnings what the reader left out or corrected, one sentence each; empty where nothing
 */
public record DataFile(Path path, String sha256, String format, List<Dataset> datasets, List<String> warnings) {

    /** Copies the lists. */
    public DataFile {
        datasets = List.copyOf(datasets);
        warnings = List.copyOf(warnings);
    }
}
