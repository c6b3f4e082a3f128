// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.util.Objects;

/**
 * A value with its uncertainty and its unit.
 *
 * @param value the value in the unit; NaN where it is not known
 * @param standardError its standard error in the unit; NaN where none can be stated
 * @param unit the unit as {@link Units} spells it; empty for a pure number
 */
public record Quantity(double value, double standardError, String unit) {

    /** Checks that there is a unit, if only an empty one. */
    public Quantity {
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * {@return the same quantity in another unit}
     *
     * @param other a unit of the same dimension, such as {@code mA} for {@code A}
     * @throws IllegalArgumentException when one of the units is unknown or they measure different things
     */
    public Quantity in(String other) {
        Units.Conversion from = conversion(unit);
        Units.Conversion to = conversion(other);
        if (!from.symbol().equals(to.symbol())) {
            throw new IllegalArgumentException("expected a unit that '" + unit + "' converts to, found '" + other + "'");
        }
        double factor = from.factor() / to.factor();
        return new Quantity(value * factor, standardError * factor, other);
    }

    private static Units.Conversion conversion(String unit) {
        return Units.parse(unit)
                .orElseThrow(() -> new IllegalArgumentException("expected a unit, found '" + unit + "'"));
    }

    /** {@return value ± error with an SI prefix and no more digits than the error allows: {@code 3.200 ± 0.055 kΩ}} */
    @Override
    public String toString() {
        return ValueText.withError(value, standardError, unit);
    }
}
