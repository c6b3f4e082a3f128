// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.util.List;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.PlainText;

/**
 * What a format read from a file.
 *
 * @param datasets in the file's order, at least one
 * @param warnings what was left out or corrected, one sentence each
 */
public record Reading(List<Dataset> datasets, List<String> warnings) {

    /**
     * Copies the lists, and makes the warnings plain.
     *
     * @throws IllegalArgumentException when there is no data set
     */
    public Reading {
        datasets = List.copyOf(datasets);
        warnings = warnings.stream().map(PlainText::of).toList();
        if (datasets.isEmpty()) {
            throw new IllegalArgumentException("a file that was read has at least one data set");
        }
    }
}
