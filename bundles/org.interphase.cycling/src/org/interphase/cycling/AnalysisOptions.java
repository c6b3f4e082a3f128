// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * What an analysis needs to know beside the record.
 *
 * @param areaUm2 area of the contact in µm², &gt; 0
 * @param first what the record's first step of current does: {@link Polarity#PLATE} or {@link Polarity#STRIP}; a
 *     current of the other sign does the opposite
 * @param thresholds where the rules draw their lines
 * @param edits what a person said of the events
 */
public record AnalysisOptions(double areaUm2, Polarity first, Thresholds thresholds, EventEdits edits) {

    /** A contact of 1 µm² that is plated first. */
    public static final AnalysisOptions DEFAULT =
            new AnalysisOptions(1, Polarity.PLATE, Thresholds.DEFAULT, EventEdits.NONE);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the area is not above 0, or the first step is a rest
     */
    public AnalysisOptions {
        if (!(areaUm2 > 0) || Double.isInfinite(areaUm2)) {
            throw new IllegalArgumentException("areaUm2: expected a number above 0, found " + areaUm2);
        }
        if (first == Polarity.REST) {
            throw new IllegalArgumentException("first: expected plate or strip, found rest");
        }
        Objects.requireNonNull(thresholds);
        Objects.requireNonNull(edits);
    }

    /**
     * {@return these options with other edits}
     *
     * @param other the edits
     */
    public AnalysisOptions with(EventEdits other) {
        return new AnalysisOptions(areaUm2, first, thresholds, other);
    }

    /**
     * {@return these options with other thresholds}
     *
     * @param other the thresholds
     */
    public AnalysisOptions with(Thresholds other) {
        return new AnalysisOptions(areaUm2, first, other, edits);
    }
}
