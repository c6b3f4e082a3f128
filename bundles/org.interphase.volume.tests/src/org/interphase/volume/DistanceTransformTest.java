// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistanceTransformTest {

    private static final int X = 17;
    private static final int Y = 13;
    private static final int Z = 9;
    private static final double[] SPACING = {1.171875, 0.8, 0.0125};

    private static boolean[][] random(double share) {
        Random random = new Random(3);
        boolean[][] inside = new boolean[Z][X * Y];
        for (boolean[] layer : inside) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextDouble() < share;
            }
        }
        return inside;
    }

    private static double nearest(boolean[][] inside, int k, int i, int fromLayer, int toLayer) {
        double best = Double.POSITIVE_INFINITY;
        for (int l = fromLayer; l <= toLayer; l++) {
            for (int j = 0; j < X * Y; j++) {
                if (!inside[l][j]) {
                    double dx = (i % X - j % X) * SPACING[0];
                    double dy = (i / X - j / X) * SPACING[1];
                    double dz = (k - l) * SPACING[2];
                    best = Math.min(best, dx * dx + dy * dy + dz * dz);
                }
            }
        }
        return best;
    }

    @Test
    void agreesWithEveryPairOfVoxels() {
        for (double share : new double[] {0.5, 0.9, 0.998}) {
            boolean[][] inside = random(share);
            float[][] d = DistanceTransform.squared(inside, X, SPACING[0], SPACING[1], SPACING[2]);
            for (int k = 0; k < Z; k++) {
                float[] plane = DistanceTransform.squared(inside[k], X, SPACING[0], SPACING[1]);
                for (int i = 0; i < X * Y; i++) {
                    double expected = nearest(inside, k, i, 0, Z - 1);
                    assertEquals(expected, d[k][i], 1e-5 * expected);
                    double inPlane = nearest(inside, k, i, k, k);
                    assertEquals(inPlane, plane[i], Double.isInfinite(inPlane) ? 0 : 1e-5 * inPlane);
                }
            }
        }
    }

    @Test
    void isInfiniteWhereNothingIsOutside() {
        boolean[] inside = {true, true, true, true};
        assertEquals(Float.POSITIVE_INFINITY, DistanceTransform.squared(inside, 2, 1, 1)[3]);
        assertEquals(Float.POSITIVE_INFINITY, DistanceTransform.squared(new boolean[][] {inside, inside}, 2, 1, 1, 1)[1][0]);
    }
}
