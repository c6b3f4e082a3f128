// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

import java.util.Arrays;

/**
 * The axis, the width and the ends of a column, from the counts around it. The axis is the centroid of what the column counts
 * over its surroundings, smoothed along the depth; the surroundings are a ring around it.
 */
public final class ColumnMeasure {

    /** How far around a column its box reaches from its edge, in gaps. */
    private static final double REACH = 2.7;
    /** How far from the edge the ring begins, in µm and in pixels at least. */
    private static final double GAP_UM = 3;
    private static final double GAP_PX = 2.5;
    /** What of the radius counts as the core. */
    private static final double CORE = 0.85;
    /** How far into the column the edge is fitted, in pixels. */
    private static final double INWARDS_PX = 1.5;
    /** How far into it the edge is fitted to see how much that matters, in pixels, and how much of it is the error. */
    private static final double FURTHER_PX = 3;
    private static final double FURTHER_SHARE = 0.7;
    /** Where the fit of the edge begins, in pixels. */
    private static final double EDGE_PX = 0.4;
    private static final int BINS_PER_PIXEL = 8;
    private static final int ITERATIONS = 4;
    /** Where one side is missing the axis settles slowly. */
    private static final int MOST_ITERATIONS = 16;
    /** How far the axis still moves, in pixels. */
    private static final double SETTLED_PX = 0.005;
    /** Parts of the circumference that a circle is laid through; parts of which less than this share is known say nothing. */
    private static final int LEAST_SECTORS = 4;
    private static final double KNOWN = 0.6;
    private static final int SHIFTS = 6;
    /** Parts of the circumference. */
    private static final int SECTORS = 8;
    private static final int STRENGTH_REACH = 2;

    private final ColumnBox box;
    private final double pixelUm;
    private final double gapUm;
    private final double[] rawX;
    private final double[] rawY;
    private final double[] weight;
    private final double[] around;
    private final double[] within;
    private final double[] signal;
    private final double[] signalVariance;
    private final boolean[] missing;
    private final double radiusUm;
    private double[] x;
    private double[] y;

    /**
     * Finds the axis of a column.
     *
     * @param box counts around it
     * @param maskX centroid of its mask in each layer of the box, any where {@code area} is 0
     * @param maskY likewise
     * @param area of its mask in each layer
     * @param radiusUm of a circle of its typical area
     */
    public ColumnMeasure(ColumnBox box, double[] maskX, double[] maskY, double[] area, double radiusUm) {
        this.box = box;
        this.pixelUm = Math.sqrt(box.pixelWidthUm() * box.pixelHeightUm());
        this.gapUm = gapUm(pixelUm);
        this.radiusUm = radiusUm;
        int n = box.layers();
        this.around = new double[n];
        this.within = new double[n];
        this.signal = new double[n];
        this.signalVariance = new double[n];
        this.rawX = new double[n];
        this.rawY = new double[n];
        this.weight = new double[n];
        this.missing = new boolean[n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; box.counts()[k] != null && i < box.counts()[k].length && !missing[k]; i++) {
                missing[k] = !Float.isFinite(box.counts()[k][i]);
            }
        }
        x = Path.smooth(box.depthUm(), maskX, area);
        y = Path.smooth(box.depthUm(), maskY, area);
        boolean settled = false;
        for (int i = 0; i < MOST_ITERATIONS && !settled; i++) {
            for (int k = 0; k < n; k++) {
                if (box.counts()[k] != null) {
                    layer(k, area[k] > 0);
                } else {
                    signal[k] = Double.NaN;
                    around[k] = Double.NaN;
                }
            }
            double[] lastX = x;
            double[] lastY = y;
            x = Path.smooth(box.depthUm(), rawX, weight);
            y = Path.smooth(box.depthUm(), rawY, weight);
            double moved = Math.max(farthest(x, lastX), farthest(y, lastY));
            settled = i + 1 >= ITERATIONS && !(moved > SETTLED_PX * pixelUm);
        }
    }

    private static double farthest(double[] a, double[] b) {
        double most = 0;
        for (int k = 0; k < a.length; k++) {
            most = Math.max(most, Math.abs(a[k] - b[k]));
        }
        return most;
    }

    /**
     * {@return how far from a column's edge its surroundings begin, in µm}
     *
     * @param pixelUm size of a pixel
     */
    private static double gapUm(double pixelUm) {
        return Math.max(GAP_UM, GAP_PX * pixelUm);
    }

    /**
     * {@return how far around a column counts are needed, from its edge, in µm}
     *
     * @param pixelUm size of a pixel
     */
    public static double reachUm(double pixelUm) {
        return REACH * gapUm(pixelUm);
    }

    /** Surroundings, core and centroid of a layer, around the axis as it is known. */
    private void layer(int k, boolean hasMask) {
        float[] counts = box.counts()[k];
        double ring = 0;
        int ringPixels = 0;
        double core = 0;
        int corePixels = 0;
        double outer = radiusUm + REACH * gapUm;
        double coreRadius = Math.max(CORE * radiusUm, pixelUm);
        for (int i = 0; i < counts.length; i++) {
            if (Float.isFinite(counts[i])) {
                double d = distance(k, i);
                if (d <= coreRadius) {
                    core += counts[i];
                    corePixels++;
                } else if (d >= radiusUm + gapUm && d <= outer) {
                    ring += counts[i];
                    ringPixels++;
                }
            }
        }
        around[k] = ring / ringPixels;
        signal[k] = core / corePixels - around[k];
        signalVariance[k] = (core + 1) / ((double) corePixels * corePixels) + (ring + 1) / ((double) ringPixels * ringPixels);
        double reach = radiusUm + gapUm / 2;
        double sum = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0; i < counts.length; i++) {
            if (Float.isFinite(counts[i]) && distance(k, i) <= reach) {
                double v = opposite(k, i) * (counts[i] - around[k]);
                sum += v;
                sx += v * px(k, i);
                sy += v * py(k, i);
            }
        }
        weight[k] = 0;
        if (!hasMask || !(sum > 0)) {
            return;
        }
        rawX[k] = sx / sum;
        rawY[k] = sy / sum;
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            if (Float.isFinite(counts[i]) && distance(k, i) <= reach) {
                double dx = px(k, i) - rawX[k];
                double dy = py(k, i) - rawY[k];
                double share = opposite(k, i);
                variance += share * share * counts[i] * (dx * dx + dy * dy) / 2;
            }
        }
        boolean near = Math.hypot(rawX[k] - x[k], rawY[k] - y[k]) < radiusUm + gapUm;
        weight[k] = near && variance > 0 ? sum * sum / variance : 0;
    }

    /**
     * How much of what lies opposite to a pixel, on the other side of the axis, is known, 0 to 1: a column of which one side is
     * missing, at another column or at the border of the raster, would have its centroid on the other side.
     */
    private double opposite(int k, int i) {
        if (!missing[k]) {
            return 1;
        }
        double column = (2 * x[k] - px(k, i) - box.xUm()[k]) / box.pixelWidthUm();
        double row = (2 * y[k] - py(k, i) - box.yUm()[k]) / box.pixelHeightUm();
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        double fx = column - left;
        double fy = row - top;
        return (1 - fy) * ((1 - fx) * known(k, left, top) + fx * known(k, left + 1, top))
                + fy * ((1 - fx) * known(k, left, top + 1) + fx * known(k, left + 1, top + 1));
    }

    private int known(int k, int column, int row) {
        float[] counts = box.counts()[k];
        boolean there = column >= 0 && column < box.width() && row >= 0 && row < counts.length / box.width();
        return there && Float.isFinite(counts[row * box.width() + column]) ? 1 : 0;
    }

    private double px(int k, int i) {
        return box.xUm()[k] + (i % box.width()) * box.pixelWidthUm();
    }

    private double py(int k, int i) {
        return box.yUm()[k] + (i / box.width()) * box.pixelHeightUm();
    }

    private double distance(int k, int i) {
        double dx = px(k, i) - x[k];
        double dy = py(k, i) - y[k];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** {@return the axis in each layer in x, in µm} */
    public double[] x() {
        return x;
    }

    /** {@return the axis in each layer in y, in µm} */
    public double[] y() {
        return y;
    }

    /** {@return centroids in x of single layers in µm, of those with a weight} */
    public double[] centroidX() {
        return rawX;
    }

    /** {@return centroids in y of single layers in µm, of those with a weight} */
    public double[] centroidY() {
        return rawY;
    }

    /** {@return one over the variance of each centroid by counting noise, 0 where there is none} */
    public double[] weight() {
        return weight;
    }

    /**
     * {@return the edge around the axis, which is first moved as a whole to the middle of a circle through what the parts of the
     * circumference say; its error is the larger one of what counting says and of how much the parts differ, and how much it
     * matters how far into the column it is fitted: texture, and outlines that are not round, are in it}
     *
     * @param from first layer that takes part
     * @param to behind the last one
     */
    public EdgeFit edge(int from, int to) {
        strengths();
        EdgeFit.Bins[] sectors = sectors(from, to);
        EdgeFit fit = edge(sectors);
        for (int i = 0; !Double.isNaN(fit.radius()); i++) {
            Circle circle = circle(sectors, fit);
            double off = Math.hypot(circle.x, circle.y);
            if (Double.isNaN(circle.error) || off > fit.radius() / 2) {
                return fit;
            }
            if (off < SETTLED_PX * pixelUm || i == SHIFTS) {
                double error = Math.max(fit.radiusError(), circle.error);
                return fit.withRadiusError(Math.hypot(error, FURTHER_SHARE * further(sectors, fit)));
            }
            // Grains that differ in yield pull the centroid, and so does a side that is missing; the edge stays where it is.
            for (int k = 0; k < x.length; k++) {
                x[k] += circle.x;
                y[k] += circle.y;
            }
            sectors = sectors(from, to);
            fit = edge(sectors);
        }
        return fit;
    }

    /** Counts by their distance from the axis, for each part of the circumference, from the negative x axis on. */
    private EdgeFit.Bins[] sectors(int from, int to) {
        double binUm = pixelUm / BINS_PER_PIXEL;
        double outer = radiusUm + REACH * gapUm;
        EdgeFit.Bins[] sectors = new EdgeFit.Bins[SECTORS];
        for (int s = 0; s < SECTORS; s++) {
            sectors[s] = new EdgeFit.Bins((int) (outer / binUm) + 1);
        }
        for (int k = Math.max(0, from); k < Math.min(to, box.layers()); k++) {
            float[] counts = box.counts()[k];
            if (counts == null || !(around[k] >= 0) || !(within[k] > 0)) {
                continue;
            }
            for (int i = 0; i < counts.length; i++) {
                double d = distance(k, i);
                if (d < outer && Float.isFinite(counts[i])) {
                    double turn = Math.atan2(py(k, i) - y[k], px(k, i) - x[k]) / (2 * Math.PI) + 0.5;
                    EdgeFit.Bins sector = sectors[Math.min(SECTORS - 1, (int) (turn * SECTORS))];
                    int b = (int) (d / binUm);
                    sector.counts()[b] += counts[i];
                    sector.distance()[b] += d;
                    sector.around()[b] += around[k];
                    sector.within()[b] += within[k];
                    sector.pixels()[b]++;
                }
            }
        }
        return sectors;
    }

    private EdgeFit edge(EdgeFit.Bins[] sectors) {
        double binUm = pixelUm / BINS_PER_PIXEL;
        EdgeFit.Bins all = EdgeFit.Bins.sum(sectors);
        int bins = all.counts().length;
        EdgeFit fit = EdgeFit.of(all, first(radiusUm, binUm), bins, radiusUm, EDGE_PX * pixelUm);
        // The part of the column that is fitted goes by the edge, of which the mask knew less.
        return Double.isNaN(fit.radius())
                ? fit
                : EdgeFit.of(all, first(fit.radius(), binUm), bins, fit.radius(), fit.width());
    }

    /** How much the radius changes when more of the column takes part, which is even but for texture. */
    private double further(EdgeFit.Bins[] sectors, EdgeFit fit) {
        EdgeFit.Bins all = EdgeFit.Bins.sum(sectors);
        double binUm = pixelUm / BINS_PER_PIXEL;
        int begin = (int) Math.max(0, (fit.radius() - FURTHER_PX * pixelUm) / binUm);
        double radius = EdgeFit.of(all, begin, all.counts().length, fit.radius(), fit.width()).radius();
        return Double.isNaN(radius) ? 0 : Math.abs(radius - fit.radius());
    }

    /**
     * A circle through the radii that parts of the circumference have alone.
     *
     * @param x how far its middle is from the axis
     * @param y likewise
     * @param error standard error of its radius by how much the parts differ from it; NaN where too few say something
     */
    private record Circle(double x, double y, double error) {}

    private Circle circle(EdgeFit.Bins[] sectors, EdgeFit whole) {
        double binUm = pixelUm / BINS_PER_PIXEL;
        int begin = first(whole.radius(), binUm);
        double[] radius = new double[SECTORS];
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        int n = 0;
        for (int s = 0; s < SECTORS; s++) {
            boolean isKnown = knownShare(sectors, s, whole.radius()) >= KNOWN;
            radius[s] = isKnown
                    ? EdgeFit.of(sectors[s], begin, sectors[s].counts().length, whole.radius(), whole.width()).radius()
                    : Double.NaN;
            boolean counts = !Double.isNaN(radius[s]);
            double[] row = row(s);
            for (int a = 0; a < 3 && counts; a++) {
                right[a] += row[a] * radius[s];
                for (int b = 0; b < 3; b++) {
                    normal[a][b] += row[a] * row[b];
                }
            }
            n += counts ? 1 : 0;
        }
        if (n < LEAST_SECTORS) {
            return new Circle(Double.NaN, Double.NaN, Double.NaN);
        }
        double[][] inverse = Linear.invert(normal);
        double[] p = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                p[a] += inverse[a][b] * right[b];
            }
        }
        double squares = 0;
        for (int s = 0; s < SECTORS; s++) {
            double[] row = row(s);
            double miss = radius[s] - p[0] * row[0] - p[1] * row[1] - p[2] * row[2];
            squares += Double.isNaN(miss) ? 0 : miss * miss;
        }
        return new Circle(p[1], p[2], Math.sqrt(squares / (n - 3) * inverse[0][0]));
    }

    private static double[] row(int sector) {
        double turn = 2 * Math.PI * ((sector + 0.5) / SECTORS - 0.5);
        return new double[] {1, Math.cos(turn), Math.sin(turn)};
    }

    /** How many pixels at the edge a part has, of what the one with the most has. */
    private double knownShare(EdgeFit.Bins[] sectors, int s, double radius) {
        double most = 0;
        double own = 0;
        for (int t = 0; t < SECTORS; t++) {
            double pixels = 0;
            for (int b = 0; b < sectors[t].pixels().length; b++) {
                boolean atEdge = Math.abs((b + 0.5) / BINS_PER_PIXEL * pixelUm - radius) < INWARDS_PX * pixelUm;
                pixels += atEdge ? sectors[t].pixels()[b] : 0;
            }
            most = Math.max(most, pixels);
            own = t == s ? pixels : own;
        }
        return own / most;
    }

    private int first(double radius, double binUm) {
        return (int) Math.max(0, (radius - INWARDS_PX * pixelUm) / binUm);
    }

    /** What the column counts over its surroundings, in each layer; means over a few layers. */
    private void strengths() {
        for (int k = 0; k < within.length; k++) {
            double sum = 0;
            int n = 0;
            for (int j = Math.max(0, k - STRENGTH_REACH); j <= Math.min(within.length - 1, k + STRENGTH_REACH); j++) {
                if (Double.isFinite(signal[j])) {
                    sum += signal[j];
                    n++;
                }
            }
            within[k] = sum / n;
        }
    }

    /**
     * {@return an end of the column in layers of the volume, 0 the upper side of the first one; NaN where none is found}
     *
     * @param fromLayer first layer of its mask in the volume
     * @param toLayer last layer of its mask
     * @param upper whether it is the upper end
     */
    public double end(int fromLayer, int toLayer, boolean upper) {
        double[] inside = Arrays.stream(signal, fromLayer - box.firstLayer(), toLayer + 1 - box.firstLayer())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (inside.length == 0) {
            return Double.NaN;
        }
        int side = upper ? fromLayer : toLayer + 1;
        return EndFit.of(signal, signalVariance, inside[inside.length / 2], side - box.firstLayer(), upper)
                + box.firstLayer();
    }
}
