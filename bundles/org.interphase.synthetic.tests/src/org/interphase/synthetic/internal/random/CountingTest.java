// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {

    private static final int DRAWS = 300_000;
    private static final double[] LOG_FACTORIAL = new double[12_000];

    static {
        for (int k = 2; k < LOG_FACTORIAL.length; k++) {
            LOG_FACTORIAL[k] = LOG_FACTORIAL[k - 1] + Math.log(k);
        }
    }

    /** The first numbers that the authors' program gives from the state 1, 2, 3, 4. */
    @Test
    void generatorGivesThePublishedNumbers() {
        Xoshiro random = Xoshiro.inState(1, 2, 3, 4);
        for (long expected : new long[] {41943041L, 58720359L, 3588806011781223L, 3591011842654386L}) {
            assertEquals(expected, random.nextLong());
        }
    }

    @Test
    void streamsDoNotDependOnEachOther() {
        int n = 100_000;
        Xoshiro one = new Xoshiro(7, 1, 2, 3);
        Xoshiro other = new Xoshiro(7, 1, 3, 2);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (one.uniform() - 0.5) * (other.uniform() - 0.5) * 12;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        int n = 200_000;
        Xoshiro random = new Xoshiro(5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double v = random.normal();
            sum += v;
            squares += v * v;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
    }

    @Test
    void exponentialAgreesWithTheStrictOne() {
        for (double x = -700; x < 700; x += 0.0371) {
            double strict = StrictMath.exp(x);
            assertEquals(strict, SteadyMath.exp(x), 4e-16 * strict, "e^" + x);
        }
        assertEquals(0, SteadyMath.exp(-1e9));
        assertEquals(1, SteadyMath.exp(0));
        assertEquals(Double.POSITIVE_INFINITY, SteadyMath.exp(1e9));
        assertEquals(0.5, SteadyMath.sigmoid(0));
        assertEquals(1, SteadyMath.sigmoid(1e6));
        assertEquals(0, SteadyMath.sigmoid(-1e6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, 0.02, 0.3, 1.5, 2.999, 6, 9.97, 15.999, 16, 17, 30.3, 90, 400, 5000})
    void countsFollowThePoissonDistribution(double mean) {
        Xoshiro random = new Xoshiro(3, Double.doubleToLongBits(mean));
        assertFollows(mean, r -> Counting.poisson(mean, r), random, k -> poisson(k, mean));
    }

    /** P(N ≥ k) = P(Poisson(n(1 − (k − 1)τ/T)) ≥ k), here as a sum of all terms. */
    @ParameterizedTest
    @CsvSource({"0.5,4e-4", "6,4e-4", "9.9,4e-4", "14,4e-4", "3,0.05", "9,0.05", "12,0.05", "5,0.3", "80,0.01"})
    void countsWithDeadTimeFollowTheRenewalProcess(double mean, double dead) {
        Xoshiro random = new Xoshiro(4, Double.doubleToLongBits(mean), Double.doubleToLongBits(dead));
        assertFollows(
                mean,
                r -> Counting.nonParalysable(mean, dead, r),
                random,
                k -> atLeast(k, mean, dead) - atLeast(k + 1, mean, dead));
    }

    /** 10 kcps to 5 Mcps in 100 µs, at 40 ns. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 100, 500})
    void deadTimeLowersMeanAndVariance(double mean) {
        int n = 40_000;
        Xoshiro random = new Xoshiro(6, (long) mean);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double count = Counting.nonParalysable(mean, 4e-4, random);
            sum += count;
            squares += count * count;
        }
        double lost = 1 + mean * 4e-4;
        double variance = mean / (lost * lost * lost);
        assertEquals(mean / lost, sum / n, 5 * Math.sqrt(variance / n) + 0.02);
        assertEquals(variance, (squares - sum * sum / n) / (n - 1), 5 * variance * Math.sqrt(2.0 / n) + 5 * Math.sqrt(variance / n));
    }

    private static double poisson(int k, double mean) {
        return mean == 0 ? (k == 0 ? 1 : 0) : Math.exp(k * Math.log(mean) - mean - LOG_FACTORIAL[k]);
    }

    private static double atLeast(int k, double mean, double dead) {
        double left = k == 0 ? mean : mean * (1 - (k - 1) * dead);
        if (k == 0) {
            return 1;
        }
        if (left <= 0) {
            return 0;
        }
        double below = 0;
        for (int i = 0; i < k; i++) {
            below += poisson(i, left);
        }
        return Math.max(0, 1 - below);
    }

    /** χ² over counts that are expected at least ten times, the others in one class; five deviations are allowed. */
    private static void assertFollows(
            double mean, ToIntFunction<Xoshiro> draw, Xoshiro random, IntToDoubleFunction probability) {
        int[] seen = new int[LOG_FACTORIAL.length];
        for (int i = 0; i < DRAWS; i++) {
            seen[draw.applyAsInt(random)]++;
        }
        double chiSquare = 0;
        int classes = 0;
        double restExpected = DRAWS;
        int restSeen = DRAWS;
        for (int k = 0; k < mean + 10 * Math.sqrt(mean) + 30; k++) {
            double expected = DRAWS * probability.applyAsDouble(k);
            if (expected >= 10) {
                chiSquare += (seen[k] - expected) * (seen[k] - expected) / expected;
                classes++;
                restExpected -= expected;
                restSeen -= seen[k];
            }
        }
        if (restExpected > 1) {
            chiSquare += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
            classes++;
        } else {
            assertTrue(restSeen <= 12, "rare counts: " + restSeen);
        }
        double freedom = Math.max(1, classes - 1);
        assertTrue(chiSquare < freedom + 5 * Math.sqrt(2 * freedom) + 10, "χ² " + chiSquare + " of " + freedom);
    }
}
