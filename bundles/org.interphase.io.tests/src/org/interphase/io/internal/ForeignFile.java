// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.interphase.io.hdf5.Hdf5Writer;

/** Writes files as others do, with the HDF Group's library: all that our own writer has no use for. */
final class ForeignFile implements AutoCloseable {

    private final long id;

    /**
     * A new file.
     *
     * @param file where
     * @param latest whether in the latest layout that the library knows, as {@code libver='latest'} of h5py
     * @param userBlock bytes before the HDF5 file: 0, 512, 1024 and so on
     */
    ForeignFile(Path file, boolean latest, long userBlock) throws IOException {
        // Loads the library.
        Path other = Files.createTempFile("interphase", ".h5");
        Hdf5Writer.create(other).close();
        Files.delete(other);
        long create = hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_CREATE_ID_g());
        long access = hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_ACCESS_ID_g());
        if (latest) {
            hdf5.H5Pset_libver_bounds(access, hdf5.H5F_LIBVER_LATEST, hdf5.H5F_LIBVER_LATEST);
        }
        hdf5.H5Pset_userblock(create, userBlock);
        hdf5.H5Pset_fclose_degree(access, hdf5.H5F_CLOSE_STRONG);
        id = checked(hdf5.H5Fcreate(file.toString(), hdf5.H5F_ACC_TRUNC, create, access));
    }

    ForeignFile(Path file) throws IOException {
        this(file, false, 0);
    }

    static long checked(long status) {
        if (status < 0) {
            throw new AssertionError("the library failed");
        }
        return status;
    }

    /** How a data set lies in the file. */
    static final class Layout {
        private long[] chunk = {};
        private long[] most = {};
        private boolean deflate;
        private boolean shuffle;
        private boolean scaled;
        private short fill;

        Layout chunk(long... lengths) {
            chunk = lengths;
            return this;
        }

        /** The lengths that it may grow to, -1 for any. */
        Layout most(long... lengths) {
            most = lengths;
            return this;
        }

        Layout deflate() {
            deflate = true;
            return this;
        }

        Layout shuffle() {
            shuffle = true;
            return this;
        }

        /** A filter that jHDF does not know. */
        Layout scaled() {
            scaled = true;
            return this;
        }

        Layout fill(int value) {
            fill = (short) value;
            return this;
        }
    }

    long group(String path, String... attributes) {
        long group = checked(hdf5.H5Gcreate2(id, path, 0, 0, 0));
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(group, attributes[i], List.of(attributes[i + 1].split(",")));
        }
        return group;
    }

    /** Texts of a fixed length, as many writers have them. */
    void attribute(long object, String name, List<String> values) {
        int length = 1 + values.stream().mapToInt(String::length).max().orElseThrow();
        long type = hdf5.H5Tcopy(hdf5.H5T_C_S1_g());
        hdf5.H5Tset_size(type, length);
        long space = values.size() == 1
                ? hdf5.H5Screate(hdf5.H5S_SCALAR)
                : hdf5.H5Screate_simple(1, new long[] {values.size()}, (long[]) null);
        long attribute = checked(hdf5.H5Acreate2(object, name, type, space, 0, 0));
        checked(hdf5.H5Awrite(attribute, type, fixed(values, length)));
    }

    private static BytePointer fixed(List<String> values, int length) {
        byte[] all = new byte[values.size() * length];
        for (int i = 0; i < values.size(); i++) {
            byte[] text = values.get(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, all, i * length, text.length);
        }
        return new BytePointer(all);
    }

    void texts(String path, List<String> values) {
        long type = hdf5.H5Tcopy(hdf5.H5T_C_S1_g());
        hdf5.H5Tset_size(type, hdf5.H5T_VARIABLE);
        BytePointer[] texts = values.stream().map(BytePointer::new).toArray(BytePointer[]::new);
        create(path, type, type, new Layout(), new PointerPointer<>(texts), values.size());
    }

    void doubles(String path, String unit, double... values) {
        long dataset = create(
                path, hdf5.H5T_IEEE_F64LE_g(), hdf5.H5T_NATIVE_DOUBLE_g(), new Layout(), new DoublePointer(values), values.length);
        if (!unit.isEmpty()) {
            attribute(dataset, "units", List.of(unit));
        }
    }

    /** Counts 0, 1, 2 … of two bytes, stored as a type of the library. */
    void counting(String path, long stored, Layout layout, long... shape) {
        int n = 1;
        for (long length : shape) {
            n *= (int) length;
        }
        short[] values = new short[n];
        for (int i = 0; i < n; i++) {
            values[i] = (short) i;
        }
        create(path, stored, hdf5.H5T_NATIVE_USHORT_g(), layout, new ShortPointer(values), shape);
    }

    /** A data set, without values where there is no data. */
    long create(String path, long stored, long memory, Layout layout, Pointer data, long... shape) {
        long space = checked(hdf5.H5Screate_simple(
                shape.length, shape, layout.most.length == 0 ? (long[]) null : layout.most));
        long properties = hdf5.H5Pcreate(hdf5.H5P_CLS_DATASET_CREATE_ID_g());
        if (layout.chunk.length > 0) {
            checked(hdf5.H5Pset_chunk(properties, layout.chunk.length, layout.chunk));
        }
        if (layout.shuffle) {
            checked(hdf5.H5Pset_shuffle(properties));
        }
        if (layout.deflate) {
            checked(hdf5.H5Pset_deflate(properties, 4));
        }
        if (layout.scaled) {
            checked(hdf5.H5Pset_scaleoffset(properties, hdf5.H5Z_SO_INT, 0));
        }
        if (layout.fill != 0) {
            checked(hdf5.H5Pset_fill_value(properties, hdf5.H5T_NATIVE_USHORT_g(), new ShortPointer(new short[] {layout.fill})));
        }
        long dataset = checked(hdf5.H5Dcreate2(id, path, stored, space, 0, properties, 0));
        if (data != null) {
            checked(hdf5.H5Dwrite(dataset, memory, 0, 0, 0, data));
        }
        return dataset;
    }

    /** One block of values 1, all else unwritten. */
    void block(long dataset, long[] start, long[] count) {
        long space = checked(hdf5.H5Dget_space(dataset));
        checked(hdf5.H5Sselect_hyperslab(space, hdf5.H5S_SELECT_SET, start, null, count, (long[]) null));
        int n = 1;
        for (long length : count) {
            n *= (int) length;
        }
        short[] ones = new short[n];
        java.util.Arrays.fill(ones, (short) 1);
        long memory = checked(hdf5.H5Screate_simple(1, new long[] {n}, (long[]) null));
        checked(hdf5.H5Dwrite(dataset, hdf5.H5T_NATIVE_USHORT_g(), memory, space, 0, new ShortPointer(ones)));
    }

    void softLink(String target, String path) {
        checked(hdf5.H5Lcreate_soft(target, id, path, 0, 0));
    }

    void hardLink(String target, String path) {
        checked(hdf5.H5Lcreate_hard(id, target, id, path, 0, 0));
    }

    void externalLink(String file, String target, String path) {
        checked(hdf5.H5Lcreate_external(file, target, id, path, 0, 0));
    }

    @Override
    public void close() {
        checked(hdf5.H5Fclose(id));
    }
}
