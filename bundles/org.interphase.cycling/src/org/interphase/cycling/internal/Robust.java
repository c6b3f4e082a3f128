// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.Arrays;

/** Statistics that a few odd values do not move. */
public final class Robust {

    /** Standard deviation of a normal distribution over its median absolute deviation. */
    static final double NORMAL = 1.482602218505602;

    private Robust() {}

    /**
     * {@return the median of some values, NaN of none}
     *
     * @param values are not changed; without NaN
     * @param from index of the first
     * @param to index after the last
     */
    public static double median(double[] values, int from, int to) {
        if (to <= from) {
            return Double.NaN;
        }
        return medianInPlace(Arrays.copyOfRange(values, from, to));
    }

    /**
     * {@return the median of all values, NaN of none}
     *
     * @param values are reordered
     */
    static double medianInPlace(double[] values) {
        int n = values.length;
        if (n == 0) {
            return Double.NaN;
        }
        double upper = select(values, n / 2);
        if (n % 2 == 1) {
            return upper;
        }
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n / 2; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    /** The k-th smallest value; what is left of k is then not larger. Hoare's selection. */
    private static double select(double[] a, int k) {
        int low = 0;
        int high = a.length - 1;
        while (low < high) {
            double pivot = a[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = a[i];
                    a[i++] = a[j];
                    a[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                break;
            }
        }
        return a[k];
    }

    /**
     * {@return the standard deviation of the noise of single values about a course that changes little from one to the
     * next: from the median of |v₍ᵢ₊₁₎ − vᵢ|, which is √2 times as wide as the noise}
     *
     * @param values at least two, otherwise NaN
     */
    static double noise(double[] values) {
        int n = values.length - 1;
        if (n < 1) {
            return Double.NaN;
        }
        double[] steps = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        return NORMAL * medianInPlace(steps) / Math.sqrt(2);
    }

    /**
     * {@return the median of the window around each value}
     *
     * @param values not empty
     * @param half how many values to either side belong to the window; at the ends it is cut off
     */
    static double[] runningMedian(double[] values, int half) {
        int n = values.length;
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = median(values, Math.max(0, i - half), Math.min(n, i + half + 1));
        }
        return out;
    }
}
