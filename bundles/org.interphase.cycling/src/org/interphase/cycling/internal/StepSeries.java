// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The points of a step that are judged, reduced to medians of equal spans of time where there are very many: what a verdict
 * depends on takes tens of seconds, and finding change points takes time with the square of the number of points.
 *
 * @param t times in s
 * @param y voltages in V, turned so that they are mostly positive
 * @param noiseV standard deviation of a single point, before the reduction
 */
record StepSeries(double[] t, double[] y, double noiseV) {

    private static final int NOISE_SAMPLE = 20_000;

    /**
     * {@return the points of some rows}
     *
     * @param rows all rows
     * @param first index of the first row
     * @param last index of the last one
     * @param sign what the voltages are multiplied by
     * @param most how many points at most
     * @param without indices of rows that are left out
     */
    static StepSeries of(Rows rows, int first, int last, double sign, int most, BitSet without) {
        double[] time = rows.timeS();
        double[] volts = rows.voltageV();
        if (!without.isEmpty()) {
            int kept = 0;
            double[] t = new double[last - first + 1];
            double[] v = new double[t.length];
            for (int k = first; k <= last; k++) {
                if (!without.get(k)) {
                    t[kept] = time[k];
                    v[kept++] = volts[k];
                }
            }
            return of(t, v, 0, kept - 1, sign, most);
        }
        return of(time, volts, first, last, sign, most);
    }

    private static StepSeries of(double[] time, double[] volts, int first, int last, double sign, int most) {
        int n = last - first + 1;
        double noise = Robust.noise(Arrays.copyOfRange(volts, first, Math.min(last + 1, first + NOISE_SAMPLE)));
        double[] t;
        double[] y;
        if (n <= most) {
            t = Arrays.copyOfRange(time, first, last + 1);
            y = Arrays.copyOfRange(volts, first, last + 1);
        } else {
            t = new double[most];
            y = new double[most];
            double begin = time[first];
            double width = (time[last] - begin) / most;
            int count = 0;
            for (int k = first; k <= last; ) {
                int bin = (int) Math.min(most - 1, (time[k] - begin) / width);
                int next = k + 1;
                while (next <= last && (int) Math.min(most - 1, (time[next] - begin) / width) == bin) {
                    next++;
                }
                t[count] = (time[k] + time[next - 1]) / 2;
                y[count++] = Robust.median(volts, k, next);
                k = next;
            }
            t = Arrays.copyOf(t, count);
            y = Arrays.copyOf(y, count);
        }
        for (int k = 0; k < y.length; k++) {
            y[k] *= sign;
        }
        return new StepSeries(t, y, noise);
    }
}
