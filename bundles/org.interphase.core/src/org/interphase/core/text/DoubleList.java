// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import java.util.Arrays;

/** A growing column of numbers. */
public final class DoubleList {

    private double[] values = new double[256];
    private int size;

    /**
     * Appends a number.
     *
     * @param value any, NaN included
     */
    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** {@return how many there are} */
    public int size() {
        return size;
    }

    /**
     * {@return one of them}
     *
     * @param index 0 to {@link #size()} − 1
     */
    public double get(int index) {
        return values[index];
    }

    /** {@return the values; the list is empty afterwards} */
    public double[] take() {
        double[] out = values.length == size ? values : Arrays.copyOf(values, size);
        values = new double[0];
        size = 0;
        return out;
    }
}
