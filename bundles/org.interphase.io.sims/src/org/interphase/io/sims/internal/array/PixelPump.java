// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Writes the pixels of a stack layer by layer, little-endian, as what they are. Only one layer is in memory. */
public final class PixelPump {

    static final String WRITE = "write layers";

    private static final int ROWS_AT_ONCE = 1 << 16;

    private final IonStack stack;
    private final int[] counts;
    private final float[] values;
    private final ByteBuffer bytes;

    /**
     * Begins with a stack.
     *
     * @param stack what is written
     */
    public PixelPump(IonStack stack) {
        this.stack = stack;
        int pixels = stack.geometry().pixels();
        boolean floats = stack.source().type() == PixelType.FLOAT32;
        counts = new int[floats ? 0 : pixels];
        values = new float[floats ? pixels : 0];
        bytes = ByteBuffer.allocate(ROWS_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return bytes of a pixel} */
    public int bytesPerPixel() {
        return stack.source().type() == PixelType.UINT16 ? Short.BYTES : Integer.BYTES;
    }

    /** {@return bytes of a layer} */
    public long layerBytes() {
        return (long) stack.geometry().pixels() * bytesPerPixel();
    }

    /**
     * Writes a layer.
     *
     * @param channel of which species, counted from 0
     * @param layer which, counted from 0
     * @param out where to
     * @throws IOException when it cannot be read or written
     */
    public void write(int channel, int layer, OutputStream out) throws IOException {
        PixelType type = stack.source().type();
        int pixels = stack.geometry().pixels();
        if (type == PixelType.FLOAT32) {
            stack.source().read(channel, layer, values);
        } else {
            stack.source().read(channel, layer, counts);
        }
        for (int i = 0; i < pixels; i += ROWS_AT_ONCE) {
            int end = Math.min(pixels, i + ROWS_AT_ONCE);
            bytes.clear();
            switch (type) {
                case UINT16 -> {
                    for (int k = i; k < end; k++) {
                        bytes.putShort((short) counts[k]);
                    }
                }
                case UINT32 -> {
                    for (int k = i; k < end; k++) {
                        bytes.putInt(counts[k]);
                    }
                }
                case FLOAT32 -> {
                    for (int k = i; k < end; k++) {
                        bytes.putFloat(values[k]);
                    }
                }
            }
            out.write(bytes.array(), 0, bytes.position());
        }
    }

    /**
     * Writes all layers of all channels: the channels are the slowest axis.
     *
     * @param out where to
     * @param progress is told of each layer, and asked whether to go on
     * @throws IOException when one cannot be read or written
     * @throws CancelledException when asked to end
     */
    public void writeAll(OutputStream out, Progress progress) throws IOException, CancelledException {
        for (int c = 0; c < stack.species().size(); c++) {
            for (int k = 0; k < stack.geometry().layers(); k++) {
                step(c, k, progress);
                write(c, k, out);
            }
        }
        progress.report(1, WRITE);
    }

    /**
     * Says that a layer is about to be written.
     *
     * @param channel of which species, counted from 0
     * @param layer which, counted from 0
     * @param progress is told, and asked whether to go on
     * @throws CancelledException when asked to end
     */
    void step(int channel, int layer, Progress progress) throws CancelledException {
        progress.checkCancelled();
        int layers = stack.geometry().layers();
        progress.report(((double) channel * layers + layer) / ((double) stack.species().size() * layers), WRITE);
    }
}
