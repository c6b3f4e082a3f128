// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Optional;

/** The pixels of a stack in memory. */
public final class MemoryLayers implements LayerSource {

    private final short[][][] counts;
    private final float[][][] values;

    private MemoryLayers(short[][][] counts, float[][][] values) {
        this.counts = counts;
        this.values = values;
    }

    /**
     * {@return counts of two bytes}
     *
     * @param counts {@code [channel][layer][y·width + x]}, unsigned; not copied, and not to be changed any more
     */
    public static MemoryLayers of(short[][][] counts) {
        return new MemoryLayers(counts, null);
    }

    /**
     * {@return values of any kind}
     *
     * @param values {@code [channel][layer][y·width + x]}; not copied, and not to be changed any more
     */
    public static MemoryLayers of(float[][][] values) {
        return new MemoryLayers(null, values);
    }

    @Override
    public PixelType type() {
        return counts != null ? PixelType.UINT16 : PixelType.FLOAT32;
    }

    @Override
    public void read(int channel, int layer, float[] into) {
        if (values != null) {
            System.arraycopy(values[channel][layer], 0, into, 0, into.length);
            return;
        }
        short[] from = counts[channel][layer];
        for (int i = 0; i < into.length; i++) {
            into[i] = from[i] & 0xFFFF;
        }
    }

    @Override
    public void read(int channel, int layer, int[] into) {
        if (counts == null) {
            throw new UnsupportedOperationException("values of floating point are no counts");
        }
        short[] from = counts[channel][layer];
        for (int i = 0; i < into.length; i++) {
            into[i] = from[i] & 0xFFFF;
        }
    }

    @Override
    public Optional<short[]> resident(int channel, int layer) {
        return counts == null ? Optional.empty() : Optional.of(counts[channel][layer]);
    }
}
