// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.job.Computing;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.mesh.ColouredMesh;
import org.interphase.volume.mesh.IsoSurface;
import org.interphase.volume.mesh.MeshFormat;
import org.interphase.volume.mesh.SurfaceMesh;

/**
 * Writes the surface of columns: that of the smoothed counts in which they were found, at the threshold at which they end.
 * Objects that are none of them, and columns that are not asked for, are left out.
 *
 * @param columns those that were found, with what was changed by hand
 * @param ids of those that are written
 * @param rgb their colour, {@code 0xRRGGBB}
 */
public record SurfaceExport(FoundColumns columns, Set<Integer> ids, int rgb) {

    /** Names of more columns say how many there are. */
    private static final int MOST_NAMED = 8;

    /**
     * Copies the ids.
     *
     * @throws IllegalArgumentException when there is none, or one of no column
     */
    public SurfaceExport {
        ids = Set.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("There are no columns.");
        }
        for (int id : ids) {
            if (columns.column(id).isEmpty()) {
                throw new IllegalArgumentException("There is no column " + id + ".");
            }
        }
    }

    /** {@return the species, and which of its columns where that are not all} */
    String name() {
        String species = columns.settings().species();
        if (ids.size() == columns.columns().size()) {
            return species;
        }
        String which = ids.size() > MOST_NAMED
                ? ids.size() + " columns"
                : (ids.size() == 1 ? "column " : "columns ")
                        + new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return species + " " + which;
    }

    /**
     * {@return the surface}
     *
     * @param progress what to report to
     * @throws IllegalArgumentException when it does not fit into memory
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    SurfaceMesh mesh(Progress progress) throws IOException, CancelledException {
        ColumnOptions o = columns.settings().options();
        int channel = columns.stack().raw().indexOf(columns.settings().species()).orElseThrow();
        double level = columns.found().threshold();
        try {
            Volume smooth =
                    Volume.of(columns.stack(), channel, progress).gaussian(o.sigmaLayers(), o.sigmaPx(), progress);
            smooth = o.levelled() ? smooth.levelled() : smooth;
            return IsoSurface.of(smooth.only(columns.edited().labels(), ids::contains, level, progress), level, progress);
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
    }

    /**
     * Writes the surface; the file is complete or as it was before.
     *
     * @param file where to; its ending says the format
     * @param progress what to report to
     * @return the file
     * @throws IllegalArgumentException when the ending is of no format, or the surface does not fit into memory
     * @throws IOException when a layer cannot be read, or the file cannot be written
     * @throws CancelledException when asked to end; nothing is written then
     */
    public Path write(Path file, Progress progress) throws IOException, CancelledException {
        MeshFormat format = MeshFormat.of(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a name that ends with .stl, .ply or .glb, found " + file.getFileName() + "."));
        SurfaceMesh mesh = mesh(progress);
        if (mesh.triangleCount() == 0) {
            throw new IllegalArgumentException("There is no surface at "
                    + ValueText.number(columns.found().threshold(), 4) + " smoothed counts.");
        }
        try {
            format.save(List.of(new ColouredMesh(name(), mesh, rgb)), file, progress);
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
        return file;
    }
}
