// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.unit.Quantity;
import org.interphase.core.unit.QuantityText;
import org.interphase.eis.Element;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.Parameter;
import org.interphase.eis.edit.ElementKind;

/** Makes the texts at an element from the values of its parameters. */
public final class Captions {

    private Captions() {}

    /** How much is written. */
    public enum Detail {
        /** Values with errors and units. */
        FULL,
        /** Without the units that are longer than their values. */
        SHORT,
        /** Names only. */
        NAMES
    }

    /**
     * {@return the texts at an element after a fit}
     *
     * @param element an element of the fit's circuit
     * @param fit the fit
     * @param detail how much is written
     */
    public static Caption of(Element element, FitResult fit, Detail detail) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        for (FittedParameter p : fit.parameters()) {
            values.put(p.name(), ParameterValue.of(p));
        }
        return of(element, values, detail);
    }

    /**
     * {@return the texts at an element}
     *
     * @param element which
     * @param values by the parameters' names; those that are missing are not written
     * @param detail how much is written
     */
    public static Caption of(Element element, Map<String, ParameterValue> values, Detail detail) {
        List<String> written = new ArrayList<>();
        List<String> details = new ArrayList<>();
        boolean notable = false;
        boolean several = element.parameters().size() > 1;
        details.add(element.label() + ", " + ElementKind.of(element).title());
        for (Parameter p : element.parameters()) {
            ParameterValue v = values.get(p.name());
            if (v == null) {
                details.add(p.name() + (p.unit().isEmpty() ? "" : " in " + p.unit()));
                continue;
            }
            notable |= v.notable();
            details.add(v.details());
            String text = text(v, detail);
            if (!text.isEmpty()) {
                String symbol = several ? ElementKind.symbolOf(p.name().substring(element.label().length() + 1)) + " " : "";
                written.add(symbol + text);
            }
        }
        return new Caption(
                element.label() + (notable ? " ?" : ""),
                detail == Detail.NAMES ? "" : String.join(", ", written),
                String.join("\n", details),
                notable);
    }

    private static String text(ParameterValue v, Detail detail) {
        Quantity q = v.quantity();
        if (Double.isNaN(q.value())) {
            return "";
        }
        boolean longUnit = q.unit().length() > 3;
        String unit = detail == Detail.SHORT && longUnit ? "" : q.unit();
        Quantity shown = new Quantity(q.value(), v.held() ? Double.NaN : q.standardError(), unit);
        return QuantityText.brief(shown) + (v.held() ? " held" : "");
    }
}
