// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

/**
 * The range of an axis and the pixels that it is drawn on.
 *
 * @param axis the axis
 * @param min value at its lower or left end; above 0 where it is logarithmic
 * @param max value at its other end, above {@code min}
 * @param from pixel of {@code min}
 * @param to pixel of {@code max}
 */
public record Scale(Axis axis, double min, double max, double from, double to) {

    private static final double PADDING = 0.04;

    /** Values that differ by less, relative to their size, are one: doubles have hardly a number between them. */
    private static final double RESOLVED = 1e-12;

    /** What is larger is shown at the edge: lengths of axes must stay numbers. */
    private static final double LARGEST = 1e300;

    /**
     * {@return the pixel of a value; NaN where it has none}
     *
     * @param value in the unit of the axis
     */
    public double pixel(double value) {
        if (axis.logarithmic()) {
            return value > 0
                    ? from + (Math.log10(value) - Math.log10(min)) / (Math.log10(max) - Math.log10(min)) * (to - from)
                    : Double.NaN;
        }
        return from + (value - min) / (max - min) * (to - from);
    }

    /** How many units a pixel of a linear axis is. */
    double unitsPerPixel() {
        return (max - min) / Math.abs(to - from);
    }

    /** The range that shows all values and a little more. */
    static Scale around(Axis axis, double low, double high, double from, double to) {
        if (Double.isNaN(low)) {
            return new Scale(axis, axis.logarithmic() ? 1 : 0, axis.logarithmic() ? 10 : 1, from, to);
        }
        if (axis.logarithmic()) {
            double bottom = Math.clamp(low, 1 / LARGEST, LARGEST);
            double top = Math.clamp(high, bottom, LARGEST);
            double decades = Math.max(Math.log10(top) - Math.log10(bottom), 0.1);
            double factor = Math.pow(10, PADDING * decades);
            return new Scale(axis, Math.max(bottom / factor, 1e-5 / LARGEST), Math.min(top * factor, 1e5 * LARGEST), from, to);
        }
        double bottom = Math.clamp(low, -LARGEST, LARGEST);
        double top = Math.clamp(high, bottom, LARGEST);
        double size = Math.max(Math.abs(bottom), Math.abs(top));
        double extent = top - bottom;
        double padding = extent > RESOLVED * size ? PADDING * extent : size * PADDING;
        // what is smaller than any quantity is zero
        return size < 1 / LARGEST
                ? new Scale(axis, -1, 1, from, to)
                : new Scale(axis, bottom - padding, top + padding, from, to);
    }

    /** The same with a range made larger by parts of its length. */
    Scale extended(double below, double above) {
        if (axis.logarithmic()) {
            double ratio = max / min;
            return new Scale(axis, min / Math.pow(ratio, below), max * Math.pow(ratio, above), from, to);
        }
        double length = max - min;
        return new Scale(axis, min - below * length, max + above * length, from, to);
    }

    /** The same with a range made larger: upwards where values start near zero, else to both sides. */
    Scale widened(double unitsPerPixel) {
        double extra = unitsPerPixel * Math.abs(to - from) - (max - min);
        if (extra <= 0) {
            return this;
        }
        double below = min > -0.2 * (max - min) ? 0 : extra / 2;
        return new Scale(axis, min - below, max + extra - below, from, to);
    }
}
