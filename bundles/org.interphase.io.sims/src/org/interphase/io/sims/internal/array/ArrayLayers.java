// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.interphase.core.data.LayerSource;

/** Layers of arrays, read when they are asked for. */
final class ArrayLayers implements LayerSource {

    private static final int MOST_AT_ONCE = 4 << 20;

    private final List<ChannelArray> channels;
    private final int height;
    private final int width;
    private final PixelType type;

    ArrayLayers(List<ChannelArray> channels, int height, int width) {
        this.channels = List.copyOf(channels);
        this.height = height;
        this.width = width;
        this.type = Element.common(channels.stream().map(ChannelArray::element).toList());
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        Element element = channels.get(channel).element();
        read(channel, layer, (from, at, step, start, n) -> element.floats(from, at, step, into, start, n));
    }

    @Override
    public void read(int channel, int layer, int[] into) throws IOException {
        if (type == PixelType.FLOAT32) {
            throw new UnsupportedOperationException("values of floating point are no counts");
        }
        Element element = channels.get(channel).element();
        read(channel, layer, (from, at, step, start, n) -> element.counts(from, at, step, into, start, n));
    }

    private interface Taker {
        void take(ByteBuffer from, int at, int step, int start, int n);
    }

    /** Some rows at a time; a row of more bytes than that in pieces. */
    private void read(int channel, int layer, Taker taker) throws IOException {
        ChannelArray c = channels.get(channel);
        int bytes = c.element().bytes();
        long first = c.offset() + layer * c.layerStride() * bytes;
        boolean dense = c.yStride() == width * c.xStride();
        long rowPixels = dense ? (long) width * height : width;
        int step = Math.toIntExact(c.xStride() * bytes);
        int most = (int) Math.clamp(MOST_AT_ONCE / step, 1, rowPixels);
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact((most - 1L) * step + bytes)).order(c.order());
        for (int row = 0; row < (dense ? 1 : height); row++) {
            long start = first + row * c.yStride() * bytes;
            for (long x = 0; x < rowPixels; x += most) {
                int n = (int) Math.min(most, rowPixels - x);
                buffer.clear().limit((n - 1) * step + bytes);
                c.bytes().read(start + x * step, buffer);
                taker.take(buffer, 0, step, (int) (row * (long) width + x), n);
            }
        }
    }
}
