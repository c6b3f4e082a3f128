// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.interphase.core.data.StackGeometry;
import org.junit.jupiter.api.Test;

final class SegmentationTest {

    private static final StackGeometry GEOMETRY = new StackGeometry(1, 50, 80, 1, 1);

    private static float[] image(double noise) {
        Random random = new Random(4);
        float[] image = new float[50 * 80];
        for (int p = 0; p < image.length; p++) {
            double x = p % 80;
            double y = p / 80;
            double a = 10 * Math.exp(-((x - 22) * (x - 22) + (y - 25) * (y - 25)) / 120);
            double b = 7 * Math.exp(-((x - 44) * (x - 44) + (y - 25) * (y - 25)) / 90);
            image[p] = (float) (a + b + noise * random.nextGaussian());
        }
        return image;
    }

    @Test
    void findsTheThresholdBetweenTwoClasses() {
        Random random = new Random(1);
        float[] values = new float[4000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i % 4 == 0 ? 9 : 3) + 0.5 * random.nextGaussian());
        }
        assertEquals(6, Segmentation.otsu(values), 1.2);
        assertEquals(1000, Region.pixels(Segmentation.threshold(values, 80, Segmentation.otsu(values)).spans(GEOMETRY, 0, 0)));
        assertEquals(Double.NaN, Segmentation.otsu(new float[] {2, 2, Float.NaN}));
    }

    @Test
    void partsTwoPeaksAtThePassBetweenThem() {
        List<Region.PixelMask> grains = Segmentation.watershed(image(0), 80, 1, 0.5, 5);
        assertEquals(2, grains.size());
        int all = Region.pixels(Segmentation.threshold(image(0), 80, 1).spans(GEOMETRY, 0, 0));
        assertEquals(all, grains.stream().mapToInt(g -> Region.pixels(g.spans(GEOMETRY, 0, 0))).sum());
        int[] spans = grains.get(1).spans(GEOMETRY, 0, 0);
        for (int s = 0; s < spans.length; s += 3) {
            // The pass on the line between the peaks lies at 33.9.
            assertEquals(false, spans[s] == 25 && Math.abs(spans[s + 1] - 34) > 1);
        }
    }

    @Test
    void joinsPeaksOfLessThanTheProminence() {
        assertEquals(1, Segmentation.watershed(image(0), 80, 1, 6, 5).size());
        assertEquals(2, Segmentation.watershed(image(0.2), 80, 1.5, 1.6, 20).size());
    }
}
