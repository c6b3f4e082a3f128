// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

final class ContrastTest {

    private static final RGB WHITE = new RGB(255, 255, 255);
    private static final RGB BLACK = new RGB(0, 0, 0);

    @Test
    void isTwentyOneBetweenBlackAndWhiteAndOneBetweenTheSame() {
        assertEquals(21, Contrast.ratio(BLACK, WHITE), 1e-12);
        assertEquals(21, Contrast.ratio(WHITE, BLACK), 1e-12);
        assertEquals(1, Contrast.ratio(WHITE, WHITE), 1e-12);
    }

    /** #767676 is the lightest grey that is legible on white, as the guidelines' own examples have it. */
    @Test
    void agreesWithTheLightestLegibleGrey() {
        assertEquals(4.54, Contrast.ratio(new RGB(0x76, 0x76, 0x76), WHITE), 0.005);
        assertTrue(Contrast.ratio(new RGB(0x77, 0x77, 0x77), WHITE) < 4.5);
    }

    @Test
    void keepsAColourThatCanBeSeenAndMovesOneThatCannot() {
        RGB blue = new RGB(0, 114, 178);
        assertEquals(blue, Contrast.atLeast(blue, WHITE, 3));
        RGB orange = Contrast.atLeast(new RGB(230, 159, 0), WHITE, 3);
        assertTrue(Contrast.ratio(orange, WHITE) >= 3);
        assertTrue(orange.red > orange.green && orange.green > orange.blue, "still an orange");
        RGB lighter = Contrast.atLeast(blue, new RGB(30, 31, 34), 4.5);
        assertTrue(Contrast.ratio(lighter, new RGB(30, 31, 34)) >= 4.5);
        assertThrows(IllegalArgumentException.class, () -> Contrast.atLeast(blue, WHITE, 5));
    }
}
