// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.random;

/** Counts of a detector: by the Poisson distribution, and what is left of them by a dead time. */
public final class Counting {

    /** From this mean on by rejection, which is made for means of 10 and more; below by tables. */
    private static final int LEAST_REJECTION = 16;

    /** Tables are made for means of this distance from each other. */
    private static final double TABLE_STEP = 1 / 32.0;

    /** Counts in a table; of the largest mean, more have a probability of 10⁻¹⁷. */
    private static final int COLUMNS = 64;

    private static final int COLUMN_BITS = 6;
    private static final long FRACTION = (1L << 52) - 1;
    private static final long[] THRESHOLDS = new long[(int) (LEAST_REJECTION / TABLE_STEP) * COLUMNS];
    private static final byte[] ALIASES = new byte[THRESHOLDS.length];

    /** Where arrivals are drawn one by one rather than by inversion. */
    private static final double LEAST_ARRIVALS = 10;

    private static final int LONGEST_SEARCH = 100;
    private static final double[] INVERSE = new double[LONGEST_SEARCH + 1];
    private static final double[] LOG_FACTORIAL = new double[256];
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780;
    /** Above all probabilities that a Poisson distribution can give a count of one or more: the largest is 1/e, for one. */
    private static final double MOST_PROBABLE = 0.4;

    static {
        for (int i = 1; i < INVERSE.length; i++) {
            INVERSE[i] = 1.0 / i;
        }
        for (int i = 2; i < LOG_FACTORIAL.length; i++) {
            LOG_FACTORIAL[i] = LOG_FACTORIAL[i - 1] + StrictMath.log(i);
        }
        for (int t = 0; t < THRESHOLDS.length / COLUMNS; t++) {
            fillTable(t);
        }
    }

    /** Spreads the probabilities of a mean over columns of one height, of two counts each. */
    private static void fillTable(int table) {
        double mean = table * TABLE_STEP;
        double[] height = new double[COLUMNS];
        double p = SteadyMath.exp(-mean);
        int[] low = new int[COLUMNS];
        int[] high = new int[COLUMNS];
        int lows = 0;
        int highs = 0;
        for (int k = 0; k < COLUMNS; k++) {
            p *= k == 0 ? 1 : mean * INVERSE[k];
            height[k] = p * COLUMNS;
            if (height[k] < 1) {
                low[lows++] = k;
            } else {
                high[highs++] = k;
            }
        }
        while (lows > 0 && highs > 0) {
            int from = low[--lows];
            int to = high[highs - 1];
            THRESHOLDS[table * COLUMNS + from] = (long) (height[from] * (FRACTION + 1));
            ALIASES[table * COLUMNS + from] = (byte) to;
            height[to] -= 1 - height[from];
            if (height[to] < 1) {
                highs--;
                low[lows++] = to;
            }
        }
        while (highs > 0) {
            int whole = high[--highs];
            THRESHOLDS[table * COLUMNS + whole] = FRACTION + 1;
            ALIASES[table * COLUMNS + whole] = (byte) whole;
        }
        while (lows > 0) {
            // Only rounding leaves one here.
            int whole = low[--lows];
            THRESHOLDS[table * COLUMNS + whole] = FRACTION + 1;
            ALIASES[table * COLUMNS + whole] = (byte) whole;
        }
    }

    private Counting() {}

    /**
     * {@return a number of the Poisson distribution}
     *
     * <p>A small mean is one of which there is a table and a rest, and the number the sum of one drawn from the table (A. J.
     * Walker, ACM Trans. Math. Softw. 3 (1977) 253) and one of the rest's, which is nearly always 0.
     *
     * @param mean its mean, ≥ 0 and below 10⁹
     * @param random where randomness comes from
     */
    public static int poisson(double mean, Xoshiro random) {
        if (mean >= LEAST_REJECTION) {
            return reject(mean, random);
        }
        int table = (int) (mean / TABLE_STEP);
        long bits = random.nextLong();
        int column = (int) (bits >>> Long.SIZE - COLUMN_BITS);
        int at = table * COLUMNS + column;
        int count = (bits & FRACTION) < THRESHOLDS[at] ? column : ALIASES[at];
        double rest = mean - table * TABLE_STEP;
        double u = random.uniform();
        return u < 1 - rest ? count : count + invert(rest, u);
    }

    /** The smallest k of which the distribution function is at least u. */
    private static int invert(double mean, double u) {
        double p = SteadyMath.exp(-mean);
        double sum = p;
        int k = 0;
        while (u > sum && k < LONGEST_SEARCH) {
            p *= mean * INVERSE[++k];
            sum += p;
        }
        return k;
    }

    /**
     * Transformed rejection with squeeze (PTRS).
     *
     * <p>Source: W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39.
     */
    private static int reject(double mean, Xoshiro random) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double quick = 0.9277 - 3.6224 / (b - 2);
        double logMean = Double.NaN;
        while (true) {
            double u = random.uniform() - 0.5;
            double v = random.uniform();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= quick) {
                return (int) k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            if (Double.isNaN(logMean)) {
                logMean = StrictMath.log(mean);
            }
            if (StrictMath.log(v * inverseAlpha / (a / (us * us) + b)) <= k * logMean - mean - logFactorial(k)) {
                return (int) k;
            }
        }
    }

    /** ln k!, from 256 on by Stirling's series, whose next term is below 10⁻¹⁵ there. */
    private static double logFactorial(double k) {
        if (k < LOG_FACTORIAL.length) {
            return LOG_FACTORIAL[(int) k];
        }
        double r = 1 / k;
        return (k + 0.5) * StrictMath.log(k) - k + HALF_LOG_TWO_PI + r * (1 / 12.0 - r * r * (1 / 360.0 - r * r / 1260.0));
    }

    /**
     * {@return what a counter that is blind for a while after each count sees in a dwell at whose beginning it sees}
     *
     * <p>Of arrivals at random with the mean n in the dwell T, at least k are counted where the k-th comes before T, having
     * lost k − 1 dead times: P(N ≥ k) = P(Poisson(n·(1 − (k − 1)·τ/T)) ≥ k). The mean is n/(1 + n·τ/T) and the variance
     * n/(1 + n·τ/T)³ up to terms of the order of n²·(τ/T)².
     *
     * @param mean arrivals in the dwell, ≥ 0
     * @param deadFraction τ/T, dead time over dwell, ≥ 0 and below 1
     * @param random where randomness comes from
     */
    public static int nonParalysable(double mean, double deadFraction, Xoshiro random) {
        if (mean >= LEAST_ARRIVALS) {
            return arrive(mean, deadFraction, random);
        }
        double u = random.uniform();
        double p = SteadyMath.exp(-mean);
        double sum = p;
        double below = 0;
        int k = 0;
        while (u > sum && k < LONGEST_SEARCH) {
            p *= mean * INVERSE[++k];
            below = sum;
            sum += p;
        }
        while (k > 1
                && u - below <= MOST_PROBABLE * mean * (k - 1) * deadFraction
                && u <= distribution(k - 1, mean * Math.max(0, 1 - (k - 1) * deadFraction))) {
            k--;
            below = u;
        }
        return k;
    }

    private static double distribution(int k, double mean) {
        double p = SteadyMath.exp(-mean);
        double sum = p;
        for (int i = 1; i <= k; i++) {
            p *= mean * INVERSE[i];
            sum += p;
        }
        return sum;
    }

    private static int arrive(double mean, double deadFraction, Xoshiro random) {
        double time = 0;
        int k = 0;
        while (true) {
            time -= StrictMath.log(random.uniform()) / mean;
            if (time > 1) {
                return k;
            }
            time += deadFraction;
            k++;
        }
    }
}
