// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void hasAMarginAroundTheValues() {
        assertEquals(new Span(-0.5, 10.5, false), Span.around(0, 10, false));
        assertEquals(new Span(900, 1100, false), Span.around(1000, 1000, false));
    }

    @Test
    void showsValuesThatHardlyDifferAsOne() {
        Span one = Span.around(1000, 1000, false);
        Span noise = Span.around(1000, Math.nextUp(1000.0), false);
        assertEquals(one.length(), noise.length(), 1e-9);
    }

    @Test
    void hasTicksWhateverNumbersThereAre() {
        double[] sizes = {
            -Double.MAX_VALUE, -1e300, -1, 0, Double.MIN_VALUE, 1e-310, 1, Math.nextUp(1.0), 1e15, 1e300, Double.MAX_VALUE
        };
        for (double a : sizes) {
            for (double b : sizes) {
                if (a <= b) {
                    Span linear = Span.around(a, b, false);
                    assertTrue(linear.length() > 0 && Double.isFinite(linear.length()), a + " to " + b);
                    AxisTicks ticks = AxisTicks.of(Axis.linear("x", "Ω"), linear.lower(), linear.upper(), 6);
                    assertTrue(ticks.major().size() >= 2, a + " to " + b + ": " + ticks);
                }
                if (a > 0 && a <= b) {
                    Span logarithmic = Span.around(a, b, true);
                    AxisTicks ticks = AxisTicks.of(Axis.log("x", "Ω"), logarithmic.lower(), logarithmic.upper(), 6);
                    assertTrue(ticks.major().size() >= 1, a + " to " + b + ": " + ticks);
                }
            }
        }
    }
}
