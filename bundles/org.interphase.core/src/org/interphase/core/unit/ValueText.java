// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;

/** How a number is shown: never more digits than its uncertainty allows, in engineering notation. */
public final class ValueText {

    private static final String PREFIXES = "afpnµm kMGTP";
    private static final int UNITY = 6;
    private static final String NOT_KNOWN = "—";

    /** Units that take a prefix when a value is shown; others keep their power of ten. */
    private static final Set<String> TAKES_PREFIX = Set.of("Ω", "F", "H", "s", "Hz", "V", "A", "C", "W", "S", "m");

    /** An error from here on has more than two digits before its decimal point. */
    private static final double LEAST_WITH_TOO_MANY_DIGITS = 99.5;

    private ValueText() {}

    /**
     * {@return a number with so many significant digits, without trailing zeros; {@code —} for NaN}
     *
     * @param value any number
     * @param digits 1 to 17
     */
    public static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return NOT_KNOWN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(digits, 7)) {
            return rounded.stripTrailingZeros().toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    /**
     * {@return value ± error with its unit, such as {@code 3.20 ± 0.06 kΩ}; the error has two significant digits}
     *
     * @param value any number
     * @param standardError its standard error, NaN where it has none
     * @param unit its unit, empty for none
     */
    public static String withError(double value, double standardError, String unit) {
        Scaled s = Scaled.of(value, standardError, unit);
        if (!s.hasError()) {
            return join(number(s.value, 5), s.suffix());
        }
        int decimals = s.decimals();
        String pair = fixed(s.value, decimals) + " ± " + fixed(s.error, decimals);
        return join(s.power != 0 ? "(" + pair + ")" : pair, s.suffix());
    }

    /**
     * {@return an interval with its unit, such as {@code 3.11 to 3.33 kΩ}, to the digits that the standard error allows}
     *
     * @param lower its lower end
     * @param upper its upper end
     * @param standardError the standard error of the value inside, NaN where it has none
     * @param unit its unit, empty for none
     */
    public static String interval(double lower, double upper, double standardError, String unit) {
        double size = Math.max(Math.abs(lower), Math.abs(upper));
        Scaled s = Scaled.of(size, standardError, unit);
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || size == 0) {
            return join(number(lower, 5) + " to " + number(upper, 5), unit);
        }
        double factor = s.value / size;
        String pair = s.hasError()
                ? fixed(lower * factor, s.decimals()) + " to " + fixed(upper * factor, s.decimals())
                : number(lower * factor, 5) + " to " + number(upper * factor, 5);
        return join(s.power != 0 ? "(" + pair + ")" : pair, s.suffix());
    }

    static String join(String number, String suffix) {
        if (number.equals(NOT_KNOWN)) {
            return number;
        }
        return suffix.isEmpty() ? number : suffix.startsWith("·") ? number + suffix : number + " " + suffix;
    }

    static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * A value and its error, moved to a common power of ten.
     *
     * @param value the value, in prefix and unit times the power of ten
     * @param error its error, likewise
     * @param prefix an SI prefix, empty for none
     * @param power exponent of a power of ten that stands beside the unit; 0 for none
     * @param unit the unit
     */
    record Scaled(double value, double error, String prefix, int power, String unit) {

        static Scaled of(double value, double error, String unit) {
            double size = Double.isFinite(error) && error > Math.abs(value) ? error : Math.abs(value);
            if (!(size > 0) || Double.isInfinite(size)) {
                return new Scaled(value, error, "", 0, unit);
            }
            int three = Math.floorDiv((int) Math.floor(Math.log10(size) + 1e-12), 3);
            if (TAKES_PREFIX.contains(unit)) {
                int bounded = Math.clamp(three, -UNITY, PREFIXES.length() - 1 - UNITY);
                String prefix = bounded == 0 ? "" : PREFIXES.substring(bounded + UNITY, bounded + UNITY + 1);
                double factor = Math.pow(10, -3 * bounded);
                return new Scaled(value * factor, error * factor, prefix, 0, unit);
            }
            boolean tooManyDigits = Double.isFinite(error) && error >= LEAST_WITH_TOO_MANY_DIGITS;
            if (three == 0 || three == -1 && size >= 0.01 || three == 1 && !tooManyDigits) {
                return new Scaled(value, error, "", 0, unit);
            }
            double factor = Math.pow(10, -3 * three);
            return new Scaled(value * factor, error * factor, "", 3 * three, unit);
        }

        /** {@return prefix and unit, or power of ten and unit, as they stand after a number} */
        String suffix() {
            if (power == 0) {
                return prefix + unit;
            }
            return "·10" + superscript(power) + (unit.isEmpty() ? "" : " " + unit);
        }

        boolean hasError() {
            return Double.isFinite(error) && error > 0 && Double.isFinite(value);
        }

        int decimals() {
            int exponent = (int) Math.floor(Math.log10(error) + 1e-12);
            return Math.clamp(1 - exponent, 0, 17);
        }

        private static String superscript(int n) {
            StringBuilder out = new StringBuilder();
            for (char c : Integer.toString(n).toCharArray()) {
                out.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
            }
            return out.toString();
        }
    }
}
