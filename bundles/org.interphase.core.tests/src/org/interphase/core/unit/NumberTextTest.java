// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"3e3, 3000", "-1.5E-9, -1.5e-9", "+.5, 0.5", "7., 7", "' 12 ', 12", "0, 0"})
    void readsWhatPeopleWrite(String text, double value) {
        assertEquals(value, NumberText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1d", "1f", "0x1p3", "NaN", "Infinity", "1e999", "1,5", "1e", "e5", ".", "1 000"})
    void refusesAllElse(String text) {
        assertThrows(NumberFormatException.class, () -> NumberText.parse(text));
    }
}
