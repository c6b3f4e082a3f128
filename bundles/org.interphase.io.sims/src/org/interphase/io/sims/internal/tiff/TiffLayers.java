// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.interphase.core.data.LayerSource;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.io.sims.internal.array.Element;
import org.interphase.io.sims.internal.array.FileBytes;

/** Layers that are images of a TIFF, unpacked when they are asked for. */
final class TiffLayers implements LayerSource {

    private static final int MOST_DEFLATED = 1032;
    private static final int MOST_LZW = 4096;

    private final FileSource source;
    private final ByteOrder order;
    private final TiffPage[][] pages;
    private final int[] samples;
    private final PixelType type;

    /**
     * Creates the layers.
     *
     * @param source the file
     * @param order of its bytes
     * @param pages {@code [channel][layer]}
     * @param samples for each channel which sample of a pixel it is
     */
    TiffLayers(FileSource source, ByteOrder order, TiffPage[][] pages, int[] samples) {
        this.source = source;
        this.order = order;
        this.pages = pages;
        this.samples = samples;
        List<Element> elements = new ArrayList<>();
        for (TiffPage[] channel : pages) {
            for (TiffPage page : channel) {
                if (!elements.contains(page.element())) {
                    elements.add(page.element());
                }
            }
        }
        this.type = Element.common(elements);
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        Element element = pages[channel][layer].element();
        read(channel, layer, (from, at, step, start, n) -> element.floats(from, at, step, into, start, n));
    }

    @Override
    public void read(int channel, int layer, int[] into) throws IOException {
        if (type == PixelType.FLOAT32) {
            throw new UnsupportedOperationException("values of floating point are no counts");
        }
        Element element = pages[channel][layer].element();
        read(channel, layer, (from, at, step, start, n) -> element.counts(from, at, step, into, start, n));
    }

    private interface Taker {
        void take(ByteBuffer from, int at, int step, int start, int n);
    }

    private void read(int channel, int layer, Taker taker) throws IOException {
        TiffPage page = pages[channel][layer];
        int sample = samples[channel];
        int bytes = page.element().bytes();
        int side = page.samplesInBlock();
        int first = page.separate() ? sample * page.across() * page.down() : 0;
        for (int by = 0; by < page.down(); by++) {
            for (int bx = 0; bx < page.across(); bx++) {
                ByteBuffer block = block(page, first + by * page.across() + bx, by);
                int x0 = bx * page.blockWidth();
                int y0 = by * page.blockHeight();
                int n = Math.min(page.blockWidth(), page.width() - x0);
                int rows = Math.min(page.rows(by), page.height() - y0);
                for (int y = 0; y < rows; y++) {
                    int at = (y * page.blockWidth() * side + (page.separate() ? 0 : sample)) * bytes;
                    taker.take(block, at, side * bytes, (y0 + y) * page.width() + x0, n);
                }
            }
        }
    }

    private ByteBuffer block(TiffPage page, int index, int blockY) throws IOException {
        int length = (int) page.blockBytes(blockY);
        long count = page.counts()[index];
        long at = page.offsets()[index];
        if (page.compression() == TiffPage.NONE) {
            ByteBuffer plain = ByteBuffer.allocate(length).order(order);
            new FileBytes(source).read(at, plain);
            unpredict(page, plain, blockY);
            return plain;
        }
        int most = page.compression() == TiffPage.LZW ? MOST_LZW : MOST_DEFLATED;
        if (count > Integer.MAX_VALUE - 16 || length > (count + 1) * most) {
            throw source.wrong(Place.offset(at), "a block that can hold " + length + " bytes", count + " bytes");
        }
        ByteBuffer packed = ByteBuffer.allocate((int) count);
        new FileBytes(source).read(at, packed);
        byte[] out = new byte[length];
        int done = switch (page.compression()) {
            case TiffPage.LZW -> Lzw.decode(packed.array(), out);
            case TiffPage.PACK_BITS -> packBits(packed.array(), out);
            default -> inflate(packed.array(), out, at);
        };
        if (done < length) {
            throw source.wrong(Place.offset(at), "a block of " + length + " bytes", done + " bytes: it is damaged");
        }
        ByteBuffer block = ByteBuffer.wrap(out).order(order);
        unpredict(page, block, blockY);
        return block;
    }

    private int inflate(byte[] from, byte[] to, long at) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(from);
            int done = 0;
            while (done < to.length) {
                int n = inflater.inflate(to, done, to.length - done);
                if (n == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                done += n;
            }
            return done;
        } catch (DataFormatException e) {
            throw source.wrong(Place.offset(at), "a block of Deflate", "damaged data: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static int packBits(byte[] from, byte[] to) {
        int in = 0;
        int out = 0;
        while (in < from.length && out < to.length) {
            int n = from[in++];
            if (n >= 0) {
                int length = Math.min(n + 1, Math.min(from.length - in, to.length - out));
                System.arraycopy(from, in, to, out, length);
                in += length;
                out += length;
            } else if (n != -128 && in < from.length) {
                int length = Math.min(1 - n, to.length - out);
                java.util.Arrays.fill(to, out, out + length, from[in]);
                in++;
                out += length;
            }
        }
        return out;
    }

    /** Undoes the differences of neighbours in each row (TIFF 6.0, section 14; Technical Note 3 for floating point). */
    private void unpredict(TiffPage page, ByteBuffer block, int blockY) {
        if (page.predictor() == 1) {
            return;
        }
        int side = page.samplesInBlock();
        int bytes = page.element().bytes();
        int row = page.blockWidth() * side * bytes;
        for (int y = 0; y < page.rows(blockY); y++) {
            int start = y * row;
            if (page.predictor() == 3) {
                floatingPoint(block, start, row, side, bytes);
            } else {
                int step = side * bytes;
                for (int p = start + step; p < start + row; p += bytes) {
                    switch (bytes) {
                        case 1 -> block.put(p, (byte) (block.get(p) + block.get(p - step)));
                        case 2 -> block.putShort(p, (short) (block.getShort(p) + block.getShort(p - step)));
                        case 4 -> block.putInt(p, block.getInt(p) + block.getInt(p - step));
                        default -> block.putLong(p, block.getLong(p) + block.getLong(p - step));
                    }
                }
            }
        }
    }

    /** The bytes of a row stand plane by plane, the most significant first. */
    private void floatingPoint(ByteBuffer block, int start, int row, int side, int bytes) {
        byte[] planes = new byte[row];
        for (int i = 0; i < row; i++) {
            byte b = block.get(start + i);
            planes[i] = i < side ? b : (byte) (b + planes[i - side]);
        }
        int values = row / bytes;
        for (int i = 0; i < values; i++) {
            for (int b = 0; b < bytes; b++) {
                int to = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
                block.put(start + i * bytes + to, planes[b * values + i]);
            }
        }
    }
}
