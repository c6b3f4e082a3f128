// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Arrays;
import java.util.List;

/**
 * How rays go from sample to sample: each step takes them on by some voxels along the axis of the raster along which they advance
 * most, so that no voxel is passed over. Where rays are parallel and steps whole, samples lie in the planes of the raster's own
 * samples, and are what mixing four neighbours gives, exactly.
 *
 * @param um the step in stretched µm, the same for all rays
 * @param across the axis in whose planes samples lie, 0 to 2; −1 where they lie between
 * @param planes from one to the next
 */
public record Stepping(double um, int across, int planes) {

    /** Rays along a side of a picture that are looked at for the ones that advance most. */
    private static final int LOOKS = 9;

    /**
     * {@return the steps of a picture}
     *
     * @param space its rays
     * @param cornersUm where the first voxel of each volume begins in µm, {@code [volume][x, y, z]}
     * @param edgesUm edges of the voxels of each volume in µm, {@code [volume][x, y, z]}, at least one
     */
    public static Stepping of(RaySpace space, List<double[]> cornersUm, List<double[]> edgesUm) {
        Frame frame = space.frame();
        Projection projection = space.projection();
        double[] ray = new double[6];
        double most = 0;
        int axis = 0;
        int looks = projection.parallel() ? 1 : LOOKS;
        for (int j = 0; j < looks; j++) {
            for (int i = 0; i < looks; i++) {
                projection.ray(frame.width() * (i + 0.5) / looks, frame.height() * (j + 0.5) / looks, ray);
                for (double[] edge : edgesUm) {
                    for (int d = 0; d < 3; d++) {
                        double advance = Math.abs(ray[3 + d]) / (d == 2 ? edge[d] * space.stretch() : edge[d]);
                        if (advance > most) {
                            most = advance;
                            axis = d;
                        }
                    }
                }
            }
        }
        int planes = (int) frame.stepVoxels();
        boolean together = projection.parallel()
                && planes == frame.stepVoxels()
                && edgesUm.stream().allMatch(e -> Arrays.equals(e, edgesUm.getFirst()))
                && cornersUm.stream().allMatch(c -> Arrays.equals(c, cornersUm.getFirst()));
        return new Stepping(frame.stepVoxels() / most, together ? axis : -1, planes);
    }
}
