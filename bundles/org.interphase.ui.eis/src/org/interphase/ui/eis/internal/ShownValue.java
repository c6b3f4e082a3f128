// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.unit.ValueText;

/**
 * A value with its error as a table shows them: both in one unit with prefix, with the digits that the error allows.
 *
 * @param value its text
 * @param error its error's text, empty where it has none
 * @param unit the unit with prefix or power of ten
 * @param factor what one of this unit is in the SI unit
 */
record ShownValue(String value, String error, String unit, double factor) {

    private static final String PREFIXES = "afpnµm kMGTP";
    private static final Pattern SUFFIX = Pattern.compile("^\\(?([-−+0-9.e∞—]+)(?: ± ([0-9.e+-]+))?\\)?\\s*(.*)$");
    private static final Pattern ENTERED =
            Pattern.compile("([-+]?[0-9]*[.,]?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*([afpnµumkMGTP]?)\\s*(\\D*)");

    static ShownValue of(double value, double error, String unit) {
        Matcher m = SUFFIX.matcher(ValueText.withError(value, error, unit));
        if (!m.matches()) {
            throw new IllegalStateException("'" + ValueText.withError(value, error, unit) + "'");
        }
        String suffix = m.group(3);
        double factor = 1;
        if (suffix.startsWith("·10")) {
            suffix = suffix.substring(1);
            int end = 2;
            StringBuilder power = new StringBuilder();
            while (end < suffix.length() && "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(suffix.charAt(end)) >= 0) {
                char c = suffix.charAt(end++);
                power.append(c == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
            }
            factor = Math.pow(10, Integer.parseInt(power.toString()));
        } else if (!unit.isEmpty() && suffix.length() == unit.length() + 1 && suffix.endsWith(unit)) {
            factor = prefix(suffix.charAt(0));
        }
        return new ShownValue(m.group(1), m.group(2) == null ? "" : m.group(2), suffix, factor);
    }

    private static double prefix(char c) {
        int at = PREFIXES.indexOf(c == 'u' ? 'µ' : c);
        return Math.pow(10, 3 * (at - PREFIXES.indexOf(' ')));
    }

    /** {@return the number in the shown unit with all the digits that matter, to be edited} */
    static String toEdit(double value, ShownValue as) {
        return ValueText.number(value / as.factor(), 7);
    }

    /**
     * {@return the value in the SI unit of what somebody entered: a bare number counts in the shown unit, one with a
     * prefix or a unit as it says}
     *
     * @throws IllegalArgumentException when it is no number above 0
     */
    static double parse(String text, ShownValue as, String unit) {
        Matcher m = ENTERED.matcher(text.strip());
        String rest = m.matches() ? m.group(3).strip() : "?";
        boolean known = rest.isEmpty() || rest.equals(unit);
        if (!m.matches() || !known) {
            throw new IllegalArgumentException("expected a number such as 3.2 or 3.2 k"
                    + (unit.isEmpty() ? "" : unit) + ", found '" + text + "'");
        }
        double number = Double.parseDouble(m.group(1).replace(',', '.'));
        boolean bare = m.group(2).isEmpty() && rest.isEmpty();
        double value = number * (bare ? as.factor() : m.group(2).isEmpty() ? 1 : prefix(m.group(2).charAt(0)));
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("expected a number above 0, found '" + text + "'");
        }
        return value;
    }
}
