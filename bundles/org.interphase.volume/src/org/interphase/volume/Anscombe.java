// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

/**
 * The transform that gives Poisson counts a standard deviation of about 1, f(n) = 2·√(n + 3/8), and its inverses.
 *
 * <p>Source: Anscombe, Biometrika 35 (1948) 246. The exact unbiased inverse gives the mean y for which E[f(n)] is a value,
 * n being Poisson with the mean y (Mäkitalo and Foi, IEEE Trans. Image Process. 20 (2011) 99); it is taken here from a table
 * of that expectation, summed up, and beyond the table from y = (D/2)² − 1/8.
 */
public final class Anscombe {

    /** Means of the table: i²·STEP, up to 100, where the asymptotic form is right to 10⁻³ counts. */
    private static final double STEP = 1e-3;
    private static final int ENTRIES = 317;
    private static final double SHIFT = 3.0 / 8;

    private static final class Table {
        private static final double[] EXPECTED = new double[ENTRIES];

        static {
            for (int i = 0; i < ENTRIES; i++) {
                EXPECTED[i] = expected(mean(i));
            }
        }

        private Table() {}
    }

    private Anscombe() {}

    private static double mean(int i) {
        return (double) i * i * STEP;
    }

    /**
     * {@return 2·√(n + 3/8)}
     *
     * @param n counts, ≥ −3/8
     */
    public static double forward(double n) {
        return 2 * Math.sqrt(n + SHIFT);
    }

    /**
     * {@return what {@link #forward} has on average, of Poisson counts}
     *
     * @param mean of the counts, ≥ 0
     */
    public static double expected(double mean) {
        int last = (int) (mean + 12 * Math.sqrt(mean) + 30);
        double probability = Math.exp(-mean);
        double sum = 0;
        for (int n = 0; n <= last; n++) {
            sum += probability * forward(n);
            probability *= mean / (n + 1);
        }
        return sum;
    }

    /**
     * {@return the mean of Poisson counts of which {@link #forward} has this value on average: the exact unbiased inverse}
     *
     * @param value D, such as a smoothed value of transformed counts; below the value of no counts, 2·√(3/8), the result is 0
     */
    public static double exactInverse(double value) {
        double[] table = Table.EXPECTED;
        if (!(value > table[0])) {
            return Double.isNaN(value) ? Double.NaN : 0;
        }
        if (value >= table[ENTRIES - 1]) {
            return value * value / 4 - 1.0 / 8;
        }
        int low = 0;
        int high = ENTRIES - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (table[middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double f = (value - table[low]) / (table[high] - table[low]);
        return mean(low) + f * (mean(high) - mean(low));
    }

    /**
     * Transforms in place.
     *
     * @param counts what is not finite stays
     */
    public static void forward(float[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) forward(Math.max(0, counts[i]));
        }
    }
}
