// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * What one region did at one current density: a row of a critical current density's table.
 *
 * @param region the region's name, such as its file's
 * @param dataset the data set's ID
 * @param step index of the plating step in its record, counted from 0; −1 where the record has none
 * @param currentDensityUaPerUm2 in µA µm⁻², NaN where not known
 * @param verdict what the region did
 * @param confidence probability that the verdict is right
 * @param counted whether it counts: it is decided, has a current density, and the region had not failed before
 * @param note why it does not count, empty where it does
 */
public record RegionVerdict(
        String region,
        String dataset,
        int step,
        double currentDensityUaPerUm2,
        Verdict verdict,
        double confidence,
        boolean counted,
        String note) {

    /** Checks that nothing is null. */
    public RegionVerdict {
        Objects.requireNonNull(region);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(note);
    }
}
