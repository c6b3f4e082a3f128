// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

/**
 * Fewer points that look the same: of each run of neighbours that fall into one column of pixels the first, the lowest,
 * the highest and the last stay, in their order. A line through them covers the same pixels, whatever way it runs.
 */
public final class ColumnReduction {

    /** The longest series that is drawn point by point. */
    public static final int LONGEST = 5_000;

    private ColumnReduction() {}

    /**
     * {@return the points to draw}
     *
     * @param x horizontal positions in pixels; a pair with a value that is not finite stays, since a line breaks there
     * @param y vertical positions in pixels, as many
     * @return {@code [0][point]} horizontal and {@code [1][point]} vertical positions; all, where there are at most
     *     {@link #LONGEST}
     */
    public static double[][] reduce(double[] x, double[] y) {
        if (x.length <= LONGEST) {
            return new double[][] {x.clone(), y.clone()};
        }
        int[] kept = new int[x.length];
        int n = 0;
        int from = 0;
        while (from < x.length) {
            int to = from + 1;
            int low = from;
            int high = from;
            if (Double.isFinite(x[from]) && Double.isFinite(y[from])) {
                double column = Math.floor(x[from]);
                while (to < x.length && Double.isFinite(y[to]) && Math.floor(x[to]) == column) {
                    low = y[to] < y[low] ? to : low;
                    high = y[to] > y[high] ? to : high;
                    to++;
                }
            }
            int last = -1;
            for (int i : new int[] {from, Math.min(low, high), Math.max(low, high), to - 1}) {
                if (i > last) {
                    kept[n++] = i;
                    last = i;
                }
            }
            from = to;
        }
        double[][] out = new double[2][n];
        for (int i = 0; i < n; i++) {
            out[0][i] = x[kept[i]];
            out[1][i] = y[kept[i]];
        }
        return out;
    }
}
