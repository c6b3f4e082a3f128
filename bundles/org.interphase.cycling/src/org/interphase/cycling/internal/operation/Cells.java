// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.interphase.core.unit.ValueText;

/** How the commands of cycle graphs show their numbers, to people and in comma-separated values. */
final class Cells {

    static final String DENSITY_UNIT = "µA µm⁻²";

    private Cells() {}

    static String density(double value) {
        return ValueText.number(value, 4);
    }

    static String confidence(double value) {
        return ValueText.number(value, 3);
    }

    /** A value with its error where it has one, without a prefix: a column of times stays in s. */
    static String plain(double value, double error) {
        return Double.isFinite(error) && error > 0
                ? ValueText.withError(value, error, "")
                : ValueText.number(value, 4);
    }

    /** A line of comma-separated values: numbers that are not finite are empty, texts quoted where they must be. */
    static String line(Object... values) {
        return Arrays.stream(values).map(Cells::cell).collect(Collectors.joining(",")) + "\n";
    }

    private static String cell(Object value) {
        if (value instanceof Double d) {
            return Double.isFinite(d) ? d.toString() : "";
        }
        String text = value.toString();
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
