// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Optional;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Hit;

/** A walk along a ray from voxel to voxel, to the first that belongs to an object; layers have the depths that they have. */
final class LabelWalk {

    /** So little of a way does not count, so that rounding does not stop the walk. */
    private static final double LEAST = 1e-9;

    private LabelWalk() {}

    static Optional<Hit> first(Labels labels, View view, double stretch, double px, double py) {
        VolumeGeometry g = labels.geometry();
        double[] ray = new double[6];
        double[] ends = new double[2];
        view.ray(px, py, ray);
        if (view.clip(ray, ends) < 0) {
            return Optional.empty();
        }
        double least = LEAST * (ends[1] - ends[0]);
        double t = ends[0];
        while (t < ends[1]) {
            // A little into the voxel, so that it is clear which one it is.
            double inside = t + least;
            double x = ray[0] + inside * ray[3];
            double y = ray[1] + inside * ray[4];
            double z = (ray[2] + inside * ray[5]) / stretch;
            int i = (int) Math.floor(x / g.pixelWidthUm());
            int j = (int) Math.floor(y / g.pixelHeightUm());
            int k = layer(g, z);
            double next = Math.min(
                    leaves(ray[0], ray[3], i * g.pixelWidthUm(), (i + 1) * g.pixelWidthUm()),
                    leaves(ray[1], ray[4], j * g.pixelHeightUm(), (j + 1) * g.pixelHeightUm()));
            boolean within = k >= 0 && k < g.layers() && i >= 0 && i < g.width() && j >= 0 && j < g.height();
            next = Math.min(
                    next,
                    leaves(
                            ray[2],
                            ray[5],
                            k < 0 ? Double.NEGATIVE_INFINITY : g.topUm(Math.min(k, g.layers())) * stretch,
                            k >= g.layers() ? Double.POSITIVE_INFINITY : g.topUm(k + 1) * stretch));
            int label = within ? labels.at(k, j, i) : 0;
            if (label > 0) {
                return Optional.of(new Hit(x, y, z, "", label));
            }
            t = Math.max(next, inside);
        }
        return Optional.empty();
    }

    /** Where a ray leaves what lies between two places along an axis. */
    private static double leaves(double origin, double direction, double low, double high) {
        return direction == 0 ? Double.POSITIVE_INFINITY : ((direction > 0 ? high : low) - origin) / direction;
    }

    /** The layer at a depth; −1 above the first, their number below the last. */
    private static int layer(VolumeGeometry g, double zUm) {
        int low = 0;
        int high = g.layers() + 1;
        // The first whose upper side is below.
        while (low < high) {
            int middle = (low + high) / 2;
            if (g.topUm(middle) <= zUm) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
