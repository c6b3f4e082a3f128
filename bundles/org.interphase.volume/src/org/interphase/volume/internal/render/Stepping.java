// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Arrays;
import java.util.List;
import org.interphase.volume.render.Frame;

/**
 * How rays go from sample to sample: each step takes them on by some voxels along the axis of the raster along which they advance
 * most, so that no voxel is passed over. Where rays are parallel and steps whole, samples lie in the planes of the raster's own
 * samples, and are what mixing four neighbours gives, exactly.
 *
 * @param um the step in stretched µm, the same for all rays
 * @param across the axis in whose planes samples lie, 0 to 2; −1 where they lie between
 * @param planes from one to the next
 */
record Stepping(double um, int across, int planes) {

    /** Rays along a side of a picture that are looked at for the ones that advance most. */
    private static final int LOOKS = 9;

    /**
     * {@return the steps of a picture}
     *
     * @param view its rays
     * @param rasters what they go through
     * @param stretch of the depth
     * @param frame how finely
     */
    static Stepping of(View view, List<Raster> rasters, double stretch, Frame frame) {
        double[] ray = new double[6];
        double most = 0;
        int axis = 0;
        int looks = view.isParallel() ? 1 : LOOKS;
        for (int j = 0; j < looks; j++) {
            for (int i = 0; i < looks; i++) {
                view.ray(frame.width() * (i + 0.5) / looks, frame.height() * (j + 0.5) / looks, ray);
                for (Raster r : rasters) {
                    for (int d = 0; d < 3; d++) {
                        double advance = Math.abs(ray[3 + d]) / (d == 2 ? r.edge[d] * stretch : r.edge[d]);
                        if (advance > most) {
                            most = advance;
                            axis = d;
                        }
                    }
                }
            }
        }
        int planes = (int) frame.stepVoxels();
        Raster first = rasters.getFirst();
        boolean together = view.isParallel()
                && planes == frame.stepVoxels()
                && rasters.stream()
                        .allMatch(r -> Arrays.equals(r.corner, first.corner) && Arrays.equals(r.edge, first.edge));
        return new Stepping(frame.stepVoxels() / most, together ? axis : -1, planes);
    }
}
