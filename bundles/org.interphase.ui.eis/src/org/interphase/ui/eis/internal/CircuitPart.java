// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.widgets.Composite;
import org.interphase.core.unit.Quantity;
import org.interphase.eis.Parameter;
import org.interphase.eis.diagram.ParameterValue;
import org.interphase.ui.eis.internal.circuit.CircuitHost;
import org.interphase.ui.eis.internal.circuit.CircuitView;

/** The circuit's diagram over the document of the editor: what is edited in it becomes an edit of the settings. */
final class CircuitPart implements CircuitHost {

    private final FitBar.Requests requests;
    private final CircuitView view;
    private List<ParameterRow> rows = List.of();
    private Consumer<Set<String>> listener = names -> {};

    CircuitPart(Composite parent, FitBar.Requests requests) {
        this.requests = requests;
        view = new CircuitView(parent, this);
    }

    CircuitView view() {
        return view;
    }

    /** Has somebody told of the parameters whose elements are selected in the diagram. */
    void onSelect(Consumer<Set<String>> next) {
        listener = next;
    }

    void show(EisDocument document) {
        rows = ParameterRow.of(document);
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        for (ParameterRow row : rows) {
            values.put(row.name(), value(row));
        }
        view.show(document.settings().circuit(), values);
    }

    private static ParameterValue value(ParameterRow row) {
        boolean error = row.fitted() != null && !row.fixed() && !row.fitted().fixed();
        boolean fitted = row.fitted() != null || row.fixed();
        Quantity q = new Quantity(
                fitted ? row.shownValue() : Double.NaN, error ? row.fitted().standardError() : Double.NaN, row.unit());
        String name = row.name() + (row.unit().isEmpty() ? "" : " in " + row.unit());
        String details = row.details().isEmpty() ? name + (row.remark().isEmpty() ? "" : ", " + row.remark()) : row.details();
        return new ParameterValue(q, row.fixed(), row.undetermined(), details);
    }

    private Optional<ParameterRow> row(Parameter p) {
        return rows.stream().filter(r -> r.name().equals(p.name())).findFirst();
    }

    // ---- what the diagram asks for

    @Override
    public void edit(String text, Map<String, String> names) {
        step(s -> s.withCircuit(text, names));
    }

    /** An edit that is a step of its own in the history. */
    private void step(UnaryOperator<FitSettings> change) {
        requests.pause();
        requests.settings(change);
        requests.pause();
    }

    @Override
    public String value(Parameter parameter) {
        return row(parameter)
                .filter(r -> !Double.isNaN(r.shownValue()))
                .map(r -> ShownValue.toEdit(r.shownValue(), r.shown()))
                .orElse("");
    }

    @Override
    public String unit(Parameter parameter) {
        return row(parameter).map(ParameterRow::unitText).orElse(parameter.unit());
    }

    @Override
    public boolean held(Parameter parameter) {
        return row(parameter).map(ParameterRow::fixed).orElse(false);
    }

    private double parse(Parameter parameter, String text) {
        ParameterRow row = row(parameter).orElseThrow();
        return ShownValue.parse(text, row.shown(), row.unit());
    }

    @Override
    public void check(Parameter parameter, String text) {
        double value = parse(parameter, text);
        if (!parameter.holds(value)) {
            throw new IllegalArgumentException(parameter.name() + ": expected a value above " + parameter.lower()
                    + (parameter.logarithmic() ? "" : " and up to " + parameter.upper()) + ", found '" + text + "'");
        }
    }

    @Override
    public void assign(Map<Parameter, Assignment> values) {
        step(s -> {
            FitSettings next = s;
            for (Map.Entry<Parameter, Assignment> e : values.entrySet()) {
                String name = e.getKey().name();
                String text = e.getValue().text();
                next = next.withGuess(name, null);
                if (!text.isEmpty()) {
                    double value = parse(e.getKey(), text);
                    next = e.getValue().held() ? next.withFixed(name, value) : next.withGuess(name, value);
                }
            }
            return next;
        });
    }

    @Override
    public void selected(Set<String> parameters) {
        listener.accept(parameters);
    }

    @Override
    public void say(String text) {
        requests.status(text);
    }
}
