// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.StackGeometry;
import org.interphase.core.operation.TextSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionTest {

    private static final StackGeometry GEOMETRY = new StackGeometry(1, 40, 60, 0.5, 0.25);

    private static boolean[] mask(int[] spans) {
        boolean[] inside = new boolean[40 * 60];
        for (int s = 0; s < spans.length; s += 3) {
            for (int x = spans[s + 1]; x < spans[s + 2]; x++) {
                assertTrue(!inside[spans[s] * 60 + x], "a pixel is counted twice");
                inside[spans[s] * 60 + x] = true;
            }
        }
        return inside;
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "circle(150,150.5,20)", "rect(0,1.25,40,50)", "polygon(1,2,30,4,5,60.5)", "mask(4,2,1,3,4)"})
    void isReadBackFromItsText(String text) {
        assertEquals(text, Region.parse(text).toString());
        assertEquals(Region.parse(text), Region.parse(" " + text.toUpperCase() + " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a=circle(1,2) | 2",
        "a=circle(1,x,3) | 11",
        "a=disc(1,2,3) | 2",
        "a=circle(1,2,3);b | 16",
        "a=circle(1,2,3);a=all | 16",
        "a=circle(1,2,-3) | 2",
        "=all | 0",
        "a=polygon(1,2,3,4) | 2",
        "a=mask(2,2,1,9) | 2"
    })
    void saysWhereATextGoesWrong(String text, int column) {
        assertEquals(column, assertThrows(TextSyntaxException.class, () -> Regions.parse(text)).column());
    }

    @Test
    void readsSeveralRegionsOfALine() {
        Regions regions = Regions.parse("a=circle(1,2,3); b = rect(1,2,3,4);");
        assertEquals("b", regions.regions().get(1).name());
        assertEquals("a=circle(1,2,3);b=rect(1,2,3,4)", regions.toString());
    }

    @Test
    void holdsThePixelsWhoseMiddlesLieInACircle() {
        boolean[] inside = mask(new Region.Circle(14.3, 5.1, 3.7).spans(GEOMETRY, 2.3, -1.6));
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 60; x++) {
                double dx = (x + 0.5 - 2.3) * 0.5 - 14.3;
                double dy = (y + 0.5 + 1.6) * 0.25 - 5.1;
                assertEquals(dx * dx + dy * dy <= 3.7 * 3.7, inside[y * 60 + x], x + ", " + y);
            }
        }
    }

    @Test
    void holdsThePixelsWhoseMiddlesLieInAStar() {
        double[] corners = new double[10];
        for (int i = 0; i < 5; i++) {
            corners[2 * i] = 15 + 9 * Math.cos(4 * Math.PI * i / 5);
            corners[2 * i + 1] = 5 + 4 * Math.sin(4 * Math.PI * i / 5);
        }
        boolean[] inside = mask(new Region.Polygon(corners).spans(GEOMETRY, 0.4, 0.3));
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 60; x++) {
                double px = (x + 0.5 - 0.4) * 0.5;
                double py = (y + 0.5 - 0.3) * 0.25;
                boolean odd = false;
                for (int i = 0; i < 5; i++) {
                    int j = (i + 1) % 5;
                    double y0 = corners[2 * i + 1];
                    double y1 = corners[2 * j + 1];
                    if (y0 > py != y1 > py && px < corners[2 * i] + (py - y0) / (y1 - y0) * (corners[2 * j] - corners[2 * i])) {
                        odd = !odd;
                    }
                }
                assertEquals(odd, inside[y * 60 + x], x + ", " + y);
            }
        }
    }

    @Test
    void sharesNoPixelBetweenRectanglesSideBySide() {
        int pixels = 0;
        for (int i = 0; i < 7; i++) {
            pixels += Region.pixels(new Region.Rectangle(i * 30.0 / 7, 0, 30.0 / 7, 10).spans(GEOMETRY, 0.3, 0));
        }
        assertEquals(Region.pixels(new Region.Rectangle(0, 0, 30, 10).spans(GEOMETRY, 0.3, 0)), pixels);
    }

    @Test
    void movesAMaskByWholePixels() {
        boolean[] inside = new boolean[40 * 60];
        inside[5 * 60 + 7] = true;
        inside[6 * 60 + 59] = true;
        Region mask = Region.PixelMask.of(60, 40, inside);
        assertArrayEquals(new int[] {5, 7, 8, 6, 59, 60}, mask.spans(GEOMETRY, 0, 0));
        assertArrayEquals(new int[] {4, 9, 10}, mask.spans(GEOMETRY, 1.6, -0.7));
    }

    @Test
    void needsTheSizeOfAPixel() {
        StackGeometry unknown = new StackGeometry(1, 4, 4, Double.NaN, Double.NaN);
        assertThrows(IllegalArgumentException.class, () -> new Region.Circle(1, 1, 1).spans(unknown, 0, 0));
        assertEquals(16, Region.pixels(new Region.Whole().spans(unknown, 0, 0)));
    }
}
