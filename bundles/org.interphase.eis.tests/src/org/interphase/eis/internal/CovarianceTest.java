// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CovarianceTest {

    @Test
    void invertsTheNormalMatrix() {
        // columns (1,1,1) and (0,1,2): JᵀJ = [[3,3],[3,5]], inverse [[5,−3],[−3,3]]/6
        double[][] inverse = new Covariance(new double[][] {{1, 1, 1}, {0, 1, 2}}).inverse();
        assertEquals(5 / 6.0, inverse[0][0], 1e-14);
        assertEquals(-0.5, inverse[0][1], 1e-14);
        assertEquals(0.5, inverse[1][1], 1e-14);
    }

    /** Nearly equal columns: the normal matrix has lost everything, the triangle has not. */
    @Test
    void keepsHalfTheDigitsThatTheNormalMatrixLoses() {
        double e = 1e-8;
        double[][] inverse = new Covariance(new double[][] {{1, 1, 1}, {1, 1, 1 + e}}).inverse();
        // the second column less the first is e in one row: its variance is 1/e² · 3/2 (projected on the mean)
        assertEquals(1.5 / (e * e), inverse[1][1], 1e-6 / (e * e));
    }

    @Test
    void doesNotMindTheScaleOfColumns() {
        double[][] inverse = new Covariance(new double[][] {{1e150, 1e150, 1e150}, {0, 1e-150, 2e-150}}).inverse();
        assertEquals(5 / 6.0, inverse[0][0] * 1e150 * 1e150, 1e-12);
    }

    @Test
    void tellsWhatIsNotDetermined() {
        Covariance c = new Covariance(new double[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 0}, {0, 0, 0}});
        assertFalse(c.determines(new double[] {1, 0, 0, 0}));
        assertTrue(c.determines(new double[] {1, 2, 0, 0}));
        assertTrue(c.determines(new double[] {0, 0, 1, 0}));
        assertFalse(c.determines(new double[] {0, 0, 0, 1}));
        assertTrue(c.tradesWith(0, 1));
        assertFalse(c.tradesWith(0, 2));
    }
}
