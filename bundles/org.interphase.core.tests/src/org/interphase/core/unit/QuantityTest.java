// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void convertsValueAndErrorTogether() {
        Quantity charge = new Quantity(2.5, 0.1, "mA.h").in("C");
        assertEquals(9, charge.value(), 1e-12);
        assertEquals(0.36, charge.standardError(), 1e-12);
        assertEquals("C", charge.unit());
        assertEquals(3.2, new Quantity(3200, 55, "Ω").in("kOhm").value(), 1e-12);
    }

    @Test
    void refusesAUnitOfAnotherDimension() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Quantity(1, 0, "A").in("V"))
                .getMessage();
        assertEquals("expected a unit that 'A' converts to, found 'V'", message);
        assertThrows(IllegalArgumentException.class, () -> new Quantity(1, 0, "A").in("furlong"));
    }

    @Test
    void showsNoMoreDigitsThanItsErrorAllows() {
        assertEquals("3.200 ± 0.055 kΩ", new Quantity(3200, 55, "Ω").toString());
    }
}
