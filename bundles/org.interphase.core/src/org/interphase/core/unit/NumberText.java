// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.util.regex.Pattern;

/** Numbers as people write them: digits with a decimal point, and a power of ten after {@code e}. */
public final class NumberText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private NumberText() {}

    /**
     * {@return the number of a text}
     *
     * @param text a finite number such as {@code -1.5e-9}; blanks around it do not matter. Java's own suffixes and
     *     hexadecimal form are no numbers here
     * @throws NumberFormatException when it is anything else
     */
    public static double parse(String text) {
        String t = text.strip();
        double value = NUMBER.matcher(t).matches() ? Double.parseDouble(t) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("expected a number, found '" + t + "'");
        }
        return value;
    }
}
