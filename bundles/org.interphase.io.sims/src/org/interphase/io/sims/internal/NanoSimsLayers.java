// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.interphase.core.data.LayerSource;
import org.interphase.core.format.FileSource;

/**
 * The pixels of an {@code .im} file, {@code [layer][species][y][x]}, unsigned, read when a layer is asked for.
 *
 * @param source the file
 * @param start where the first pixel stands
 * @param species how many
 * @param pixels of a layer of one species
 * @param bytes of a pixel, 2 or 4
 * @param order of its bytes
 */
record NanoSimsLayers(FileSource source, long start, int species, int pixels, int bytes, ByteOrder order)
        implements LayerSource {

    private static final int CHUNK = 1 << 18;

    @Override
    public PixelType type() {
        return bytes == Short.BYTES ? PixelType.UINT16 : PixelType.UINT32;
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        pass(channel, layer, (chunk, at) -> {
            if (bytes == Short.BYTES) {
                for (int i = at; chunk.hasRemaining(); i++) {
                    into[i] = chunk.getShort() & 0xFFFF;
                }
            } else {
                for (int i = at; chunk.hasRemaining(); i++) {
                    into[i] = chunk.getInt() & 0xFFFFFFFFL;
                }
            }
        });
    }

    @Override
    public void read(int channel, int layer, int[] into) throws IOException {
        pass(channel, layer, (chunk, at) -> {
            if (bytes == Short.BYTES) {
                for (int i = at; chunk.hasRemaining(); i++) {
                    into[i] = chunk.getShort() & 0xFFFF;
                }
            } else {
                chunk.asIntBuffer().get(into, at, chunk.remaining() / Integer.BYTES);
            }
        });
    }

    private interface Taker {
        void take(ByteBuffer chunk, int firstPixel);
    }

    private void pass(int channel, int layer, Taker taker) throws IOException {
        long at = start + ((long) layer * species + channel) * pixels * bytes;
        try (SeekableByteChannel file = source.channel()) {
            file.position(at);
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, (long) pixels * bytes)).order(order);
            for (int done = 0; done < pixels; ) {
                chunk.clear().limit((int) Math.min(chunk.capacity(), (long) (pixels - done) * bytes));
                while (chunk.hasRemaining()) {
                    if (file.read(chunk) < 0) {
                        throw new EOFException(source.path() + ": expected layer " + (layer + 1) + " of species "
                                + (channel + 1) + " up to byte " + (at + (long) pixels * bytes)
                                + ", found the end of the file: it was cut after it was opened");
                    }
                }
                chunk.flip();
                int n = chunk.remaining() / bytes;
                taker.take(chunk, done);
                done += n;
            }
        }
    }
}
