// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.List;
import org.interphase.volume.Column;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;

/**
 * A column as it is marked in a picture: its number at its upper end, and its axis where asked for. Places in µm, x and y from
 * the raster's corner, z the depth, from the upper end down.
 *
 * @param id its number
 * @param xUm places along its axis, at least one; not to be changed
 * @param yUm the same
 * @param zUm the same
 * @param axis whether its axis is drawn
 */
public record ColumnMark(int id, double[] xUm, double[] yUm, double[] zUm, boolean axis) {

    /** Over how many layers to either side centroids are smoothed. */
    private static final int SMOOTH = 5;

    /**
     * Checks the places.
     *
     * @throws IllegalArgumentException when there is none, or there are not as many of each
     */
    public ColumnMark {
        if (xUm.length < 1 || yUm.length != xUm.length || zUm.length != xUm.length) {
            throw new IllegalArgumentException("expected as many places of each axis, at least one, found " + xUm.length
                    + ", " + yUm.length + " and " + zUm.length);
        }
    }

    /**
     * {@return columns with straight axes through their centroids, as they are tilted}
     *
     * @param columns what was found
     * @param axis whether their axes are drawn
     */
    public static List<ColumnMark> straight(List<Column> columns, boolean axis) {
        List<ColumnMark> all = new ArrayList<>();
        for (Column c : columns) {
            double[] centre = c.centreUm();
            double[] z = {c.fromUm(), c.toUm()};
            double[] x = new double[2];
            double[] y = new double[2];
            for (int i = 0; i < 2; i++) {
                x[i] = centre[0] + tilt(c.tiltX().value()) * (z[i] - centre[2]);
                y[i] = centre[1] + tilt(c.tiltY().value()) * (z[i] - centre[2]);
            }
            all.add(new ColumnMark(c.id(), x, y, z, axis));
        }
        return List.copyOf(all);
    }

    private static double tilt(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /**
     * {@return objects with axes through the centroids of their layers, smoothed over a few of them}
     *
     * @param labels what was found
     * @param axis whether their axes are drawn
     */
    public static List<ColumnMark> along(Labels labels, boolean axis) {
        VolumeGeometry g = labels.geometry();
        int n = labels.components().size();
        // Edited labels have ids beyond their number.
        int[] places = labels.places();
        double[][] sums = new double[g.layers() * 3][n];
        int[] layer = new int[g.pixels()];
        for (int k = 0; k < g.layers(); k++) {
            labels.layer(k, layer);
            for (int i = 0; i < layer.length; i++) {
                int c = places[layer[i]];
                if (c >= 0) {
                    sums[3 * k][c]++;
                    sums[3 * k + 1][c] += i % g.width() + 0.5;
                    sums[3 * k + 2][c] += i / g.width() + 0.5;
                }
            }
        }
        List<ColumnMark> all = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            all.add(along(labels.components().get(c), c, g, sums, axis));
        }
        return List.copyOf(all);
    }

    private static ColumnMark along(Labels.Component c, int place, VolumeGeometry g, double[][] sums, boolean axis) {
        int layers = c.toLayer() - c.fromLayer() + 1;
        int half = Math.min(SMOOTH, (layers - 1) / 2);
        double[] x = new double[layers];
        double[] y = new double[layers];
        double[] z = new double[layers];
        for (int i = 0; i < layers; i++) {
            int k = c.fromLayer() + i;
            double count = 0;
            // As far to either side as there are layers on both, so that ends stay where they are.
            int reach = Math.min(half, Math.min(i, layers - 1 - i));
            for (int j = k - reach; j <= k + reach; j++) {
                count += sums[3 * j][place];
                x[i] += sums[3 * j + 1][place];
                y[i] += sums[3 * j + 2][place];
            }
            x[i] *= g.pixelWidthUm() / count;
            y[i] *= g.pixelHeightUm() / count;
            z[i] = i == 0 ? g.topUm(k) : i == layers - 1 ? g.topUm(k + 1) : g.depthUm(k);
        }
        return new ColumnMark(c.id(), x, y, z, axis);
    }
}
