// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.Arrays;
import java.util.BitSet;

/** How far voltage and current are from being in proportion. */
final class Proportion {

    private static final double SPIKE_NOISE = 8;
    private static final double SPIKE_PART = 0.5;
    private static final int NEIGHBOURS = 5;

    private Proportion() {}

    /**
     * {@return √mean((v/k − i)²)/|i| with 1/k = Σvi/Σv², the least squares of v/k against i; NaN of fewer than three rows}
     * Values far from the median of five about them (F. R. Hampel, J. Am. Stat. Assoc. 69 (1974) 383) are left out.
     *
     * @param v voltages in V
     * @param i currents in A
     * @param first index of the first row
     * @param end index after the last row
     * @param without indices of rows that are left out
     * @param noiseV standard deviation of a voltage in V
     */
    static double offset(double[] v, double[] i, int first, int end, BitSet without, double noiseV) {
        if (end - first < 3) {
            return Double.NaN;
        }
        double vv = 0;
        double vi = 0;
        double ii = 0;
        double sum = 0;
        int n = 0;
        double[] near = new double[NEIGHBOURS];
        for (int k = first; k < end; k++) {
            if (without.get(k) || isSpike(v, k, first, end, near, noiseV)) {
                continue;
            }
            vv += v[k] * v[k];
            vi += v[k] * i[k];
            ii += i[k] * i[k];
            sum += i[k];
            n++;
        }
        double left = vv > 0 ? ii - vi * vi / vv : ii;
        return Math.sqrt(Math.max(0, left) / n) / Math.abs(sum / n);
    }

    private static boolean isSpike(double[] v, int k, int first, int end, double[] near, double noiseV) {
        if (end - first < NEIGHBOURS) {
            return false;
        }
        int from = Math.clamp(k - NEIGHBOURS / 2, first, end - NEIGHBOURS);
        System.arraycopy(v, from, near, 0, NEIGHBOURS);
        Arrays.sort(near);
        double away = Math.abs(v[k] - near[NEIGHBOURS / 2]);
        return away > SPIKE_NOISE * noiseV && away > SPIKE_PART * Math.abs(near[NEIGHBOURS / 2]);
    }
}
