// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {

    /** The rounding is that of the Particle Data Group's own examples: 0.827 ± 0.119, 0.367 and 0.999. */
    @ParameterizedTest
    @CsvSource({
        "0.827, 0.119, '', 0.83(12)",
        "0.827, 0.367, '', 0.8(4)",
        "14.674, 0.964, '', 14.7(10)",
        "3200, 53, Ω, 3.20(5) kΩ",
        "3188, 24, Ω, 3.188(24) kΩ",
        "-12.5, 0.31, V, -12.50(31) V",
        "320, 55, Ω, 320(60) Ω",
        "5, 30, Ω, 5(30) Ω",
        "145, 260, Ω, 140(260) Ω",
        "1.2779e-9, 9.5e-11, Ω⁻¹·s^α, 1.28(10)·10⁻⁹ Ω⁻¹·s^α",
        "1e-20, 1e-21, F, 0.0100(10) aF",
        "0, 0.3, Ω, 0(300) mΩ",
        "99.96, 0.0996, Ω, 99.96(10) Ω",
        "99.996, 0.099999, Ω, 100.00(10) Ω",
    })
    void writesTheErrorInTheLastDigits(double value, double error, String unit, String shown) {
        assertEquals(shown, QuantityText.brief(new Quantity(value, error, unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "3188, NaN, Ω, 3.188 kΩ",
        "3188, 0, Ω, 3.188 kΩ",
        "3188, Infinity, Ω, 3.188 kΩ",
        "0.9, NaN, '', 0.9",
        "NaN, 1, Ω, —",
        "2.5e-9, NaN, Ω⁻¹·s^α, 2.5·10⁻⁹ Ω⁻¹·s^α",
    })
    void writesAValueWithoutErrorAlone(double value, double error, String unit, String shown) {
        assertEquals(shown, QuantityText.brief(new Quantity(value, error, unit)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3200 | 53 | Ω | \\qty{3.20(5)}{\\kilo\\ohm}",
        "3.1e-10 | 2e-12 | F | \\qty{310.0(20)}{\\pico\\farad}",
        "2.2e-6 | 3e-8 | s | \\qty{2.200(30)}{\\micro\\second}",
        "0.898 | 0.0052 | '' | \\num{0.898(5)}",
        "1.2779e-9 | 9.5e-11 | Ω⁻¹·s^α | \\qty{1.28(10)e-9}{\\per\\ohm\\second\\tothe{\\alpha}}",
        "12 | 1 | Ω·s^-1/2 | \\qty{12.0(10)}{\\ohm\\second\\tothe{-1/2}}",
        "-0.5 | NaN | V | \\qty{-500}{\\milli\\volt}",
        "500 | NaN | Ω | \\qty{500}{\\ohm}",
        "1e-12 | NaN | '' | \\num{1e-12}",
        "NaN | 1 | Ω | --",
        "Infinity | NaN | Ω | --",
    })
    void writesForSiunitx(double value, double error, String unit, String shown) {
        assertEquals(shown, QuantityText.latex(new Quantity(value, error, unit)));
    }

    @Test
    void writesCommaSeparatedValuesInFullPrecision() {
        assertEquals("name,value,standard_error,unit", QuantityText.csvHeading());
        assertEquals("R1,3188.123456789012,55.0,Ω", QuantityText.csv("R1", new Quantity(3188.123456789012, 55, "Ω")));
        assertEquals("R1,3188.0,,Ω", QuantityText.csv("R1", new Quantity(3188, Double.NaN, "Ω")));
        assertEquals("\"a,\"\"b\",,,", QuantityText.csv("a,\"b", new Quantity(Double.NaN, Double.NaN, "")));
    }
}
