// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.Arrays;
import java.util.Objects;

/**
 * A column of a volume and its measures. Lengths in µm, pixel centres at (i + 0.5) × pixel size, depths from the surface.
 *
 * @param id its label
 * @param voxels how many
 * @param volumeUm3 volume of its voxels in µm³
 * @param centreUm centroid of its voxels {@code [x, y, z]} in µm
 * @param widthUm diameter by a logistic edge that is fitted to the unsmoothed counts around the column's own axis; the
 *     interval from counting noise and what registration left
 * @param edgeUm the edge's logistic width w in µm, NaN where there is none
 * @param areaEquivalentUm diameter of a circle of its area in a layer, median over the layers; the interval from the scatter
 *     of the layers. Smoothing makes it larger than the width
 * @param localThicknessUm mean over its voxels of the largest circle within the layer's outline that holds the voxel, as a
 *     diameter; the interval from the scatter of the layers
 * @param fromUm depth of its upper end in µm, that of the volume where it goes on
 * @param toUm depth of its lower end in µm, that of the volume where it goes on
 * @param fromLayer first layer of its voxels
 * @param toLayer last layer of its voxels
 * @param tiltX how far its axis moves along x, in µm per µm of depth
 * @param tiltY how far its axis moves along y, in µm per µm of depth
 * @param tortuosity length of its axis over the distance of the axis' ends
 * @param axisUm its axis: a point {@code [x, y, z]} in µm at the middle of each layer from the first to the last one of its
 *     voxels
 */
public record Column(
        int id,
        long voxels,
        double volumeUm3,
        double[] centreUm,
        Estimate widthUm,
        double edgeUm,
        Estimate areaEquivalentUm,
        Estimate localThicknessUm,
        double fromUm,
        double toUm,
        int fromLayer,
        int toLayer,
        Estimate tiltX,
        Estimate tiltY,
        Estimate tortuosity,
        double[][] axisUm) {

    /** Copies the centroid and the axis. */
    public Column {
        centreUm = centreUm.clone();
        axisUm = copy(axisUm);
        Objects.requireNonNull(widthUm);
    }

    private static double[][] copy(double[][] points) {
        return Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return the points of the axis, a copy} */
    @Override
    public double[][] axisUm() {
        return copy(axisUm);
    }

    /** {@return the centroid, a copy} */
    @Override
    public double[] centreUm() {
        return centreUm.clone();
    }
}
