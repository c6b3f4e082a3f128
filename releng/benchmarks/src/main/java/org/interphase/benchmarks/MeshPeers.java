// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import java.util.Arrays;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.mesh.IsoSurface;

/**
 * Surfaces of {@code sin(x/a)·sin(y/a)·sin(z/a)} at 0.3, in voxels: the rows {@code mesh LAYERS EDGE A} of
 * {@code volume_peers.py}.
 */
final class MeshPeers {

    private static final double LEVEL = 0.3;

    private String prepared = "";
    private Volume volume;

    /** Makes the volume of a row, unless it is there. */
    void prepare(String row) {
        if (row.equals(prepared)) {
            return;
        }
        String[] words = row.split(" ");
        if (words.length != 4 || !words[0].equals("mesh")) {
            throw new IllegalArgumentException("expected 'mesh LAYERS EDGE A', found '" + row + "'");
        }
        int layers = Integer.parseInt(words[1]);
        int edge = Integer.parseInt(words[2]);
        double a = Double.parseDouble(words[3]);
        double[] sines = new double[Math.max(layers, edge)];
        Arrays.setAll(sines, i -> Math.sin(i / a));
        volume = null;
        float[][] values = new float[layers][edge * edge];
        double[] depth = new double[layers];
        for (int k = 0; k < layers; k++) {
            depth[k] = k + 0.5;
            for (int y = 0; y < edge; y++) {
                for (int x = 0; x < edge; x++) {
                    values[k][y * edge + x] = (float) (sines[x] * sines[y] * sines[k]);
                }
            }
        }
        volume = new Volume("field", new VolumeGeometry(layers, edge, edge, 1, 1, depth), values);
        prepared = row;
    }

    /** {@return the number of triangles} */
    double run() throws CancelledException {
        return IsoSurface.of(volume, LEVEL, Progress.NONE).triangleCount();
    }
}
