// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeshFormatTest {

    private static SurfaceMesh ball;
    private static SurfaceMesh box;

    @TempDir
    private Path folder;

    @BeforeAll
    static void surfaces() throws Exception {
        // Neither is in the middle, so that what is turned or mirrored is seen.
        ball = Meshes.surface(
                Meshes.volume(Meshes.geometry(14, 20, 24, 1, 1, 0.5), (x, y, z) ->
                        4 - Math.sqrt((x - 7) * (x - 7) + (y - 12) * (y - 12) + 16 * (z - 2) * (z - 2))),
                0);
        box = Meshes.surface(Meshes.volume(Meshes.geometry(3, 2, 4, 2, 3, 0.25), (x, y, z) -> 1), 1);
    }

    private ByteBuffer written(MeshFormat format, ColouredMesh... meshes) throws Exception {
        Path file = folder.resolve("surface" + format.extension());
        format.save(List.of(meshes), file, Progress.NONE);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing else is left");
        }
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void stlHoldsTrianglesWithTheirNormals() throws Exception {
        ByteBuffer b = written(MeshFormat.STL, new ColouredMesh("Na+", ball, 0x123456), new ColouredMesh("box", box, 0));
        int triangles = ball.triangleCount() + box.triangleCount();
        assertEquals(84 + 50 * triangles, b.limit());
        assertTrue(!new String(b.array(), 0, 5, StandardCharsets.US_ASCII).equals("solid"));
        assertEquals(triangles, b.getInt(80));
        double volume = 0;
        for (int t = 0; t < triangles; t++) {
            float[] v = new float[12];
            for (int i = 0; i < 12; i++) {
                v[i] = b.getFloat(84 + 50 * t + 4 * i);
            }
            double[] n = cross(v);
            double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(n[axis] / length, v[axis], 1e-5);
            }
            volume += (v[3] * n[0] + v[4] * n[1] + v[5] * n[2]) / 6;
        }
        assertEquals(ball.volumeUm3() + box.volumeUm3(), volume, 1e-3);
        // The first triangle, corner for corner.
        for (int i = 0; i < 9; i++) {
            assertEquals(ball.points()[3 * ball.triangles()[i / 3] + i % 3], b.getFloat(84 + 12 + 4 * i));
        }
    }

    private static double[] cross(float[] v) {
        double ux = v[6] - v[3];
        double uy = v[7] - v[4];
        double uz = v[8] - v[5];
        double wx = v[9] - v[3];
        double wy = v[10] - v[4];
        double wz = v[11] - v[5];
        return new double[] {uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx};
    }

    @Test
    void plyHoldsCornersColoursAndTriangles() throws Exception {
        ByteBuffer b = written(MeshFormat.PLY, new ColouredMesh("Na+", ball, 0x123456), new ColouredMesh("box", box, 0xFF0080));
        String text = new String(b.array(), StandardCharsets.US_ASCII);
        String header = text.substring(0, text.indexOf("end_header\n") + 11);
        int corners = ball.pointCount() + box.pointCount();
        int triangles = ball.triangleCount() + box.triangleCount();
        assertTrue(header.startsWith("ply\nformat binary_little_endian 1.0\n"), header);
        assertTrue(header.contains("\ncomment species Na+, level 0.0\n"), header);
        assertTrue(header.contains("\ncomment unit um;"), header);
        assertTrue(header.contains("\nelement vertex " + corners + "\n"), header);
        assertTrue(header.contains("\nelement face " + triangles + "\n"), header);
        int first = header.length();
        int faces = first + 15 * corners;
        assertEquals(faces + 13 * triangles, b.limit());
        assertEquals(ball.points()[4], b.getFloat(first + 15 + 4));
        assertEquals(0x34, b.get(first + 13));
        assertEquals((byte) 0x80, b.get(first + 15 * ball.pointCount() + 14));
        assertEquals(3, b.get(faces));
        assertEquals(ball.triangles()[5], b.getInt(faces + 13 + 9));
        int secondMesh = faces + 13 * ball.triangleCount();
        assertEquals(ball.pointCount() + box.triangles()[0], b.getInt(secondMesh + 1));
    }

    @Test
    void glbHoldsANodeForEachSurfaceInMetresAndUpwards() throws Exception {
        ByteBuffer b = written(MeshFormat.GLB, new ColouredMesh("Na+", ball, 0xFF0000), new ColouredMesh("box", box, 0x00FF00));
        assertEquals(0x46546C67, b.getInt(0));
        assertEquals(2, b.getInt(4));
        assertEquals(b.limit(), b.getInt(8));
        int length = b.getInt(12);
        assertEquals(0x4E4F534A, b.getInt(16));
        JsonNode json = new ObjectMapper().readTree(b.array(), 20, length);
        int data = 20 + length + 8;
        assertEquals(0x004E4942, b.getInt(20 + length + 4));
        JsonNode nodes = json.get("nodes");
        assertEquals(3, nodes.size());
        double[] m = new double[16];
        Arrays.setAll(m, i -> nodes.get(0).get("matrix").get(i).asDouble());
        // x to the right, y down the picture towards the viewer, z into the sample downwards; 1 µm is 1e-6 m.
        assertArrayEquals(new double[] {1e-6, 0, 0, 0, 0, 0, 1e-6, 0, 0, -1e-6, 0, 0, 0, 0, 0, 1}, m, 1e-12);
        assertEquals("Na+", nodes.get(1).get("name").asText());
        assertEquals("box", nodes.get(2).get("name").asText());
        SurfaceMesh[] meshes = {ball, box};
        for (int i = 0; i < 2; i++) {
            JsonNode primitive = json.get("meshes").get(i).get("primitives").get(0);
            int points = primitive.get("attributes").get("POSITION").asInt();
            int normals = primitive.get("attributes").get("NORMAL").asInt();
            int indices = primitive.get("indices").asInt();
            float[] p = new float[meshes[i].points().length];
            at(json, points, b, data).asFloatBuffer().get(p);
            assertArrayEquals(meshes[i].points(), p);
            float[] n = new float[p.length];
            at(json, normals, b, data).asFloatBuffer().get(n);
            assertArrayEquals(meshes[i].normals(), n);
            int[] t = new int[meshes[i].triangles().length];
            at(json, indices, b, data).asIntBuffer().get(t);
            assertArrayEquals(meshes[i].triangles(), t);
            JsonNode colour = json.get("materials").get(primitive.get("material").asInt())
                    .get("pbrMetallicRoughness").get("baseColorFactor");
            assertEquals(1, colour.get(i).asDouble());
            double[] bounds = meshes[i].boundsUm();
            JsonNode least = json.get("accessors").get(points).get("min");
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(bounds[2 * axis], least.get(axis).asDouble(), 1e-6);
            }
        }
    }

    private static ByteBuffer at(JsonNode json, int accessor, ByteBuffer all, int data) {
        JsonNode view = json.get("bufferViews")
                .get(json.get("accessors").get(accessor).get("bufferView").asInt());
        return all.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(data + view.get("byteOffset").asInt());
    }

    @Test
    void choosesByTheEnding() {
        assertEquals(Optional.of(MeshFormat.STL), MeshFormat.of(Path.of("a.STL")));
        assertEquals(Optional.of(MeshFormat.GLB), MeshFormat.of(Path.of("x", "a.b.glb")));
        assertEquals(Optional.empty(), MeshFormat.of(Path.of("a.obj")));
    }

    @Test
    void headersOfTextStayWithinTheirLine() throws Exception {
        ByteBuffer b = written(MeshFormat.PLY, new ColouredMesh("Na⁺\nelement vertex 0", box, 0));
        String text = new String(b.array(), StandardCharsets.US_ASCII);
        assertTrue(text.contains("\ncomment species Na??element vertex 0, level 1.0\n"), text.substring(0, 300));
    }

    @Test
    void leavesNothingOfAFileThatIsNotComplete() throws Exception {
        Path file = folder.resolve("old.ply");
        Files.writeString(file, "old");
        SurfaceMesh large = Meshes.surface(
                Meshes.volume(Meshes.geometry(30, 60, 60, 1, 1, 1), (x, y, z) -> Math.sin(x) * Math.sin(y) * Math.sin(z)), 0.1);
        for (MeshFormat format : MeshFormat.values()) {
            for (int looks = 0; looks < 3; looks++) {
                Progress stopped = stopsAfter(looks);
                assertThrows(
                        CancelledException.class,
                        () -> format.save(List.of(new ColouredMesh("Na+", large, 0)), file, stopped),
                        format.name());
            }
        }
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        Path nowhere = folder.resolve("none").resolve("a.stl");
        assertThrows(
                IOException.class,
                () -> MeshFormat.STL.save(List.of(new ColouredMesh("Na+", ball, 0)), nowhere, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> MeshFormat.STL.save(List.of(), file, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> new ColouredMesh("a", ball, 0x1000000));
    }

    /** Lets work look whether to go on so many times, and then ends it. */
    private static Progress stopsAfter(int looks) {
        AtomicInteger left = new AtomicInteger(looks);
        return new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return left.getAndDecrement() <= 0;
            }
        };
    }
}
