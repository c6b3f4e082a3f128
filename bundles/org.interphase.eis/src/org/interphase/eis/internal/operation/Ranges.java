// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;
import org.interphase.eis.Bounds;

/**
 * Ranges of parameters: {@code R1=1e3:1e5,CPE1.alpha=0.7:}; an end that is left out is open.
 *
 * @param values by name, in the order written
 */
public record Ranges(Map<String, Bounds> values) {

    /** Copies the map. */
    public Ranges {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return the ranges of a text}
     *
     * @param text {@code NAME=LOWER:UPPER}, separated by commas; blank for none
     * @throws TextSyntaxException when a name is missing or repeated, an end is no number, or a range is empty
     */
    public static Ranges parse(String text) {
        Map<String, Bounds> values = new LinkedHashMap<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            int colon = part.indexOf(':');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (name.isEmpty() || colon < equals) {
                throw new TextSyntaxException(
                        text, at, "NAME=LOWER:UPPER", part.isBlank() ? "nothing" : "'" + part + "'");
            }
            String low = part.substring(equals + 1, colon);
            String high = part.substring(colon + 1);
            double lower = low.isBlank() ? 0 : number(text, at + equals + 1, low);
            double upper = high.isBlank() ? Double.POSITIVE_INFINITY : number(text, at + colon + 1, high);
            Bounds bounds;
            try {
                bounds = new Bounds(lower, upper);
            } catch (IllegalArgumentException e) {
                throw new TextSyntaxException(
                        text, at + equals + 1, "0 ≤ LOWER < UPPER", "'" + part.substring(equals + 1).strip() + "'");
            }
            if (values.put(name, bounds) != null) {
                throw new TextSyntaxException(text, at, "each name once", "'" + name + "' again");
            }
            at += part.length() + 1;
        }
        return new Ranges(values);
    }

    /** The finite number that a piece of a text is. */
    static double number(String text, int column, String piece) {
        try {
            return NumberText.parse(piece);
        } catch (NumberFormatException e) {
            throw new TextSyntaxException(
                    text, column, "a number", piece.isBlank() ? "nothing" : "'" + piece.strip() + "'");
        }
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + (e.getValue().lower() > 0 ? e.getValue().lower() : "") + ":"
                        + (Double.isInfinite(e.getValue().upper()) ? "" : e.getValue().upper()))
                .collect(Collectors.joining(","));
    }
}
