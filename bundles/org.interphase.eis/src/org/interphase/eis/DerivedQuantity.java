// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;
import org.interphase.core.unit.Quantity;

/**
 * A quantity computed from fitted parameters, its error from their full covariance.
 *
 * @param name such as {@code CPE1.capacitance}: the element it belongs to, and what it is
 * @param formula how it is computed, in the parameters' names
 * @param value its value
 * @param standardError its standard error; NaN where none can be stated
 * @param unit SI unit
 * @param processes for a capacitance the processes whose typical range holds it, at a cell constant l/A of 1 cm⁻¹;
 *     empty otherwise
 */
public record DerivedQuantity(
        String name, String formula, double value, double standardError, String unit, List<String> processes) {

    /** Copies the list. */
    public DerivedQuantity {
        processes = List.copyOf(processes);
    }

    /** {@return its value with error and unit} */
    public Quantity quantity() {
        return new Quantity(value, standardError, unit);
    }
}
