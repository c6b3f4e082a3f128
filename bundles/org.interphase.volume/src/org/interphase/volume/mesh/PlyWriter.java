// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Binary PLY, little-endian: a header of text, corners of 15 bytes, triangles of 13. */
final class PlyWriter {

    private static final int CORNER = 15;
    private static final int TRIANGLE = 13;

    private PlyWriter() {}

    static void write(List<ColouredMesh> meshes, Path file, Progress progress) throws IOException, CancelledException {
        long corners = meshes.stream().mapToLong(m -> m.mesh().pointCount()).sum();
        long triangles = meshes.stream().mapToLong(m -> m.mesh().triangleCount()).sum();
        if (corners > Integer.MAX_VALUE || triangles > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("expected at most " + Integer.MAX_VALUE + " corners and triangles in PLY, found "
                    + corners + " and " + triangles);
        }
        StringBuilder header = new StringBuilder("ply\nformat binary_little_endian 1.0\n"
                + "comment unit um; x to the right, y down the picture, z into the sample\n");
        for (ColouredMesh m : meshes) {
            header.append("comment species ").append(m.plainName()).append(", level ").append(m.mesh().level()).append('\n');
        }
        header.append("element vertex ").append(corners);
        header.append("\nproperty float x\nproperty float y\nproperty float z\n");
        header.append("property uchar red\nproperty uchar green\nproperty uchar blue\n");
        header.append("element face ").append(triangles).append("\nproperty list uchar int vertex_indices\nend_header\n");
        try (MeshBytes out = new MeshBytes(file, header.length() + corners + triangles, progress)) {
            for (byte b : header.toString().getBytes(StandardCharsets.US_ASCII)) {
                out.record(1).put(b);
            }
            for (ColouredMesh m : meshes) {
                float[] p = m.mesh().points();
                for (int i = 0; i < p.length; i += 3) {
                    ByteBuffer to = out.record(CORNER);
                    to.putFloat(p[i]).putFloat(p[i + 1]).putFloat(p[i + 2]);
                    to.put((byte) m.red()).put((byte) m.green()).put((byte) m.blue());
                }
            }
            int first = 0;
            for (ColouredMesh m : meshes) {
                int[] t = m.mesh().triangles();
                for (int i = 0; i < t.length; i += 3) {
                    ByteBuffer to = out.record(TRIANGLE).put((byte) 3);
                    to.putInt(first + t[i]).putInt(first + t[i + 1]).putInt(first + t[i + 2]);
                }
                first += m.mesh().pointCount();
            }
        }
    }
}
