// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.interphase.core.unit.ValueText;

/** Quantities whose units the field writes with a prefix, such as A·h and W·h. */
final class QuantityWords {

    private static final String[] PREFIXES = {"", "m", "µ", "n", "p", "f"};
    private static final int DIGITS = 4;

    private QuantityWords() {}

    /** {@return value ± error with a prefix, such as {@code 3.200 ± 0.055 nA·h}} */
    static String of(double value, double error, String unit) {
        double size = Math.max(Math.abs(value), Double.isFinite(error) ? error : 0);
        int thousands = 0;
        while (size > 0 && size < 1 && thousands < PREFIXES.length - 1) {
            size *= 1000;
            thousands++;
        }
        double factor = Math.pow(1000, thousands);
        String number = Double.isFinite(error) && error > 0
                ? ValueText.withError(value * factor, error * factor, "")
                : ValueText.number(value * factor, DIGITS);
        return number + " " + PREFIXES[thousands] + unit;
    }
}
