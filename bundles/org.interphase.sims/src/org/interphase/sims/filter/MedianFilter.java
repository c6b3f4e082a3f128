// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import java.io.IOException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * The median of 3 × 3 × 3 neighbours; beyond its faces the volume is mirrored, the first layer being its own neighbour. NaN
 * counts as larger than every number.
 *
 * <p>Neighbours are sorted along each axis in turn, which neighbouring pixels share; the cube that comes of it is in order
 * along all its axes, and a network of 60 exchanges takes the median from it. The network was searched for by machine: by
 * the 0-1 principle it is right when it is right for the 980 cubes of zeros and ones that are in order along all axes, and a
 * test tries them all. Everything is done to whole rows at once, in arrays of the same index, which is vectorised.
 */
public final class MedianFilter {

    private static final int LEAST_SLAB = 8;

    /** Element (i, j, k) of the cube, of ranks along z, y and x, is 9i + 3j + k. */
    private static final int CUBE = 27;

    /** Where the median is in the end. */
    private static final int MEDIAN = 13;

    /** Which of an exchange's two results are used: both, the smaller in the first place, the larger in the second place. */
    private static final int BOTH = 0;
    private static final int SMALLER = 1;
    private static final int LARGER = 2;

    private static final int[][] NETWORK = {
        {16, 20, BOTH}, {14, 20, BOTH}, {20, 21, BOTH}, {21, 24, BOTH}, {22, 24, BOTH}, {8, 24, SMALLER},
        {2, 12, LARGER}, {6, 10, BOTH}, {6, 18, BOTH}, {4, 6, BOTH}, {4, 12, LARGER}, {14, 21, SMALLER},
        {6, 18, LARGER}, {8, 22, SMALLER}, {11, 15, BOTH}, {11, 13, BOTH}, {5, 11, BOTH}, {5, 19, BOTH},
        {5, 7, BOTH}, {5, 18, BOTH}, {5, 10, BOTH}, {5, 12, BOTH}, {5, 20, LARGER}, {7, 19, BOTH},
        {7, 12, BOTH}, {7, 20, BOTH}, {7, 10, BOTH}, {7, 11, BOTH}, {7, 18, LARGER}, {15, 19, BOTH},
        {19, 20, SMALLER}, {11, 15, BOTH}, {13, 15, BOTH}, {8, 15, SMALLER}, {8, 16, BOTH}, {16, 19, BOTH},
        {14, 19, BOTH}, {12, 19, BOTH}, {10, 19, SMALLER}, {10, 12, BOTH}, {12, 16, BOTH}, {8, 16, BOTH},
        {11, 16, BOTH}, {13, 16, BOTH}, {16, 18, BOTH}, {14, 18, SMALLER}, {8, 13, BOTH}, {12, 13, BOTH},
        {11, 13, BOTH}, {13, 14, BOTH}, {14, 16, SMALLER}, {10, 11, BOTH}, {11, 14, BOTH}, {10, 12, LARGER},
        {11, 13, LARGER}, {12, 14, BOTH}, {12, 13, LARGER}, {13, 14, BOTH}, {8, 14, SMALLER}, {8, 13, LARGER}
    };

    private MedianFilter() {}

    /**
     * Takes medians.
     *
     * @param layers layers of the volume
     * @param height pixels in y
     * @param width pixels in x
     * @param input the volume
     * @param sink takes the filtered layers
     * @param progress what to report to
     * @throws IOException when a layer cannot be read or kept
     * @throws CancelledException when asked to end
     */
    public static void run(int layers, int height, int width, LayerInput input, LayerSink sink, Progress progress)
            throws IOException, CancelledException {
        Slabs.forEach(layers, LEAST_SLAB, progress, 0, 1, "take medians", (from, to, done) -> {
            int[][][] ring = new int[3][height][width];
            float[] raw = new float[height * width];
            int[][][] sorted = new int[3][3][width];
            int[][] cube = new int[CUBE][width];
            int[][] sides = new int[3][width];
            int next = Math.max(0, from - 1);
            for (int k = from; k < to; k++) {
                for (; next <= Math.min(layers - 1, k + 1); next++) {
                    input.read(next, raw);
                    toOrdered(raw, ring[next % 3]);
                }
                int[][] above = ring[Math.max(0, k - 1) % 3];
                int[][] middle = ring[k % 3];
                int[][] below = ring[Math.min(layers - 1, k + 1) % 3];
                sort(above[0], middle[0], below[0], sorted[0]);
                for (int y = 0; y < height; y++) {
                    if (y + 1 < height) {
                        int[][] into = sorted[(y + 1) % 3];
                        sort(above[y + 1], middle[y + 1], below[y + 1], into);
                    }
                    row(sorted[Math.max(0, y - 1) % 3], sorted[y % 3], sorted[Math.min(height - 1, y + 1) % 3], cube, sides);
                    fromOrdered(cube[MEDIAN], raw, y * width);
                }
                sink.accept(k, raw);
                done.layer();
            }
        });
    }

    /** The medians of a row, into the cube's place of the median. */
    private static void row(int[][] before, int[][] here, int[][] after, int[][] cube, int[][] sides) {
        int width = cube[0].length;
        for (int i = 0; i < 3; i++) {
            sort(before[i], here[i], after[i], cube[9 * i], cube[9 * i + 3], cube[9 * i + 6]);
            for (int j = 0; j < 3; j++) {
                int[] centre = cube[9 * i + 3 * j];
                System.arraycopy(centre, 0, sides[0], 1, width - 1);
                sides[0][0] = centre[0];
                System.arraycopy(centre, 0, sides[1], 0, width);
                System.arraycopy(centre, 1, sides[2], 0, width - 1);
                sides[2][width - 1] = centre[width - 1];
                sort(sides[0], sides[1], sides[2], centre, cube[9 * i + 3 * j + 1], cube[9 * i + 3 * j + 2]);
            }
        }
        select(cube);
    }

    /**
     * Takes the median of 27 rows, which are in order along the cube's axes; all of them are overwritten.
     *
     * @param cube {@code [9i + 3j + k][x]}; the medians come to lie in the middle one
     */
    static void select(int[][] cube) {
        for (int[] exchange : NETWORK) {
            int[] a = cube[exchange[0]];
            int[] b = cube[exchange[1]];
            switch (exchange[2]) {
                case BOTH -> exchange(a, b);
                case SMALLER -> smaller(a, b);
                default -> larger(a, b);
            }
        }
    }

    private static void exchange(int[] a, int[] b) {
        for (int x = 0; x < a.length; x++) {
            int u = a[x];
            int v = b[x];
            a[x] = Math.min(u, v);
            b[x] = Math.max(u, v);
        }
    }

    private static void smaller(int[] a, int[] b) {
        for (int x = 0; x < a.length; x++) {
            a[x] = Math.min(a[x], b[x]);
        }
    }

    private static void larger(int[] a, int[] b) {
        for (int x = 0; x < a.length; x++) {
            b[x] = Math.max(a[x], b[x]);
        }
    }

    private static void sort(int[] a, int[] b, int[] c, int[][] into) {
        sort(a, b, c, into[0], into[1], into[2]);
    }

    private static void sort(int[] a, int[] b, int[] c, int[] low, int[] mid, int[] high) {
        for (int x = 0; x < low.length; x++) {
            int u = Math.min(a[x], b[x]);
            int v = Math.max(a[x], b[x]);
            int w = c[x];
            low[x] = Math.min(u, w);
            mid[x] = Math.max(u, Math.min(v, w));
            high[x] = Math.max(v, w);
        }
    }

    /** Whole numbers in the order of the floating-point numbers: the bits, of which a negative one's are turned round. */
    private static void toOrdered(float[] from, int[][] rows) {
        int at = 0;
        for (int[] row : rows) {
            for (int x = 0; x < row.length; x++) {
                int bits = Float.floatToRawIntBits(from[at + x]);
                row[x] = bits ^ (bits >> 31 & Integer.MAX_VALUE);
            }
            at += row.length;
        }
    }

    private static void fromOrdered(int[] row, float[] into, int at) {
        for (int x = 0; x < row.length; x++) {
            int bits = row[x];
            into[at + x] = Float.intBitsToFloat(bits ^ (bits >> 31 & Integer.MAX_VALUE));
        }
    }
}
