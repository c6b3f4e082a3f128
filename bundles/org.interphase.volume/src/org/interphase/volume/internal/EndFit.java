// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/**
 * Where a column ends in depth: a logistic step from nothing to the column's strength, S·s with s = 1/(1 + e^(t/w)), t = z −
 * e, by weighted least squares over e and w within a few layers of where its mask ends. The strength is mostly the column's
 * typical one, and partly that of the layers beside the end: these alone say little, since a strength that changes there looks
 * like an end that is elsewhere. Where the column is a quarter stronger or weaker at its end than it is typically, the end is
 * off by about half of w.
 */
public final class EndFit {

    private static final double[] WIDTHS = {0.5, 1, 1.5, 2, 2.5, 3, 4, 6};
    private static final int WITHIN = 6;
    private static final int BEYOND = 8;
    private static final int SEARCH = 6;
    private static final int FINER = 10;
    /** What the layers beside the end, {@value #FIRST} to {@value #LAST} of them within, count for the strength there. */
    private static final double LOCAL = 0.4;
    private static final int FIRST = 3;
    private static final int LAST = 7;

    private EndFit() {}

    /**
     * {@return the depth of an end in layers, 0 the upper side of the first one; NaN where nothing fits}
     *
     * @param signal of the column over its surroundings in each layer, NaN where not known
     * @param variance of each
     * @param strength the column's typical signal
     * @param edge where the mask ends, in layers: the upper side of its first layer, or the lower side of its last one
     * @param upper whether it is the upper end
     */
    public static double of(double[] signal, double[] variance, double strength, int edge, boolean upper) {
        double end = edge;
        for (int pass = 0; pass < 2 && !Double.isNaN(end); pass++) {
            end = fit(signal, variance, strength(signal, strength, (int) Math.round(end), upper), edge, upper);
        }
        return end;
    }

    private static double strength(double[] signal, double typical, int edge, boolean upper) {
        double sum = 0;
        int n = 0;
        for (int i = FIRST; i <= LAST; i++) {
            int k = upper ? edge + i : edge - 1 - i;
            if (k >= 0 && k < signal.length && Double.isFinite(signal[k])) {
                sum += signal[k];
                n++;
            }
        }
        double mixed = n == 0 ? typical : (1 - LOCAL) * typical + LOCAL * sum / n;
        return mixed > 0 ? mixed : typical;
    }

    private static double fit(double[] signal, double[] variance, double strength, int edge, boolean upper) {
        int from = Math.max(0, edge - (upper ? BEYOND : WITHIN));
        int to = Math.min(signal.length, edge + (upper ? WITHIN : BEYOND));
        double best = Double.POSITIVE_INFINITY;
        double end = Double.NaN;
        for (int i = -SEARCH * FINER; i <= SEARCH * FINER; i++) {
            double e = edge + (double) i / FINER;
            for (double w : WIDTHS) {
                double chi = 0;
                int n = 0;
                for (int k = from; k < to; k++) {
                    if (Double.isFinite(signal[k]) && variance[k] > 0) {
                        double t = upper ? e - k - 0.5 : k + 0.5 - e;
                        double miss = signal[k] - strength / (1 + Math.exp(t / w));
                        chi += miss * miss / variance[k];
                        n++;
                    }
                }
                if (n > 2 && chi < best) {
                    best = chi;
                    end = e;
                }
            }
        }
        return end;
    }
}
