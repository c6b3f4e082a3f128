// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.Arrays;

/** A growing column of numbers. */
final class DoubleList {

    private double[] values = new double[256];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double get(int index) {
        return values[index];
    }

    /** {@return the values; the list is empty afterwards} */
    double[] take() {
        double[] out = values.length == size ? values : Arrays.copyOf(values, size);
        values = new double[0];
        size = 0;
        return out;
    }
}
