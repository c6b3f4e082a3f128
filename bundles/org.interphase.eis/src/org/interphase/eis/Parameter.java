// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.Objects;

/**
 * One parameter of an element of a circuit.
 *
 * @param name as in command lines and results: {@code R1}, {@code CPE1.alpha}
 * @param unit SI unit as printed, empty for a pure number
 * @param lower the physical range's lower end, exclusive
 * @param upper the physical range's upper end, inclusive; infinite for none
 */
public record Parameter(String name, String unit, double lower, double upper) {

    /** Checks that nothing is missing. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * {@return a parameter that is positive and without upper end}
     *
     * @param name its name
     * @param unit its unit
     */
    static Parameter positive(String name, String unit) {
        return new Parameter(name, unit, 0, Double.POSITIVE_INFINITY);
    }

    /** {@return whether its scale is a ratio scale, so that it is fitted and its interval stated in its logarithm} */
    public boolean logarithmic() {
        return Double.isInfinite(upper);
    }

    /**
     * {@return whether the value is finite and in the physical range}
     *
     * @param value in {@link #unit()}
     */
    public boolean holds(double value) {
        return value > lower && value <= upper && !Double.isInfinite(value);
    }
}
