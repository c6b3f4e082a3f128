// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.util.Arrays;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;

/**
 * How the triangles of a surface hang together, counted from its triangles.
 *
 * @param surfaces parts that share no corner
 * @param edges pairs of corners that are joined by a side of a triangle
 * @param openEdges edges of one triangle alone
 * @param tangledEdges edges of more than two triangles, or of two that go along it in the same direction, or from a corner to
 *     itself
 * @param eulerCharacteristic corners − edges + triangles; 2 for a sphere, 0 for a torus, and their sum for several surfaces
 */
public record MeshTopology(int surfaces, long edges, long openEdges, long tangledEdges, long eulerCharacteristic) {

    /** Triangles between two looks whether to go on. */
    private static final int OFTEN = 1 << 20;

    /** {@return whether every edge belongs to two triangles that go along it in opposite directions} */
    public boolean watertight() {
        return openEdges == 0 && tangledEdges == 0;
    }

    /**
     * {@return how the triangles of a surface hang together}
     *
     * @param mesh the surface
     * @param progress what to report to
     * @throws NotEnoughMemoryException when it cannot be counted in the memory that there is
     * @throws CancelledException when asked to end
     */
    public static MeshTopology of(SurfaceMesh mesh, Progress progress) throws CancelledException {
        NotEnoughMemoryException.requireBytes(
                Integer.BYTES * (2L * mesh.pointCount() + mesh.triangles().length),
                "the edges of " + mesh.triangleCount() + " triangles",
                "a surface of fewer triangles (smoothed more)");
        int[] triangles = mesh.triangles();
        int corners = mesh.pointCount();
        int[] start = new int[corners + 1];
        for (int t = 0; t < triangles.length; t += 3) {
            for (int i = 0; i < 3; i++) {
                start[Math.min(triangles[t + i], triangles[t + (i + 1) % 3]) + 1]++;
            }
        }
        for (int c = 0; c < corners; c++) {
            start[c + 1] += start[c];
        }
        int[] sides = new int[triangles.length];
        int[] at = Arrays.copyOf(start, corners);
        for (int t = 0; t < triangles.length; t += 3) {
            look(t, triangles.length, 0, progress);
            for (int i = 0; i < 3; i++) {
                int a = triangles[t + i];
                int b = triangles[t + (i + 1) % 3];
                // The other corner, and in the last bit the direction.
                sides[at[Math.min(a, b)]++] = Math.max(a, b) << 1 | (a < b ? 0 : 1);
            }
        }
        long edges = 0;
        long open = 0;
        long tangled = 0;
        for (int c = 0; c < corners; c++) {
            Arrays.sort(sides, start[c], start[c + 1]);
            for (int i = start[c]; i < start[c + 1]; ) {
                int other = sides[i] >> 1;
                int next = i + 1;
                while (next < start[c + 1] && sides[next] >> 1 == other) {
                    next++;
                }
                edges++;
                if (other == c || next - i > 2 || next - i == 2 && sides[i] == sides[i + 1]) {
                    tangled++;
                } else if (next - i == 1) {
                    open++;
                }
                i = next;
            }
        }
        int used = 0;
        int surfaces = 0;
        int[] parent = at;
        Arrays.setAll(parent, c -> c);
        boolean[] seen = new boolean[corners];
        for (int t = 0; t < triangles.length; t += 3) {
            look(t, triangles.length, 0.5, progress);
            int a = root(parent, triangles[t]);
            for (int i = 0; i < 3; i++) {
                seen[triangles[t + i]] = true;
                int b = root(parent, triangles[t + i]);
                parent[Math.max(a, b)] = Math.min(a, b);
                a = Math.min(a, b);
            }
        }
        for (int c = 0; c < corners; c++) {
            used += seen[c] ? 1 : 0;
            surfaces += seen[c] && parent[c] == c ? 1 : 0;
        }
        return new MeshTopology(surfaces, edges, open, tangled, used - edges + triangles.length / 3);
    }

    private static void look(int done, int all, double from, Progress progress) throws CancelledException {
        if (done / 3 % OFTEN == 0) {
            progress.checkCancelled();
            progress.report(from + 0.5 * done / all, "look at the edges");
        }
    }

    private static int root(int[] parent, int c) {
        int r = c;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }
}
