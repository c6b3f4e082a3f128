// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where an axis has its ticks and what stands there, in engineering notation: {@code 5k} on an axis in Ω is 5 kΩ. The
 * same ticks on the screen and in a file.
 *
 * @param major positions with a label, rising
 * @param labels their labels, as many
 * @param minor positions between them without a label, rising
 */
public record AxisTicks(List<Double> major, List<String> labels, List<Double> minor) {

    private static final String PREFIXES = "afpnµm kMGTP";
    private static final int UNITY = 6;
    private static final Set<String> TAKES_PREFIX =
            Set.of("Ω", "F", "H", "s", "Hz", "V", "A", "C", "W", "S", "m", "Ah", "Wh", "A·h", "W·h");

    /** Copies the lists. */
    public AxisTicks {
        major = List.copyOf(major);
        labels = List.copyOf(labels);
        minor = List.copyOf(minor);
    }

    /**
     * {@return the ticks of an axis}
     *
     * @param axis the axis
     * @param min its lower end; above 0 where it is logarithmic
     * @param max its upper end, above {@code min}
     * @param most how many labels there is room for, at least 2
     * @throws IllegalArgumentException when the range is empty, not finite, or not positive on a logarithmic axis
     */
    public static AxisTicks of(Axis axis, double min, double max, int most) {
        if (!(min < max) || !Double.isFinite(max - min) || axis.logarithmic() && min <= 0) {
            throw new IllegalArgumentException("expected the range of " + (axis.logarithmic() ? "a logarithmic" : "an")
                    + " axis, found " + min + " to " + max);
        }
        return axis.logarithmic()
                ? logarithmic(min, max, Math.max(2, most), axis.unit())
                : linear(min, max, Math.max(2, most), axis.unit(), axis.counted() ? 1 : 0);
    }

    private static AxisTicks linear(double min, double max, int most, String unit, double least) {
        double raw = Math.max(Math.max((max - min) / most, least), Double.MIN_NORMAL);
        int exponent = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, exponent);
        int digit = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        List<Double> major = multiples(step, min, max);
        List<Double> minor =
                new ArrayList<>(multiples(step.divide(BigDecimal.valueOf(digit == 2 ? 4 : 5)), min, max));
        minor.removeAll(major);
        minor.removeIf(v -> least > 0 && v != Math.rint(v));
        int thousands = thousands(Math.max(Math.abs(min), Math.abs(max)), unit);
        int lastDigit = digit == 10 ? exponent + 1 : exponent;
        List<String> labels =
                major.stream().map(v -> label(v, thousands, lastDigit, unit)).toList();
        return new AxisTicks(major, labels, minor);
    }

    /** Counted in decimals: a range may be so narrow that doubles have no such multiples, or not each. */
    private static List<Double> multiples(BigDecimal step, double min, double max) {
        List<Double> all = new ArrayList<>();
        double slack = 1e-9 * (max - min);
        BigDecimal last = new BigDecimal(max + slack);
        BigDecimal at = new BigDecimal(min - slack)
                .divide(step, 0, RoundingMode.CEILING)
                .multiply(step);
        for (; at.compareTo(last) <= 0; at = at.add(step)) {
            double value = at.doubleValue();
            if (all.isEmpty() || value > all.getLast()) {
                all.add(value);
            }
        }
        return all;
    }

    private static AxisTicks logarithmic(double min, double max, int most, String unit) {
        double slack = 1e-9;
        int first = (int) Math.ceil(Math.log10(min) - slack);
        int last = (int) Math.floor(Math.log10(max) + slack);
        int decades = last - first + 1;
        if (decades < 3) {
            AxisTicks close = oneTwoFive(min, max, unit);
            if (close.major().size() >= 3 && close.major().size() <= most + 1) {
                return close;
            }
            if (decades < 2) {
                return linear(min, max, most, unit, 0);
            }
        }
        List<Double> minor = new ArrayList<>();
        int every = Math.ceilDiv(decades, most);
        List<Double> major = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int e = first; e <= last; e++) {
            if (Math.floorMod(e, every) == 0) {
                major.add(power(e));
                labels.add(label(power(e), thousands(power(e), unit), e, unit));
            } else {
                minor.add(power(e));
            }
        }
        for (int e = first - 1; every == 1 && e <= last; e++) {
            for (int digit = 2; digit <= 9; digit++) {
                double v = BigDecimal.valueOf(digit).scaleByPowerOfTen(e).doubleValue();
                if (v >= min && v <= max) {
                    minor.add(v);
                }
            }
        }
        minor.sort(null);
        return new AxisTicks(major, labels, minor);
    }

    /** 1, 2 and 5 times each power of ten, for a range with few of them. */
    private static AxisTicks oneTwoFive(double min, double max, String unit) {
        List<Double> major = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(min)); e <= Math.log10(max); e++) {
            for (int digit = 1; digit <= 9; digit++) {
                double v = BigDecimal.valueOf(digit).scaleByPowerOfTen(e).doubleValue();
                if (v < min || v > max) {
                    continue;
                }
                if (digit == 1 || digit == 2 || digit == 5) {
                    major.add(v);
                    labels.add(label(v, thousands(v, unit), e, unit));
                } else {
                    minor.add(v);
                }
            }
        }
        return new AxisTicks(major, labels, minor);
    }

    private static double power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }

    /** The power of a thousand in which a size is written; without a prefix, thousands and thousandths are plain. */
    private static int thousands(double size, String unit) {
        int power = Math.floorDiv((int) Math.floor(Math.log10(size) + 1e-9), 3);
        if (TAKES_PREFIX.contains(unit)) {
            return Math.clamp(power, -UNITY, PREFIXES.length() - 1 - UNITY);
        }
        return power == 1 || power == -1 ? 0 : power;
    }

    private static String label(double value, int thousands, int lastDigit, String unit) {
        if (value == 0) {
            return "0";
        }
        String number = new BigDecimal(Double.toString(value))
                .movePointLeft(3 * thousands)
                .setScale(Math.max(0, 3 * thousands - lastDigit), RoundingMode.HALF_EVEN)
                .toPlainString();
        String signed = number.startsWith("-") ? "−" + number.substring(1) : number;
        if (thousands == 0) {
            return signed;
        }
        return TAKES_PREFIX.contains(unit)
                ? signed + PREFIXES.charAt(thousands + UNITY)
                : (signed.equals("1") ? "" : signed + "·") + "10" + superscript(3 * thousands);
    }

    private static String superscript(int n) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(n).toCharArray()) {
            out.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return out.toString();
    }
}
