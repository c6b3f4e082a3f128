// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.interphase.volume.internal.ToroidalShifts;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

    @Test
    void ranksThatDoNotOverlapHaveTheLeastProbability() {
        // 2 of the 20 orders of three among six.
        RankTest t = RankTest.of(new double[] {4, 5, 6}, new double[] {1, 2, 3, Double.NaN});
        assertEquals(9, t.u());
        assertEquals(0.1, t.pValue(), 1e-12);
        assertEquals(1, RankTest.of(new double[] {1, 4}, new double[] {2, 3}).pValue(), 1e-12);
        // Of the 35 orders of three among seven, u = 11 and 12 come once each: both ends make 4.
        assertEquals(4.0 / 35, RankTest.of(new double[] {3.5, 5, 6}, new double[] {1, 2, 3, 4}).pValue(), 1e-12);
        assertEquals(Double.NaN, RankTest.of(new double[0], new double[] {1}).pValue());
    }

    @Test
    void ranksWithTiesFollowTheNormalDistribution() {
        // Six values, of which all are equal: nothing can be said.
        assertEquals(1, RankTest.of(new double[] {2, 2, 2}, new double[] {2, 2, 2}).pValue(), 1e-12);
        // scipy.stats.mannwhitneyu([1,2,2,3,5],[4,4,6,7,8,9], method="asymptotic"): U = 2, p = 0.02187.
        assertEquals(
                0.02187,
                RankTest.of(new double[] {1, 2, 2, 3, 5}, new double[] {4, 4, 6, 7, 8, 9}).pValue(),
                2e-5);
    }

    @Test
    void countsAreComparedByTheirExposure() {
        // 9 against 0 at the same exposure: 2·2⁻⁹.
        assertEquals(2.0 / 512, CountTest.pValue(9, 1, 0, 1), 1e-12);
        assertEquals(1, CountTest.pValue(10, 2, 5, 1), 1e-9);
        assertEquals(1, CountTest.pValue(0, 2, 0, 1), 1e-12);
        // One count at a quarter of the exposure: its probability is 1/5, the other outcome is more likely.
        assertEquals(0.2, CountTest.pValue(1, 1, 0, 4), 1e-12);
        assertEquals(Double.NaN, CountTest.pValue(1, 0, 1, 1));
    }

    @Test
    void toroidalShiftsTellWhatLiesOnEachOtherFromWhatDoesNot() {
        float[][] a = discs(12, 20);
        assertEquals(0.001, ToroidalShifts.pValue(a, discs(12, 20), 48, 1), 0.01);
        // Beside each other they correlate less than by chance.
        assertEquals(1, ToroidalShifts.pValue(a, discs(12, 40), 48, 1), 0.5);
        assertEquals(1, ToroidalShifts.pValue(a, new float[4][48 * 48], 48, 1));
    }

    private static float[][] discs(double x, double y) {
        Random random = new Random((long) y);
        float[][] v = new float[4][48 * 48];
        for (float[] layer : v) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = (float) ((Math.hypot(i % 48 - x, i / 48 - y) < 5 ? 10 : 1) + 0.1 * random.nextGaussian());
            }
        }
        return v;
    }
}
