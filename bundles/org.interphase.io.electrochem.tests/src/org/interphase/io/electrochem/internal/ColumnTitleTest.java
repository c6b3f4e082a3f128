// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "freq/Hz;freq;Hz;FREQUENCY", "Re(Z)/Ohm;Re(Z);Ω;REAL", "-Im(Z)/Ohm;-Im(Z);Ω;IMAGINARY",
        "|Z|/Ohm;|Z|;Ω;MODULUS", "Phase(Z)/deg;Phase(Z);rad;PHASE", "time/s;time;s;TIME", "Ewe/V;Ewe;V;VOLTAGE",
        "<Ewe>/V;<Ewe>;V;VOLTAGE", "<Ewe/V>;<Ewe>;V;VOLTAGE", "I/mA;I;A;CURRENT", "<I>/mA;<I>;A;CURRENT",
        "Q charge/discharge/mA.h;Q charge/discharge;C;OTHER", "control/V/mA;control/V/mA;'';OTHER",
        "control/V;control;V;OTHER", "ox/red;ox/red;'';OTHER", "(Q-Qo)/mA.h;(Q-Qo);C;OTHER",
        "Re(C)/nF;Re(C);F;OTHER", "Im(Y)/Ohm-1;Im(Y);S;OTHER", "Re(Conductivity)/mS/cm;Re(Conductivity);S·m⁻¹;OTHER",
        "Cs-2/µF-2;Cs-2;F⁻²;OTHER", "Efficiency/%;Efficiency;'';OTHER", "cycle number;cycle number;'';CYCLE",
        "step time/s;step time;s;OTHER", "Z'/Ohm.cm2;Z';Ω·m²;OTHER", "Temperature/°C;Temperature/°C;'';OTHER",
        "Freq(Hz);Freq;Hz;FREQUENCY", "Z'(a);Z'(a);Ω;REAL", "Zim (ohms);Zim;Ω;IMAGINARY",
        "voltage_V;voltage;V;VOLTAGE", "temp_C;temp_C;'';OTHER", "Im;Im;Ω;IMAGINARY", "-Re(Z)/Ohm;-Re(Z);Ω;OTHER",
        "σ/Ohm;σ;Ω;SIGMA", "σ/S/m;σ;S·m⁻¹;OTHER", "σ;σ;'';OTHER", "T;T;'';OTHER", "t;t;s;TIME", "half cycle;half cycle;'';OTHER",
        "Re[Z];Re[Z];Ω;REAL", "Frequency, kHz;Frequency;Hz;FREQUENCY", "Realteil / kOhm;Realteil;Ω;REAL",
        "Imaginärteil(Z) [mOhms];Imaginärteil(Z);Ω;IMAGINARY", "Betrag (Ohm);Betrag;Ω;MODULUS", "Phasenwinkel (°);Phasenwinkel;rad;PHASE",
        "Partie réelle (MOhms);Partie réelle;Ω;REAL", "Partie imaginaire (Ω);Partie imaginaire;Ω;IMAGINARY", "Angle (deg);Angle;rad;PHASE", "Impedance/Ohm;Impedance;Ω;MODULUS", "freq (mhz);freq (mhz);'';OTHER"
    })
    void takesATitleApart(String text, String name, String unit, Quantity quantity) {
        ColumnTitle title = ColumnTitle.of(text);
        assertEquals(name, title.name());
        assertEquals(unit, title.unit());
        assertEquals(quantity, title.quantity());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-Z''/Ohm", "\u2212Z''/Ohm", "\u2013Z\u2033 / Ohm", "\u2014Im(Z) (Ohm)", "\u2011Zimag [Ohm]", "-Imaginärteil / Ohm", "-Z\u00b4\u00b4 (Ohm)"
    })
    void takesAnyDashBeforeATitleAsAMinus(String text) {
        ColumnTitle title = ColumnTitle.of(text);
        assertEquals(Quantity.IMAGINARY, title.quantity());
        assertTrue(title.named().negated());
    }
}
