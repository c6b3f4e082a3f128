// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudentTTest {

    /** Printed tables, to their last digit; 1 and 2 degrees also by formula. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.7062, 5e-5", "0.95, 2, 4.30265, 5e-6", "0.95, 5, 2.57058, 5e-6", "0.95, 10, 2.22814, 5e-6",
        "0.95, 30, 2.04227, 5e-6", "0.95, 100, 1.98397, 5e-6", "0.99, 5, 4.03214, 5e-6", "0.99, 60, 2.66028, 5e-6",
        "0.5, 4, 0.740697, 5e-7", "0.999, 3, 12.924, 5e-4", "0.95, 1000000, 1.959966, 2e-6"
    })
    void agreesWithTables(double level, int degrees, double t, double precision) {
        assertEquals(t, StudentT.twoSided(level, degrees), precision);
    }
}
