// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Locale;
import java.util.Objects;

/**
 * What is known of a detector's dead time, and whether counts are corrected for it already: nothing is corrected twice.
 *
 * @param model how the detector loses counts
 * @param corrected whether the counts are corrected
 * @param tauS dead time in s, NaN where not known
 */
public record DeadTime(Model model, boolean corrected, double tauS) {

    /** Nothing is known, and nothing corrected. */
    public static final DeadTime UNKNOWN = new DeadTime(Model.UNKNOWN, false, Double.NaN);

    /** How a detector loses counts. */
    public enum Model {
        /** Not said. */
        UNKNOWN,
        /** A pulse counter that is blind for the dead time after each count: quadrupoles, magnetic sectors. */
        NON_PARALYSABLE,
        /** A converter that takes one hit in the dead time after each pulse of a time-of-flight instrument. */
        SINGLE_HIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks that the model is not null. */
    public DeadTime {
        Objects.requireNonNull(model);
    }
}
