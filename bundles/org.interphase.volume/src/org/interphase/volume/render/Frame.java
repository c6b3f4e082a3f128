// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

/**
 * How finely a scene is drawn.
 *
 * @param width of the picture in pixels, 1 to {@value #MOST}
 * @param height of the picture in pixels, 1 to {@value #MOST}
 * @param level of the pyramid: 0 for the volume itself, each further one halves its raster
 * @param stepVoxels length of a ray's steps in voxels of the shown level, 0.1 to 8: along an axis of the raster a step of 1 goes
 *     from voxel to voxel, askew it goes √(Δx² + Δy² + Δz²) = 1 voxels, so that none is passed over however flat voxels are, and
 *     none is sampled ever so often; in a perspective the ray with the shortest such steps sets the length for all
 * @param supersample rays along each side of a pixel, 1 to 8
 */
public record Frame(int width, int height, int level, double stepVoxels, int supersample) {

    /** The longest side. */
    public static final int MOST = 32768;

    private static final int MOST_RAYS = 8;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it
     */
    public Frame {
        if (width < 1 || height < 1 || width > MOST || height > MOST || (long) width * height > 1L << 28) {
            throw new IllegalArgumentException("expected a picture of at most " + MOST + " pixels along a side and "
                    + (1L << 28) + " in all, found " + width + " × " + height);
        }
        if (level < 0) {
            throw new IllegalArgumentException("expected a level of at least 0, found " + level);
        }
        if (!(stepVoxels >= 0.1 && stepVoxels <= 8)) {
            throw new IllegalArgumentException("expected steps of 0.1 to 8 voxels, found " + stepVoxels);
        }
        if (supersample < 1 || supersample > MOST_RAYS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_RAYS + " rays along a side, found " + supersample);
        }
    }

    /**
     * {@return one ray for each pixel, steps of a voxel}
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public static Frame of(int width, int height) {
        return new Frame(width, height, 0, 1, 1);
    }
}
