// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/**
 * The counts around a column as they were measured, layer by layer, with the place of each pixel in the common frame.
 *
 * @param firstLayer the box's first layer in the volume
 * @param depthUm depth of each layer's middle
 * @param counts {@code [layer][y·width + x]}; NaN where a pixel is not known, or belongs to another object or its
 *     neighbourhood; null for a layer that is masked
 * @param width pixels of the box in x
 * @param xUm place of each layer's first pixel's centre in x
 * @param yUm place of each layer's first pixel's centre in y
 * @param pixelWidthUm size of a pixel in x
 * @param pixelHeightUm size of a pixel in y
 */
public record ColumnBox(
        int firstLayer,
        double[] depthUm,
        float[][] counts,
        int width,
        double[] xUm,
        double[] yUm,
        double pixelWidthUm,
        double pixelHeightUm) {

    /** {@return how many layers} */
    public int layers() {
        return counts.length;
    }
}
