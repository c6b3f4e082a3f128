// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnscombeTest {

    @Test
    void invertsTheExpectationOfTransformedCounts() {
        for (double mean : new double[] {0.003, 0.1, 0.77, 3, 12.5, 60, 99}) {
            assertEquals(mean, Anscombe.exactInverse(Anscombe.expected(mean)), 3e-4);
        }
        // The asymptotic form goes on where the table ends.
        assertEquals(400, Anscombe.exactInverse(Anscombe.expected(400)), 0.01);
        assertEquals(0, Anscombe.exactInverse(Anscombe.forward(0)));
        assertEquals(0, Anscombe.exactInverse(-3));
        assertEquals(Double.NaN, Anscombe.exactInverse(Double.NaN));
    }

    @Test
    void givesCountsADeviationOfOne() {
        Random random = new Random(2);
        double sum = 0;
        double squares = 0;
        int n = 40000;
        for (int i = 0; i < n; i++) {
            double v = Anscombe.forward(Phantom.poisson(10, random));
            sum += v;
            squares += v * v;
        }
        assertEquals(1, Math.sqrt(squares / n - sum / n * (sum / n)), 0.02);
        assertEquals(Anscombe.expected(10), sum / n, 0.02);
    }
}
