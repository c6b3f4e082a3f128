// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.global.hdf5;
import org.interphase.core.data.Dataset;

/** HDF5 files to start from, as our writer and others write them. */
public final class NexusSeeds {

    private NexusSeeds() {}

    /** {@return files of all kinds and layouts, small} */
    public static List<byte[]> all() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Dataset dataset : List.of(Made.stack(2, 3, 4), Made.profile(), Made.spectrum())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new NexusExporter().write(dataset, out);
            all.add(out.toByteArray());
        }
        List<ForeignFile.Layout> layouts = List.of(
                new ForeignFile.Layout(),
                new ForeignFile.Layout().chunk(1, 1, 3, 4).deflate().shuffle(),
                new ForeignFile.Layout().chunk(1, 2, 2, 3).most(2, -1, 3, 4).fill(7),
                new ForeignFile.Layout().chunk(2, 2, 3, 4).scaled());
        Path file = Files.createTempFile("interphase", ".h5");
        try {
            for (ForeignFile.Layout layout : layouts) {
                for (boolean latest : new boolean[] {false, true}) {
                    try (ForeignFile f = new ForeignFile(file, latest, 0)) {
                        long entry = f.group("/entry", "NX_class", "NXentry", "default", "data");
                        f.attribute(entry, "title", List.of("a", "b"));
                        f.group("/entry/data", "NX_class", "NXdata", "signal", "counts", "axes", "species,depth,y,x");
                        f.counting("/entry/data/counts", hdf5.H5T_STD_U16LE_g(), layout, 2, 2, 3, 4);
                        f.doubles("/entry/data/depth", "nm", 5, 15);
                        f.texts("/entry/data/species", List.of("Na+", "O-"));
                        f.softLink("/entry/data/counts", "/soft");
                    }
                    all.add(Files.readAllBytes(file));
                }
            }
            try (ForeignFile f = new ForeignFile(file, false, 512)) {
                f.counting("/a", hdf5.H5T_IEEE_F32BE_g(), new ForeignFile.Layout().chunk(1, 3, 4), 2, 3, 4);
                f.hardLink("/a", "/again");
            }
            all.add(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
        return all;
    }
}
