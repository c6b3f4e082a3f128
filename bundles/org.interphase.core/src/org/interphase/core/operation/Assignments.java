// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.unit.NumberText;

/**
 * Named numbers as one writes them on a line: {@code R1=3e3,CPE1.Q=1e-9}.
 *
 * @param values by name, in the order written
 */
public record Assignments(Map<String, Double> values) {

    /** No assignment. */
    public static final Assignments NONE = new Assignments(Map.of());

    /** Copies the map. */
    public Assignments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return the named numbers of a text}
     *
     * @param text {@code NAME=NUMBER}, separated by commas; blank for none
     * @throws TextSyntaxException when a name is missing or repeated, or a number is not a finite one
     */
    public static Assignments parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (name.isEmpty()) {
                throw new TextSyntaxException(text, at, "NAME=NUMBER", part.isBlank() ? "nothing" : "'" + part + "'");
            }
            String number = part.substring(equals + 1).strip();
            double value;
            try {
                value = NumberText.parse(number);
            } catch (NumberFormatException e) {
                throw new TextSyntaxException(
                        text, at + equals + 1, "a number", number.isEmpty() ? "nothing" : "'" + number + "'");
            }
            if (values.put(name, value) != null) {
                throw new TextSyntaxException(text, at, "each name once", "'" + name + "' again");
            }
            at += part.length() + 1;
        }
        return new Assignments(values);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
