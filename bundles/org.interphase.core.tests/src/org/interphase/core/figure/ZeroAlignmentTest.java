// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ZeroAlignmentTest {

    private static double zeroAt(double[] range) {
        return -range[0] / (range[1] - range[0]);
    }

    @Test
    void putsBothZerosAtOneHeightAndLosesNothing() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            double[] left = {random.nextGaussian(), 0};
            left[1] = left[0] + random.nextDouble() + 1e-3;
            double[] right = {1e-9 * random.nextGaussian(), 0};
            right[1] = right[0] + 1e-9 * (random.nextDouble() + 1e-3);
            double[][] aligned = ZeroAlignment.of(left, right);
            assertEquals(zeroAt(aligned[0]), zeroAt(aligned[1]), 1e-9);
            assertTrue(aligned[0][0] <= left[0] + 1e-12 && aligned[0][1] >= left[1] - 1e-12);
            assertTrue(aligned[1][0] <= right[0] + 1e-21 && aligned[1][1] >= right[1] - 1e-21);
        }
    }

    @Test
    void drawsWhatIsInProportionEquallyHigh() {
        double[][] aligned = ZeroAlignment.of(new double[] {-0.05, 0.04}, new double[] {-5e-8, 4e-8});
        assertArrayEquals(new double[] {-0.05, 0.04}, aligned[0], 1e-12);
        assertArrayEquals(new double[] {-5e-8, 4e-8}, aligned[1], 1e-18);
    }

    @Test
    void leavesRangesWithoutExtentAsTheyAre() {
        double[][] aligned = ZeroAlignment.of(new double[] {0, 0}, new double[] {1, 2});
        assertArrayEquals(new double[] {0, 0}, aligned[0]);
        assertArrayEquals(new double[] {1, 2}, aligned[1]);
    }
}
