// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Objects;

/**
 * An axis of a figure.
 *
 * @param quantity what it shows, such as {@code Re Z}
 * @param unit its unit, such as {@code Ω}; empty for none. The label is {@code Re Z / Ω}
 * @param logarithmic whether it is logarithmic
 * @param counted whether it counts things, so that there is nothing between its whole numbers
 */
public record Axis(String quantity, String unit, boolean logarithmic, boolean counted) {

    /** Checks that nothing is null. */
    public Axis {
        Objects.requireNonNull(quantity);
        Objects.requireNonNull(unit);
    }

    /**
     * {@return a linear axis}
     *
     * @param quantity what it shows
     * @param unit its unit
     */
    public static Axis linear(String quantity, String unit) {
        return new Axis(quantity, unit, false, false);
    }

    /**
     * {@return a logarithmic axis}
     *
     * @param quantity what it shows
     * @param unit its unit
     */
    public static Axis log(String quantity, String unit) {
        return new Axis(quantity, unit, true, false);
    }

    /**
     * {@return an axis of whole numbers, such as those of cycles}
     *
     * @param quantity what it counts
     */
    public static Axis counted(String quantity) {
        return new Axis(quantity, "", false, true);
    }

    /** {@return quantity and unit} */
    public String label() {
        return unit.isEmpty() ? quantity : quantity + " / " + unit;
    }
}
