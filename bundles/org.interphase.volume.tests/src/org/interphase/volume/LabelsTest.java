// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Random;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class LabelsTest {

    private static Volume volume(int layers, int height, int width, float... ones) {
        float[][] values = new float[layers][height * width];
        for (float at : ones) {
            values[(int) at / (height * width)][(int) at % (height * width)] = 1;
        }
        double[] depths = new double[layers];
        for (int k = 0; k < layers; k++) {
            depths[k] = 0.0125 * (k + 0.5);
        }
        return new Volume("Na+", new VolumeGeometry(layers, height, width, 1.2, 0.9, depths), values);
    }

    private static int[] sizes(Labels labels) {
        return labels.components().stream().mapToInt(c -> (int) c.voxels()).toArray();
    }

    @Test
    void voxelsThatShareACornerBelongTogether() throws Exception {
        // (0,0,0), (1,1,1), (2,2,2) of 3 × 3 × 3, and (0,2,0), which touches none of them but the middle one.
        assertArrayEquals(new int[] {4}, sizes(Labels.above(volume(3, 3, 3, 0, 13, 26, 6), 1, 1, Progress.NONE)));
        // Two apart, in the layer and in depth.
        assertArrayEquals(new int[] {1, 1}, sizes(Labels.above(volume(1, 1, 3, 0, 2), 1, 1, Progress.NONE)));
        assertArrayEquals(new int[] {1, 1}, sizes(Labels.above(volume(3, 1, 1, 0, 2), 1, 1, Progress.NONE)));
        // The end of one row does not touch the start of the next but one.
        assertArrayEquals(new int[] {1, 1}, sizes(Labels.above(volume(1, 2, 4, 3, 4), 1, 1, Progress.NONE)));
    }

    @Test
    void agreesWithAFloodOfNeighbours() throws Exception {
        Random random = new Random(6);
        int n = 12;
        float[][] values = new float[n][n * n];
        for (float[] layer : values) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextDouble() < 0.12 ? 1 : 0;
            }
        }
        double[] depths = new double[n];
        for (int k = 0; k < n; k++) {
            depths[k] = k + 1;
        }
        Labels labels = Labels.above(new Volume("Na+", new VolumeGeometry(n, n, n, 1, 1, depths), values), 1, 1, Progress.NONE);
        int[][] label = new int[n][n * n];
        for (int k = 0; k < n; k++) {
            labels.layer(k, label[k]);
        }
        int[] flooded = new int[labels.components().size() + 1];
        boolean[] seen = new boolean[n * n * n];
        int objects = 0;
        for (int start = 0; start < seen.length; start++) {
            int id = label[start / (n * n)][start % (n * n)];
            assertEquals(values[start / (n * n)][start % (n * n)] > 0, id > 0);
            if (id == 0 || seen[start]) {
                continue;
            }
            objects++;
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(start);
            seen[start] = true;
            while (!queue.isEmpty()) {
                int at = queue.remove();
                assertEquals(id, label[at / (n * n)][at % (n * n)]);
                flooded[id]++;
                for (int s = 0; s < 27; s++) {
                    int z = at / (n * n) + s / 9 - 1;
                    int y = at / n % n + s / 3 % 3 - 1;
                    int x = at % n + s % 3 - 1;
                    if (x >= 0 && y >= 0 && z >= 0 && x < n && y < n && z < n) {
                        int next = (z * n + y) * n + x;
                        if (!seen[next] && values[z][y * n + x] > 0) {
                            seen[next] = true;
                            queue.add(next);
                        }
                    }
                }
            }
        }
        assertEquals(objects, labels.components().size());
        for (Labels.Component c : labels.components()) {
            assertEquals(flooded[c.id()], c.voxels());
        }
    }

    @Test
    void anEllipsoidHasItsVolumeAndCentre() throws Exception {
        int layers = 80;
        int n = 40;
        double[] depths = new double[layers];
        float[][] values = new float[layers][n * n];
        for (int k = 0; k < layers; k++) {
            depths[k] = 0.0125 * (k + 0.5);
            for (int i = 0; i < n * n; i++) {
                double x = (1.2 * (i % n + 0.5) - 20) / 12;
                double y = (0.9 * (i / n + 0.5) - 16) / 9;
                double z = (depths[k] - 0.4) / 0.3;
                values[k][i] = x * x + y * y + z * z <= 1 ? 7 : 1;
            }
        }
        Volume volume = new Volume("Na+", new VolumeGeometry(layers, n, n, 1.2, 0.9, depths), values);
        Labels.Component c = Labels.above(volume, 4, 1, Progress.NONE).components().get(0);
        double truth = 4.0 / 3 * Math.PI * 12 * 9 * 0.3;
        assertEquals(truth, c.volumeUm3(), 0.01 * truth);
        assertArrayEquals(new double[] {20, 16, 0.4}, c.centreUm(), 0.01);
        assertEquals(8, c.fromLayer());
        assertEquals(55, c.toLayer());
    }

    @Test
    void hysteresisKeepsWhatReachesThePeak() throws Exception {
        Volume v = volume(1, 1, 9, 0, 1, 5, 6);
        v.layer(0)[6] = 3;
        assertArrayEquals(new int[] {2}, sizes(Labels.hysteresis(v, 1, 2, 1, Progress.NONE)));
        assertEquals(6, Labels.hysteresis(v, 1, 2, 1, Progress.NONE).components().get(0).toX());
        assertThrows(IllegalArgumentException.class, () -> Labels.hysteresis(v, 2, 1, 1, Progress.NONE));
    }

    @Test
    void fillsWhatAnObjectEncloses() throws Exception {
        // A ring of 8 around (2, 2), open to nothing; and a corner.
        Volume v = volume(1, 5, 6, 7, 8, 9, 13, 15, 19, 20, 21);
        assertArrayEquals(new int[] {8}, sizes(Labels.above(v, 1, 1, Progress.NONE)));
        Labels filled = Labels.above(v, 1, 1, Progress.NONE).filled();
        assertArrayEquals(new int[] {9}, sizes(filled));
        int[] label = new int[30];
        filled.layer(0, label);
        assertEquals(1, label[14]);
        assertEquals(0, label[0]);
    }

    @Test
    void nothingIsAboveAThresholdThatIsTooHigh() throws Exception {
        Volume v = volume(2, 2, 2, 0, 1);
        v.layer(1)[0] = Float.NaN;
        assertEquals(0, Labels.above(v, 5, 1, Progress.NONE).components().size());
        assertEquals(0, Labels.above(v, 1, 3, Progress.NONE).components().size());
        assertEquals(1, Labels.above(v, 1, 2, Progress.NONE).components().size());
    }
}
