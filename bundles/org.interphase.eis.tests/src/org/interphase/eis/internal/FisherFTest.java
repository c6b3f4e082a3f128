// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FisherFTest {

    /** Table 26.9 of Abramowitz and Stegun. */
    @ParameterizedTest
    @CsvSource({"4.96, 1, 10, 0.05", "3.49, 2, 20, 0.05", "2.37, 5, 60, 0.05", "4.98, 2, 60, 0.01", "161.4, 1, 1, 0.05"})
    void givesTheTabulatedProbabilities(double f, int numerator, int denominator, double p) {
        assertEquals(p, FisherF.upperTail(f, numerator, denominator), 0.006 * p);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 7", "2, 30", "11, 200"})
    void isTheSquareOfStudentsT(double t, int v) {
        assertEquals(2 * StudentT.upperTail(t, v), FisherF.upperTail(t * t, 1, v), 1e-14);
    }
}
