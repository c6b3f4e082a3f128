// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import java.util.Arrays;

/** A growing list of whole numbers. */
public final class IntList {

    private int[] values = new int[64];
    private int size;

    /**
     * Appends a number.
     *
     * @param value any
     */
    public void add(int value) {
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
    public int get(int index) {
        return values[index];
    }
}
