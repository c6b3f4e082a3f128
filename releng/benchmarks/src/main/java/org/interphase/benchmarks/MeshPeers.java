// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.mesh.IsoSurface;

/**
 * Our side of {@code mesh_peers.py}, which asks for one pass of a row at a time, between passes of the peer: reads a row's name
 * from standard input, does it once, and prints seconds, processor seconds of all threads, and the number of triangles.
 *
 * <p>Surfaces of {@code sin(x/a)·sin(y/a)·sin(z/a)} at 0.3, in voxels: rows are {@code mesh LAYERS EDGE A}.
 */
public final class MeshPeers {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double LEVEL = 0.3;

    private String prepared = "";
    private Volume volume;

    private MeshPeers() {}

    /**
     * Answers until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, CancelledException {
        MeshPeers mesh = new MeshPeers();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String row = in.readLine(); row != null; row = in.readLine()) {
            mesh.prepare(row);
            long processor = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            double said = mesh.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9;
            System.out.printf(Locale.ROOT, "%.6f %.6f %.6f%n", seconds, processorSeconds, said);
        }
    }

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
