// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import org.interphase.core.data.StackGeometry;

/**
 * Where each layer lay under each pixel, from maps of the surface before and after: z(x, y, k) = h0 − (h0 − h1)·D(k)/D, with the
 * dose D(k) until the middle of layer k and D of the whole stack. The dose is taken to grow with time. Depths are counted
 * from the highest place of the surface before.
 *
 * @param heightUm h0 below the highest place, as a height: at most 0, {@code [y·width + x]} in µm
 * @param rate h0 − h1 over its mean, {@code [y·width + x]}
 * @param meanDepthUm mean of h0 − h1 in µm
 * @param deepestUm from the highest place before to the lowest one after in µm
 * @param errorUm standard error of a height in either map in µm
 */
record CraterRelief(float[] heightUm, float[] rate, double meanDepthUm, double deepestUm, double errorUm) {

    /**
     * {@return the relief of two maps}
     *
     * @param raster that both must have
     * @param before h0
     * @param after h1
     * @param scaleUm one of their unit in µm
     * @param errorUm standard error of a height in µm
     * @throws IllegalArgumentException when a map has another raster, or the surface after is not below that before
     */
    static CraterRelief of(StackGeometry raster, HeightMap before, HeightMap after, double scaleUm, double errorUm) {
        float[] h0 = before.um(raster, scaleUm);
        float[] h1 = after.um(raster, scaleUm);
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < h0.length; i++) {
            if (!(h0[i] > h1[i])) {
                throw new IllegalArgumentException("expected a surface after that lies below the one before, found "
                        + h1[i] + " µm after and " + h0[i] + " µm before at pixel (" + i % raster.width() + ", "
                        + i / raster.width() + ")");
            }
            highest = Math.max(highest, h0[i]);
            lowest = Math.min(lowest, h1[i]);
            sum += (double) h0[i] - h1[i];
        }
        double mean = sum / h0.length;
        float[] height = new float[h0.length];
        float[] rate = new float[h0.length];
        for (int i = 0; i < h0.length; i++) {
            height[i] = (float) (h0[i] - highest);
            rate[i] = (float) (((double) h0[i] - h1[i]) / mean);
        }
        return new CraterRelief(height, rate, mean, highest - lowest, errorUm);
    }

    /**
     * {@return the stack with it, and with depths that are those of the mean of all pixels}
     *
     * @param stack any
     */
    CorrectedStack applyTo(CorrectedStack stack) {
        CorrectedStack next = DepthScale.ofCrater(stack.raw(), meanDepthUm, 0).applyTo(stack);
        for (int c = 0; c < stack.raw().species().size(); c++) {
            double[] z = next.depthUm(c);
            double[] error = next.depthErrorUm(c);
            for (int k = 0; k < z.length; k++) {
                double share = z[k] / meanDepthUm;
                error[k] = Math.hypot(error[k], errorUm * Math.hypot(1 - share, share));
            }
            next = next.withDepth(c, z, error);
        }
        return next.withRelief(heightUm, rate, deepestUm / meanDepthUm);
    }
}
