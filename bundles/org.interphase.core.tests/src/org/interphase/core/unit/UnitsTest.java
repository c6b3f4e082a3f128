// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.unit.Units.Conversion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "mA, A, 1e-3", "µA, A, 1e-6", "uA, A, 1e-6", "\u03bcA, A, 1e-6", "nA, A, 1e-9", "pA, A, 1e-12", "A, A, 1",
        "V, V, 1", "mV, V, 1e-3", "volts, V, 1", "Ohm, Ω, 1", "ohm, Ω, 1", "ohms, Ω, 1", "Ω, Ω, 1", "\u2126, Ω, 1",
        "kOhm, Ω, 1e3", "kΩ, Ω, 1e3", "MOhm, Ω, 1e6", "mOhm, Ω, 1e-3", "Hz, Hz, 1", "kHz, Hz, 1e3", "MHz, Hz, 1e6",
        "mHz, Hz, 1e-3", "KHz, Hz, 1e3", "khz, Hz, 1e3", "KHZ, Hz, 1e3",
        "MHZ, Hz, 1e6", "KOhm, Ω, 1e3", "Kohms, Ω, 1e3", "Ohms, Ω, 1", "mOhms, Ω, 1e-3", "MOhms, Ω, 1e6", "KOHM, Ω, 1e3", "kOHM, Ω, 1e3", "KΩ, Ω, 1e3", "OHM, Ω, 1", "s, s, 1", "ms, s, 1e-3", "min, s, 60", "h, s, 3600", "hours, s, 3600", "Sec, s, 1",
        "mA.h, C, 3.6", "mAh, C, 3.6", "A·h, C, 3600", "C, C, 1", "mC, C, 1e-3", "W.h, J, 3600", "Wh, J, 3600",
        "W, W, 1", "J, J, 1", "F, F, 1", "µF, F, 1e-6", "uF, F, 1e-6", "nF, F, 1e-9", "Ohm-1, S, 1", "S, S, 1",
        "deg, rad, 0.017453292519943295", "°, rad, 0.017453292519943295", "rad, rad, 1", "%, '', 0.01",
        "Ohm.cm, Ω·m, 1e-2", "Ohm.cm2, Ω·m², 1e-4", "Ohm cm^2, Ω·m², 1e-4", "mS/cm, S·m⁻¹, 0.1",
        "S cm⁻¹, S·m⁻¹, 100", "mA/cm², A·m⁻², 10", "µF-2, F⁻², 1e12", "V/s, V·s⁻¹, 1", "g, kg, 1e-3", "mg, kg, 1e-6",
        "K, K, 1", "mV/µA, Ω, 1e3", "A.s/V, F, 1", "V.A, W, 1", "mAh/g, C·kg⁻¹, 3600",
        "cps, s⁻¹, 1", "kcps, s⁻¹, 1e3", "Mcps, s⁻¹, 1e6", "CPS, s⁻¹, 1", "1/s, s⁻¹, 1", "1/ms, s⁻¹, 1e3", "s-1, s⁻¹, 1",
        "cps/nA, s⁻¹·A⁻¹, 1e9", "cps2, s⁻², 1", "nA/cps, C, 1e-9", "1/Ohm, S, 1", "1/cm^3, m⁻³, 1e6"
    })
    void bringsWhatInstrumentsWriteToSi(String text, String symbol, double factor) {
        Conversion c = Units.parse(text).orElseThrow();
        assertEquals(symbol, c.symbol());
        assertEquals(factor, c.factor(), 1e-15 * factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"°C", "furlong", "mA.", ".h", "A/", "/s", "A^", "A-", "m%", "x", "A//h", "ox/red", "A0",
        "discharge/mA.h", "V!", "12", "mhz", "MOHM", "KA", "KM", "kM", "KG", "1/", "1/1/s", "2/s", "1s", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNothingOfOtherText(String text) {
        assertTrue(Units.parse(text).isEmpty());
    }

    @Test
    void takesNothingAsAPlainNumber() {
        assertEquals(new Conversion("", 1), Units.parse(" ").orElseThrow());
    }

    @Test
    void keepsTheDigitsOfAPowerOfTen() {
        Conversion milli = Units.parse("mA").orElseThrow();
        assertEquals(0.0032, milli.toSi(3.2));
        assertEquals(0.0299959, milli.toSi(29.9959));
        assertEquals(3.2e6, Units.parse("MHz").orElseThrow().toSi(3.2));
    }
}
