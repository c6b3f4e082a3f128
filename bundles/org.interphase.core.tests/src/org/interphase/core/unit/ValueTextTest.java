// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource({
        "3200, 55, Ω, 3.200 ± 0.055 kΩ",
        "499.76, 3.2, Ω, 499.8 ± 3.2 Ω",
        "25205, 140, Ω, 25.21 ± 0.14 kΩ",
        "3.1e-10, 2e-12, F, 310.0 ± 2.0 pF",
        "0.89803, 0.0052, '', 0.8980 ± 0.0052",
        "1.2779e-9, 9.5e-11, S·s^α, (1.278 ± 0.095)·10⁻⁹ S·s^α",
        "0.145, 0.26, Ω, 145 ± 260 mΩ",
        "-12.5, 0.31, V, -12.50 ± 0.31 V",
        "1e-20, 1e-21, F, 0.0100 ± 0.0010 aF",
    })
    void showsTheErrorWithTwoDigitsAndTheValueToTheSameDecimal(double value, double error, String unit, String shown) {
        assertEquals(shown, ValueText.withError(value, error, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "3188, NaN, Ω, 3.188 kΩ",
        "0, NaN, Ω, 0 Ω",
        "NaN, NaN, Ω, —",
        "1, Infinity, F, 1 F",
        "Infinity, NaN, Ω, ∞ Ω",
    })
    void showsAValueWithoutErrorAlone(double value, double error, String unit, String shown) {
        assertEquals(shown, ValueText.withError(value, error, unit));
    }

    @ParameterizedTest
    @CsvSource({"0.02066799, 7, 0.02066799", "1.474794e-5, 7, 1.474794e-5", "14002030, 7, 1.400203e7", "-0.5, 3, -0.5"})
    void keepsSignificantDigits(double value, int digits, String shown) {
        assertEquals(shown, ValueText.number(value, digits));
    }

    @Test
    void writesAnIntervalWithOneUnit() {
        assertEquals("3.091 to 3.310 kΩ", ValueText.interval(3091.1, 3310.4, 55, "Ω"));
        assertEquals("(1.100 to 1.490)·10⁻⁹ S·s^α", ValueText.interval(1.1e-9, 1.49e-9, 9.5e-11, "S·s^α"));
        assertEquals("0.8878 to 0.9083", ValueText.interval(0.8878, 0.90829, 0.0052, ""));
        assertEquals("0.5 to 2 kHz", ValueText.interval(500, 2000, Double.NaN, "Hz"));
        assertEquals("— to — Ω", ValueText.interval(Double.NaN, Double.NaN, 1, "Ω"));
    }

    @Test
    void anErrorHasTwoDigitsAlsoWhereTheUnitTakesNoPrefix() {
        assertEquals("(453 ± 63)·10³ Ω·s^-1/2", ValueText.withError(452_736, 63_499, "Ω·s^-1/2"));
        assertEquals("1340 ± 12 Ω·s^-1/2", ValueText.withError(1_340.2, 12.3, "Ω·s^-1/2"));
    }
}
