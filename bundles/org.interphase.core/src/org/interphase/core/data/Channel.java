// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Objects;

/**
 * A named column of numbers.
 *
 * @param name the field's name for it, such as {@code frequency} or, where we have none, the file's own
 * @param unit its unit as {@link org.interphase.core.unit.Units} spells it; empty where it has none or it is not known
 * @param values one for each row; NaN where the file has none
 */
public record Channel(String name, String unit, double[] values) {

    /** Copies the values, and makes the texts plain. */
    public Channel {
        name = PlainText.of(Objects.requireNonNull(name, "name"));
        unit = PlainText.of(Objects.requireNonNull(unit, "unit"));
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** {@return the number of values} */
    public int size() {
        return values.length;
    }

    /**
     * {@return the value of one row}
     *
     * @param row 0 to {@link #size()} − 1
     */
    public double value(int row) {
        return values[row];
    }

    /** {@return the smallest finite value, NaN where there is none} */
    public double min() {
        double min = Double.NaN;
        for (double v : values) {
            if (Double.isFinite(v) && !(v >= min)) {
                min = v;
            }
        }
        return min;
    }

    /** {@return the largest finite value, NaN where there is none} */
    public double max() {
        double max = Double.NaN;
        for (double v : values) {
            if (Double.isFinite(v) && !(v <= max)) {
                max = v;
            }
        }
        return max;
    }
}
