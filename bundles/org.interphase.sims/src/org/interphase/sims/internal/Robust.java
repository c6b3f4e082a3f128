// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;

/** Location and scale that outliers do not move. */
public final class Robust {

    /** Median absolute deviation of a normal distribution, inverted. */
    private static final double NORMAL = 1.482602218505602;

    private Robust() {}

    /**
     * {@return the median; NaN of nothing}
     *
     * @param values finite, not changed
     */
    public static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /**
     * {@return 1.4826 times the median absolute deviation from the median: the standard deviation where values are normal}
     *
     * @param values finite, not changed
     */
    public static double deviation(double[] values) {
        double m = median(values);
        double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = Math.abs(values[i] - m);
        }
        return NORMAL * median(d);
    }
}
