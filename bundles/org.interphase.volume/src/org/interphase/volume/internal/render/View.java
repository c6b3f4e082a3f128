// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;

/** Which rays a picture has, and what of each lies in what is left by the cuts; places are in stretched µm. */
final class View {

    private final Projection projection;
    private final double[] low;
    private final double[] high;
    /** {@code [plane][normal x, y, z, offset]}, the normals of length 1. */
    private final double[][] planes;
    /** Of parallel rays: the first one, and how their origins move along the picture. */
    private final double[] parallel;
    private final double[] alongX = new double[3];
    private final double[] alongY = new double[3];
    /** Pixels outside of which nothing is seen. */
    final int fromX;
    final int toX;
    final int fromY;
    final int toY;

    View(VolumeGeometry geometry, Scene scene, int width, int height) {
        projection = new Projection(geometry, scene, width, height);
        double stretch = scene.zScale();
        double top = geometry.topUm(0);
        double[] size = {
            geometry.width() * geometry.pixelWidthUm(),
            geometry.height() * geometry.pixelHeightUm(),
            geometry.topUm(geometry.layers()) - top
        };
        Cuts cuts = scene.cuts();
        low = new double[] {
            Math.max(0, cuts.fromXUm()), Math.max(0, cuts.fromYUm()), Math.max(top, cuts.fromZUm()) * stretch
        };
        high = new double[] {
            Math.min(size[0], cuts.toXUm()),
            Math.min(size[1], cuts.toYUm()),
            Math.min(top + size[2], cuts.toZUm()) * stretch
        };
        planes = new double[cuts.planes().size()][];
        for (int i = 0; i < planes.length; i++) {
            Plane p = cuts.planes().get(i);
            double[] normal = {p.normalX() / size[0], p.normalY() / size[1], p.normalZ() / (size[2] * stretch)};
            double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
            planes[i] = new double[] {
                normal[0] / length,
                normal[1] / length,
                normal[2] / length,
                (p.offset() + normal[2] * top * stretch) / length
            };
        }
        if (projection.parallel()) {
            parallel = new double[6];
            double[] there = new double[6];
            projection.ray(0, 0, parallel);
            projection.ray(width, 0, there);
            for (int i = 0; i < 3; i++) {
                alongX[i] = (there[i] - parallel[i]) / width;
            }
            projection.ray(0, height, there);
            for (int i = 0; i < 3; i++) {
                alongY[i] = (there[i] - parallel[i]) / height;
            }
        } else {
            parallel = null;
        }
        int[] seen = seen(stretch, width, height);
        fromX = seen[0];
        toX = seen[1];
        fromY = seen[2];
        toY = seen[3];
    }

    /** The pixels that hold the eight corners; all where one of them is behind the viewer. */
    private int[] seen(double stretch, int width, int height) {
        double x0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < 8; c++) {
            double[] at = projection.toPicture(
                    (c & 1) == 0 ? low[0] : high[0],
                    (c & 2) == 0 ? low[1] : high[1],
                    ((c & 4) == 0 ? low[2] : high[2]) / stretch);
            if (Double.isNaN(at[0])) {
                return new int[] {0, width, 0, height};
            }
            x0 = Math.min(x0, at[0]);
            x1 = Math.max(x1, at[0]);
            y0 = Math.min(y0, at[1]);
            y1 = Math.max(y1, at[1]);
        }
        return new int[] {
            (int) Math.clamp(Math.floor(x0 - 1e-3), 0, width),
            (int) Math.clamp(Math.ceil(x1 + 1e-3), 0, width),
            (int) Math.clamp(Math.floor(y0 - 1e-3), 0, height),
            (int) Math.clamp(Math.ceil(y1 + 1e-3), 0, height)
        };
    }

    /** Where a place in µm is in the picture: x, y, and how far along its ray where rays are parallel. */
    double[] toPicture(double xUm, double yUm, double zUm) {
        return projection.toPicture(xUm, yUm, zUm);
    }

    boolean isParallel() {
        return parallel != null;
    }

    /** The ray through a place of the picture, {@code [origin x, y, z, direction x, y, z]} in stretched µm. */
    void ray(double px, double py, double[] ray) {
        if (parallel == null) {
            projection.ray(px, py, ray);
            return;
        }
        for (int i = 0; i < 3; i++) {
            ray[i] = parallel[i] + px * alongX[i] + py * alongY[i];
            ray[3 + i] = parallel[3 + i];
        }
    }

    /**
     * What of a ray is seen.
     *
     * @param ray its origin and direction
     * @param ends where it begins and ends along its direction in stretched µm, filled in
     * @return the side at which it enters: 0 to 2 for those across x, y and z, from 3 on the planes; −1 when it misses
     */
    int clip(double[] ray, double[] ends) {
        double from = parallel == null ? 0 : Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        int side = 0;
        for (int i = 0; i < 3; i++) {
            double o = ray[i];
            double d = ray[3 + i];
            if (Math.abs(d) < 1e-12) {
                if (!(o >= low[i] && o < high[i])) {
                    return -1;
                }
                continue;
            }
            double a = ((d > 0 ? low[i] : high[i]) - o) / d;
            double b = ((d > 0 ? high[i] : low[i]) - o) / d;
            if (a > from) {
                from = a;
                side = i;
            }
            to = Math.min(to, b);
        }
        for (int i = 0; i < planes.length; i++) {
            double[] p = planes[i];
            double beyond = p[0] * ray[0] + p[1] * ray[1] + p[2] * ray[2] - p[3];
            double d = p[0] * ray[3] + p[1] * ray[4] + p[2] * ray[5];
            if (Math.abs(d) < 1e-12) {
                if (beyond > 0) {
                    return -1;
                }
            } else if (d < 0) {
                if (-beyond / d > from) {
                    from = -beyond / d;
                    side = 3 + i;
                }
            } else {
                to = Math.min(to, -beyond / d);
            }
        }
        ends[0] = from;
        ends[1] = to;
        return to > from ? side : -1;
    }

    /** How steeply a side is looked at: the cosine between the ray and its normal, without sign. */
    double facing(int side, double[] ray) {
        if (side < 3) {
            return Math.abs(ray[3 + side]);
        }
        double[] p = planes[side - 3];
        return Math.abs(p[0] * ray[3] + p[1] * ray[4] + p[2] * ray[5]);
    }
}
