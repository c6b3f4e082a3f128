// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class FiltersTest {

    private static float[][] volume(int layers, int pixels) {
        Random random = new Random(3);
        float[][] v = new float[layers][pixels];
        for (float[] layer : v) {
            for (int i = 0; i < pixels; i++) {
                layer[i] = random.nextInt(9) - 2 + (random.nextInt(3) == 0 ? random.nextFloat() : 0);
            }
        }
        return v;
    }

    private static LayerInput input(float[][] v) {
        return (k, into) -> System.arraycopy(v[k], 0, into, 0, into.length);
    }

    private static int mirrored(int i, int n) {
        int j = i;
        while (j < 0 || j >= n) {
            j = j < 0 ? -1 - j : 2 * n - 1 - j;
        }
        return j;
    }

    @Test
    void smoothsLikeTheSumOverAllNeighbours() throws Exception {
        int layers = 40;
        int height = 7;
        int width = 9;
        float[][] v = volume(layers, height * width);
        float[][] found = new float[layers][];
        new GaussianFilter(layers, height, width, 1.5, 1.0)
                .run(input(v), (k, values) -> found[k] = values.clone(), Progress.NONE);
        for (int k : new int[] {0, 1, 17, 39}) {
            for (int p = 0; p < height * width; p++) {
                double sum = 0;
                double weights = 0;
                for (int dz = -6; dz <= 6; dz++) {
                    for (int dy = -4; dy <= 4; dy++) {
                        for (int dx = -4; dx <= 4; dx++) {
                            double w = Math.exp(-dz * dz / 4.5 - (dy * dy + dx * dx) / 2.0);
                            weights += w;
                            sum += w * v[mirrored(k + dz, layers)][
                                    mirrored(p / width + dy, height) * width + mirrored(p % width + dx, width)];
                        }
                    }
                }
                assertEquals(sum / weights, found[k][p], 1e-5, k + ", " + p);
            }
        }
    }

    @Test
    void leavesAloneWhatIsNotToBeSmoothed() throws Exception {
        float[][] v = volume(3, 20);
        new GaussianFilter(3, 4, 5, 0, 0).run(input(v), (k, values) -> assertArrayEquals(v[k], values), Progress.NONE);
    }

    @Test
    void takesTheMiddleOfAllNeighbours() throws Exception {
        int layers = 20;
        int height = 6;
        int width = 11;
        float[][] v = volume(layers, height * width);
        float[][] found = new float[layers][];
        MedianFilter.run(layers, height, width, input(v), (k, values) -> found[k] = values.clone(), Progress.NONE);
        for (int k = 0; k < layers; k++) {
            for (int p = 0; p < height * width; p++) {
                float[] all = new float[27];
                for (int n = 0; n < 27; n++) {
                    all[n] = v[mirrored(k + n / 9 - 1, layers)][
                            mirrored(p / width + n / 3 % 3 - 1, height) * width + mirrored(p % width + n % 3 - 1, width)];
                }
                Arrays.sort(all);
                assertEquals(all[13], found[k][p], k + ", " + p);
            }
        }
    }

    /** By the 0-1 principle this is all that the network has to do. */
    @Test
    void selectsTheMedianOfEveryOrderedCubeOfZerosAndOnes() {
        int cubes = 0;
        int[] heights = new int[9];
        for (int code = 0; code < 262144; code++) {
            boolean ordered = true;
            for (int c = 0; c < 9; c++) {
                heights[c] = code >> 2 * c & 3;
                ordered &= (c % 3 == 0 || heights[c] <= heights[c - 1]) && (c < 3 || heights[c] <= heights[c - 3]);
            }
            if (!ordered) {
                continue;
            }
            cubes++;
            int[][] cube = new int[27][1];
            int ones = 0;
            for (int e = 0; e < 27; e++) {
                cube[e][0] = e % 3 >= heights[e / 3] ? 1 : 0;
                ones += cube[e][0];
            }
            MedianFilter.select(cube);
            assertEquals(ones >= 14 ? 1 : 0, cube[13][0], Arrays.toString(heights));
        }
        assertEquals(980, cubes);
    }
}
