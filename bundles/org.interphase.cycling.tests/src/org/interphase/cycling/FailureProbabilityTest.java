// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class FailureProbabilityTest {

    private static final FailureProbability CURVE = new FailureProbability(0.05, 0.04, 0.06, 4, 1, 0.1, 0, 20);

    @Test
    void isOneHalfAtJ50AndRisesLogistically() {
        assertEquals(0.5, CURVE.probability(0.05), 1e-12);
        // (J/j50)^slope are the odds.
        assertEquals(16.0 / 17, CURVE.probability(0.1), 1e-12);
        assertEquals(1.0 / 17, CURVE.probability(0.025), 1e-12);
        assertEquals(0, CURVE.probability(0));
    }

    @Test
    void hasABandFromTheErrorsOfBothParameters() {
        double half = 1.959963984540054 * 4 * 0.1;
        assertArrayEquals(
                new double[] {1 / (1 + Math.exp(half)), 1 / (1 + Math.exp(-half))}, CURVE.band(0.05), 1e-12);
        double wide = 1.959963984540054 * Math.hypot(Math.log(2), 0.4);
        double eta = 4 * Math.log(2);
        assertArrayEquals(
                new double[] {1 / (1 + Math.exp(wide - eta)), 1 / (1 + Math.exp(-wide - eta))},
                CURVE.band(0.1),
                1e-12);
        assertArrayEquals(new double[] {0, 1}, CURVE.band(0));
    }

    /** η = s·(x − m): what moves m up lowers η, so errors of one sign for s and m cancel above m. */
    @Test
    void narrowsTheBandWhereTheErrorsCancel() {
        FailureProbability together = new FailureProbability(0.05, 0.04, 0.06, 4, 1, 0.1, 1, 20);
        double x = Math.exp(0.4);
        assertArrayEquals(
                new double[] {together.probability(0.05 * x), together.probability(0.05 * x)},
                together.band(0.05 * x),
                1e-7);
    }

    @Test
    void refusesNegativeCurrentDensities() {
        assertThrows(IllegalArgumentException.class, () -> CURVE.probability(-1));
        assertThrows(IllegalArgumentException.class, () -> CURVE.band(Double.NaN));
    }
}
