// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;

/**
 * Parameters that are held: {@code R0=500,CPE1.alpha=0.9}; a name alone is held at its guess.
 *
 * @param values by name, in the order written
 */
public record Holds(Map<String, OptionalDouble> values) {

    /** Copies the map. */
    public Holds {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return the held parameters of a text}
     *
     * @param text {@code NAME=NUMBER} or {@code NAME}, separated by commas; blank for none
     * @throws TextSyntaxException when a name is missing or repeated, or a number is not a finite one
     */
    public static Holds parse(String text) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (name.isEmpty()) {
                throw new TextSyntaxException(
                        text, at, "NAME=NUMBER or NAME", part.isBlank() ? "nothing" : "'" + part + "'");
            }
            OptionalDouble value = equals < 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Ranges.number(text, at + equals + 1, part.substring(equals + 1)));
            if (values.put(name, value) != null) {
                throw new TextSyntaxException(text, at, "each name once", "'" + name + "' again");
            }
            at += part.length() + 1;
        }
        return new Holds(values);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().isPresent() ? "=" + e.getValue().getAsDouble() : ""))
                .collect(Collectors.joining(","));
    }
}
