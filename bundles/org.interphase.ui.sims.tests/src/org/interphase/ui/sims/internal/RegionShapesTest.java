// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.Region;
import org.junit.jupiter.api.Test;

/** Shapes are drawn in pixels and kept in µm; a mask's outline holds the mask's pixels and no others. */
final class RegionShapesTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    private final StackGeometry raster = new StackGeometry(3, HEIGHT, WIDTH, 0.3, 0.6);
    private final RegionShapes shapes = new RegionShapes(raster);

    @Test
    void keepsPlacesInUmOfPixelsThatAreNotSquare() {
        assertEquals(
                Optional.of(new Region.Rectangle(0.6, 1.2, 1.5, 2.4)), shapes.rectangle(7, 6, 2, 2));
        assertArrayEquals(new double[] {7, 6}, shapes.handles(new Region.Rectangle(0.6, 1.2, 1.5, 2.4)).get(2), 1e-12);
    }

    @Test
    void keepsNoMoreDigitsThanAHundredthOfAPixelTakes() {
        assertEquals(
                Optional.of(new Region.Circle(4.32, 1.85, 1.23)),
                new RegionShapes(new StackGeometry(1, 9, 9, 1.234, 1.234)).circle(3.5, 1.5, 4.5, 1.5));
    }

    @Test
    void drawsNothingThatHasNoPixel() {
        assertEquals(Optional.empty(), shapes.rectangle(3, 3, 3.2, 9));
        assertEquals(Optional.empty(), shapes.circle(-20, -20, -18, -20));
        assertEquals(Optional.empty(), shapes.polygon(List.of(new double[] {1, 1}, new double[] {5, 5})));
    }

    @Test
    void dragsOneCornerAgainstTheOppositeOne() {
        Region before = shapes.rectangle(2, 2, 7, 6).orElseThrow();
        assertEquals(shapes.rectangle(10, 1, 2, 6), shapes.dragged(before, 1, 10, 1));
    }

    @Test
    void movesAMaskByWholePixelsAndCutsItAtTheEdge() {
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        inside[5 * WIDTH + 5] = true;
        inside[5 * WIDTH + 23] = true;
        Region.PixelMask mask = Region.PixelMask.of(WIDTH, HEIGHT, inside);
        Region moved = shapes.moved(mask, 2.2, -1.3).orElseThrow();
        assertTrue(shapes.contains(moved, 7.5, 4.5));
        assertEquals(1, Region.pixels(moved.spans(raster, 0, 0)));
        assertEquals(Optional.empty(), shapes.moved(mask, 40, 0));
    }

    @Test
    void outlinesHoldTheMasksPixelsAndNoOthers() {
        Random random = new Random(3);
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = random.nextBoolean();
        }
        Region.PixelMask mask = Region.PixelMask.of(WIDTH, HEIGHT, inside);
        double twiceArea = 0;
        for (double[] line : MaskOutline.of(mask)) {
            for (int i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
                twiceArea += line[j] * line[i + 1] - line[i] * line[j + 1];
            }
        }
        assertEquals(2.0 * Region.pixels(mask.spans(raster, 0, 0)), twiceArea);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(inside[y * WIDTH + x], shapes.contains(mask, x + 0.5, y + 0.5), x + ", " + y);
            }
        }
    }

    @Test
    void findsTheOutlineOfAMaskOnce() {
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        inside[30] = true;
        assertSame(
                shapes.outlines(Region.PixelMask.of(WIDTH, HEIGHT, inside)),
                shapes.outlines(Region.PixelMask.of(WIDTH, HEIGHT, inside)));
    }

    @Test
    void hasNoOutlineOfAMaskOfAnotherRaster() {
        Region.PixelMask other = Region.PixelMask.of(2, 2, new boolean[] {true, true, true, true});
        assertEquals(List.of(), shapes.outlines(other));
        assertFalse(shapes.contains(other, 0.5, 0.5));
    }
}
