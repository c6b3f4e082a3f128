// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.unit.Quantity;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.Bounds;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.Parameter;

/**
 * A line of the parameter table.
 *
 * @param parameter the parameter
 * @param fitted its fitted value; null before the first fit of this circuit
 * @param guess its start value; null where it is found from the data
 * @param fixed whether it is held
 * @param bounds the range that it is kept in; 0 to infinity for none
 */
record ParameterRow(
        Parameter parameter, FittedParameter fitted, Double guess, boolean fixed, Bounds bounds) {

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
                    p,
                    same ? fit.get().fit().parameter(p.name()) : null,
                    settings.guesses().get(p.name()),
                    settings.fixed().contains(p.name()),
                    settings.bound(p.name())));
        }
        return rows;
    }

    String name() {
        return parameter.name();
    }

    String unit() {
        return parameter.unit();
    }

    /** {@return what stands in its line, with its error} */
    Quantity quantity() {
        boolean withError = fitted != null && !fixed && !fitted.fixed();
        return new Quantity(shownValue(), withError ? fitted.standardError() : Double.NaN, unit());
    }

    /** {@return its lower bound in the unit that its line shows; empty for none} */
    String lowerText() {
        return bounds.lower() > 0 ? bound(bounds.lower()) : "";
    }

    /** {@return its upper bound in the unit that its line shows; empty for none} */
    String upperText() {
        return Double.isInfinite(bounds.upper()) ? "" : bound(bounds.upper());
    }

    private String bound(double value) {
        return ValueText.number(value / shown().factor(), 5);
    }

    /**
     * Judges a value to start from or to be held at.
     *
     * @throws IllegalArgumentException when it is out of range, saying so
     */
    void checkValue(double value) {
        if (!parameter.holds(value)) {
            throw new IllegalArgumentException("expected at most " + ValueText.number(parameter.upper(), 4));
        }
        if (!bounds.contains(value)) {
            throw new IllegalArgumentException("expected a value inside the bounds, " + range());
        }
    }

    /**
     * Judges the ends of its range.
     *
     * @throws IllegalArgumentException when they are the wrong way round or leave the start value out, saying so
     */
    void checkBounds(double lower, double upper) {
        if (!(lower < upper)) {
            throw new IllegalArgumentException(
                    "expected a lower bound below the upper one, found " + show(lower) + " and " + show(upper));
        }
        if (lower >= parameter.upper()) {
            throw new IllegalArgumentException("expected a range that begins below " + show(parameter.upper()));
        }
        if (guess != null && (guess < lower || guess > upper)) {
            throw new IllegalArgumentException(
                    "expected bounds around the " + (fixed ? "held" : "start") + " value, " + show(guess));
        }
    }

    private String range() {
        return show(bounds.lower()) + " to " + show(bounds.upper());
    }

    private String show(double value) {
        return ValueText.withError(value, Double.NaN, unit());
    }

    /** {@return what stands in its line: the fitted value, the held one, else the start value} */
    double shownValue() {
        if (fixed && guess != null) {
            return guess;
        }
        return fitted != null ? fitted.value() : guess != null ? guess : Double.NaN;
    }

    ShownValue shown() {
        Quantity q = quantity();
        return ShownValue.of(q.value(), q.standardError(), q.unit());
    }

    String valueText() {
        return Double.isNaN(shownValue()) ? "" : shown().value();
    }

    String errorText() {
        return Double.isNaN(shownValue()) ? "" : shown().error();
    }

    String unitText() {
        return Double.isNaN(shownValue()) ? unit() : shown().unit();
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
        return guess == null ? "" : "start " + show(guess);
    }

    /** {@return all that is known, in full} */
    String details() {
        if (fitted == null) {
            return "";
        }
        String interval = Double.isNaN(fitted.lower95())
                ? ""
                : "\n95 %: "
                        + ValueText.interval(
                                fitted.lower95(), fitted.upper95(), fitted.standardError(), unit());
        String error = Double.isNaN(fitted.standardError()) ? "" : " ± " + fitted.standardError();
        return name() + " = " + fitted.value() + error + (unit().isEmpty() ? "" : " " + unit())
                + interval
                + (fitted.remark().isBlank() ? "" : "\n" + fitted.remark());
    }
}
