// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * Something that happened at a time of the record.
 *
 * @param kind what
 * @param timeS when, in s, on the record's time axis
 * @param timeErrorS standard error of the time in s, NaN where not known
 * @param fromS where the part of the curve begins that shows it, in s
 * @param toS where that part ends, in s
 * @param value how much; what it is the {@link EventKind} says
 * @param valueError standard error of the value, NaN where not known
 * @param unit unit of the value, empty for a ratio
 * @param step index of the {@link CurrentStep} in which it is, counted from 0; −1 for none
 * @param origin who says so
 */
public record CycleEvent(
        EventKind kind,
        double timeS,
        double timeErrorS,
        double fromS,
        double toS,
        double value,
        double valueError,
        String unit,
        int step,
        Origin origin) {

    /** Who says that an event is there, or is where it is. */
    public enum Origin {
        /** Found in the data, and nobody looked at it. */
        COMPUTED,
        /** Found in the data, and a person agreed. */
        ACCEPTED,
        /** Found in the data, and a person moved it. */
        MOVED,
        /** Found in the data, and a person said that it is none: it speaks for nothing. */
        REJECTED;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Checks that nothing is null. */
    public CycleEvent {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(origin);
    }

    /** {@return whether it counts: it is not rejected} */
    public boolean counts() {
        return origin != Origin.REJECTED;
    }

    /**
     * {@return the same as a person sees it}
     *
     * @param by what the person said
     * @param atS where it is, in s
     */
    public CycleEvent reviewed(Origin by, double atS) {
        return new CycleEvent(
                kind,
                atS,
                by == Origin.MOVED ? Double.NaN : timeErrorS,
                Math.min(fromS, atS),
                Math.max(toS, atS),
                value,
                valueError,
                unit,
                step,
                by);
    }
}
