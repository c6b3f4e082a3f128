// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Binary STL: a header of 80 bytes, the number of triangles, and 50 bytes for each. */
final class StlWriter {

    private static final int HEADER = 80;
    private static final int TRIANGLE = 50;
    private static final long MOST = 0xFFFF_FFFFL;

    private StlWriter() {}

    static void write(List<ColouredMesh> meshes, Path file, Progress progress) throws IOException, CancelledException {
        long triangles = meshes.stream().mapToLong(m -> m.mesh().triangleCount()).sum();
        if (triangles > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " triangles in STL, found " + triangles);
        }
        try (MeshBytes out = new MeshBytes(file, triangles, progress)) {
            // A header that begins with 'solid' would be taken for one of text.
            byte[] header = ("binary STL; um; " + meshes.get(0).plainName() + " at " + meshes.get(0).mesh().level())
                    .getBytes(StandardCharsets.US_ASCII);
            ByteBuffer start = out.record(HEADER + Integer.BYTES);
            start.put(Arrays.copyOf(header, HEADER)).putInt((int) triangles);
            for (ColouredMesh m : meshes) {
                float[] p = m.mesh().points();
                int[] t = m.mesh().triangles();
                for (int i = 0; i < t.length; i += 3) {
                    triangle(p, 3 * t[i], 3 * t[i + 1], 3 * t[i + 2], out.record(TRIANGLE));
                }
            }
        }
    }

    private static void triangle(float[] p, int a, int b, int c, ByteBuffer out) {
        double ux = (double) p[b] - p[a];
        double uy = (double) p[b + 1] - p[a + 1];
        double uz = (double) p[b + 2] - p[a + 2];
        double vx = (double) p[c] - p[a];
        double vy = (double) p[c + 1] - p[a + 1];
        double vz = (double) p[c + 2] - p[a + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double scale = length > 0 ? 1 / length : 0;
        out.putFloat((float) (nx * scale)).putFloat((float) (ny * scale)).putFloat((float) (nz * scale));
        out.putFloat(p[a]).putFloat(p[a + 1]).putFloat(p[a + 2]);
        out.putFloat(p[b]).putFloat(p[b + 1]).putFloat(p[b + 2]);
        out.putFloat(p[c]).putFloat(p[c + 1]).putFloat(p[c + 2]);
        out.putShort((short) 0);
    }
}
