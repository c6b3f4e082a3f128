// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.filter.Slabs;

/**
 * An image of a stack: the mean of layers, a ratio, each with the variance that counting gives it.
 *
 * @param label what it shows
 * @param width pixels in x
 * @param height pixels in y
 * @param values {@code [y·width + x]}; NaN where there is none
 * @param variances of the values, likewise
 */
public record StackImage(String label, int width, int height, float[] values, float[] variances) {

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException when there are not as many as pixels
     */
    public StackImage {
        Objects.requireNonNull(label);
        values = values.clone();
        variances = variances.clone();
        if (values.length != width * height || variances.length != values.length) {
            throw new IllegalArgumentException("expected " + width * height + " values and variances, found " + values.length
                    + " and " + variances.length);
        }
    }

    /** {@return the values, a copy} */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** {@return their variances, a copy} */
    @Override
    public float[] variances() {
        return variances.clone();
    }

    /**
     * {@return the mean of some layers' corrected images, in the frame that their displacements refer to; masked layers are
     * left out} The variance of a pixel is its mean over the number of layers, as for counts; interpolation makes it a little
     * smaller, and neighbours alike.
     *
     * @param stack counts and corrections
     * @param channel index of the species
     * @param from first layer
     * @param to behind the last layer
     * @param progress what to report to
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static StackImage mean(CorrectedStack stack, int channel, int from, int to, Progress progress)
            throws IOException, CancelledException {
        Objects.checkFromToIndex(from, to, stack.geometry().layers());
        int pixels = stack.geometry().pixels();
        double[] sum = new double[pixels];
        double[] variance = new double[pixels];
        int[] layers = new int[pixels];
        Slabs.forEach(to - from, 1, progress, 0, 1, "sum images", (first, last, done) -> {
            float[] image = new float[pixels];
            double[] partSum = new double[pixels];
            double[] partVariance = new double[pixels];
            int[] partLayers = new int[pixels];
            for (int k = from + first; k < from + last; k++) {
                stack.image(channel, k, image);
                double one = 1 / stack.gain(channel, k);
                for (int p = 0; p < pixels; p++) {
                    if (!Float.isNaN(image[p])) {
                        partSum[p] += image[p];
                        partVariance[p] += image[p] * one;
                        partLayers[p]++;
                    }
                }
                done.layer();
            }
            synchronized (sum) {
                for (int p = 0; p < pixels; p++) {
                    sum[p] += partSum[p];
                    variance[p] += partVariance[p];
                    layers[p] += partLayers[p];
                }
            }
        });
        float[] values = new float[pixels];
        float[] variances = new float[pixels];
        for (int p = 0; p < pixels; p++) {
            double n = layers[p] > 0 ? layers[p] : Double.NaN;
            values[p] = (float) (sum[p] / n);
            variances[p] = (float) (variance[p] / (n * n));
        }
        return new StackImage(
                stack.raw().species().get(channel).name(),
                stack.geometry().width(),
                stack.geometry().height(),
                values,
                variances);
    }

    /**
     * {@return this over another image, with var(a/b) = (a/b)²·(var a/a² + var b/b²)}
     *
     * @param other of the same raster
     * @param sigmas pixels in which the other image is not so many of its standard deviations above 0 have no ratio
     */
    public StackImage over(StackImage other, double sigmas) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("expected an image of " + width + " × " + height + " pixels, found "
                    + other.width + " × " + other.height);
        }
        float[] ratio = new float[values.length];
        float[] variance = new float[values.length];
        for (int p = 0; p < ratio.length; p++) {
            double a = values[p];
            double b = other.values[p];
            boolean above = b > 0 && b >= sigmas * Math.sqrt(other.variances[p]);
            ratio[p] = above ? (float) (a / b) : Float.NaN;
            variance[p] = above
                    ? (float) ((variances[p] + a * a / (b * b) * other.variances[p]) / (b * b))
                    : Float.NaN;
        }
        return new StackImage(label + "/" + other.label, width, height, ratio, variance);
    }

    /**
     * {@return the value below which a part of the pixels lies; NaN where there is none}
     *
     * @param part 0 to 1
     */
    public double quantile(double part) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Float.isNaN(sorted[n - 1])) {
            n--;
        }
        return n == 0 ? Double.NaN : sorted[Math.clamp(Math.round(part * (n - 1)), 0, n - 1)];
    }
}
