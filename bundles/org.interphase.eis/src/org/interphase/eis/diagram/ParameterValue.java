// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.Objects;
import org.interphase.core.unit.Quantity;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.FittedParameter;

/**
 * The value of a parameter as a diagram shows it.
 *
 * @param quantity value, error and unit; NaN where there is no value
 * @param held whether it was held and not fitted
 * @param notable whether the data do not say what it is
 * @param details all that is known; may have several lines
 */
public record ParameterValue(Quantity quantity, boolean held, boolean notable, String details) {

    /** Checks that nothing is missing. */
    public ParameterValue {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(details, "details");
    }

    /**
     * {@return a fitted value}
     *
     * @param p the parameter after the fit
     */
    public static ParameterValue of(FittedParameter p) {
        String value = p.name() + " = " + ValueText.withError(p.value(), p.standardError(), p.unit());
        return new ParameterValue(
                p.quantity(), p.fixed(), !p.determined(), p.remark().isBlank() ? value : value + "\n" + p.remark());
    }
}
