// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

/**
 * The range that a parameter may take in a fit, both ends included.
 *
 * @param lower lower end, ≥ 0; 0 for none
 * @param upper upper end, above {@code lower}; infinite for none
 */
public record Bounds(double lower, double upper) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when it is empty or reaches below 0
     */
    public Bounds {
        if (!(lower >= 0) || !(upper > lower)) {
            throw new IllegalArgumentException(
                    "expected bounds with 0 ≤ lower < upper, found " + lower + " and " + upper);
        }
        // no negative zero, which is another double
        lower += 0.0;
    }

    /**
     * {@return whether the value lies inside or at an end}
     *
     * @param value any number
     */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }
}
