// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import de.javagl.jgltf.impl.v2.Accessor;
import de.javagl.jgltf.impl.v2.Asset;
import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.impl.v2.BufferView;
import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Material;
import de.javagl.jgltf.impl.v2.MaterialPbrMetallicRoughness;
import de.javagl.jgltf.impl.v2.Mesh;
import de.javagl.jgltf.impl.v2.MeshPrimitive;
import de.javagl.jgltf.impl.v2.Node;
import de.javagl.jgltf.impl.v2.Scene;
import de.javagl.jgltf.model.io.GltfAssetWriter;
import de.javagl.jgltf.model.io.v2.GltfAssetV2;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;

/** Binary glTF 2.0 by JglTF: corners, normals and triangles of each surface, one material of its colour. */
final class GlbWriter {

    private static final int ARRAY_BUFFER = 34962;
    private static final int ELEMENT_ARRAY_BUFFER = 34963;
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_INT = 5125;
    private static final int TRIANGLES = 4;
    private static final float METRES = 1e-6f;

    /** By columns: X = x, Y = −z, Z = y. */
    private static final float[] UPWARDS = {METRES, 0, 0, 0, 0, 0, METRES, 0, 0, -METRES, 0, 0, 0, 0, 0, 1};

    private GlbWriter() {}

    static void write(List<ColouredMesh> meshes, Path file, Progress progress) throws IOException, CancelledException {
        long bytes = 0;
        for (ColouredMesh m : meshes) {
            bytes += 24L * m.mesh().pointCount() + 12L * m.mesh().triangleCount();
        }
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("expected surfaces of at most " + Integer.MAX_VALUE
                    + " bytes in .glb, found " + bytes + "; .ply and .stl hold more");
        }
        // Once more for the file as a whole, which is put together before it is written.
        NotEnoughMemoryException.requireBytes(
                3 * bytes, "a .glb of " + bytes + " bytes", "a .ply or .stl, which is written piece by piece");
        ByteBuffer data = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        GlTF gltf = new GlTF();
        Asset asset = new Asset();
        asset.setVersion("2.0");
        asset.setGenerator(GlbWriter.class.getPackageName());
        gltf.setAsset(asset);
        Scene scene = new Scene();
        scene.addNodes(0);
        gltf.addScenes(scene);
        gltf.setScene(0);
        Node all = new Node();
        all.setName("sample in um");
        all.setMatrix(UPWARDS.clone());
        gltf.addNodes(all);
        int done = 0;
        for (ColouredMesh m : meshes) {
            progress.checkCancelled();
            progress.report((double) done++ / meshes.size(), "write the surface");
            if (m.mesh().triangleCount() > 0) {
                all.addChildren(gltf.getNodes().size());
                add(m, gltf, data);
            }
        }
        if (data.position() > 0) {
            Buffer buffer = new Buffer();
            buffer.setByteLength(data.position());
            gltf.addBuffers(buffer);
        }
        data.flip();
        progress.checkCancelled();
        try (OutputStream out = new Stoppable(new BufferedOutputStream(Files.newOutputStream(file)), progress)) {
            new GltfAssetWriter().writeBinary(new GltfAssetV2(gltf, data), out);
        } catch (IOException e) {
            // What was asked to end ends as a failure of the stream.
            progress.checkCancelled();
            throw e;
        }
    }

    /** Fails when somebody asks for an end, since the library does not ask. */
    private static final class Stoppable extends FilterOutputStream {

        private final Progress progress;

        Stoppable(OutputStream out, Progress progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (progress.isCancelled()) {
                throw new InterruptedIOException("cancelled");
            }
            out.write(bytes, from, length);
        }
    }

    private static void add(ColouredMesh m, GlTF gltf, ByteBuffer data) {
        SurfaceMesh mesh = m.mesh();
        double[] b = mesh.boundsUm();
        int first = gltf.getAccessors() == null ? 0 : gltf.getAccessors().size();
        int start = data.position();
        data.asFloatBuffer().put(mesh.points());
        data.position(start + 4 * mesh.points().length);
        Accessor points = accessor(gltf, data, start, ARRAY_BUFFER, FLOAT, "VEC3", mesh.pointCount());
        points.setMin(new Number[] {(float) b[0], (float) b[2], (float) b[4]});
        points.setMax(new Number[] {(float) b[1], (float) b[3], (float) b[5]});
        start = data.position();
        float[] normals = mesh.normals();
        data.asFloatBuffer().put(normals);
        data.position(start + 4 * normals.length);
        accessor(gltf, data, start, ARRAY_BUFFER, FLOAT, "VEC3", mesh.pointCount());
        start = data.position();
        data.asIntBuffer().put(mesh.triangles());
        data.position(start + 4 * mesh.triangles().length);
        accessor(gltf, data, start, ELEMENT_ARRAY_BUFFER, UNSIGNED_INT, "SCALAR", mesh.triangles().length);

        MaterialPbrMetallicRoughness look = new MaterialPbrMetallicRoughness();
        look.setBaseColorFactor(new float[] {linear(m.red()), linear(m.green()), linear(m.blue()), 1});
        look.setMetallicFactor(0f);
        look.setRoughnessFactor(0.7f);
        Material material = new Material();
        material.setName(m.name());
        material.setPbrMetallicRoughness(look);
        gltf.addMaterials(material);
        MeshPrimitive primitive = new MeshPrimitive();
        primitive.addAttributes("POSITION", first);
        primitive.addAttributes("NORMAL", first + 1);
        primitive.setIndices(first + 2);
        primitive.setMaterial(gltf.getMaterials().size() - 1);
        primitive.setMode(TRIANGLES);
        Mesh shape = new Mesh();
        shape.setName(m.name());
        shape.addPrimitives(primitive);
        gltf.addMeshes(shape);
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put("species", mesh.name());
        extras.put("level", Double.isNaN(mesh.level()) ? null : mesh.level());
        extras.put("unit", "um");
        Node node = new Node();
        node.setName(m.name());
        node.setMesh(gltf.getMeshes().size() - 1);
        node.setExtras(extras);
        gltf.addNodes(node);
    }

    private static Accessor accessor(
            GlTF gltf, ByteBuffer data, int start, int target, int componentType, String type, int count) {
        BufferView view = new BufferView();
        view.setBuffer(0);
        view.setByteOffset(start);
        view.setByteLength(data.position() - start);
        view.setTarget(target);
        gltf.addBufferViews(view);
        Accessor accessor = new Accessor();
        accessor.setBufferView(gltf.getBufferViews().size() - 1);
        accessor.setComponentType(componentType);
        accessor.setType(type);
        accessor.setCount(count);
        gltf.addAccessors(accessor);
        return accessor;
    }

    /** A colour's share of sRGB as glTF has it: linear, 0 to 1. */
    private static float linear(int share) {
        double s = share / 255.0;
        return (float) (s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4));
    }
}
