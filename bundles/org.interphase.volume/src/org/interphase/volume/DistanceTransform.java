// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.stream.IntStream;

/**
 * Exact Euclidean distances in grids whose spacing differs from axis to axis, in a time that grows with the number of voxels
 * alone: lower envelopes of parabolas, one axis after the other.
 *
 * <p>Source: Felzenszwalb and Huttenlocher, Theory of Computing 8 (2012) 415; the same order as Meijster, Roerdink and
 * Hesselink (2000). Along x, the two passes of running distances do the same without parabolas.
 */
public final class DistanceTransform {

    private DistanceTransform() {}

    /**
     * {@return squared distance of each pixel's centre from the nearest centre of a pixel outside, in the unit of the spacing
     * squared; 0 outside, infinite where nothing is outside}
     *
     * @param inside {@code [y·width + x]}
     * @param width pixels in x
     * @param spacingX distance of pixels in x, &gt; 0
     * @param spacingY distance of pixels in y, &gt; 0
     */
    public static float[] squared(boolean[] inside, int width, double spacingX, double spacingY) {
        int height = inside.length / width;
        float[] d = new float[inside.length];
        plane(inside, d, width, height, spacingX, spacingY);
        return d;
    }

    private static void plane(boolean[] inside, float[] d, int width, int height, double spacingX, double spacingY) {
        for (int y = 0; y < height; y++) {
            row(inside, d, y * width, width, spacingX);
        }
        Envelope envelope = new Envelope(height);
        for (int x = 0; x < width; x++) {
            envelope.column(d, x, width, height, spacingY);
        }
    }

    /**
     * {@return squared distance of each voxel's centre from the nearest centre of a voxel outside, in the unit of the spacing
     * squared, {@code [layer][y·width + x]}; 0 outside, infinite where nothing is outside}
     *
     * @param inside {@code [layer][y·width + x]}
     * @param width pixels in x
     * @param spacingX distance of voxels in x, &gt; 0
     * @param spacingY distance of voxels in y, &gt; 0
     * @param spacingZ distance of layers, &gt; 0
     */
    public static float[][] squared(
            boolean[][] inside, int width, double spacingX, double spacingY, double spacingZ) {
        int layers = inside.length;
        int pixels = inside[0].length;
        int height = pixels / width;
        float[][] d = new float[layers][pixels];
        IntStream.range(0, layers).parallel().forEach(k -> plane(inside[k], d[k], width, height, spacingX, spacingY));
        IntStream.range(0, height).parallel().forEach(y -> {
            Envelope envelope = new Envelope(layers);
            // A few columns at once share the lines of the memory.
            for (int x = 0; x < width; x++) {
                envelope.depth(d, y * width + x, layers, spacingZ);
            }
        });
        return d;
    }

    private static void row(boolean[] inside, float[] d, int from, int width, double spacing) {
        int outside = -1;
        for (int x = 0; x < width; x++) {
            outside = inside[from + x] ? outside : x;
            d[from + x] = outside < 0 ? Float.POSITIVE_INFINITY : x - outside;
        }
        outside = -1;
        for (int x = width - 1; x >= 0; x--) {
            outside = inside[from + x] ? outside : x;
            double near = spacing * (outside < 0 ? d[from + x] : Math.min(d[from + x], outside - x));
            d[from + x] = (float) (near * near);
        }
    }

    /** The lower envelope of parabolas over one line. */
    private static final class Envelope {

        private final float[] f;
        private final int[] vertex;
        private final double[] border;

        Envelope(int n) {
            f = new float[n];
            vertex = new int[n];
            border = new double[n + 1];
        }

        void column(float[] d, int x, int width, int height, double spacing) {
            for (int y = 0; y < height; y++) {
                f[y] = d[y * width + x];
            }
            int last = build(height, spacing);
            int at = 0;
            for (int y = 0; y < height && last >= 0; y++) {
                while (border[at + 1] < y) {
                    at++;
                }
                double t = (y - vertex[at]) * spacing;
                d[y * width + x] = (float) (t * t + f[vertex[at]]);
            }
        }

        void depth(float[][] d, int pixel, int layers, double spacing) {
            boolean any = false;
            for (int k = 0; k < layers; k++) {
                f[k] = d[k][pixel];
                any |= f[k] > 0;
            }
            if (!any) {
                return;
            }
            int last = build(layers, spacing);
            int at = 0;
            for (int k = 0; k < layers && last >= 0; k++) {
                while (border[at + 1] < k) {
                    at++;
                }
                double t = (k - vertex[at]) * spacing;
                d[k][pixel] = (float) (t * t + f[vertex[at]]);
            }
        }

        /** Finds the parabolas of the envelope; gives the index of the last one, −1 where all are infinite. */
        private int build(int n, double spacing) {
            double over = 1 / (spacing * spacing);
            int last = -1;
            for (int q = 0; q < n; q++) {
                if (f[q] == Float.POSITIVE_INFINITY) {
                    continue;
                }
                double start = Double.NEGATIVE_INFINITY;
                while (last >= 0) {
                    int v = vertex[last];
                    start = ((f[q] - f[v]) * over + (double) q * q - (double) v * v) / (2.0 * (q - v));
                    if (start > border[last]) {
                        break;
                    }
                    last--;
                    start = Double.NEGATIVE_INFINITY;
                }
                last++;
                vertex[last] = q;
                border[last] = start;
            }
            if (last >= 0) {
                border[last + 1] = Double.POSITIVE_INFINITY;
            }
            return last;
        }
    }
}
