// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import org.interphase.sims.internal.IncompleteGamma;

/**
 * Confidence intervals of the mean of counts that are distributed after Poisson. Below {@value #EXACT_BELOW} counts n they are
 * the exact, central ones of Garwood (Biometrika 28 (1936) 437): half of the quantiles of χ² with 2n and 2n + 2 degrees of
 * freedom. From there on these quantiles are taken by the cube of Wilson and Hilferty (PNAS 17 (1931) 684), as Gehrels
 * (Astrophys. J. 303 (1986) 336) does; they differ from the exact ones by less than 0.1 % of their distance from n, and from
 * n ± √n by at most one count or so.
 */
public final class Poisson {

    /** From so many counts on the approximation takes over. */
    public static final int EXACT_BELOW = 20;

    /** What lies within one standard deviation of a normal distribution: the 68 % of error bars. */
    public static final double ONE_SIGMA = 0.682689492137086;

    /** What error bars of 95 % hold. */
    public static final double NINETY_FIVE = 0.95;

    private final double tail;
    private final double z;
    private final double[] exactLower = new double[EXACT_BELOW];
    private final double[] exactUpper = new double[EXACT_BELOW];

    /**
     * Prepares intervals of one confidence.
     *
     * @param confidence between 0 and 1, such as {@link #ONE_SIGMA}
     * @throws IllegalArgumentException when it is not
     */
    public Poisson(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("expected a confidence between 0 and 1, found " + confidence);
        }
        this.tail = (1 - confidence) / 2;
        this.z = Math.sqrt(2 * IncompleteGamma.inverse(0.5, confidence));
        for (int n = 0; n < EXACT_BELOW; n++) {
            exactLower[n] = exactLower(n);
            exactUpper[n] = exactUpper(n);
        }
    }

    private double exactLower(double n) {
        return n <= 0 ? 0 : IncompleteGamma.inverse(n, tail);
    }

    private double exactUpper(double n) {
        return IncompleteGamma.inverse(n + 1, 1 - tail);
    }

    /** {@return how many standard deviations of a normal distribution reach to the ends of an interval} */
    public double sigmas() {
        return z;
    }

    /**
     * {@return the lower end of the interval}
     *
     * @param n counts, ≥ 0; need not be whole, since a file may hold counts that were corrected
     */
    public double lower(double n) {
        if (n < EXACT_BELOW) {
            return n == Math.rint(n) ? exactLower[(int) n] : exactLower(n);
        }
        double c = 1 - 1 / (9 * n) - z / (3 * Math.sqrt(n));
        return n * c * c * c;
    }

    /**
     * {@return the upper end of the interval}
     *
     * @param n counts, ≥ 0
     */
    public double upper(double n) {
        if (n < EXACT_BELOW) {
            return n == Math.rint(n) ? exactUpper[(int) n] : exactUpper(n);
        }
        double m = n + 1;
        double c = 1 - 1 / (9 * m) + z / (3 * Math.sqrt(m));
        return m * c * c * c;
    }
}
