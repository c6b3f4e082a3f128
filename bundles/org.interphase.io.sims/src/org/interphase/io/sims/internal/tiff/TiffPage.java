// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import org.interphase.io.sims.internal.array.Element;

/**
 * One image of a TIFF, as its directory describes it.
 *
 * @param width pixels in x
 * @param height pixels in y
 * @param element how a sample stands there
 * @param samples samples of a pixel
 * @param separate whether each sample has blocks of its own, and not all samples of a pixel stand side by side
 * @param compression the number of the packing
 * @param predictor the number of the prediction
 * @param reduced whether it is a smaller copy of another
 * @param blockWidth pixels of a tile in x; of a strip the width
 * @param blockHeight pixels of a tile or strip in y
 * @param offsets where the blocks begin
 * @param counts bytes of each
 */
record TiffPage(
        int width,
        int height,
        Element element,
        int samples,
        boolean separate,
        int compression,
        int predictor,
        boolean reduced,
        int blockWidth,
        int blockHeight,
        long[] offsets,
        long[] counts) {

    static final int NONE = 1;
    static final int LZW = 5;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;
    static final int DEFLATE_OLD = 32946;

    /** {@return blocks side by side} */
    int across() {
        return (width - 1) / blockWidth + 1;
    }

    /** {@return blocks one below the other} */
    int down() {
        return (height - 1) / blockHeight + 1;
    }

    /** {@return samples that stand side by side in a block} */
    int samplesInBlock() {
        return separate ? 1 : samples;
    }

    /** {@return rows of a block: those of the last strip may be fewer, tiles are always whole} */
    int rows(int blockY) {
        return blockWidth == width ? Math.min(blockHeight, height - blockY * blockHeight) : blockHeight;
    }

    /** {@return bytes of a block when it is unpacked} */
    long blockBytes(int blockY) {
        return (long) blockWidth * rows(blockY) * samplesInBlock() * element.bytes();
    }

    /** {@return whether all blocks lie within a file of this size and can hold what they should} */
    boolean isWhole(long size) {
        int blocks = across() * down() * (separate ? samples : 1);
        if (offsets.length < blocks || counts.length < blocks) {
            return false;
        }
        for (int i = 0; i < blocks; i++) {
            long needed = compression == NONE ? blockBytes(i / across() % down()) : 1;
            if (counts[i] < needed || offsets[i] < 8 || offsets[i] > size - counts[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether another can be a layer of the same stack} */
    boolean isLike(TiffPage other) {
        return width == other.width && height == other.height && element == other.element && samples == other.samples;
    }

    /** {@return where the pixels begin, when they lie unpacked in one piece; -1 where they do not} */
    long contiguousAt() {
        if (compression != NONE || blockWidth != width || separate && samples > 1 || offsets.length < down()) {
            return -1;
        }
        for (int i = 1; i < down(); i++) {
            if (offsets[i] != offsets[i - 1] + blockBytes(i - 1)) {
                return -1;
            }
        }
        return offsets[0];
    }

    /** {@return the bytes of all its pixels} */
    long bytes() {
        return (long) width * height * samples * element.bytes();
    }

    /** {@return the same at another place, in one piece} */
    TiffPage at(long offset) {
        return new TiffPage(
                width, height, element, samples, false, NONE, 1, false, width, height, new long[] {offset}, new long[] {
                    bytes()
                });
    }
}
