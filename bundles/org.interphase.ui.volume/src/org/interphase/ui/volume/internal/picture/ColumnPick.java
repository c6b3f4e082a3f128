// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;

/** Which column lies under a place of the picture. */
public final class ColumnPick {

    private ColumnPick() {}

    /**
     * {@return the first column along the ray through a place of the picture, of what is left by the scene's cuts; 0 for none}
     *
     * @param projection where places are in the picture
     * @param px the place in pixels
     * @param py the place in pixels
     * @param labels which voxel belongs to which column
     * @param scene its stretch of the depth and its cuts
     */
    public static int at(Projection projection, double px, double py, LabelVolume labels, Scene scene) {
        VolumeGeometry g = labels.geometry();
        double stretch = scene.zScale();
        double[] ray = new double[6];
        projection.ray(px, py, ray);
        double[] low = {0, 0, g.topUm(0) * stretch};
        double[] high = {
            g.width() * g.pixelWidthUm(), g.height() * g.pixelHeightUm(), g.topUm(g.layers()) * stretch
        };
        double from = projection.parallel() ? Double.NEGATIVE_INFINITY : 0;
        double to = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            if (ray[3 + i] == 0) {
                if (ray[i] < low[i] || ray[i] > high[i]) {
                    return 0;
                }
                continue;
            }
            double a = (low[i] - ray[i]) / ray[3 + i];
            double b = (high[i] - ray[i]) / ray[3 + i];
            from = Math.max(from, Math.min(a, b));
            to = Math.min(to, Math.max(a, b));
        }
        double step = Math.min(
                        Math.min(g.pixelWidthUm(), g.pixelHeightUm()), (high[2] - low[2]) / g.layers())
                / 2;
        for (double t = from + step / 2; t < to; t += step) {
            double x = ray[0] + t * ray[3];
            double y = ray[1] + t * ray[4];
            double z = (ray[2] + t * ray[5]) / stretch;
            if (isLeft(scene.cuts(), x, y, z, g)) {
                int id = labels.id(voxel(g, x, y, z));
                if (id != 0) {
                    return id;
                }
            }
        }
        return 0;
    }

    private static boolean isLeft(Cuts cuts, double x, double y, double z, VolumeGeometry g) {
        if (x < cuts.fromXUm() || x > cuts.toXUm() || y < cuts.fromYUm() || y > cuts.toYUm() || z < cuts.fromZUm()
                || z > cuts.toZUm()) {
            return false;
        }
        double u = x / (g.width() * g.pixelWidthUm());
        double v = y / (g.height() * g.pixelHeightUm());
        double w = (z - g.topUm(0)) / (g.topUm(g.layers()) - g.topUm(0));
        return cuts.planes().stream()
                .allMatch(p -> p.normalX() * u + p.normalY() * v + p.normalZ() * w <= p.offset());
    }

    private static Voxel voxel(VolumeGeometry g, double x, double y, double z) {
        int low = 0;
        int high = g.layers() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (g.topUm(middle) <= z) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Voxel(
                low,
                Math.clamp((int) (y / g.pixelHeightUm()), 0, g.height() - 1),
                Math.clamp((int) (x / g.pixelWidthUm()), 0, g.width() - 1));
    }
}
