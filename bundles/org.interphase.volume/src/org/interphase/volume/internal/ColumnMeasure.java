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
    private static final double INWARDS_PX = 2.5;
    /** Where the fit of the edge begins, in pixels. */
    private static final double EDGE_PX = 0.4;
    private static final int BINS_PER_PIXEL = 8;
    private static final int ITERATIONS = 4;
    /** Where one side is missing the axis settles slowly. */
    private static final int MOST_ITERATIONS = 24;
    /** How far the axis still moves, in pixels. */
    private static final double SETTLED_PX = 0.005;
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
        double sum = 0;
        double sx = 0;
        double sy = 0;
        double reach = radiusUm + gapUm / 2;
        for (int i = 0; i < counts.length; i++) {
            if (Float.isFinite(counts[i]) && distance(k, i) <= reach && hasOpposite(k, i)) {
                double v = counts[i] - around[k];
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
            if (Float.isFinite(counts[i]) && distance(k, i) <= reach && hasOpposite(k, i)) {
                double dx = px(k, i) - rawX[k];
                double dy = py(k, i) - rawY[k];
                variance += counts[i] * (dx * dx + dy * dy) / 2;
            }
        }
        boolean near = Math.hypot(rawX[k] - x[k], rawY[k] - y[k]) < radiusUm + gapUm;
        weight[k] = near && variance > 0 ? sum * sum / variance : 0;
    }

    /**
     * Whether the pixel on the other side of the axis is known too: a column of which one side is missing, at another column
     * or at the border of the raster, would have its centroid on the other side.
     */
    private boolean hasOpposite(int k, int i) {
        long column = Math.round((2 * x[k] - px(k, i) - box.xUm()[k]) / box.pixelWidthUm());
        long row = Math.round((2 * y[k] - py(k, i) - box.yUm()[k]) / box.pixelHeightUm());
        float[] counts = box.counts()[k];
        return column >= 0
                && column < box.width()
                && row >= 0
                && row < counts.length / box.width()
                && Float.isFinite(counts[(int) (row * box.width() + column)]);
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
     * {@return the edge around the axis; its error is the larger one of what counting says and of how much the parts of the
     * column's circumference differ: texture, and outlines that are not round, are in it}
     *
     * @param from first layer that takes part
     * @param to behind the last one
     */
    public EdgeFit edge(int from, int to) {
        strengths();
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
        EdgeFit.Bins all = EdgeFit.Bins.sum(sectors);
        int bins = all.counts().length;
        EdgeFit fit = EdgeFit.of(all, first(radiusUm, binUm), bins, radiusUm, EDGE_PX * pixelUm);
        if (Double.isNaN(fit.radius())) {
            return fit;
        }
        // The part of the column that is fitted goes by the edge, of which the mask knew less.
        int begin = first(fit.radius(), binUm);
        EdgeFit best = EdgeFit.of(all, begin, bins, fit.radius(), fit.width());
        double scatter = scatter(sectors, begin, best);
        return Double.isNaN(scatter) ? best : best.withRadiusError(Math.max(best.radiusError(), scatter));
    }

    /**
     * Standard error of the radius by what each part of the circumference says alone, less what an axis that lies beside the
     * middle makes of it: that is a cosine over the circumference, and gone from the mean. NaN where a part says nothing.
     */
    private static double scatter(EdgeFit.Bins[] sectors, int begin, EdgeFit whole) {
        double[] radius = new double[SECTORS];
        double mean = 0;
        double cosine = 0;
        double sine = 0;
        for (int s = 0; s < SECTORS; s++) {
            radius[s] = EdgeFit.of(sectors[s], begin, sectors[s].counts().length, whole.radius(), whole.width()).radius();
            double turn = 2 * Math.PI * (s + 0.5) / SECTORS;
            mean += radius[s] / SECTORS;
            cosine += radius[s] * Math.cos(turn) * 2 / SECTORS;
            sine += radius[s] * Math.sin(turn) * 2 / SECTORS;
        }
        double squares = 0;
        for (int s = 0; s < SECTORS; s++) {
            double turn = 2 * Math.PI * (s + 0.5) / SECTORS;
            double r = radius[s] - mean - cosine * Math.cos(turn) - sine * Math.sin(turn);
            squares += r * r;
        }
        return Math.sqrt(squares / (SECTORS - 3) / SECTORS);
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
