// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.Arrays;
import org.interphase.core.data.LayerSource;

/** The voxels of some channels of a stack, block by block, as one thread reads them. */
public final class Voxels {

    private final LayerSource source;
    private final int[] channels;
    private final int pixels;
    private final short[][] resident;
    private final float[][] read;

    /**
     * Prepares reading.
     *
     * @param source of the pixels
     * @param channels indices of the channels
     * @param pixels pixels of a layer
     */
    public Voxels(LayerSource source, int[] channels, int pixels) {
        this.source = source;
        this.channels = channels.clone();
        this.pixels = pixels;
        this.resident = new short[channels.length][];
        this.read = new float[channels.length][];
    }

    /**
     * Goes to a layer.
     *
     * @param layer counted from 0
     * @throws IOException when it cannot be read
     */
    public void layer(int layer) throws IOException {
        for (int c = 0; c < channels.length; c++) {
            resident[c] = source.resident(channels[c], layer).orElse(null);
            if (resident[c] == null) {
                read[c] = read[c] == null ? new float[pixels] : read[c];
                source.read(channels[c], layer, read[c]);
                if (source.type() == LayerSource.PixelType.FLOAT32) {
                    withoutGaps(read[c]);
                }
            }
        }
    }

    private static void withoutGaps(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 && values[i] < Float.POSITIVE_INFINITY ? values[i] : 0;
        }
    }

    /**
     * Takes some pixels of the layer, of each channel as many as its row is long; behind the last pixel zeros follow.
     *
     * @param from first pixel
     * @param offset what is taken from each channel's values; null for 0
     * @param rows {@code [channel][…]}
     */
    public void block(int from, float[] offset, float[][] rows) {
        for (int c = 0; c < channels.length; c++) {
            float[] row = rows[c];
            int n = Math.clamp(pixels - from, 0, row.length);
            float less = offset == null ? 0 : offset[c];
            if (resident[c] != null) {
                convert(resident[c], from, row, n, less);
            } else if (n > 0) {
                convert(read[c], from, row, n, less);
            }
            Arrays.fill(row, n, row.length, 0);
        }
    }

    private static void convert(short[] from, int at, float[] row, int n, float less) {
        for (int x = 0; x < n; x++) {
            row[x] = (from[at + x] & 0xFFFF) - less;
        }
    }

    private static void convert(float[] from, int at, float[] row, int n, float less) {
        for (int x = 0; x < n; x++) {
            row[x] = from[at + x] - less;
        }
    }
}
