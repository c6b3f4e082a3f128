// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.util.Arrays;

/**
 * How a surface goes through a cube of which some corners are inside: marching cubes (Lorensen and Cline, Computer Graphics 21
 * (1987) 163) with a table that is derived here instead of written down.
 *
 * <p>Corner c lies at x = c &amp; 1, y = c &gt;&gt; 1 &amp; 1, z = c &gt;&gt; 2. Edges 0 to 3 go along x, from (y, z) = (0, 0),
 * (1, 0), (0, 1), (1, 1); 4 to 7 along y, from (x, z) in that order; 8 to 11 along z, from (x, y) in that order.
 *
 * <p>On each face the surface leaves segments between its crossed edges. Where two corners that lie diagonally are inside, they
 * are joined, whichever of the two cubes is asked, so that the segments of neighbouring cubes are the same. The segments of a
 * cube form loops, and the loops are cut into triangles without a diagonal within a face of four crossed edges, where the
 * neighbouring cube could have the same one. So each edge of the surface belongs to two triangles, and the triangles around
 * each corner are one fan.
 */
final class CubeTable {

    /** Room for the edges of a case's triangles: five of them, and one that is not used. */
    static final int STRIDE = 16;

    /** Triangles of each case; bit c of a case says that corner c is inside. */
    static final byte[] COUNT = new byte[256];

    /** Three edges for each triangle of a case, from {@code case · STRIDE} on; seen from outside, against the clock. */
    static final byte[] EDGES = new byte[256 * STRIDE];

    private static final int[] FROM = {0, 2, 4, 6, 0, 1, 4, 5, 0, 1, 2, 3};

    static {
        for (int inside = 0; inside < 256; inside++) {
            fill(inside);
        }
    }

    private CubeTable() {}

    private static int to(int edge) {
        return FROM[edge] | 1 << edge / 4;
    }

    private static int edge(int a, int b) {
        for (int e = 0; e < 12; e++) {
            if (FROM[e] == Math.min(a, b) && to(e) == Math.max(a, b)) {
                return e;
            }
        }
        throw new IllegalStateException("corners " + a + " and " + b + " have no edge");
    }

    private static void fill(int inside) {
        int[] next = new int[12];
        Arrays.fill(next, -1);
        boolean[] fourCrossed = new boolean[6];
        for (int face = 0; face < 6; face++) {
            fourCrossed[face] = segments(inside, corners(face), next);
        }
        int at = inside * STRIDE;
        boolean[] seen = new boolean[12];
        for (int start = 0; start < 12; start++) {
            if (next[start] < 0 || seen[start]) {
                continue;
            }
            int[] loop = new int[12];
            int n = 0;
            for (int e = start; !seen[e]; e = next[e]) {
                seen[e] = true;
                loop[n++] = e;
            }
            at = triangles(Arrays.copyOf(loop, n), fourCrossed, at);
        }
        COUNT[inside] = (byte) ((at - inside * STRIDE) / 3);
    }

    /** The corners of a face, against the clock as seen from outside the cube. */
    private static int[] corners(int face) {
        int axis = face / 2;
        int u = 1 << (axis + 1) % 3;
        int v = 1 << (axis + 2) % 3;
        int c = (face & 1) << axis;
        return (face & 1) == 1 ? new int[] {c, c | u, c | u | v, c | v} : new int[] {c, c | v, c | u | v, c | u};
    }

    /** Joins each edge at which the way around a face leaves the inside with the one at which it next comes in. */
    private static boolean segments(int inside, int[] corner, int[] next) {
        int crossed = 0;
        for (int i = 0; i < 4; i++) {
            boolean here = (inside >> corner[i] & 1) == 1;
            boolean there = (inside >> corner[(i + 1) % 4] & 1) == 1;
            crossed += here == there ? 0 : 1;
            if (here && !there) {
                int j = i + 1;
                while ((inside >> corner[(j + 1) % 4] & 1) == 0) {
                    j++;
                }
                next[edge(corner[i], corner[(i + 1) % 4])] = edge(corner[j % 4], corner[(j + 1) % 4]);
            }
        }
        return crossed == 4;
    }

    /** Cuts a loop into triangles, with diagonals as short as they can be. */
    private static int triangles(int[] loop, boolean[] fourCrossed, int at) {
        int n = loop.length;
        double[][] cost = new double[n][n];
        int[][] apex = new int[n][n];
        for (int length = 2; length < n; length++) {
            for (int i = 0; i + length < n; i++) {
                int j = i + length;
                cost[i][j] = Double.POSITIVE_INFINITY;
                boolean diagonal = length < n - 1;
                if (diagonal && shareFace(loop[i], loop[j], fourCrossed)) {
                    continue;
                }
                double own = diagonal ? squaredDistance(loop[i], loop[j]) : 0;
                for (int k = i + 1; k < j; k++) {
                    double sum = own + cost[i][k] + cost[k][j];
                    if (sum < cost[i][j]) {
                        cost[i][j] = sum;
                        apex[i][j] = k;
                    }
                }
            }
        }
        if (Double.isInfinite(cost[0][n - 1])) {
            throw new IllegalStateException("the loop " + Arrays.toString(loop) + " cannot be cut into triangles");
        }
        return emit(loop, apex, 0, n - 1, at);
    }

    private static int emit(int[] loop, int[][] apex, int i, int j, int at) {
        if (j - i < 2) {
            return at;
        }
        int k = apex[i][j];
        EDGES[at] = (byte) loop[i];
        EDGES[at + 1] = (byte) loop[j];
        EDGES[at + 2] = (byte) loop[k];
        return emit(loop, apex, k, j, emit(loop, apex, i, k, at + 3));
    }

    private static boolean shareFace(int a, int b, boolean[] among) {
        for (int face = 0; face < 6; face++) {
            if (among[face] && lies(a, face) && lies(b, face)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lies(int edge, int face) {
        int axis = face / 2;
        return (FROM[edge] >> axis & 1) == (face & 1) && (to(edge) >> axis & 1) == (face & 1);
    }

    /** Between the middles of two edges. */
    private static double squaredDistance(int a, int b) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = ((FROM[a] >> axis & 1) + (to(a) >> axis & 1) - (FROM[b] >> axis & 1) - (to(b) >> axis & 1)) / 2.0;
            sum += d * d;
        }
        return sum;
    }
}
