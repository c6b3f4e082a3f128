// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SymmetricTest {

    private static double[][] random(int n) {
        Random random = new Random(5);
        double[][] root = new double[n][n];
        double[][] matrix = new double[n][n];
        for (double[] row : root) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return matrix;
    }

    @Test
    void invertsWhatIsPositiveDefinite() {
        double[][] m = random(6);
        double[][] inverse = Symmetric.inverse(m);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += m[i][k] * inverse[k][j];
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-9);
            }
        }
        assertNull(Symmetric.inverse(new double[][] {{1, 2}, {2, 4}}));
    }

    @Test
    void turnsAMatrixIntoItsEigenvaluesAndBack() {
        double[][] m = random(8);
        double[][] d = random(8);
        double[][] v = Symmetric.eigenvectors(d);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                double sum = 0;
                for (int k = 0; k < 8; k++) {
                    sum += v[i][k] * d[k][k] * v[j][k];
                }
                assertEquals(m[i][j], sum, 1e-10);
            }
        }
    }
}
