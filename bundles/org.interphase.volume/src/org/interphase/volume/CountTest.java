// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

/**
 * Whether two counts come at the same rate: given their sum, the first one is binomial with the share of its exposure
 * (Przyborowski and Wilenski, Biometrika 31 (1940) 313). Two-sided: the sum over all outcomes that are no more likely.
 */
public final class CountTest {

    private CountTest() {}

    /**
     * {@return the probability of counts as different as these at one rate, exact; NaN where an exposure is not above 0}
     *
     * @param first counts, ≥ 0
     * @param firstExposure what they were counted in, such as an area
     * @param second counts, ≥ 0
     * @param secondExposure what they were counted in
     */
    public static double pValue(int first, double firstExposure, int second, double secondExposure) {
        if (!(firstExposure > 0 && secondExposure > 0)) {
            return Double.NaN;
        }
        int n = first + second;
        double logOdds = Math.log(firstExposure / secondExposure);
        double[] log = new double[n + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 1; k <= n; k++) {
            log[k] = log[k - 1] + Math.log((n - k + 1.0) / k) + logOdds;
        }
        for (double l : log) {
            highest = Math.max(highest, l);
        }
        double sum = 0;
        double tail = 0;
        for (double l : log) {
            double p = Math.exp(l - highest);
            sum += p;
            tail += l <= log[first] + 1e-9 ? p : 0;
        }
        return tail / sum;
    }
}
