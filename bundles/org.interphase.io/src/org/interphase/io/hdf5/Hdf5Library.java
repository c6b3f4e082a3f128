// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.hdf5.H5E_auto2_t;
import org.bytedeco.hdf5.H5E_error2_t;
import org.bytedeco.hdf5.H5E_walk2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The HDF Group's library: loaded when the first file is written, and asked by one thread at a time. */
final class Hdf5Library {

    /** The library is built without protection against several threads: whoever calls it holds this. */
    static final Object LOCK = new Object();

    private static final String PHYSICAL_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    private Hdf5Library() {}

    /**
     * Loads the library; does nothing where it is loaded already. To be called with {@link #LOCK}.
     *
     * @param file that is to be written
     * @throws IOException when there is none for this system
     */
    static void load(Path file) throws IOException {
        // The limit counts pages of files that are mapped for reading, and would refuse a few bytes beside a large file.
        if (System.getProperty(PHYSICAL_LIMIT) == null) {
            System.setProperty(PHYSICAL_LIMIT, "0");
        }
        try {
            Loader.load(hdf5.class);
        } catch (LinkageError e) {
            throw new IOException(
                    file + ": HDF5 files cannot be written on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": the HDF Group's library is not installed for it",
                    e);
        }
        hdf5.H5open();
        // What goes wrong is thrown, and not printed.
        hdf5.H5Eset_auto2(hdf5.H5E_DEFAULT, (H5E_auto2_t) null, (Pointer) null);
    }

    /** {@return the first cause that the library noted of its last failure; empty where there is none} */
    static String cause() {
        StringBuilder text = new StringBuilder();
        try (H5E_walk2_t walk = new H5E_walk2_t() {
            @Override
            public int call(int n, H5E_error2_t error, Pointer data) {
                if (n == 0 && error.desc() != null) {
                    text.append(error.desc().getString());
                }
                return 0;
            }
        }) {
            hdf5.H5Ewalk2(hdf5.H5E_DEFAULT, hdf5.H5E_WALK_UPWARD, walk, null);
        }
        hdf5.H5Eclear2(hdf5.H5E_DEFAULT);
        return text.toString();
    }
}
