// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often two species correlate as much when one of them is moved over the raster and what leaves it comes in again on the
 * other side: what each species looks like alone stays, and only where they lie to each other changes. Done on blocks of
 * voxels, layer by layer less the layer's mean, so that what layers have in common plays no part.
 */
public final class ToroidalShifts {

    private static final int BLOCK_PX = 2;
    private static final int BLOCK_LAYERS = 4;
    private static final int SHIFTS = 999;

    private ToroidalShifts() {}

    /**
     * {@return the share of random shifts, the one that is there among them, after which the sum of products is at least as
     * high; 1 where one of the volumes does not vary}
     *
     * @param a {@code [layer][y·width + x]}, finite
     * @param b likewise
     * @param width pixels in x
     * @param seed of the random shifts
     */
    public static double pValue(float[][] a, float[][] b, int width, long seed) {
        int w = Math.max(1, width / BLOCK_PX);
        int h = Math.max(1, a[0].length / width / BLOCK_PX);
        float[][] x = blocks(a, width, w, h);
        float[][] y = blocks(b, width, w, h);
        double there = product(x, y, w, h, 0, 0);
        if (!(product(x, x, w, h, 0, 0) > 0 && product(y, y, w, h, 0, 0) > 0)) {
            return 1;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] dx = random.ints(SHIFTS, 0, w).toArray();
        int[] dy = random.ints(SHIFTS, 0, h).toArray();
        long higher = IntStream.range(0, SHIFTS)
                .parallel()
                .filter(i -> product(x, y, w, h, dx[i], dy[i]) >= there)
                .count();
        return (1.0 + higher) / (1 + SHIFTS);
    }

    private static float[][] blocks(float[][] v, int width, int w, int h) {
        int layers = (v.length + BLOCK_LAYERS - 1) / BLOCK_LAYERS;
        float[][] out = new float[layers][w * h];
        IntStream.range(0, layers).parallel().forEach(l -> {
            double mean = 0;
            for (int k = l * BLOCK_LAYERS; k < Math.min(v.length, (l + 1) * BLOCK_LAYERS); k++) {
                for (int j = 0; j < h; j++) {
                    for (int i = 0; i < w; i++) {
                        float sum = 0;
                        for (int s = 0; s < BLOCK_PX * BLOCK_PX; s++) {
                            int px = Math.min(width - 1, i * BLOCK_PX + s % BLOCK_PX);
                            int py = Math.min(v[k].length / width - 1, j * BLOCK_PX + s / BLOCK_PX);
                            sum += v[k][py * width + px];
                        }
                        out[l][j * w + i] += sum;
                        mean += sum;
                    }
                }
            }
            mean /= w * h;
            for (int i = 0; i < w * h; i++) {
                out[l][i] -= (float) mean;
            }
        });
        return out;
    }

    private static double product(float[][] x, float[][] y, int w, int h, int dx, int dy) {
        double sum = 0;
        for (int l = 0; l < x.length; l++) {
            for (int j = 0; j < h; j++) {
                int row = (j + dy) % h * w;
                sum += dot(x[l], j * w, y[l], row + dx, w - dx) + dot(x[l], j * w + w - dx, y[l], row, dx);
            }
        }
        return sum;
    }

    private static double dot(float[] x, int i, float[] y, int j, int n) {
        float sum = 0;
        for (int t = 0; t < n; t++) {
            sum += x[i + t] * y[j + t];
        }
        return sum;
    }
}
