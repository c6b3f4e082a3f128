// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a stack's pixels come from, layer by layer: memory, or a file that is read when a layer is asked for. Safe for
 * several threads at once. A source of a file opens it for each layer and holds nothing open between.
 */
public interface LayerSource {

    /** What a pixel is stored as. */
    enum PixelType {
        /** Unsigned, two bytes. */
        UINT16,
        /** Unsigned, four bytes. */
        UINT32,
        /** Floating point, four bytes; NaN where there is no value. */
        FLOAT32
    }

    /** {@return what a pixel is stored as} */
    PixelType type();

    /**
     * Reads one layer of one channel, {@code [y·width + x]}. Counts above 2²⁴ are rounded to what a float can hold.
     *
     * @param channel index counted from 0
     * @param layer index counted from 0
     * @param into as long as a layer has pixels
     * @throws IOException when it cannot be read
     */
    void read(int channel, int layer, float[] into) throws IOException;

    /**
     * Reads the counts of one layer of one channel, exactly.
     *
     * @param channel index counted from 0
     * @param layer index counted from 0
     * @param into as long as a layer has pixels; values of 2³¹ or more are taken for unsigned
     * @throws IOException when it cannot be read
     * @throws UnsupportedOperationException when pixels are {@link PixelType#FLOAT32}
     */
    void read(int channel, int layer, int[] into) throws IOException;

    /**
     * {@return a layer's counts as they lie in memory, not a copy and not to be changed; empty where they do not, or are not
     * {@link PixelType#UINT16}}
     *
     * @param channel index counted from 0
     * @param layer index counted from 0
     */
    default Optional<short[]> resident(int channel, int layer) {
        return Optional.empty();
    }
}
