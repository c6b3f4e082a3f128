// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.mesh.ColouredMesh;
import org.interphase.volume.mesh.MeshFormat;
import org.interphase.volume.mesh.SurfaceMesh;

/**
 * Result of {@code volume mesh}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param channel the species
 * @param level smoothed counts at the surface
 * @param levelled whether layers were levelled first
 * @param triangles how many
 * @param surfaces parts that share no corner
 * @param areaUm2 area, with what closes it on the sides of the raster
 * @param borderAreaUm2 area on the sides of the raster
 * @param volumeUm3 what it encloses
 * @param watertight whether every edge belongs to two triangles that go along it in opposite directions
 * @param boundsUm least and largest x, y, z
 * @param remarks what to know of it
 * @param mesh the surface
 */
public record MeshReport(
        String channel,
        double level,
        boolean levelled,
        int triangles,
        int surfaces,
        double areaUm2,
        double borderAreaUm2,
        double volumeUm3,
        boolean watertight,
        double[] boundsUm,
        List<String> remarks,
        SurfaceMesh mesh)
        implements ExportsFile {

    @Override
    public String ending() {
        return MeshFormat.STL.extension();
    }

    @Override
    public List<Path> writeTo(Path file, Progress progress) throws IOException, CancelledException {
        MeshFormat format = MeshFormat.of(file)
                .orElseThrow(() -> new IOException(file + ": expected a name that ends with .stl, .ply or .glb"));
        try {
            format.save(List.of(new ColouredMesh(channel, mesh, ColouredMesh.DEFAULT_RGB)), file, progress);
        } catch (IllegalArgumentException | NotEnoughMemoryException e) {
            throw new IOException(e.getMessage(), e);
        }
        return List.of(file);
    }
}
