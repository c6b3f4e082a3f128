// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

/**
 * The raster of a stack: {@code [layer][y][x]}. Pixel centres lie at (i + 0.5) × pixel size.
 *
 * @param layers how many layers, &gt; 0
 * @param height pixels in y, &gt; 0
 * @param width pixels in x, &gt; 0
 * @param pixelWidthUm size of a pixel in x in µm, NaN where not known
 * @param pixelHeightUm size of a pixel in y in µm, NaN where not known
 */
public record StackGeometry(int layers, int height, int width, double pixelWidthUm, double pixelHeightUm) {

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException when one is not above 0, or a layer has more pixels than an array can hold
     */
    public StackGeometry {
        if (layers < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "expected lengths above 0, found " + layers + " × " + height + " × " + width);
        }
        if ((long) height * width > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("expected at most " + (Integer.MAX_VALUE - 16) + " pixels in a layer, found "
                    + (long) height * width);
        }
    }

    /** {@return pixels in a layer} */
    public int pixels() {
        return height * width;
    }

    /** {@return pixels in all layers of one channel} */
    public long voxels() {
        return (long) layers * pixels();
    }
}
