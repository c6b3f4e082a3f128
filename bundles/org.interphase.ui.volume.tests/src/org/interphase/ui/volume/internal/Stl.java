// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.volume.mesh.SurfaceMesh;

/** Reads binary STL as programs that show it do: corners at one place are one corner. */
final class Stl {

    private static final int HEADER = 80;

    private Stl() {}

    static SurfaceMesh read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.getInt(HEADER);
        int[] triangles = new int[3 * count];
        Map<List<Float>, Integer> corners = new LinkedHashMap<>();
        bytes.position(HEADER + Integer.BYTES);
        for (int t = 0; t < count; t++) {
            bytes.position(bytes.position() + 3 * Float.BYTES);
            for (int i = 0; i < 3; i++) {
                List<Float> corner = List.of(bytes.getFloat(), bytes.getFloat(), bytes.getFloat());
                triangles[3 * t + i] = corners.computeIfAbsent(corner, c -> corners.size());
            }
            bytes.getShort();
        }
        float[] points = new float[3 * corners.size()];
        corners.forEach((corner, at) -> {
            for (int i = 0; i < 3; i++) {
                points[3 * at + i] = corner.get(i);
            }
        });
        return new SurfaceMesh("file", 0, points, triangles);
    }
}
