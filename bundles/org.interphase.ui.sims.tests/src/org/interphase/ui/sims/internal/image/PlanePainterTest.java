// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.sims.StackView.Window;
import org.junit.jupiter.api.Test;

/** Pixels of the screen are means of what they cover, or pixels of the raster; never some of them. */
final class PlanePainterTest {

    private static final int PAPER = 0xFEFEFE;
    private static final int HATCH = 0x123456;

    /** Grey whose level is the value, from 0 to 255. */
    private static final Shades LEVELS = new Shades(new Span(0, 256, false), ColourMap.GREY, PAPER, HATCH);

    private static int[] paint(Plane plane, int width, Window window, int outWidth, int outHeight) {
        int[] out = new int[outWidth * outHeight];
        PlanePainter.paint(plane, width, window, outWidth, outHeight, LEVELS, out);
        return out;
    }

    private static int grey(int level) {
        return level * 0x010101;
    }

    private static Plane counts(int... values) {
        short[] counts = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            counts[i] = (short) values[i];
        }
        return Plane.of(counts);
    }

    @Test
    void showsEachPixelAsASquareWhereThereIsRoom() {
        int[] out = paint(counts(10, 20, 30, 40), 2, new Window(0, 0, 2, 2), 4, 4);
        assertArrayEquals(
                new int[] {
                    grey(10), grey(10), grey(20), grey(20),
                    grey(10), grey(10), grey(20), grey(20),
                    grey(30), grey(30), grey(40), grey(40),
                    grey(30), grey(30), grey(40), grey(40)
                },
                out);
    }

    @Test
    void showsTheMeanOfWhatAPixelCovers() {
        int[] out = paint(counts(10, 20, 30, 40, 50, 60, 70, 80), 4, new Window(0, 0, 4, 2), 2, 1);
        assertArrayEquals(new int[] {grey((10 + 20 + 50 + 60) / 4), grey((30 + 40 + 70 + 80) / 4)}, out);
    }

    @Test
    void weighsPixelsByThePartThatIsCovered() {
        // the first pixel of the screen covers one and a half of the raster
        int[] out = paint(counts(30, 90, 150), 3, new Window(0, 0, 3, 1), 2, 1);
        assertArrayEquals(new int[] {grey((30 * 2 + 90) / 3), grey((90 + 150 * 2) / 3)}, out);
    }

    @Test
    void missesNoPixelHoweverSmallTheScreen() {
        int[] one = new int[512 * 512];
        Arrays.fill(one, 0);
        one[300 * 512 + 411] = 51200;
        int[] out = paint(counts(one), 512, new Window(0, 0, 512, 512), 16, 16);
        assertEquals(grey(51200 / (32 * 32)), out[300 / 32 * 16 + 411 / 32]);
        assertEquals(255, Arrays.stream(out).filter(v -> v == 0).count());
    }

    @Test
    void equalsADirectSumAtAnyWindow() {
        int width = 37;
        int height = 23;
        Random random = new Random(7);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(9) == 0 ? Float.NaN : 256 * random.nextFloat();
        }
        for (int trial = 0; trial < 20; trial++) {
            Window w = new Window(5 * random.nextDouble(), 3 * random.nextDouble(), 30, 20 * (0.5 + random.nextDouble() / 2));
            int outWidth = 3 + random.nextInt(25);
            int outHeight = 2 + random.nextInt(8);
            int[] out = paint(Plane.of(values), width, w, outWidth, outHeight);
            for (int y = 0; y < outHeight; y++) {
                for (int x = 0; x < outWidth; x++) {
                    double mean = mean(values, width, height, w, outWidth, outHeight, x, y);
                    int expected = Double.isNaN(mean) ? PAPER : (int) mean;
                    int found = Double.isNaN(mean) && out[y * outWidth + x] == HATCH ? PAPER : out[y * outWidth + x];
                    assertTrue(
                            found == expected * (Double.isNaN(mean) ? 1 : 0x010101)
                                    || Math.abs((found & 0xFF) - mean) < 1.001 && Math.abs(mean - Math.rint(mean)) < 1e-3,
                            x + ", " + y + ": " + Integer.toHexString(found) + " for " + mean);
                }
            }
        }
    }

    private static double mean(
            float[] values, int width, int height, Window w, int outWidth, int outHeight, int x, int y) {
        double x0 = w.x() + x * w.width() / outWidth;
        double x1 = w.x() + (x + 1) * w.width() / outWidth;
        double y0 = w.y() + y * w.height() / outHeight;
        double y1 = w.y() + (y + 1) * w.height() / outHeight;
        if (outHeight >= w.height()) {
            y0 = Math.floor((y0 + y1) / 2);
            y1 = y0 + 1;
        }
        double sum = 0;
        double area = 0;
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                double part = Math.max(0, Math.min(x1, i + 1) - Math.max(x0, i))
                        * Math.max(0, Math.min(y1, j + 1) - Math.max(y0, j));
                float v = values[j * width + i];
                if (part > 0 && !Float.isNaN(v)) {
                    sum += part * v;
                    area += part;
                }
            }
        }
        return sum / area;
    }

    @Test
    void hatchesPixelsWithoutAValueAndLeavesThemOutOfMeans() {
        Plane plane = Plane.of(new float[] {10, Float.NaN, Float.NaN, Float.NaN});
        assertArrayEquals(new int[] {grey(10), PAPER}, paint(plane, 4, new Window(0, 0, 4, 1), 2, 1));
        int[] large = paint(plane, 4, new Window(0, 0, 4, 1), 64, 16);
        assertEquals(HATCH, large[16 + 16 * 0 + 8 * 2]);
        assertTrue(Arrays.stream(large).allMatch(v -> v == grey(10) || v == PAPER || v == HATCH));
    }

    @Test
    void coloursLogarithmsAsTheFormulaSays() {
        int[] rgb = ColourMap.HEAT.rgb();
        Shades shades = new Shades(new Span(2, 5000, true), ColourMap.HEAT, PAPER, HATCH);
        for (float v = 2; v < 5000; v *= 1.013f) {
            double part = 256 * Math.log(v / 2) / Math.log(2500);
            int found = shades.colour(v, 0, 0);
            boolean near = found == rgb[(int) Math.clamp(part - 0.05, 0, 255)] || found == rgb[(int) Math.clamp(part + 0.05, 0, 255)];
            assertTrue(near, "at " + v);
        }
        assertEquals(rgb[0], shades.colour(0, 0, 0));
        assertEquals(rgb[0], shades.colour(-5, 0, 0));
        assertEquals(rgb[255], shades.colour(1e9f, 0, 0));
    }

    @Test
    void meansColoursOfAnOverlay() {
        int[] out = new int[1];
        PlanePainter.paint(new int[] {0xFF0000, 0x0000FF, 0x00FF00, 0x000000}, 2, new Window(0, 0, 2, 2), 1, 1, out);
        assertEquals(0x404040, out[0]);
        int[] four = new int[4];
        PlanePainter.paint(new int[] {0xFF0000, 0x0000FF, 0x00FF00, 0}, 2, new Window(0, 0, 2, 2), 2, 2, four);
        assertArrayEquals(new int[] {0xFF0000, 0x0000FF, 0x00FF00, 0}, four);
    }

    @Test
    void sharesTheWorkOfLargePicturesWithoutAnotherResult() {
        Random random = new Random(3);
        int[] values = new int[512 * 512];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256);
        }
        int[] whole = paint(counts(values), 512, new Window(0, 0, 512, 512), 256, 256);
        for (int y = 0; y < 256; y += 51) {
            for (int x = 0; x < 256; x += 17) {
                int at = 2 * y * 512 + 2 * x;
                int sum = values[at] + values[at + 1] + values[at + 512] + values[at + 513];
                assertEquals(grey(sum / 4), whole[y * 256 + x]);
            }
        }
    }
}
