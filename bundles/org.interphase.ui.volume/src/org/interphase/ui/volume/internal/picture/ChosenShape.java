// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Projection;

/**
 * Where columns are, as convex outlines of some of their layers: what they cover of a picture is what the slabs between these
 * outlines cover.
 */
final class ChosenShape {

    static final ChosenShape NONE = new ChosenShape(List.of());

    /** Outlines of a column: more are not seen. */
    private static final int MOST_OUTLINES = 24;

    /** Slabs: corners of both of their outlines, {@code [x, y, z]} in µm. */
    private final List<double[][]> slabs;

    private ChosenShape(List<double[][]> slabs) {
        this.slabs = List.copyOf(slabs);
    }

    /**
     * {@return the shape of columns}
     *
     * @param found the columns
     * @param ids which of them
     */
    static ChosenShape of(FoundColumns found, Set<Integer> ids) {
        return of(
                found.labels(),
                found.edited().labels().components().stream()
                        .filter(c -> ids.contains(c.id()))
                        .toList());
    }

    static ChosenShape of(LabelVolume labels, List<Labels.Component> objects) {
        List<double[][]> slabs = new ArrayList<>();
        VolumeGeometry g = labels.geometry();
        for (Labels.Component c : objects) {
            int step = (c.toLayer() - c.fromLayer()) / MOST_OUTLINES + 1;
            List<double[]> upper = outline(labels, c, c.fromLayer());
            for (int k = c.fromLayer(); k <= c.toLayer(); k += step) {
                boolean last = k + step > c.toLayer();
                List<double[]> lower = outline(labels, c, last ? c.toLayer() : k + step);
                if (!upper.isEmpty() && !lower.isEmpty()) {
                    List<double[]> corners = new ArrayList<>();
                    add(corners, upper, g.topUm(k));
                    add(corners, lower, g.topUm(last ? c.toLayer() + 1 : k + step));
                    slabs.add(corners.toArray(new double[0][]));
                }
                upper = lower;
            }
        }
        return new ChosenShape(slabs);
    }

    private static void add(List<double[]> corners, List<double[]> outline, double zUm) {
        for (double[] p : outline) {
            corners.add(new double[] {p[0], p[1], zUm});
        }
    }

    /** The convex outline of an object's pixels in a layer; empty where it has none. */
    private static List<double[]> outline(LabelVolume labels, Labels.Component c, int layer) {
        VolumeGeometry g = labels.geometry();
        List<double[]> ends = new ArrayList<>();
        for (int y = c.fromY(); y <= c.toY(); y++) {
            int row = (layer * g.height() + y) * g.width();
            int from = c.fromX();
            int to = c.toX();
            while (from <= to && labels.id(row + from) != c.id()) {
                from++;
            }
            while (to > from && labels.id(row + to) != c.id()) {
                to--;
            }
            if (from <= to) {
                for (int side = 0; side < 2; side++) {
                    ends.add(new double[] {from * g.pixelWidthUm(), (y + side) * g.pixelHeightUm()});
                    ends.add(new double[] {(to + 1) * g.pixelWidthUm(), (y + side) * g.pixelHeightUm()});
                }
            }
        }
        return hull(ends);
    }

    /** Corners of the convex outline of places, always the same way round (Andrew's chain); empty of fewer than three. */
    private static List<double[]> hull(List<double[]> places) {
        if (places.size() < 3) {
            return List.of();
        }
        List<double[]> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        List<double[]> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (double[] p : sorted) {
                while (hull.size() - start >= 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 0) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(p);
            }
            hull.remove(hull.size() - 1);
            sorted = sorted.reversed();
        }
        return hull;
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    /**
     * {@return what covers the columns in a picture: convex polygons, all the same way round, {@code [corner][x, y]} in pixels}
     *
     * @param projection where places are in it
     */
    List<double[][]> in(Projection projection) {
        List<double[][]> polygons = new ArrayList<>();
        for (double[][] slab : slabs) {
            List<double[]> places = new ArrayList<>();
            for (double[] corner : slab) {
                double[] p = projection.toPicture(corner[0], corner[1], corner[2]);
                if (!Double.isNaN(p[0])) {
                    places.add(p);
                }
            }
            List<double[]> hull = hull(places);
            // What of a slab lies behind the viewer is not outlined by the rest.
            if (places.size() == slab.length && hull.size() >= 3) {
                polygons.add(hull.toArray(new double[0][]));
            }
        }
        return polygons;
    }
}
