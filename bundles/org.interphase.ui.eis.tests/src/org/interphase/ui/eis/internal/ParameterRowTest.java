// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interphase.eis.Bounds;
import org.interphase.eis.Circuit;
import org.interphase.eis.FittedParameter;
import org.junit.jupiter.api.Test;

/** What the table of parameters says. */
final class ParameterRowTest {

    @Test
    void anIntervalHasTheDigitsThatTellItsEndsApart() {
        FittedParameter fitted =
                new FittedParameter("R0", 9.9999903, 4.6e-6, 9.9999811, 9.9999995, "Ω", false, true, "");
        ParameterRow row = new ParameterRow(
                Circuit.parse("R0").parameters().get(0), fitted, null, false, new Bounds(0, Double.POSITIVE_INFINITY));
        assertEquals("95 %: 9.9999811 to 9.9999995 Ω", row.details().lines().skip(1).findFirst().orElseThrow());
    }
}
