// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.internal.CrossProducts;

/**
 * Pearson's correlation of species over the voxels, as measured and without what counting noise takes from it.
 *
 * <p>Voxels of a few counts correlate weakly however alike their species are. The noise-free correlation is r/√(Rₓ·R_y),
 * with the reliability R = 1 − mean/variance, which is the part of a Poisson count's variance that is not its own noise. It
 * holds for raw counts; dead time makes it a little too small. Pixels are compared as they lie, without displacements, which
 * species of one polarity have in common.
 *
 * @param species names of the channels
 * @param pearson r, {@code [i][j]}; NaN where a species does not vary
 * @param corrected r without noise, {@code [i][j]}; may exceed 1 in size by its scatter; NaN where noise is all that varies
 * @param reliability R of each species
 * @param voxels how many voxels were compared
 */
public record SpeciesCorrelation(
        List<String> species, double[][] pearson, double[][] corrected, double[] reliability, long voxels) {

    /** Copies the values. */
    public SpeciesCorrelation {
        species = List.copyOf(species);
        pearson = copy(pearson);
        corrected = copy(corrected);
        reliability = reliability.clone();
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return r, a copy} */
    @Override
    public double[][] pearson() {
        return copy(pearson);
    }

    /** {@return r without noise, a copy} */
    @Override
    public double[][] corrected() {
        return copy(corrected);
    }

    /** {@return the reliabilities, a copy} */
    @Override
    public double[] reliability() {
        return reliability.clone();
    }

    /**
     * {@return the correlations of some channels}
     *
     * @param stack counts, and which layers are masked: these are left out
     * @param channels indices of the channels
     * @param progress what to report to
     * @throws IllegalArgumentException when no layer is left
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static SpeciesCorrelation of(CorrectedStack stack, int[] channels, Progress progress)
            throws IOException, CancelledException {
        int n = channels.length;
        int[] layers = Components.layers(stack, channels);
        float[] offset = new float[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (float v : stack.raw().layer(channels[i], layers[layers.length / 2])) {
                sum += v > 0 ? v : 0;
            }
            offset[i] = (float) (sum / stack.geometry().pixels());
        }
        CrossProducts cross = CrossProducts.of(
                stack.raw().source(), channels, layers, stack.geometry().pixels(), offset, false, progress);
        double count = cross.voxels();
        double[] sums = cross.sums();
        double[][] covariance = cross.products();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = covariance[i][j] / count - sums[i] / count * (sums[j] / count);
            }
        }
        double[] reliability = IntStream.range(0, n)
                .mapToDouble(i -> 1 - (offset[i] + sums[i] / count) / covariance[i][i])
                .toArray();
        double[][] pearson = new double[n][n];
        double[][] corrected = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                pearson[i][j] = i == j && covariance[i][i] > 0
                        ? 1
                        : covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
                boolean real = reliability[i] > 0 && reliability[j] > 0;
                corrected[i][j] = !real
                        ? Double.NaN
                        : i == j ? 1 : pearson[i][j] / Math.sqrt(reliability[i] * reliability[j]);
            }
        }
        List<String> names = Arrays.stream(channels)
                .mapToObj(c -> stack.raw().species().get(c).name())
                .toList();
        return new SpeciesCorrelation(names, pearson, corrected, reliability, cross.voxels());
    }
}
