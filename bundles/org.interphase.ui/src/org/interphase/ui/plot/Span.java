// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

/**
 * What an axis shows, and where on it a value lies: 0 at its lower end, 1 at its upper end.
 *
 * @param lower value at the lower end; above 0 on a logarithmic axis
 * @param upper value at the upper end, above {@code lower}
 * @param logarithmic whether equal ratios are equally long
 */
record Span(double lower, double upper, boolean logarithmic) {

    private static final double PADDING = 0.05;

    /** Values that differ by less, relative to their size, are one: doubles have hardly a number between them. */
    private static final double RESOLVED = 1e-12;

    /** What is larger lies beyond the end: lengths of axes must stay numbers. */
    private static final double LARGEST = 1e300;

    Span {
        if (!(lower < upper) || logarithmic && !(lower > 0)) {
            throw new IllegalArgumentException("no axis from " + lower + " to " + upper);
        }
    }

    /** {@return the span that shows values from {@code min} to {@code max} with a margin; a default one if there is none} */
    static Span around(double min, double max, boolean logarithmic) {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            return logarithmic ? new Span(1, 10, true) : new Span(0, 1, false);
        }
        if (logarithmic) {
            double end = Math.log10(LARGEST);
            double a = Math.clamp(Math.log10(min), 1 - end, end - 1);
            double b = Math.clamp(Math.log10(max), 1 - end, end - 1);
            double margin = b > a ? (b - a) * PADDING : 0.5;
            return new Span(Math.pow(10, Math.max(-end, a - margin)), Math.pow(10, Math.min(end, b + margin)), true);
        }
        double a = Math.clamp(min, -LARGEST, LARGEST);
        double b = Math.clamp(max, -LARGEST, LARGEST);
        double size = Math.max(Math.abs(a), Math.abs(b));
        boolean apart = b - a > RESOLVED * size && size > 1 / LARGEST;
        double margin = apart ? (b - a) * PADDING : Math.max(Math.abs(b), 1) * 0.1;
        return new Span(a - margin, b + margin, false);
    }

    /** {@return the position of a value; NaN where a logarithmic axis has none} */
    double position(double value) {
        if (logarithmic) {
            return value > 0 ? Math.log(value / lower) / Math.log(upper / lower) : Double.NaN;
        }
        return (value - lower) / (upper - lower);
    }

    /** {@return the value at a position} */
    double value(double position) {
        return logarithmic
                ? lower * Math.pow(upper / lower, position)
                : lower + position * (upper - lower);
    }

    /** {@return how long it is, in the unit of the axis} */
    double length() {
        return upper - lower;
    }

    /** {@return from one position of this span to another one; itself where that is too narrow or too wide for numbers} */
    Span part(double from, double to) {
        double a = value(from);
        double b = value(to);
        boolean sane = logarithmic
                ? a > 1e-30 && b < 1e30 && b / a > 1 + 1e-9
                : b - a > 1e-12 * Math.max(Math.abs(a), Math.abs(b)) && b - a > 1e-30 && b - a < 1e30;
        return sane ? new Span(a, b, logarithmic) : this;
    }

    /** {@return this span, made longer by a factor, with one position staying where it is} */
    Span zoom(double about, double factor) {
        return part(about - about * factor, about + (1 - about) * factor);
    }

    /** {@return this span moved by a part of its length} */
    Span move(double by) {
        return part(by, 1 + by);
    }
}
