// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Values of a series that stand out of their neighbours. */
public final class SpikeKernel {

    /** Neighbours on each side that a line goes through. */
    private static final int REACH = 4;
    private static final int LONGEST = 3;

    private final double[] deviations;
    private final boolean[] spike;

    private SpikeKernel(double[] deviations, boolean[] spike) {
        this.deviations = deviations;
        this.spike = spike;
    }

    /**
     * {@return what stands out of a series of counts}
     *
     * @param counts ≥ 0; NaN where nothing was counted, which neither stands out nor tells of its neighbours
     * @param least standard deviations from which a value stands out
     */
    public static SpikeKernel of(double[] counts, double least) {
        int n = counts.length;
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            y[k] = 2 * Math.sqrt(counts[k] + 0.375);
        }
        boolean[] spike = new boolean[n];
        for (int k = 0; k < n; k++) {
            spike[k] = Double.isNaN(counts[k]);
        }
        double[] deviations = new double[n];
        Arrays.fill(deviations, Double.NaN);
        for (int round = 0; round < n; round++) {
            double largest = least;
            int at = -1;
            int length = 0;
            for (int run = 1; run <= LONGEST; run++) {
                for (int k = 0; k + run <= n; k++) {
                    double weakest = weakest(y, spike, k, run);
                    if (weakest > largest) {
                        largest = weakest;
                        at = k;
                        length = run;
                    }
                }
            }
            if (at < 0) {
                break;
            }
            for (int j = at; j < at + length; j++) {
                deviations[j] = deviation(y, spike, j, at, at + length);
            }
            Arrays.fill(spike, at, at + length, true);
        }
        for (int k = 0; k < n; k++) {
            if (!spike[k]) {
                deviations[k] = deviation(y, spike, k, k, k + 1);
            }
        }
        for (int k = 0; k < n; k++) {
            spike[k] &= !Double.isNaN(counts[k]);
        }
        return new SpikeKernel(deviations, spike);
    }

    /** The smallest deviation of a run that is left out together; 0 where its members do not go one way. */
    private static double weakest(double[] y, boolean[] spike, int from, int run) {
        double weakest = Double.POSITIVE_INFINITY;
        double sign = 0;
        for (int j = from; j < from + run; j++) {
            if (spike[j]) {
                return 0;
            }
            double d = deviation(y, spike, j, from, from + run);
            if (Double.isNaN(d) || sign * d < 0) {
                return 0;
            }
            sign = Math.signum(d);
            weakest = Math.min(weakest, Math.abs(d));
        }
        return weakest;
    }

    /**
     * How far a value stands from what the neighbours of a run say, in its standard deviations. A line and a parabola go
     * through them; the nearer of both counts, so that a curved profile is no spike.
     */
    private static double deviation(double[] y, boolean[] spike, int k, int from, int to) {
        double line = deviation(y, spike, k, from, to, 1);
        double parabola = deviation(y, spike, k, from, to, 2);
        if (Double.isNaN(parabola) || Math.abs(line) < Math.abs(parabola)) {
            return line;
        }
        return Math.signum(line) == Math.signum(parabola) ? parabola : 0;
    }

    private static double deviation(double[] y, boolean[] spike, int k, int from, int to, int degree) {
        int terms = degree + 1;
        double[][] normal = new double[terms][terms];
        double[] right = new double[terms];
        int used = 0;
        int first = Math.max(0, from - REACH);
        int last = Math.min(y.length - 1, to - 1 + REACH);
        for (int j = first; j <= last; j++) {
            if (spike[j] || j >= from && j < to) {
                continue;
            }
            double[] b = powers(j - k, terms);
            for (int p = 0; p < terms; p++) {
                right[p] += b[p] * y[j];
                for (int q = 0; q < terms; q++) {
                    normal[p][q] += b[p] * b[q];
                }
            }
            used++;
        }
        if (used < terms + 1) {
            return Double.NaN;
        }
        double[] c = LinearSystem.solve(normal, right);
        double squares = 0;
        for (int j = first; j <= last; j++) {
            if (spike[j] || j >= from && j < to) {
                continue;
            }
            double[] b = powers(j - k, terms);
            double r = y[j];
            for (int p = 0; p < terms; p++) {
                r -= c[p] * b[p];
            }
            squares += r * r;
        }
        double scale = Math.max(1, Math.sqrt(squares / (used - terms)));
        // Powers are taken about k, so that the prediction's variance is the first element of the inverse.
        double[] unit = new double[terms];
        unit[0] = 1;
        double prediction = LinearSystem.solve(normal, unit)[0];
        return (y[k] - c[0]) / (scale * Math.sqrt(1 + prediction));
    }

    private static double[] powers(double x, int terms) {
        double[] out = new double[terms];
        out[0] = 1;
        for (int p = 1; p < terms; p++) {
            out[p] = out[p - 1] * x;
        }
        return out;
    }

    /** {@return how far each value stands out, in standard deviations; not a copy} */
    public double[] deviations() {
        return deviations;
    }

    /** {@return indices of what stands out} */
    public int[] spikes() {
        return IntStream.range(0, spike.length).filter(k -> spike[k]).toArray();
    }
}
