// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ColumnReductionTest {

    @Test
    void leavesAShortSeriesAsItIs() {
        double[] x = {1, 1, 1};
        assertArrayEquals(x, ColumnReduction.reduce(x, new double[] {3, 2, 1})[0]);
    }

    @Test
    void coversTheSamePixelsOfEachColumn() {
        int n = 200_000;
        double[] x = new double[n];
        double[] y = new double[n];
        Random random = new Random(7);
        for (int i = 0; i < n; i++) {
            x[i] = 500.0 * i / n;
            y[i] = random.nextGaussian();
        }
        double[][] kept = ColumnReduction.reduce(x, y);
        assertTrue(kept[0].length <= 4 * 501, "kept " + kept[0].length);
        for (int column = 0; column < 500; column++) {
            assertArrayEquals(extremes(x, y, column), extremes(kept[0], kept[1], column));
        }
    }

    private static double[] extremes(double[] x, double[] y, int column) {
        double[] e = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < x.length; i++) {
            if ((int) x[i] == column) {
                e[0] = Math.min(e[0], y[i]);
                e[1] = Math.max(e[1], y[i]);
            }
        }
        return e;
    }

    @Test
    void keepsTheBreaksOfALine() {
        double[] x = new double[6_000];
        double[] y = new double[6_000];
        y[3_000] = Double.NaN;
        double[][] kept = ColumnReduction.reduce(x, y);
        assertEquals(1, Arrays.stream(kept[1]).filter(Double::isNaN).count());
    }
}
