// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a manifest header: {@code a;b;version="1";x-friends:="c"} has two paths, one attribute and
 * one directive.
 *
 * @param paths      packages or bundle names
 * @param parameters attributes by their name, directives by their name and a colon
 */
record Clause(List<String> paths, Map<String, String> parameters) {

    /** Parses the value of a header; an absent header ({@code null}) has no clauses. */
    static List<Clause> parse(String header) {
        List<Clause> clauses = new ArrayList<>();
        if (header == null) {
            return clauses;
        }
        for (String text : split(header, ',')) {
            List<String> paths = new ArrayList<>();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String part : split(text, ';')) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    paths.add(part.strip());
                } else {
                    parameters.put(part.substring(0, equals).strip(), unquote(part.substring(equals + 1).strip()));
                }
            }
            clauses.add(new Clause(List.copyOf(paths), Map.copyOf(parameters)));
        }
        return clauses;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        parts.removeIf(String::isBlank);
        return parts;
    }

    private static String unquote(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
