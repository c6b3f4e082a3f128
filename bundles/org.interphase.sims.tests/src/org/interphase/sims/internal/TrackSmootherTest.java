// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrackSmootherTest {

    private static final int LAYERS = 400;

    /** A random walk of steps of 0.05, seen with noise. */
    private static double[][] walk(long seed, double noise) {
        Random random = new Random(seed);
        double[][] out = new double[2][LAYERS];
        for (int k = 1; k < LAYERS; k++) {
            out[0][k] = out[0][k - 1] + 0.05 * random.nextGaussian();
        }
        for (int k = 0; k < LAYERS; k++) {
            out[1][k] = out[0][k] + noise * random.nextGaussian();
        }
        return out;
    }

    private static double rootMeanSquare(double[] a, double[] b) {
        double squares = 0;
        for (int k = 0; k < a.length; k++) {
            squares += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(squares / a.length);
    }

    private static double[] ones() {
        double[] ones = new double[LAYERS];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void statesItsErrorWhereNoiseIsKnown() {
        for (double noise : new double[] {0.02, 0.05, 0.2}) {
            double[][] walk = walk(3, noise);
            TrackSmoother s = TrackSmoother.of(walk[1], ones(), new boolean[LAYERS], noise * noise);
            assertEquals(noise * noise, s.noise(), 1e-12);
            double off = rootMeanSquare(s.smoothed(), walk[0]);
            assertTrue(off < rootMeanSquare(walk[1], walk[0]), "smoothing helps");
            assertEquals(1, off / s.error()[LAYERS / 2], 0.2, "noise " + noise);
        }
    }

    @Test
    void findsNoiseThatIsLargerThanSteps() {
        double[][] walk = walk(5, 0.2);
        TrackSmoother s = TrackSmoother.of(walk[1], ones(), new boolean[LAYERS], Double.NaN);
        assertEquals(0.2, Math.sqrt(s.noise()), 0.03);
    }

    @Test
    void startsAnewWhereTheContentJumps() {
        double[][] walk = walk(7, 0.05);
        boolean[] jump = new boolean[LAYERS];
        jump[200] = true;
        double[] jumped = walk[1].clone();
        for (int k = 200; k < LAYERS; k++) {
            jumped[k] += 10;
        }
        double[] smoothed = TrackSmoother.of(jumped, ones(), jump, 0.0025).smoothed();
        assertEquals(walk[0][199], smoothed[199], 0.15);
        assertEquals(walk[0][200] + 10, smoothed[200], 0.15);
    }
}
