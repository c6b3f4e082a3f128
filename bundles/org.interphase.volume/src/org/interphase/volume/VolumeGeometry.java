// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.Arrays;
import org.interphase.core.data.StackGeometry;

/**
 * The raster of a volume in µm: {@code [layer][y][x]}, pixel centres at (i + 0.5) × pixel size, layers at depths of their own.
 * A layer reaches half-way to its neighbours; the first and the last one reach as far outwards as inwards.
 *
 * @param layers how many layers
 * @param height pixels in y
 * @param width pixels in x
 * @param pixelWidthUm size of a pixel in x in µm, &gt; 0
 * @param pixelHeightUm size of a pixel in y in µm, &gt; 0
 * @param depthUm depth of each layer's middle in µm, rising
 */
public record VolumeGeometry(
        int layers, int height, int width, double pixelWidthUm, double pixelHeightUm, double[] depthUm) {

    /**
     * Checks the sizes and copies the depths.
     *
     * @throws IllegalArgumentException when a size is not known, or depths do not rise
     */
    public VolumeGeometry {
        if (layers < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("expected lengths above 0, found " + layers + " × " + height + " × " + width);
        }
        if (!(pixelWidthUm > 0 && pixelHeightUm > 0) || Double.isInfinite(pixelWidthUm + pixelHeightUm)) {
            throw new IllegalArgumentException("a volume needs the size of its pixels in µm, found " + pixelWidthUm + " × "
                    + pixelHeightUm + "; state it in the file");
        }
        if (depthUm.length != layers) {
            throw new IllegalArgumentException("a volume needs the depths of its " + layers + " layers, found "
                    + (depthUm.length == 0 ? "none" : depthUm.length) + "; state the crater's depth");
        }
        for (int k = 0; k < layers; k++) {
            if (!Double.isFinite(depthUm[k]) || k > 0 && !(depthUm[k] > depthUm[k - 1])) {
                throw new IllegalArgumentException("expected depths that rise from layer to layer, found " + depthUm[k]
                        + " µm in layer " + k + (k > 0 ? " after " + depthUm[k - 1] : ""));
            }
        }
        depthUm = depthUm.clone();
    }

    /**
     * {@return the raster of a stack}
     *
     * @param raster layers and pixels
     * @param depthUm depth of each layer's middle in µm
     * @throws IllegalArgumentException when a size is not known, or depths do not rise
     */
    public static VolumeGeometry of(StackGeometry raster, double[] depthUm) {
        return new VolumeGeometry(
                raster.layers(), raster.height(), raster.width(), raster.pixelWidthUm(), raster.pixelHeightUm(), depthUm);
    }

    /** {@return depths of the layers' middles in µm, a copy} */
    @Override
    public double[] depthUm() {
        return depthUm.clone();
    }

    /** {@return pixels of a layer} */
    public int pixels() {
        return height * width;
    }

    /** {@return voxels of the volume} */
    public long voxels() {
        return (long) layers * pixels();
    }

    /**
     * {@return depth of a layer's middle in µm}
     *
     * @param layer counted from 0
     */
    public double depthUm(int layer) {
        return depthUm[layer];
    }

    /**
     * {@return depth of a layer's upper side in µm; of the number of layers: the lower side of the last one}
     *
     * @param layer counted from 0
     */
    public double topUm(int layer) {
        if (layers == 1) {
            // Of one layer nothing says how thick it is, but that it begins at the surface.
            return layer == 0 ? Math.min(0, 2 * depthUm[0]) : Math.max(1e-9, 2 * depthUm[0]);
        }
        if (layer == 0) {
            double top = depthUm[0] - (depthUm[1] - depthUm[0]) / 2;
            // The surface is at 0, and not beside it by what rounding leaves.
            return Math.abs(top) < 1e-9 * depthUm[1] ? 0 : top;
        }
        if (layer == layers) {
            return depthUm[layers - 1] + (depthUm[layers - 1] - depthUm[layers - 2]) / 2;
        }
        return (depthUm[layer - 1] + depthUm[layer]) / 2;
    }

    /**
     * {@return thickness of a layer in µm}
     *
     * @param layer counted from 0
     */
    public double layerUm(int layer) {
        return topUm(layer + 1) - topUm(layer);
    }

    /** {@return mean thickness of a layer in µm} */
    public double meanLayerUm() {
        return (topUm(layers) - topUm(0)) / layers;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VolumeGeometry g
                && g.layers == layers
                && g.height == height
                && g.width == width
                && g.pixelWidthUm == pixelWidthUm
                && g.pixelHeightUm == pixelHeightUm
                && Arrays.equals(g.depthUm, depthUm);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(depthUm) + 31 * (width + 31 * height);
    }

    @Override
    public String toString() {
        return layers + " × " + height + " × " + width + " voxels of " + meanLayerUm() + " × " + pixelHeightUm + " × "
                + pixelWidthUm + " µm";
    }
}
