// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Locale;
import java.util.Objects;

/**
 * How the cycles of a record are counted.
 *
 * @param count by what
 * @param start with what a cycle starts
 */
public record CapacityOptions(Count count, Start start) {

    /** By the current, and whatever comes first starts a cycle. */
    public static final CapacityOptions DEFAULT = new CapacityOptions(Count.CURRENT, Start.AUTO);

    /** By what cycles are told apart. */
    public enum Count {
        /** The sign of the current. */
        CURRENT,
        /** The instrument's own number of the cycle or half cycle; the sign of the current within it. */
        INSTRUMENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With what a cycle starts. */
    public enum Start {
        /**
         * With what the record starts with; but where that is less than half of what comes next, it only brought the cell
         * to where cycling began, and stands alone.
         */
        AUTO,
        /** With the charge; a discharge before the first one stands alone. */
        CHARGE,
        /** With the discharge; a charge before the first one stands alone. */
        DISCHARGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that nothing is null. */
    public CapacityOptions {
        Objects.requireNonNull(count);
        Objects.requireNonNull(start);
    }
}
