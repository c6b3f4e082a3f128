// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/**
 * Where a column ends in depth: a logistic step in its signal over the surroundings, (A + A′·(z − e))·s with s = 1/(1 + e^((z
 * − e)/w)) for a lower end, within a few layers of where its mask ends. For each end e and w of a grid, A and A′ follow by
 * weighted least squares.
 */
public final class EndFit {

    private static final double[] WIDTHS = {0.5, 1, 1.5, 2, 2.5, 3, 4, 6};
    private static final int WINDOW = 16;
    private static final int BEYOND = 12;
    private static final int SEARCH = 6;
    private static final int FINER = 10;

    private EndFit() {}

    /**
     * {@return the depth of an end in layers, 0 the upper side of the first one; NaN where nothing fits}
     *
     * @param signal of the column over its surroundings in each layer, NaN where not known
     * @param variance of each
     * @param edge where the mask ends, in layers: the upper side of its first layer, or the lower side of its last one
     * @param upper whether it is the upper end
     */
    public static double of(double[] signal, double[] variance, int edge, boolean upper) {
        int sign = upper ? 1 : -1;
        // Inside is where sign·(k − edge) ≥ 0.
        int from = Math.max(0, upper ? edge - BEYOND : edge - WINDOW);
        int to = Math.min(signal.length, upper ? edge + WINDOW : edge + BEYOND);
        double best = Double.POSITIVE_INFINITY;
        double end = Double.NaN;
        for (int i = -SEARCH * FINER; i <= SEARCH * FINER; i++) {
            double e = edge + (double) i / FINER;
            for (double w : WIDTHS) {
                double chi = chiSquare(signal, variance, from, to, e, w, sign);
                if (chi < best) {
                    best = chi;
                    end = e;
                }
            }
        }
        return end;
    }

    private static double chiSquare(
            double[] signal, double[] variance, int from, int to, double e, double w, int sign) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ya = 0;
        double yb = 0;
        double yy = 0;
        for (int k = from; k < to; k++) {
            if (Double.isFinite(signal[k]) && variance[k] > 0) {
                double t = sign * (k + 0.5 - e);
                double s = 1 / (1 + Math.exp(-t / w));
                double a = s;
                double b = s * t;
                double v = 1 / variance[k];
                aa += v * a * a;
                ab += v * a * b;
                bb += v * b * b;
                ya += v * signal[k] * a;
                yb += v * signal[k] * b;
                yy += v * signal[k] * signal[k];
            }
        }
        double determinant = aa * bb - ab * ab;
        if (!(determinant > 1e-12 * aa * bb)) {
            return Double.POSITIVE_INFINITY;
        }
        double a = (ya * bb - yb * ab) / determinant;
        double b = (yb * aa - ya * ab) / determinant;
        return a > 0 ? yy - a * ya - b * yb : Double.POSITIVE_INFINITY;
    }
}
