// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;

/** Planes as people think of them: a direction, and how far along it one sees the volume. */
final class Planes {

    private static final double ALIKE = 1e-6;

    private Planes() {}

    /** Directions to choose from. */
    enum Direction {
        X("x"),
        Y("y"),
        DEPTH("depth"),
        DIAGONAL("diagonal in x and y"),
        VIEWER("facing the viewer");

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** {@return its normal in shares of the volume's edges, of length 1} */
        double[] normal(Scene scene, VolumeGeometry geometry) {
            double half = Math.sqrt(0.5);
            return switch (this) {
                case X -> new double[] {1, 0, 0};
                case Y -> new double[] {0, 1, 0};
                case DEPTH -> new double[] {0, 0, 1};
                case DIAGONAL -> new double[] {half, half, 0};
                case VIEWER -> towardsViewer(scene, geometry);
            };
        }
    }

    /** What lies nearer to the viewer than such a plane is cut away. */
    private static double[] towardsViewer(Scene scene, VolumeGeometry geometry) {
        double[] ray = new double[6];
        new Projection(geometry, scene.withCamera(scene.camera().withFieldOfView(0)), 1, 1).ray(0, 0, ray);
        double[] edges = {
            geometry.width() * geometry.pixelWidthUm(),
            geometry.height() * geometry.pixelHeightUm(),
            (geometry.topUm(geometry.layers()) - geometry.topUm(0)) * scene.zScale()
        };
        double[] n = new double[3];
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            n[i] = -ray[3 + i] * edges[i];
            squares += n[i] * n[i];
        }
        for (int i = 0; i < 3; i++) {
            // without zeros that have a sign, or that rounding left
            n[i] = Math.abs(n[i]) < ALIKE * Math.sqrt(squares) ? 0 : n[i] / Math.sqrt(squares);
        }
        return n;
    }

    /** {@return whether a plane has a direction, seen from either side} */
    static boolean is(Plane p, double[] normal) {
        double length = Math.sqrt(p.normalX() * p.normalX() + p.normalY() * p.normalY() + p.normalZ() * p.normalZ());
        double cosine = (p.normalX() * normal[0] + p.normalY() * normal[1] + p.normalZ() * normal[2]) / length;
        return Math.abs(cosine) > 1 - ALIKE * ALIKE;
    }

    private static double least(double nx, double ny, double nz) {
        return Math.min(0, nx) + Math.min(0, ny) + Math.min(0, nz);
    }

    private static double most(double nx, double ny, double nz) {
        return Math.max(0, nx) + Math.max(0, ny) + Math.max(0, nz);
    }

    /** {@return how much of the way through the volume along the normal is seen, in percent} */
    static double percent(Plane p) {
        double least = least(p.normalX(), p.normalY(), p.normalZ());
        double most = most(p.normalX(), p.normalY(), p.normalZ());
        return 100 * (p.offset() - least) / (most - least);
    }

    /** {@return a plane so far along its normal} */
    static Plane at(double nx, double ny, double nz, double percent) {
        double least = least(nx, ny, nz);
        return new Plane(nx, ny, nz, least + percent / 100 * (most(nx, ny, nz) - least));
    }

    static Plane at(double[] normal, double percent) {
        return at(normal[0], normal[1], normal[2], percent);
    }

    static Plane moved(Plane p, double percent) {
        return at(p.normalX(), p.normalY(), p.normalZ(), percent);
    }

    /** {@return the plane with which the other part is seen} */
    static Plane flipped(Plane p) {
        // 0 has no sign
        return new Plane(0 - p.normalX(), 0 - p.normalY(), 0 - p.normalZ(), 0 - p.offset());
    }
}
