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
        Envelope envelope = new Envelope(height, spacingY);
        for (int x = 0; x < width; x += Envelope.LINES) {
            int lines = Math.min(Envelope.LINES, width - x);
            for (int y = 0; y < height; y++) {
                envelope.take(d, y * width + x, y, lines);
            }
            envelope.transform(lines);
            for (int y = 0; y < height; y++) {
                envelope.give(d, y * width + x, y, lines);
            }
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
            Envelope envelope = new Envelope(layers, spacingZ);
            for (int x = 0; x < width; x += Envelope.LINES) {
                int lines = Math.min(Envelope.LINES, width - x);
                for (int k = 0; k < layers; k++) {
                    envelope.take(d[k], y * width + x, k, lines);
                }
                envelope.transform(lines);
                for (int k = 0; k < layers; k++) {
                    envelope.give(d[k], y * width + x, k, lines);
                }
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

    /** Lower envelopes of parabolas over lines, a few lines at once since they share the lines of the memory. */
    private static final class Envelope {

        private static final int LINES = 16;

        private final int n;
        private final double square;
        private final float[][] f;
        private final int[] vertex;
        private final float[] height;
        private final double[] border;
        private final double[] half;

        Envelope(int n, double spacing) {
            this.n = n;
            this.square = spacing * spacing;
            this.f = new float[LINES][n];
            this.vertex = new int[n];
            this.height = new float[n];
            this.border = new double[n + 1];
            this.half = new double[n];
            for (int i = 1; i < n; i++) {
                half[i] = 0.5 / i;
            }
        }

        void take(float[] d, int from, int at, int lines) {
            for (int l = 0; l < lines; l++) {
                f[l][at] = d[from + l];
            }
        }

        void give(float[] d, int to, int at, int lines) {
            for (int l = 0; l < lines; l++) {
                d[to + l] = f[l][at];
            }
        }

        void transform(int lines) {
            for (int l = 0; l < lines; l++) {
                transform(f[l]);
            }
        }

        private void transform(float[] line) {
            if (isSettled(line)) {
                return;
            }
            int q = 0;
            while (q < n) {
                if (line[q] == 0) {
                    q++;
                    continue;
                }
                int end = q + 1;
                while (end < n && line[end] != 0) {
                    end++;
                }
                // Between two that are outside, nothing beyond them is nearer.
                envelope(line, Math.max(0, q - 1), Math.min(n, end + 1));
                q = end;
            }
        }

        /**
         * Whether no parabola is below another one's place: where neighbours differ by at most the square of the spacing, any two
         * differ by at most the square of their distance.
         */
        private boolean isSettled(float[] line) {
            float limit = (float) square;
            for (int q = 1; q < n; q++) {
                // Of two infinite ones the difference is NaN.
                if (!(Math.abs(line[q] - line[q - 1]) <= limit) && line[q] != line[q - 1]) {
                    return false;
                }
            }
            return true;
        }

        private void envelope(float[] line, int from, int to) {
            double over = 1 / square;
            int last = -1;
            for (int q = from; q < to; q++) {
                float value = line[q];
                if (value == Float.POSITIVE_INFINITY) {
                    continue;
                }
                double start = Double.NEGATIVE_INFINITY;
                while (last >= 0) {
                    int v = vertex[last];
                    start = ((value - height[last]) * over + (double) (q - v) * (q + v)) * half[q - v];
                    if (start > border[last]) {
                        break;
                    }
                    last--;
                    start = Double.NEGATIVE_INFINITY;
                }
                last++;
                vertex[last] = q;
                height[last] = value;
                border[last] = start;
            }
            if (last < 0) {
                return;
            }
            border[last + 1] = Double.POSITIVE_INFINITY;
            int at = 0;
            for (int q = from; q < to; q++) {
                while (border[at + 1] < q) {
                    at++;
                }
                double t = q - vertex[at];
                line[q] = (float) (t * t * square + height[at]);
            }
        }
    }
}
