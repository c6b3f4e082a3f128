// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.Arrays;

/**
 * Whether the values of two groups come from the same distribution, by the ranks: the two-sided test of Mann and Whitney
 * (Ann. Math. Stat. 18 (1947) 50). Exact where no two values are equal and there are at most {@value #MOST_PAIRS} pairs;
 * otherwise by the normal distribution, with the variance that ties leave and a correction of ½ for continuity.
 *
 * @param u pairs in which the first group's value is the larger one, ties counting ½; NaN where a group is empty
 * @param pValue two-sided; NaN where a group is empty
 */
public record RankTest(double u, double pValue) {

    /** Pairs up to which the test is exact. */
    public static final int MOST_PAIRS = 2500;

    /**
     * {@return the test}
     *
     * @param a values of the first group; NaN is left out
     * @param b values of the second group; NaN is left out
     */
    public static RankTest of(double[] a, double[] b) {
        double[] x = Arrays.stream(a).filter(v -> !Double.isNaN(v)).toArray();
        double[] y = Arrays.stream(b).filter(v -> !Double.isNaN(v)).toArray();
        if (x.length == 0 || y.length == 0) {
            return new RankTest(Double.NaN, Double.NaN);
        }
        double u = 0;
        for (double p : x) {
            for (double q : y) {
                u += p > q ? 1 : p == q ? 0.5 : 0;
            }
        }
        double[] all = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        Arrays.sort(all);
        double ties = 0;
        for (int i = 0; i < all.length; ) {
            int from = i;
            while (i < all.length && all[i] == all[from]) {
                i++;
            }
            double t = i - from;
            ties += t * t * t - t;
        }
        boolean exact = ties == 0 && (long) x.length * y.length <= MOST_PAIRS;
        return new RankTest(u, exact ? exact(u, x.length, y.length) : normal(u, x.length, y.length, ties));
    }

    /** The share of all orders that are as far from the middle: counts of orders with each u, group by group. */
    private static double exact(double u, int m, int n) {
        int pairs = m * n;
        // orders[i][u]: of i values of the first group among the values of the second one so far.
        double[][] orders = new double[m + 1][pairs + 1];
        orders[0][0] = 1;
        for (int total = 1; total <= m + n; total++) {
            for (int i = Math.min(m, total); i >= 0; i--) {
                int j = total - i;
                for (int k = pairs; k >= 0; k--) {
                    // The largest value is the second group's (u stays), or the first one's (it is above j others).
                    double second = j > 0 && j <= n ? orders[i][k] : 0;
                    double first = i > 0 && k >= j && j <= n ? orders[i - 1][k - j] : 0;
                    orders[i][k] = first + second;
                }
            }
        }
        double sum = 0;
        double tail = 0;
        for (int k = 0; k <= pairs; k++) {
            sum += orders[m][k];
            tail += Math.abs(k - pairs / 2.0) >= Math.abs(u - pairs / 2.0) - 1e-9 ? orders[m][k] : 0;
        }
        return tail / sum;
    }

    private static double normal(double u, int m, int n, double ties) {
        double total = m + n;
        double variance = (double) m * n / 12 * (total + 1 - ties / (total * (total - 1)));
        double z = Math.max(0, Math.abs(u - m * n / 2.0) - 0.5) / Math.sqrt(variance);
        return variance > 0 ? 2 * upper(z) : 1;
    }

    /** Upper tail of the normal distribution, by its continued fraction or its series. */
    private static double upper(double z) {
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int k = 1; k < 100; k++) {
                term *= -z * z / (2.0 * k);
                sum += term / (2 * k + 1);
            }
            return 0.5 - sum / Math.sqrt(2 * Math.PI);
        }
        double fraction = 0;
        for (int k = 100; k >= 1; k--) {
            fraction = k / (z + fraction);
        }
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
    }
}
