// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.Parameter;

/**
 * A line of the parameter table.
 *
 * @param name the parameter
 * @param unit its SI unit
 * @param fitted its fitted value; null before the first fit of this circuit
 * @param guess its start value; null where it is found from the data
 * @param fixed whether it is held
 */
record ParameterRow(String name, String unit, FittedParameter fitted, Double guess, boolean fixed) {

    /** {@return the parameters of the circuit that is asked for; of the last fit, where that cannot be read} */
    static List<ParameterRow> of(EisDocument document) {
        Optional<Fitted> fit = document.fit();
        FitSettings settings = document.settings();
        List<Parameter> parameters;
        Circuit circuit;
        try {
            circuit = Circuit.parse(settings.circuit());
        } catch (CircuitSyntaxException e) {
            if (fit.isEmpty()) {
                return List.of();
            }
            circuit = fit.get().fit().circuit();
        }
        boolean same = fit.isPresent() && fit.get().fit().circuit().equals(circuit);
        List<ParameterRow> rows = new ArrayList<>();
        for (Parameter p : circuit.parameters()) {
            rows.add(new ParameterRow(
                    p.name(),
                    p.unit(),
                    same ? fit.get().fit().parameter(p.name()) : null,
                    settings.guesses().get(p.name()),
                    settings.fixed().contains(p.name())));
        }
        return rows;
    }

    /** {@return what stands in its line: the fitted value, the held one, else the start value} */
    double shownValue() {
        if (fixed && guess != null) {
            return guess;
        }
        return fitted != null ? fitted.value() : guess != null ? guess : Double.NaN;
    }

    ShownValue shown() {
        boolean withError = fitted != null && !fixed && !fitted.fixed();
        return ShownValue.of(shownValue(), withError ? fitted.standardError() : Double.NaN, unit);
    }

    String valueText() {
        return Double.isNaN(shownValue()) ? "" : shown().value();
    }

    String errorText() {
        return Double.isNaN(shownValue()) ? "" : shown().error();
    }

    String unitText() {
        return Double.isNaN(shownValue()) ? unit : shown().unit();
    }

    /** {@return whether the data do not say what it is} */
    boolean undetermined() {
        return fitted != null && !fitted.determined() && !fixed;
    }

    String remark() {
        if (fixed) {
            return "held";
        }
        if (undetermined()) {
            return fitted.atBound() ? "at its bound" : "not determined";
        }
        return guess == null ? "" : "start " + ValueText.withError(guess, Double.NaN, unit);
    }

    /** {@return all that is known, in full} */
    String details() {
        if (fitted == null) {
            return "";
        }
        String interval = Double.isNaN(fitted.lower95())
                ? ""
                : "\n95 %: " + ValueText.withError(fitted.lower95(), Double.NaN, unit) + " to "
                        + ValueText.withError(fitted.upper95(), Double.NaN, unit);
        String error = Double.isNaN(fitted.standardError()) ? "" : " ± " + fitted.standardError();
        return name + " = " + fitted.value() + error + (unit.isEmpty() ? "" : " " + unit)
                + interval
                + (fitted.remark().isBlank() ? "" : "\n" + fitted.remark());
    }
}
