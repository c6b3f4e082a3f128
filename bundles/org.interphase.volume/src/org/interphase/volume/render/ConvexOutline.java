// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.List;
import org.interphase.volume.VolumeGeometry;

/** The faces of what is left of a volume: a box that planes have cut. Places in µm. */
final class ConvexOutline {

    private static final double NEAR = 1e-9;
    /** Faces of less, in square pixels, are seen from their side. */
    private static final double LEAST_AREA = 1e-6;

    /** Each face {@code [corner][x, y, z]}, its corners counterclockwise seen from outside in x, y and depth downwards. */
    private final List<double[][]> faces;

    private ConvexOutline(List<double[][]> faces) {
        this.faces = faces;
    }

    /** An edge with both of its faces; how many of them are turned to the viewer. */
    record Edge(double[] from, double[] to, int facing) {}

    /** {@return the whole volume} */
    static ConvexOutline whole(VolumeGeometry g) {
        return box(0, g.width() * g.pixelWidthUm(), 0, g.height() * g.pixelHeightUm(), g.topUm(0), g.topUm(g.layers()));
    }

    /** {@return what cuts leave; nothing where they leave nothing} */
    static ConvexOutline of(VolumeGeometry g, Cuts cuts) {
        double w = g.width() * g.pixelWidthUm();
        double h = g.height() * g.pixelHeightUm();
        double top = g.topUm(0);
        double bottom = g.topUm(g.layers());
        double[] ends = {
            Math.max(0, cuts.fromXUm()), Math.min(w, cuts.toXUm()), Math.max(0, cuts.fromYUm()), Math.min(h, cuts.toYUm()),
            Math.max(top, cuts.fromZUm()), Math.min(bottom, cuts.toZUm())
        };
        if (!(ends[0] < ends[1] && ends[2] < ends[3] && ends[4] < ends[5])) {
            return new ConvexOutline(List.of());
        }
        ConvexOutline left = box(ends[0], ends[1], ends[2], ends[3], ends[4], ends[5]);
        for (Cuts.Plane p : cuts.planes()) {
            double[] normal = {p.normalX() / w, p.normalY() / h, p.normalZ() / (bottom - top)};
            left = left.cut(normal, p.offset() + normal[2] * top);
        }
        return left;
    }

    private static ConvexOutline box(double x0, double x1, double y0, double y1, double z0, double z1) {
        double[] a = {x0, y0, z0};
        double[] b = {x1, y0, z0};
        double[] c = {x1, y1, z0};
        double[] d = {x0, y1, z0};
        double[] e = {x0, y0, z1};
        double[] f = {x1, y0, z1};
        double[] g = {x1, y1, z1};
        double[] h = {x0, y1, z1};
        return new ConvexOutline(List.of(
                new double[][] {a, d, c, b},
                new double[][] {e, f, g, h},
                new double[][] {a, b, f, e},
                new double[][] {d, h, g, c},
                new double[][] {a, e, h, d},
                new double[][] {b, c, g, f}));
    }

    /** Keeps what lies where normal·place ≤ offset. */
    private ConvexOutline cut(double[] normal, double offset) {
        List<double[][]> all = new ArrayList<>();
        List<double[]> section = new ArrayList<>();
        for (double[][] face : faces) {
            List<double[]> kept = new ArrayList<>();
            for (int i = 0; i < face.length; i++) {
                double[] p = face[i];
                double[] q = face[(i + 1) % face.length];
                double dp = normal[0] * p[0] + normal[1] * p[1] + normal[2] * p[2] - offset;
                double dq = normal[0] * q[0] + normal[1] * q[1] + normal[2] * q[2] - offset;
                if (dp <= 0) {
                    kept.add(p);
                }
                if (dp < 0 && dq > 0 || dp > 0 && dq < 0) {
                    double t = dp / (dp - dq);
                    double[] at = {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), p[2] + t * (q[2] - p[2])};
                    kept.add(at);
                    addOnce(section, at);
                } else if (dp == 0) {
                    addOnce(section, p);
                }
            }
            if (kept.size() >= 3) {
                all.add(kept.toArray(new double[0][]));
            }
        }
        if (section.size() >= 3 && all.stream().noneMatch(f -> isWithin(f, normal, offset))) {
            all.add(around(section, normal));
        }
        return new ConvexOutline(all);
    }

    private static boolean isWithin(double[][] face, double[] normal, double offset) {
        for (double[] p : face) {
            if (normal[0] * p[0] + normal[1] * p[1] + normal[2] * p[2] != offset) {
                return false;
            }
        }
        return true;
    }

    private static void addOnce(List<double[]> places, double[] at) {
        if (places.stream().noneMatch(p -> same(p, at))) {
            places.add(at);
        }
    }

    private static boolean same(double[] p, double[] q) {
        double size = 1 + Math.abs(p[0]) + Math.abs(p[1]) + Math.abs(p[2]);
        return Math.abs(p[0] - q[0]) + Math.abs(p[1] - q[1]) + Math.abs(p[2] - q[2]) < NEAR * size;
    }

    /** Corners of a section in turn, so that it is seen from where its normal points. */
    private static double[][] around(List<double[]> corners, double[] normal) {
        double[] middle = new double[3];
        for (double[] c : corners) {
            for (int i = 0; i < 3; i++) {
                middle[i] += c[i] / corners.size();
            }
        }
        double[] u = {corners.get(0)[0] - middle[0], corners.get(0)[1] - middle[1], corners.get(0)[2] - middle[2]};
        double[] v = cross(normal, u);
        List<double[]> sorted = new ArrayList<>(corners);
        sorted.sort((p, q) -> Double.compare(angle(p, middle, u, v), angle(q, middle, u, v)));
        double[][] face = sorted.toArray(new double[0][]);
        return face;
    }

    private static double angle(double[] p, double[] middle, double[] u, double[] v) {
        double[] d = {p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]};
        return Math.atan2(dot(d, v) / dot(v, v), dot(d, u) / dot(u, u));
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** {@return whether nothing is left} */
    boolean isEmpty() {
        return faces.isEmpty();
    }

    /** {@return each edge once} */
    List<Edge> edges(Projection projection) {
        List<Edge> all = new ArrayList<>();
        for (double[][] face : faces) {
            int facing = area(face, projection) > LEAST_AREA ? 1 : 0;
            for (int i = 0; i < face.length; i++) {
                double[] p = face[i];
                double[] q = face[(i + 1) % face.length];
                if (same(p, q)) {
                    continue;
                }
                int known = -1;
                for (int k = 0; k < all.size(); k++) {
                    if (same(all.get(k).from, q) && same(all.get(k).to, p)) {
                        known = k;
                    }
                }
                if (known < 0) {
                    all.add(new Edge(p, q, facing));
                } else {
                    Edge e = all.get(known);
                    all.set(known, new Edge(e.from, e.to, e.facing + facing));
                }
            }
        }
        return all;
    }

    /** Area of a face in the picture in pixels, above 0 where it is turned to the viewer. */
    private static double area(double[][] face, Projection projection) {
        double area = 0;
        double[] before = at(projection, face[face.length - 1]);
        for (double[] corner : face) {
            double[] now = at(projection, corner);
            area += before[0] * now[1] - now[0] * before[1];
            before = now;
        }
        // y of the picture points down: what turns counterclockwise for the eye has a negative sum.
        return -area / 2;
    }

    static double[] at(Projection projection, double[] place) {
        return projection.toPicture(place[0], place[1], place[2]);
    }
}
