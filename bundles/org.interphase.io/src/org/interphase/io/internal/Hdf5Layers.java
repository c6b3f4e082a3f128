// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.interphase.core.data.LayerSource;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;

/**
 * The layers of a data set of three or four axes. Of a data set in chunks only those are read that a layer meets; where
 * they hold several layers, the last ones are kept. Chunks that were never written hold the fill value.
 */
final class Hdf5Layers implements LayerSource {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    /** The most bytes of chunks that are kept. */
    private static final long KEPT = 64L << 20;

    private final FileSource file;
    private final ReopenedChannel channel;
    private final Dataset dataset;
    private final long userBlock;
    private final int[] shape;
    private final StackAxes axes;
    private final NumberType type;
    private final int[] chunk;
    private final boolean ownFilters;
    private final Map<List<Integer>, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /**
     * Creates the source.
     *
     * @param file that it is in
     * @param channel by which it is read
     * @param dataset in it, of a size that was checked
     * @param userBlock bytes before the HDF5 file in the file
     * @param axes which is which
     * @param type of its numbers
     */
    Hdf5Layers(
            FileSource file, ReopenedChannel channel, Dataset dataset, long userBlock, StackAxes axes, NumberType type) {
        this.file = file;
        this.channel = channel;
        this.dataset = dataset;
        this.userBlock = userBlock;
        this.shape = dataset.getDimensions();
        this.axes = axes;
        this.type = type;
        this.chunk = dataset instanceof ChunkedDataset c ? c.getChunkDimensions() : shape;
        this.ownFilters = dataset instanceof ChunkedDataset
                && dataset.getFilters().stream().allMatch(f -> f.getId() == DEFLATE || f.getId() == SHUFFLE);
    }

    @Override
    public PixelType type() {
        return type.pixels();
    }

    @Override
    public void read(int channelIndex, int layer, float[] into) throws IOException {
        type.floats(bytes(channelIndex, layer, into.length), into);
    }

    @Override
    public void read(int channelIndex, int layer, int[] into) throws IOException {
        if (type() == PixelType.FLOAT32) {
            throw new UnsupportedOperationException("values of floating point are no counts");
        }
        type.counts(bytes(channelIndex, layer, into.length), into);
    }

    /** {@return how many chunks the data set has; 0 where it is in one piece} */
    long chunks() {
        long chunks = dataset instanceof ChunkedDataset ? 1 : 0;
        for (int i = 0; i < shape.length; i++) {
            chunks *= (shape[i] - 1) / chunk[i] + 1L;
        }
        return chunks;
    }

    /** {@return what pixels hold that were never written} */
    Number fillValue() {
        return dataset.getFillValue() instanceof Number value ? value : 0;
    }

    /** {@return the chunks that were never written; 0 where the data set has none} */
    long missing() throws IOException {
        if (!(dataset instanceof ChunkedDataset chunked)) {
            return 0;
        }
        long missing = 0;
        int[] at = new int[shape.length];
        do {
            if (raw(chunked, at) == null) {
                missing++;
            }
        } while (advance(at));
        return missing;
    }

    private boolean advance(int[] at) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] += chunk[axis];
            if (at[axis] < shape[axis]) {
                return true;
            }
            at[axis] = 0;
        }
        return false;
    }

    /** The numbers of a layer as they are stored, {@code [y][x]}. */
    private byte[] bytes(int channelIndex, int layer, int pixels) throws IOException {
        int[] from = new int[shape.length];
        if (axes.channel() >= 0) {
            from[axes.channel()] = channelIndex;
        }
        if (axes.layer() >= 0) {
            from[axes.layer()] = layer;
        }
        byte[] out = new byte[Math.multiplyExact(pixels, type.bytes())];
        return FormatGuard.guarded(file, dataset.getPath(), () -> {
            if (dataset instanceof ContiguousDataset contiguous) {
                contiguous(contiguous, from, out);
            } else {
                chunks(from, out);
            }
            return out;
        });
    }

    private void contiguous(ContiguousDataset contiguous, int[] from, byte[] out) throws IOException {
        if (contiguous.isEmpty()) {
            fill(out);
            return;
        }
        int height = shape[axes.y()];
        int width = shape[axes.x()];
        long[] strides = strides(shape);
        long start = userBlock + contiguous.getDataAddress();
        for (int i = 0; i < from.length; i++) {
            start += from[i] * strides[i] * type.bytes();
        }
        // Along the axis that lies closer together, what is read is one piece.
        boolean rows = strides[axes.x()] < strides[axes.y()];
        int inner = rows ? width : height;
        int outer = rows ? height : width;
        long innerStride = Math.min(strides[axes.x()], strides[axes.y()]);
        long outerStride = Math.max(strides[axes.x()], strides[axes.y()]);
        if (rows && innerStride == 1 && outerStride == width) {
            fully(start, ByteBuffer.wrap(out));
            return;
        }
        int b = type.bytes();
        byte[] piece = new byte[Math.toIntExact(((inner - 1) * innerStride + 1) * b)];
        for (int o = 0; o < outer; o++) {
            fully(start + o * outerStride * b, ByteBuffer.wrap(piece));
            for (int i = 0; i < inner; i++) {
                int pixel = rows ? o * width + i : i * width + o;
                System.arraycopy(piece, (int) (i * innerStride * b), out, pixel * b, b);
            }
        }
    }

    private void fully(long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                throw new ReopenedChannel.OutsideException(position, into.capacity(), channel.size());
            }
            at += n;
        }
    }

    private void chunks(int[] from, byte[] out) throws IOException {
        int height = shape[axes.y()];
        int width = shape[axes.x()];
        int[] origin = new int[shape.length];
        for (int i = 0; i < origin.length; i++) {
            origin[i] = from[i] / chunk[i] * chunk[i];
        }
        long[] strides = strides(chunk);
        int b = type.bytes();
        for (int y0 = 0; y0 < height; y0 += chunk[axes.y()]) {
            for (int x0 = 0; x0 < width; x0 += chunk[axes.x()]) {
                origin[axes.y()] = y0;
                origin[axes.x()] = x0;
                byte[] data = chunk(origin);
                int rows = Math.min(chunk[axes.y()], height - y0);
                int columns = Math.min(chunk[axes.x()], width - x0);
                long start = 0;
                for (int i = 0; i < origin.length; i++) {
                    start += i == axes.y() || i == axes.x() ? 0 : (from[i] - origin[i]) * strides[i];
                }
                for (int y = 0; y < rows; y++) {
                    int row = (int) (start + y * strides[axes.y()]);
                    int to = ((y0 + y) * width + x0) * b;
                    if (strides[axes.x()] == 1) {
                        System.arraycopy(data, row * b, out, to, columns * b);
                    } else {
                        for (int x = 0; x < columns; x++) {
                            System.arraycopy(data, (int) (row + x * strides[axes.x()]) * b, out, to + x * b, b);
                        }
                    }
                }
            }
        }
    }

    private static long[] strides(int[] lengths) {
        long[] strides = new long[lengths.length];
        long next = 1;
        for (int i = lengths.length - 1; i >= 0; i--) {
            strides[i] = next;
            next *= lengths[i];
        }
        return strides;
    }

    private byte[] chunk(int[] origin) throws IOException {
        if (StackAxes.length(chunk, axes.layer()) * StackAxes.length(chunk, axes.channel()) == 1) {
            return decoded(origin);
        }
        List<Integer> key = Arrays.stream(origin).boxed().toList();
        synchronized (kept) {
            byte[] found = kept.get(key);
            if (found != null) {
                return found;
            }
        }
        byte[] data = decoded(origin);
        synchronized (kept) {
            if (data.length <= KEPT && kept.put(key, data) == null) {
                keptBytes += data.length;
                var oldest = kept.values().iterator();
                while (keptBytes > KEPT) {
                    keptBytes -= oldest.next().length;
                    oldest.remove();
                }
            }
        }
        return data;
    }

    private byte[] decoded(int[] origin) throws IOException {
        int length = chunkBytes(chunk, type);
        if (!(dataset instanceof ChunkedDataset chunked)) {
            // What lies in the header itself is small.
            return copy(((DatasetBase) dataset).getDataBuffer(), length);
        }
        ByteBuffer raw = raw(chunked, origin);
        if (raw == null) {
            byte[] empty = new byte[length];
            fill(empty);
            return empty;
        }
        byte[] data = ownFilters ? decoded(raw, length) : chunked.getDecompressedChunk(origin);
        if (data.length != length) {
            throw wrong("a chunk of " + length + " bytes", data.length + " bytes");
        }
        return data;
    }

    /** {@return the length of a chunk in bytes} */
    static int chunkBytes(int[] chunk, NumberType type) {
        int length = type.bytes();
        for (int n : chunk) {
            length = Math.multiplyExact(length, n);
        }
        return length;
    }

    /** A chunk as it lies in the file, null where it was never written. */
    private ByteBuffer raw(ChunkedDataset chunked, int[] origin) throws IOException {
        channel.failure();
        try {
            return chunked.getRawChunkBuffer(origin);
        } catch (HdfException e) {
            Exception failure = channel.failure().orElse(null);
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof ReopenedChannel.OutsideException outside && outside.position() >= 0) {
                throw wrong("a chunk inside the file", outside.getMessage());
            }
            // It has no entry in the index, or one without an address.
            return null;
        }
    }

    /** Undoes the filters, the last one first. */
    private byte[] decoded(ByteBuffer raw, int length) throws IOException {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        byte[] data = null;
        for (int f = filters.size() - 1; f >= 0; f--) {
            if (filters.get(f).getId() == DEFLATE) {
                data = inflated(data == null ? raw : ByteBuffer.wrap(data), length);
            } else {
                data = unshuffled(data == null ? copy(raw, length) : data);
            }
        }
        return data == null ? copy(raw, length) : data;
    }

    private byte[] copy(ByteBuffer raw, int length) throws IOException {
        if (raw.remaining() != length) {
            throw wrong("a chunk of " + length + " bytes", raw.remaining() + " bytes");
        }
        byte[] data = new byte[length];
        raw.get(data);
        return data;
    }

    private byte[] inflated(ByteBuffer raw, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] data = new byte[length];
            int n = 0;
            while (n < length) {
                int more = inflater.inflate(data, n, length - n);
                if (more == 0) {
                    throw wrong("a chunk of " + length + " bytes", n + " bytes");
                }
                n += more;
            }
            return data;
        } catch (DataFormatException e) {
            throw wrong("a deflated chunk", e.getMessage() == null ? "other bytes" : e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffled(byte[] planes) {
        int b = type.bytes();
        if (b == 1) {
            return planes;
        }
        int n = planes.length / b;
        byte[] data = new byte[planes.length];
        for (int p = 0; p < b; p++) {
            int at = p * n;
            for (int i = 0, to = p; i < n; i++, to += b) {
                data[to] = planes[at + i];
            }
        }
        return data;
    }

    private void fill(byte[] into) {
        byte[] one = type.stored(fillValue());
        for (int i = 0; i < into.length; i++) {
            into[i] = one[i % one.length];
        }
    }

    private FormatException wrong(String expected, String found) {
        return FormatGuard.wrong(file, dataset.getPath(), expected, found);
    }
}
