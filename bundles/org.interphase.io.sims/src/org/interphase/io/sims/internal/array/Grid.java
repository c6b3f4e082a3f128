// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.util.OptionalInt;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/**
 * The axes of an array as those of a stack: the fastest is x, then y, then the layers; a fourth, the slowest unless the file
 * says which, is the channels. Strides are in elements.
 *
 * @param channels how many
 * @param layers how many
 * @param height pixels in y
 * @param width pixels in x
 * @param channelStride from a channel to the next
 * @param layerStride from a layer to the next
 * @param yStride from a row to the next
 * @param xStride from a pixel to the next
 * @param axes the array's axes of x, y, layers and channels, -1 where it has none
 */
record Grid(
        int channels,
        int layers,
        int height,
        int width,
        long channelStride,
        long layerStride,
        long yStride,
        long xStride,
        int[] axes) {

    static final int MOST_AXES = 16;
    static final int MOST_CHANNELS = 10_000;

    /**
     * {@return the axes of an array}
     *
     * @param source what is read
     * @param place of the lengths
     * @param lengths fastest first
     * @param channelAxis which is that of the channels, empty where that is not said
     * @throws FormatException when a length is not above 0, or there are too many axes, elements or channels
     */
    static Grid of(FileSource source, Place place, long[] lengths, OptionalInt channelAxis) throws FormatException {
        long[] strides = new long[lengths.length];
        long total = 1;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 1 || lengths[i] > Integer.MAX_VALUE - 16) {
                throw source.wrong(place, "lengths from 1 to " + (Integer.MAX_VALUE - 16), Long.toString(lengths[i]));
            }
            strides[i] = total;
            if (total > (Long.MAX_VALUE >> 4) / lengths[i]) {
                throw source.wrong(place, "an array of at most 2^59 elements", "more: " + lengths[i] + " × " + total);
            }
            total *= lengths[i];
        }
        int[] axes = {-1, -1, -1, channelAxis.orElse(-1)};
        int next = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (i == axes[3]) {
                continue;
            }
            if (next < 3) {
                axes[next++] = i;
            } else if (lengths[i] > 1 && axes[3] < 0) {
                axes[3] = i;
            } else if (lengths[i] > 1) {
                throw source.wrong(place, "at most x, y, layers and channels", "an axis more, of " + lengths[i]);
            }
        }
        long width = length(lengths, axes[0]);
        long height = length(lengths, axes[1]);
        long channels = length(lengths, axes[3]);
        LayerLimit.require(source, place, width, height);
        if (channels > MOST_CHANNELS) {
            throw source.wrong(place, "at most " + MOST_CHANNELS + " channels", Long.toString(channels));
        }
        return new Grid(
                (int) channels,
                (int) length(lengths, axes[2]),
                (int) height,
                (int) width,
                stride(strides, axes[3], total),
                stride(strides, axes[2], total),
                stride(strides, axes[1], total),
                stride(strides, axes[0], total),
                axes);
    }

    private static long length(long[] lengths, int axis) {
        return axis < 0 ? 1 : lengths[axis];
    }

    private static long stride(long[] strides, int axis, long total) {
        return axis < 0 ? total : strides[axis];
    }

    /** {@return how many elements there are} */
    long elements() {
        return (long) channels * layers * ((long) height * width);
    }

    /**
     * {@return the value of an axis of the array}
     *
     * @param values one for each axis of the array; none where nothing is known
     * @param which 0 for x, 1 for y, 2 for the layers, 3 for the channels
     */
    double of(double[] values, int which) {
        return axes[which] >= 0 && axes[which] < values.length ? values[axes[which]] : Double.NaN;
    }
}
