// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts.Plane;

/**
 * The space in which rays are cast: x and y in µm, the depth in µm times its stretch. What of it is left by the cuts, the
 * same for whatever casts them.
 */
public final class RaySpace {

    private static final double SHARE_OF_EDGE = 0.01;

    private final Projection projection;
    private final Frame frame;
    private final double stretch;
    private final double[] low;
    private final double[] high;
    private final double[][] planes;
    private final double unit;

    /**
     * Creates the space of a picture.
     *
     * @param geometry the raster
     * @param scene its camera, cuts and stretch
     * @param frame its size and steps
     */
    public RaySpace(VolumeGeometry geometry, Scene scene, Frame frame) {
        this.frame = frame;
        projection = new Projection(geometry, scene, frame.width(), frame.height());
        stretch = scene.zScale();
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
        unit = SHARE_OF_EDGE * Math.max(size[0], Math.max(size[1], size[2] * stretch));
    }

    /** {@return the rays} */
    public Projection projection() {
        return projection;
    }

    /** {@return by how much the depth is stretched} */
    public double stretch() {
        return stretch;
    }

    /** {@return the lower ends {@code [x, y, z]} of the box that is left, a copy} */
    public double[] low() {
        return low.clone();
    }

    /** {@return the upper ends {@code [x, y, z]} of the box that is left, a copy; nothing is left where one is not above the lower} */
    public double[] high() {
        return high.clone();
    }

    /** {@return the cut planes {@code [plane][normal x, y, z, offset]} with normals of length 1; what is left has normal · place ≤ offset} */
    public double[][] planes() {
        double[][] copy = new double[planes.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = planes[i].clone();
        }
        return copy;
    }

    /** {@return a hundredth of the volume's longest edge: the path of which transfer functions state the opacity} */
    public double unit() {
        return unit;
    }

    /** {@return the picture} */
    public Frame frame() {
        return frame;
    }
}
