// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

import org.interphase.sims.filter.LayerInput;

/**
 * What stands in for what is not known, so that smoothing does not spread it: the layer's mean, and for a layer of which nothing
 * is known, the nearest one of which something is.
 */
public final class Gaps {

    private final double[] mean;
    private final int[] nearest;

    /**
     * Looks for what stands in.
     *
     * @param mean of what is known of each layer, NaN where that is nothing
     */
    public Gaps(double[] mean) {
        this.mean = mean.clone();
        int n = mean.length;
        nearest = new int[n];
        for (int k = 0; k < n; k++) {
            nearest[k] = k;
            for (int d = 0; d < n && Double.isNaN(mean[nearest[k]]); d++) {
                nearest[k] = k - d >= 0 && !Double.isNaN(mean[k - d]) ? k - d : Math.min(n - 1, k + d);
            }
        }
    }

    /**
     * {@return the mean of what is known, NaN where that is nothing}
     *
     * @param layer its values
     */
    public static double mean(float[] layer) {
        double sum = 0;
        int known = 0;
        for (float v : layer) {
            if (Float.isFinite(v)) {
                sum += v;
                known++;
            }
        }
        return sum / known;
    }

    /**
     * {@return the layers without gaps}
     *
     * @param layers with gaps
     */
    public LayerInput filled(LayerInput layers) {
        return (k, into) -> {
            layers.read(nearest[k], into);
            float fill = Double.isNaN(mean[nearest[k]]) ? 0 : (float) mean[nearest[k]];
            for (int i = 0; i < into.length; i++) {
                into[i] = Float.isFinite(into[i]) ? into[i] : fill;
            }
        };
    }
}
