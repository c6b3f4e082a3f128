// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.Objects;

/**
 * What stack to make.
 *
 * @param region of the solid electrolyte
 * @param variants what it has beside its chemistry
 * @param seed of the random numbers
 * @param fovUm side of the raster in µm, 50 to 1000
 * @param layers how many, over a depth of {@value #DEPTH_UM} µm, 2 to 400
 */
public record SimsStackOptions(SimsRegion region, SimsVariants variants, long seed, double fovUm, int layers) {

    /** Pixels on each side of the raster. */
    public static final int PIXELS = 256;

    /** Depth of the last layer's lower side in µm. */
    public static final double DEPTH_UM = 2.0;

    /** Side of the raster in µm where nothing else is said. */
    public static final double DEFAULT_FOV_UM = 300;

    /** Number of layers where nothing else is said. */
    public static final int DEFAULT_LAYERS = 160;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it
     */
    public SimsStackOptions {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(variants, "variants");
        if (!(fovUm >= 50 && fovUm <= 1000)) {
            throw new IllegalArgumentException("fovUm: expected 50 to 1000, found " + fovUm);
        }
        if (layers < 2 || layers > 400) {
            throw new IllegalArgumentException("layers: expected 2 to 400, found " + layers);
        }
    }

    /**
     * {@return a region as it is, with its own seed}
     *
     * @param region the region
     * @param variants what it has beside its chemistry
     */
    public static SimsStackOptions of(SimsRegion region, SimsVariant... variants) {
        return new SimsStackOptions(
                region, SimsVariants.of(variants), region.defaultSeed(), DEFAULT_FOV_UM, DEFAULT_LAYERS);
    }

    /**
     * {@return the same with another seed}
     *
     * @param other the seed
     */
    public SimsStackOptions withSeed(long other) {
        return new SimsStackOptions(region, variants, other, fovUm, layers);
    }

    /**
     * {@return the same on another raster}
     *
     * @param otherFovUm side of the raster in µm
     * @param otherLayers number of layers
     */
    public SimsStackOptions withGrid(double otherFovUm, int otherLayers) {
        return new SimsStackOptions(region, variants, seed, otherFovUm, otherLayers);
    }

    /** {@return side of a pixel in µm} */
    public double pixelUm() {
        return fovUm / PIXELS;
    }

    /** {@return thickness of a layer in µm} */
    public double layerUm() {
        return DEPTH_UM / layers;
    }

    /**
     * {@return depth of a layer's centre in µm}
     *
     * @param layer counted from 0
     */
    public double depthUm(int layer) {
        return (layer + 0.5) * layerUm();
    }
}
