// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.internal.Parallel;
import org.interphase.sims.internal.PolynomialSurface;

/**
 * How the sensitivity of a detector falls over the frame (vignetting): a polynomial of low degree through the mean image of
 * all its species and layers, by iteratively reweighted least squares on blocks with Tukey's biweight, so that columns and
 * grains are not taken for it. What it cannot tell is a smooth slope of the sample itself.
 *
 * @param polarity of the species
 * @param degree of the polynomial, 1 to 4
 * @param field {@code [y·width + x]}, mean 1; by this the counts are to be divided
 * @param lowest its lowest value
 * @param highest its highest value
 * @param scatter robust standard deviation of blocks of 1/32 of the frame about it, as a share of the mean: noise, grains,
 *     columns
 * @param used share of the frame that was not set aside as standing out, 0 to 1
 */
public record FlatField(
        IonPolarity polarity, int degree, float[] field, double lowest, double highest, double scatter, double used) {

    private static final double LEAST_SENSITIVITY = 0.05;

    /**
     * {@return the flat fields of the polarities that a stack has}
     *
     * @param stack its raw counts are looked at
     * @param degree of the polynomial, 1 to 4
     * @param progress is asked whether to go on
     * @throws IllegalArgumentException when the degree is out of range, or the counts fall to nothing somewhere, so that
     *     there is nothing to divide by
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static List<FlatField> of(CorrectedStack stack, int degree, Progress progress)
            throws IOException, CancelledException {
        if (degree < 1 || degree > 4) {
            throw new IllegalArgumentException("expected a degree from 1 to 4, found " + degree);
        }
        List<FlatField> all = new ArrayList<>();
        for (IonPolarity p : IonPolarity.values()) {
            int[] channels = IntStream.range(0, stack.raw().species().size())
                    .filter(c -> stack.raw().species().get(c).polarity() == p)
                    .toArray();
            if (channels.length > 0) {
                all.add(of(stack, p, channels, degree, progress));
            }
        }
        return all;
    }

    private static FlatField of(CorrectedStack stack, IonPolarity polarity, int[] channels, int degree, Progress progress)
            throws IOException, CancelledException {
        int width = stack.geometry().width();
        int height = stack.geometry().height();
        int layers = stack.geometry().layers();
        List<float[][]> sums = Parallel.inGroups(layers * channels.length, () -> new float[2][width * height], (i, b) -> {
            stack.raw().source().read(channels[i / layers], i % layers, b[0]);
            for (int j = 0; j < b[0].length; j++) {
                b[1][j] += Float.isFinite(b[0][j]) ? b[0][j] : 0;
            }
        }, progress);
        float[] mean = new float[width * height];
        for (float[][] b : sums) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += b[1][j] / layers;
            }
        }
        PolynomialSurface surface = PolynomialSurface.fit(mean, width, height, degree);
        float[] field = surface.image();
        double sum = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (float v : field) {
            sum += v;
            lowest = Math.min(lowest, v);
            highest = Math.max(highest, v);
        }
        double average = sum / field.length;
        if (!(average > 0) || lowest < LEAST_SENSITIVITY * average) {
            throw new IllegalArgumentException("expected a flat field that stays above " + LEAST_SENSITIVITY
                    + " of its mean, found one that falls to " + lowest / average);
        }
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) (field[i] / average);
        }
        return new FlatField(
                polarity, degree, field, lowest / average, highest / average, surface.scatter() / average, surface.used());
    }

    /**
     * {@return the stack whose values of this polarity are divided by the field}
     *
     * @param stack of the same raster
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        return stack.withFlatField(polarity, field);
    }
}
