// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.stream.IntStream;

/**
 * Local thickness within layers: at each pixel of an object the diameter of the largest circle within the object that holds
 * the pixel.
 *
 * <p>Source: Hildebrand and Rüegsegger, J. Microsc. 185 (1997) 67, there with spheres. The radius of the largest circle
 * around a pixel's centre is its distance to the nearest centre of a pixel outside: that is right for round outlines, which
 * hold the pixels whose centres they hold, and up to one pixel too much between straight walls along an axis.
 */
public final class LocalThickness {

    private LocalThickness() {}

    /**
     * {@return the local thickness of each pixel in µm; 0 outside}
     *
     * @param inside {@code [y·width + x]}; what lies beyond the image counts as outside where the image's border is outside
     * @param width pixels in x
     * @param pixelWidthUm size of a pixel in x in µm
     * @param pixelHeightUm size of a pixel in y in µm
     */
    public static float[] ofLayer(boolean[] inside, int width, double pixelWidthUm, double pixelHeightUm) {
        int height = inside.length / width;
        float[] squared = DistanceTransform.squared(inside, width, pixelWidthUm, pixelHeightUm);
        float[] thickness = new float[inside.length];
        int[] order = IntStream.range(0, inside.length)
                .filter(i -> squared[i] > 0)
                .boxed()
                .sorted((a, b) -> Float.compare(squared[b], squared[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            double radius = Math.sqrt(squared[i]);
            if (Double.isInfinite(radius)) {
                thickness[i] = Float.POSITIVE_INFINITY;
                continue;
            }
            float diameter = (float) (2 * radius);
            // A circle within one that is as thick adds nothing; circles come with the largest first.
            int reachX = (int) (radius / pixelWidthUm);
            int reachY = (int) (radius / pixelHeightUm);
            int x = i % width;
            int y = i / width;
            for (int v = Math.max(0, y - reachY); v <= Math.min(height - 1, y + reachY); v++) {
                for (int u = Math.max(0, x - reachX); u <= Math.min(width - 1, x + reachX); u++) {
                    int j = v * width + u;
                    double dx = (u - x) * pixelWidthUm;
                    double dy = (v - y) * pixelHeightUm;
                    if (thickness[j] == 0 && squared[j] > 0 && dx * dx + dy * dy < squared[i]) {
                        thickness[j] = diameter;
                    }
                }
            }
        }
        return thickness;
    }

    /** Mean over the pixels inside, in µm. */
    static double meanUm(boolean[] inside, int width, double pixelWidthUm, double pixelHeightUm) {
        double sum = 0;
        int n = 0;
        for (float t : ofLayer(inside, width, pixelWidthUm, pixelHeightUm)) {
            sum += t;
            n += t > 0 ? 1 : 0;
        }
        return n == 0 ? 0 : sum / n;
    }
}
