// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.interphase.core.data.LayerSource.PixelType;

/**
 * A new HDF5 file. Objects are named by their paths from the root, such as {@code /entry/data}; the groups on the way are
 * there already. The same calls give the same bytes, since no times are noted in the file.
 *
 * <p>May be used by several threads, which wait for each other.
 */
public final class Hdf5Writer implements AutoCloseable {

    private static final long DEFAULT = 0;
    private static final int DEFLATE_LEVEL = 1;

    private final Path file;
    private final long id;
    private boolean open = true;

    private Hdf5Writer(Path file, long id) {
        this.file = file;
        this.id = id;
    }

    /**
     * {@return a new, empty file}
     *
     * @param file where; one that is there is replaced
     * @throws IOException when it cannot be written, or the library is not installed for this system
     */
    public static Hdf5Writer create(Path file) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            Hdf5Library.load(file);
            long access = hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_ACCESS_ID_g());
            try {
                check(file, hdf5.H5Pset_fclose_degree(access, hdf5.H5F_CLOSE_STRONG), "set up");
                try (BytePointer name = text(file.toAbsolutePath().toString())) {
                    long id = hdf5.H5Fcreate(name, hdf5.H5F_ACC_TRUNC, DEFAULT, access);
                    check(file, id, "created");
                    return new Hdf5Writer(file, id);
                }
            } finally {
                hdf5.H5Pclose(access);
            }
        }
    }

    /**
     * Makes a group.
     *
     * @param path the group's
     * @throws IOException when it cannot be written
     */
    public void group(String path) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            long group;
            try (BytePointer name = text(path)) {
                group = checked(hdf5.H5Gcreate2(id, name, DEFAULT, DEFAULT, DEFAULT), path);
            }
            hdf5.H5Gclose(group);
        }
    }

    /**
     * Writes a text as an attribute.
     *
     * @param path of the object that it belongs to
     * @param name the attribute's
     * @param value the text
     * @throws IOException when it cannot be written
     */
    public void attribute(String path, String name, String value) throws IOException {
        attribute(path, name, List.of(value), true);
    }

    /**
     * Writes texts as an attribute.
     *
     * @param path of the object that it belongs to
     * @param name the attribute's
     * @param values the texts, at least one
     * @throws IOException when it cannot be written
     */
    public void attribute(String path, String name, List<String> values) throws IOException {
        attribute(path, name, values, false);
    }

    private void attribute(String path, String name, List<String> values, boolean scalar) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            long type = textType();
            try (Texts texts = new Texts(values)) {
                attribute(path, name, type, scalar ? new long[0] : new long[] {values.size()}, texts.pointer);
            } finally {
                hdf5.H5Tclose(type);
            }
        }
    }

    /**
     * Writes integers as an attribute.
     *
     * @param path of the object that it belongs to
     * @param name the attribute's
     * @param values the numbers, at least one; a single one is a scalar
     * @throws IOException when it cannot be written
     */
    public void attribute(String path, String name, int... values) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            try (IntPointer data = new IntPointer(values)) {
                long[] shape = values.length == 1 ? new long[0] : new long[] {values.length};
                attribute(path, name, hdf5.H5T_STD_I32LE_g(), shape, data);
            }
        }
    }

    private void attribute(String path, String name, long type, long[] shape, Pointer data) throws IOException {
        String what = path + "@" + name;
        long space = space(shape, what);
        try (BytePointer of = text(path);
                BytePointer called = text(name)) {
            long attribute =
                    checked(hdf5.H5Acreate_by_name(id, of, called, type, space, DEFAULT, DEFAULT, DEFAULT), what);
            try {
                checked(hdf5.H5Awrite(attribute, memory(type), data), what);
            } finally {
                hdf5.H5Aclose(attribute);
            }
        } finally {
            hdf5.H5Sclose(space);
        }
    }

    /**
     * Writes a text as a data set.
     *
     * @param path the data set's
     * @param value the text
     * @throws IOException when it cannot be written
     */
    public void write(String path, String value) throws IOException {
        write(path, List.of(value), true);
    }

    /**
     * Writes texts as a data set.
     *
     * @param path the data set's
     * @param values the texts, at least one
     * @throws IOException when it cannot be written
     */
    public void write(String path, List<String> values) throws IOException {
        write(path, values, false);
    }

    private void write(String path, List<String> values, boolean scalar) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            long type = textType();
            try (Texts texts = new Texts(values)) {
                write(path, type, scalar ? new long[0] : new long[] {values.size()}, texts.pointer);
            } finally {
                hdf5.H5Tclose(type);
            }
        }
    }

    /**
     * Writes numbers as a data set of floating point numbers of eight bytes.
     *
     * @param path the data set's
     * @param values the numbers, the last axis the fastest
     * @param shape the lengths of the axes, whose product is the number of values
     * @throws IOException when it cannot be written
     */
    public void write(String path, double[] values, long... shape) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            try (DoublePointer data = new DoublePointer(values)) {
                write(path, hdf5.H5T_IEEE_F64LE_g(), shape(shape, values.length), data);
            }
        }
    }

    /**
     * Writes numbers as a data set of signed integers of four bytes.
     *
     * @param path the data set's
     * @param values the numbers, the last axis the fastest
     * @param shape the lengths of the axes, whose product is the number of values
     * @throws IOException when it cannot be written
     */
    public void write(String path, int[] values, long... shape) throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            try (IntPointer data = new IntPointer(values)) {
                write(path, hdf5.H5T_STD_I32LE_g(), shape(shape, values.length), data);
            }
        }
    }

    private void write(String path, long type, long[] shape, Pointer data) throws IOException {
        long space = space(shape, path);
        try {
            long dataset = create(path, type, space, new long[0]);
            try {
                checked(hdf5.H5Dwrite(dataset, memory(type), DEFAULT, DEFAULT, DEFAULT, data), path);
            } finally {
                hdf5.H5Dclose(dataset);
            }
        } finally {
            hdf5.H5Sclose(space);
        }
    }

    /**
     * {@return a new data set {@code [channel][layer][y][x]} whose layers are written one by one, each a chunk, shuffled and
     * deflated; a layer that is not written reads as 0}
     *
     * @param path the data set's
     * @param type what a pixel is stored as, little-endian
     * @param channels how many, &gt; 0
     * @param layers how many, &gt; 0
     * @param height pixels in y, &gt; 0
     * @param width pixels in x, &gt; 0
     * @throws IOException when it cannot be written
     */
    public Layers layers(String path, PixelType type, int channels, int layers, int height, int width)
            throws IOException {
        synchronized (Hdf5Library.LOCK) {
            checkOpen();
            long space = space(new long[] {channels, layers, height, width}, path);
            try {
                long stored = switch (type) {
                    case UINT16 -> hdf5.H5T_STD_U16LE_g();
                    case UINT32 -> hdf5.H5T_STD_U32LE_g();
                    case FLOAT32 -> hdf5.H5T_IEEE_F32LE_g();
                };
                return new Layers(path, create(path, stored, space, new long[] {1, 1, height, width}));
            } finally {
                hdf5.H5Sclose(space);
            }
        }
    }

    /** Layers of a data set. */
    public final class Layers implements AutoCloseable {

        private final String path;
        private final long dataset;
        private BytePointer buffer = new BytePointer(1);
        private boolean layersOpen = true;

        private Layers(String path, long dataset) {
            this.path = path;
            this.dataset = dataset;
        }

        /**
         * Writes a layer.
         *
         * @param channel index counted from 0
         * @param layer index counted from 0
         * @param chunk what {@link PixelBytes} makes of it
         * @throws IOException when it cannot be written
         */
        public void write(int channel, int layer, byte[] chunk) throws IOException {
            synchronized (Hdf5Library.LOCK) {
                checkOpen();
                if (!layersOpen) {
                    throw new IllegalStateException(path + " is closed");
                }
                if (buffer.capacity() < chunk.length) {
                    buffer.close();
                    buffer = new BytePointer(chunk.length);
                }
                buffer.put(chunk, 0, chunk.length);
                checked(
                        hdf5.H5Dwrite_chunk(dataset, DEFAULT, 0, new long[] {channel, layer, 0, 0}, chunk.length, buffer),
                        path + ", channel " + channel + ", layer " + layer);
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (Hdf5Library.LOCK) {
                if (layersOpen) {
                    layersOpen = false;
                    buffer.close();
                    if (open) {
                        checked(hdf5.H5Dclose(dataset), path);
                    }
                }
            }
        }
    }

    /**
     * Completes the file and closes it, with all that is open in it.
     *
     * @throws IOException when the last of it cannot be written: the file is not complete then
     */
    @Override
    public void close() throws IOException {
        synchronized (Hdf5Library.LOCK) {
            if (open) {
                open = false;
                check(file, hdf5.H5Fclose(id), "completed");
            }
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException(file + " is closed");
        }
    }

    /** Without chunks the data set has the shape of the space, in one piece. */
    private long create(String path, long type, long space, long[] chunk) throws IOException {
        long properties = hdf5.H5Pcreate(hdf5.H5P_CLS_DATASET_CREATE_ID_g());
        try (BytePointer name = text(path)) {
            checked(hdf5.H5Pset_obj_track_times(properties, false), path);
            if (chunk.length > 0) {
                checked(hdf5.H5Pset_chunk(properties, chunk.length, chunk), path);
                checked(hdf5.H5Pset_shuffle(properties), path);
                checked(hdf5.H5Pset_deflate(properties, DEFLATE_LEVEL), path);
            }
            return checked(hdf5.H5Dcreate2(id, name, type, space, DEFAULT, properties, DEFAULT), path);
        } finally {
            hdf5.H5Pclose(properties);
        }
    }

    /** Without lengths, the space of one value. */
    private long space(long[] shape, String what) throws IOException {
        return checked(
                shape.length == 0
                        ? hdf5.H5Screate(hdf5.H5S_SCALAR)
                        : hdf5.H5Screate_simple(shape.length, shape, shape),
                what);
    }

    private static long[] shape(long[] shape, int values) {
        long product = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (product != values) {
            throw new IllegalArgumentException(
                    "expected a shape of " + values + " values, found " + Arrays.toString(shape));
        }
        return shape;
    }

    private long textType() throws IOException {
        long type = checked(hdf5.H5Tcopy(hdf5.H5T_C_S1_g()), "text");
        checked(hdf5.H5Tset_size(type, hdf5.H5T_VARIABLE), "text");
        checked(hdf5.H5Tset_cset(type, hdf5.H5T_CSET_UTF8), "text");
        return type;
    }

    /** How the numbers lie in memory: as this machine has them. */
    private static long memory(long stored) {
        if (stored == hdf5.H5T_IEEE_F64LE_g()) {
            return hdf5.H5T_NATIVE_DOUBLE_g();
        }
        return stored == hdf5.H5T_STD_I32LE_g() ? hdf5.H5T_NATIVE_INT_g() : stored;
    }

    private static BytePointer text(String text) {
        return new BytePointer(text, StandardCharsets.UTF_8);
    }

    private long checked(long status, String what) throws IOException {
        check(file, status, "written at " + what);
        return status;
    }

    private static void check(Path file, long status, String done) throws IOException {
        if (status < 0) {
            String cause = Hdf5Library.cause();
            throw new IOException(file + ": the file cannot be " + done + (cause.isEmpty() ? "" : ": " + cause));
        }
    }

    /** Texts as the library takes them: an array of pointers. */
    private static final class Texts implements AutoCloseable {

        private final BytePointer[] texts;
        private final PointerPointer<BytePointer> pointer;

        Texts(List<String> values) {
            texts = values.stream().map(Objects::requireNonNull).map(Hdf5Writer::text).toArray(BytePointer[]::new);
            pointer = new PointerPointer<>(texts);
        }

        @Override
        public void close() {
            pointer.close();
            for (BytePointer text : texts) {
                text.close();
            }
        }
    }
}
