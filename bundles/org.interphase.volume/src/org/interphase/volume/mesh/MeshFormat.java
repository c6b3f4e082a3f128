// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interphase.core.format.PartFile;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;

/** Files of surfaces. Lengths are µm, x to the right, y down the picture, z into the sample, unless something else is said. */
public enum MeshFormat {

    /** Binary STL: triangles with their normals; names and colours are lost, of several surfaces one is made. */
    STL(".stl"),

    /** Binary PLY, little-endian: corners with their colours, triangles; of several surfaces one is made. */
    PLY(".ply"),

    /**
     * Binary glTF 2.0: a node for each surface, with its name and colour. glTF is in metres with y upwards: corners are kept in
     * µm, and the node above them all has a matrix that scales them by 10⁻⁶ and lays the sample flat, with its surface upwards
     * and the lower edge of the picture towards the viewer: X = x, Y = −z, Z = y, a rotation, which mirrors nothing.
     */
    GLB(".glb");

    private final String extension;

    MeshFormat(String extension) {
        this.extension = extension;
    }

    /** {@return the ending with its dot, lower-case} */
    public String extension() {
        return extension;
    }

    /**
     * {@return the format of a file, by its ending}
     *
     * @param file its name
     */
    public static Optional<MeshFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> name.endsWith(f.extension)).findFirst();
    }

    /**
     * Writes surfaces as a file that is complete or not there.
     *
     * @param meshes at least one
     * @param file where to; one that is there is replaced when all is written
     * @param progress what to report to
     * @throws IllegalArgumentException when there is no surface, or more than the format can hold
     * @throws NotEnoughMemoryException when a glTF file, which is put together in memory, does not fit into it
     * @throws IOException when it cannot be written; nothing is left of it
     * @throws CancelledException when asked to end; nothing is left of it
     */
    public void save(List<ColouredMesh> meshes, Path file, Progress progress) throws IOException, CancelledException {
        Path part = PartFile.of(file);
        try {
            write(meshes, part, progress);
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes surfaces as a file of its own, which is of no use when writing fails: {@link #save} is for all but callers that
     * rename it themselves.
     *
     * @param meshes at least one
     * @param file where to
     * @param progress what to report to
     * @throws IllegalArgumentException when there is no surface, or more than the format can hold
     * @throws NotEnoughMemoryException when a glTF file, which is put together in memory, does not fit into it
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end
     */
    public void write(List<ColouredMesh> meshes, Path file, Progress progress) throws IOException, CancelledException {
        if (meshes.isEmpty()) {
            throw new IllegalArgumentException("expected a surface to be written, found none");
        }
        switch (this) {
            case STL -> StlWriter.write(meshes, file, progress);
            case PLY -> PlyWriter.write(meshes, file, progress);
            case GLB -> GlbWriter.write(meshes, file, progress);
        }
    }
}
