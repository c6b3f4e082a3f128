// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.interphase.core.data.LayerSource;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/** Layers of a Zarr array, put together of its chunks; the chunks of the last layers stay in memory, up to 32 MiB. */
final class ZarrLayers implements LayerSource {

    private static final long MOST_KEPT = 32L << 20;

    /** How chunks are compressed. */
    enum Packing {
        NONE,
        ZLIB,
        GZIP
    }

    /**
     * The shape.
     *
     * @param axes how many axes the array has
     * @param shape channels, layers, y, x
     * @param chunk the same of a chunk
     * @param c whether the last index is the fastest in a chunk; else the first is
     * @param separator between the numbers of a chunk's name
     */
    record Layout(int axes, int[] shape, int[] chunk, boolean c, String separator) {

        /** {@return elements from one to the next along an axis of a chunk} */
        int stride(int axis) {
            int stride = 1;
            for (int i = 0; i < chunk.length; i++) {
                stride *= c ? i > axis ? chunk[i] : 1 : i < axis ? chunk[i] : 1;
            }
            return stride;
        }
    }

    private final FileSource source;
    private final Layout layout;
    private final Element element;
    private final ByteOrder order;
    private final Packing packing;
    private final double fill;
    private final boolean holes;
    private final Set<String> damaged;
    private final Map<String, ByteBuffer> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    ZarrLayers(
            FileSource source,
            Layout layout,
            Element element,
            ByteOrder order,
            Packing packing,
            double fill,
            boolean holes,
            Set<String> damaged) {
        this.source = source;
        this.layout = layout;
        this.element = element;
        this.order = order;
        this.packing = packing;
        this.fill = fill;
        this.holes = holes;
        this.damaged = damaged;
    }

    /** {@return the name of a chunk} */
    static String key(int axes, int[] at, String separator) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < axes; i++) {
            int a = i - axes + 4;
            key.append(i == 0 ? "" : separator).append(a < 0 ? 0 : at[a]);
        }
        return key.toString();
    }

    @Override
    public PixelType type() {
        return holes ? PixelType.FLOAT32 : element.pixels();
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        read(channel, layer, (from, at, step, start, n) -> {
            if (from == null) {
                Arrays.fill(into, start, start + n, Double.isNaN(fill) || step < 0 ? Float.NaN : (float) fill);
            } else {
                element.floats(from, at, step, into, start, n);
            }
        });
    }

    @Override
    public void read(int channel, int layer, int[] into) throws IOException {
        if (type() == PixelType.FLOAT32) {
            throw new UnsupportedOperationException("values of floating point are no counts");
        }
        read(channel, layer, (from, at, step, start, n) -> {
            if (from == null) {
                Arrays.fill(into, start, start + n, (int) (long) fill);
            } else {
                element.counts(from, at, step, into, start, n);
            }
        });
    }

    /** Takes some pixels of a row: of a chunk, or none where it is missing, with a step below 0 where it is damaged. */
    private interface Taker {
        void take(ByteBuffer from, int at, int step, int start, int n);
    }

    private void read(int channel, int layer, Taker taker) throws IOException {
        int[] shape = layout.shape();
        int[] chunk = layout.chunk();
        int bytes = element.bytes();
        int plane = channel % chunk[0] * layout.stride(0) + layer % chunk[1] * layout.stride(1);
        int[] at = {channel / chunk[0], layer / chunk[1], 0, 0};
        for (at[2] = 0; at[2] * (long) chunk[2] < shape[2]; at[2]++) {
            for (at[3] = 0; at[3] * (long) chunk[3] < shape[3]; at[3]++) {
                String key = key(layout.axes(), at, layout.separator());
                boolean bad = damaged.contains(key);
                Optional<ByteBuffer> found = bad ? Optional.empty() : chunk(key);
                int y0 = at[2] * chunk[2];
                int x0 = at[3] * chunk[3];
                int n = Math.min(chunk[3], shape[3] - x0);
                for (int y = y0; y < Math.min(y0 + (long) chunk[2], shape[2]); y++) {
                    int start = y * shape[3] + x0;
                    if (found.isEmpty()) {
                        taker.take(null, 0, bad ? -1 : 0, start, n);
                    } else {
                        taker.take(
                                found.get(),
                                (plane + (y - y0) * layout.stride(2)) * bytes,
                                layout.stride(3) * bytes,
                                start,
                                n);
                    }
                }
            }
        }
    }

    private Optional<ByteBuffer> chunk(String key) throws IOException {
        synchronized (kept) {
            ByteBuffer before = kept.get(key);
            if (before != null) {
                return Optional.of(before);
            }
        }
        Path file = source.path().resolveSibling(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        int length = element.bytes();
        for (int n : layout.chunk()) {
            length *= n;
        }
        byte[] bytes = unpacked(file, length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        synchronized (kept) {
            if (kept.put(key, buffer) == null) {
                keptBytes += length;
            }
            var oldest = kept.values().iterator();
            while (keptBytes > MOST_KEPT && kept.size() > 1) {
                keptBytes -= oldest.next().capacity();
                oldest.remove();
            }
        }
        return Optional.of(buffer);
    }

    private byte[] unpacked(Path file, int length) throws IOException {
        if (packing != Packing.NONE && length > (Files.size(file) + 1) * Unpack.MOST_DEFLATED) {
            throw wrong(file, length, "a file of " + Files.size(file) + " bytes, which cannot hold as many");
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = switch (packing) {
                    case NONE -> raw;
                    case ZLIB -> new InflaterInputStream(raw);
                    case GZIP -> new GZIPInputStream(raw);
                }) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length != length || in.read() >= 0) {
                throw wrong(file, length, bytes.length != length ? bytes.length + " bytes" : "more bytes");
            }
            return bytes;
        } catch (FormatException e) {
            throw e;
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw wrong(file, length, "damaged data: " + e.getMessage());
        }
    }

    private static FormatException wrong(Path file, int length, String found) {
        return new FormatException(file, Place.whole(), "a chunk of " + length + " bytes", found);
    }
}
