// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * One reason for or against a verdict, with its numbers and the part of the curve that it is read from.
 *
 * @param rule which; see {@link Rule}
 * @param value what was found
 * @param standardError of the value; NaN where not known
 * @param threshold what it is compared with
 * @param fromS where the part of the curve begins, in s
 * @param toS where it ends, in s
 * @param speaksFor which verdict it speaks for
 * @param step index of the {@link CurrentStep} that it is about, counted from 0; −1 for the whole record
 * @param sentence the same for people
 */
public record Evidence(
        Rule rule,
        double value,
        double standardError,
        double threshold,
        double fromS,
        double toS,
        Verdict speaksFor,
        int step,
        String sentence) {

    /** What is looked at. */
    public enum Rule {
        /** The voltage after the deepest lasting fall over the voltage before it. */
        DROP_RATIO,
        /** How far voltage and current are from being in proportion. */
        OFFSET,
        /** How long the step lasted, in s, against how long it was meant to. */
        DURATION,
        /** Whether the potentiostat kept the current, below its voltage limit. */
        COMPLIANCE,
        /** Whether stripping ended because the metal was gone, without a short. */
        DEPLETION,
        /** A fall that came back: no verdict by itself. */
        SOFT_SHORT,
        /** The voltage against that of an earlier step at a lower current. */
        EARLIER_STEP,
        /** Whether there is a constant current, and enough points, to judge at all. */
        DATA;

        /** {@return the name in a table} */
        public String label() {
            return toString().replace('-', ' ');
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks that nothing is null. */
    public Evidence {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(speaksFor);
        Objects.requireNonNull(sentence);
    }
}
