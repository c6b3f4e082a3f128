// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;

/** Volumes of functions, and what their surfaces are looked at for, apart from the code that is tested. */
final class Meshes {

    /** A value at x, y, z in µm. */
    @FunctionalInterface
    interface Field {
        double at(double x, double y, double z);
    }

    private Meshes() {}

    static VolumeGeometry geometry(int layers, int height, int width, double pixelX, double pixelY, double layerUm) {
        double[] depth = new double[layers];
        for (int k = 0; k < layers; k++) {
            depth[k] = (k + 0.5) * layerUm;
        }
        return new VolumeGeometry(layers, height, width, pixelX, pixelY, depth);
    }

    static Volume volume(VolumeGeometry g, Field field) {
        float[][] values = new float[g.layers()][g.pixels()];
        for (int k = 0; k < g.layers(); k++) {
            for (int i = 0; i < g.pixels(); i++) {
                values[k][i] = (float) field.at(
                        (i % g.width() + 0.5) * g.pixelWidthUm(), (i / g.width() + 0.5) * g.pixelHeightUm(), g.depthUm(k));
            }
        }
        return new Volume("Na+", g, values);
    }

    static SurfaceMesh surface(Volume volume, double level) throws Exception {
        return IsoSurface.of(volume, level, Progress.NONE);
    }

    /**
     * {@return what is wrong with a surface as a closed manifold, empty for nothing}: each edge belongs to two triangles in
     * opposite directions, the triangles around each corner are one fan, and no two corners are the same point.
     */
    static String wrong(SurfaceMesh mesh) {
        int[] t = mesh.triangles();
        Set<Long> sides = new HashSet<>();
        Map<Integer, Map<Integer, Integer>> around = new HashMap<>();
        for (int i = 0; i < t.length; i++) {
            int a = t[i];
            int b = t[i - i % 3 + (i + 1) % 3];
            int c = t[i - i % 3 + (i + 2) % 3];
            if (a == b || !sides.add((long) a << 32 | b)) {
                return "side " + a + " to " + b + " twice";
            }
            around.computeIfAbsent(a, x -> new HashMap<>()).put(b, c);
        }
        for (long side : sides) {
            if (!sides.contains(side << 32 | side >>> 32)) {
                return "side " + (side >>> 32) + " to " + (int) side + " has no other triangle";
            }
        }
        for (Map.Entry<Integer, Map<Integer, Integer>> corner : around.entrySet()) {
            int first = corner.getValue().keySet().iterator().next();
            int n = 0;
            for (int next = first; n == 0 || next != first; next = corner.getValue().get(next)) {
                n++;
            }
            if (n != corner.getValue().size()) {
                return "corner " + corner.getKey() + " has several fans";
            }
        }
        Set<String> points = new HashSet<>();
        for (int i = 0; i < mesh.points().length; i += 3) {
            if (!points.add(Arrays.toString(Arrays.copyOfRange(mesh.points(), i, i + 3)))) {
                return "corner " + i / 3 + " is where another one is";
            }
        }
        return around.size() == mesh.pointCount() ? "" : "corners that no triangle has";
    }
}
