// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interphase.core.data.IonPolarity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles are ions as chemists write them. */
final class IonTitleTest {

    @ParameterizedTest
    @CsvSource({
        "SiO2-, UNKNOWN, SiO₂⁻",
        "Na+, POSITIVE, Na⁺",
        "Si, NEGATIVE, Si⁻",
        "12C14N-, UNKNOWN, ¹²C¹⁴N⁻",
        "118SnI3-, UNKNOWN, ¹¹⁸SnI₃⁻",
        "Ag3+, POSITIVE, Ag₃⁺",
        "Ca++, UNKNOWN, Ca²⁺",
        "SE, UNKNOWN, SE",
        "total, NEGATIVE, total ⁻"
    })
    void writesAnIon(String name, IonPolarity polarity, String title) {
        assertEquals(title, IonTitle.of(name, polarity));
    }
}
