// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Where the pixels of one channel lie. Strides are in elements.
 *
 * @param bytes what they lie in
 * @param offset byte of the first pixel of the first layer
 * @param element how a pixel stands there
 * @param order of a pixel's bytes
 * @param xStride from a pixel to the next in x
 * @param yStride from a row to the next
 * @param layerStride from a layer to the next
 */
public record ChannelArray(
        Bytes bytes, long offset, Element element, ByteOrder order, long xStride, long yStride, long layerStride) {

    /** Checks that nothing is null. */
    public ChannelArray {
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(element);
        Objects.requireNonNull(order);
    }

    /**
     * {@return how many layers there are whole}
     *
     * @param layers how many there should be
     * @param height rows of a layer
     * @param width pixels of a row
     */
    int wholeLayers(int layers, int height, int width) {
        long span = ((height - 1) * yStride + (width - 1) * xStride + 1) * element.bytes();
        long room = bytes.size() - offset - span;
        return room < 0 ? 0 : (int) Math.min(layers, room / (layerStride * element.bytes()) + 1);
    }
}
