// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Arrays;

/** Puts what would overlap into lanes one above the other. */
public final class Lanes {

    private Lanes() {}

    /**
     * Gives each stretch the lowest lane in which it meets none of those before it.
     *
     * @param from where each begins
     * @param to where each ends, as many
     * @param most how many lanes there are at the most
     * @return the lane of each, counted from 0; −1 for what has no place in any
     */
    public static int[] of(double[] from, double[] to, int most) {
        int[] lanes = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            lanes[i] = free(from, to, lanes, i, most);
        }
        return lanes;
    }

    private static int free(double[] from, double[] to, int[] lanes, int which, int most) {
        for (int lane = 0; lane < most; lane++) {
            boolean free = true;
            for (int i = 0; i < which && free; i++) {
                free = lanes[i] != lane || to[i] <= from[which] || from[i] >= to[which];
            }
            if (free) {
                return lane;
            }
        }
        return -1;
    }

    /**
     * {@return how many lanes are in use}
     *
     * @param lanes the lane of each
     */
    public static int count(int[] lanes) {
        return Arrays.stream(lanes).max().orElse(-1) + 1;
    }
}
