// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import org.interphase.core.unit.Quantity;

/**
 * A parameter after a fit.
 *
 * @param name its name
 * @param value its value
 * @param standardError its standard error in the same unit; NaN where none can be stated (fixed, at a bound, only a
 *     combination with others determined)
 * @param lower95 lower end of its 95 % interval; NaN where none can be stated
 * @param upper95 upper end
 * @param unit SI unit, empty for a pure number
 * @param fixed whether it was held
 * @param determined whether the data say what it is: its standard error is stated, and its symmetric 95 % interval
 *     does not reach zero; a fixed parameter counts as determined
 * @param remark in plain words why it is not determined; empty otherwise
 */
public record FittedParameter(
        String name,
        double value,
        double standardError,
        double lower95,
        double upper95,
        String unit,
        boolean fixed,
        boolean determined,
        String remark) {

    /** How the remark on a parameter at the end of its range begins. */
    static final String AT_BOUND = "at its ";

    /** {@return its value with error and unit} */
    public Quantity quantity() {
        return new Quantity(value, standardError, unit);
    }

    /** {@return whether it lies at the end of its range, so that no error can be stated} */
    public boolean atBound() {
        return remark.startsWith(AT_BOUND);
    }
}
