// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.SpeciesCorrelation;
import org.interphase.volume.internal.ToroidalShifts;

/**
 * How two species correlate voxel by voxel.
 *
 * <p>Pearson's r is crushed by counting noise. Where both species are raw counts on the same raster, the noise is taken out
 * by their reliability R = 1 − mean/variance ({@link SpeciesCorrelation}). Interpolated counts have less than Poisson's
 * variance; then each species' variance without noise is taken from the covariance of neighbouring layers, whose noise is
 * independent, extrapolated to no distance from one and two layers: c₀ = (4c₁ − c₂)/3.
 *
 * @param pearson r; NaN where a species does not vary
 * @param pearsonCorrected r without noise; NaN where noise is all that varies
 * @param pValue share of random toroidal shifts after which the smoothed volumes correlate at least as much
 * @param manders1 Manders' M₁ of objects: of what species a has in its columns over the level of its layer, in smoothed counts,
 *     the share that lies in columns of b; NaN where a has none
 * @param manders2 M₂, with a and b exchanged
 * @param costesA Costes' threshold of a in smoothed counts: the largest at which voxels below it, or below b's, do not
 *     correlate any more; NaN where there is none
 * @param costesB that of b
 */
public record VoxelCorrelation(
        double pearson,
        double pearsonCorrected,
        double pValue,
        double manders1,
        double manders2,
        double costesA,
        double costesB) {

    private static final int BINS = 512;

    /**
     * {@return the correlation of two species}
     *
     * @param stack the counts
     * @param a index of the first species
     * @param b index of the second species
     * @param volumeA corrected images of the first one
     * @param volumeB corrected images of the second one
     * @param smoothA its smoothed volume
     * @param smoothB likewise
     * @param labelsA its columns
     * @param labelsB likewise
     * @param seed of the random shifts
     * @param progress what to report to
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    static VoxelCorrelation of(
            CorrectedStack stack,
            int a,
            int b,
            Volume volumeA,
            Volume volumeB,
            Volume smoothA,
            Volume smoothB,
            Labels labelsA,
            Labels labelsB,
            long seed,
            Progress progress)
            throws IOException, CancelledException {
        double[] pearson = isCountsAsTheyLie(stack, a, b) ? counts(stack, a, b, progress) : interpolated(volumeA, volumeB);
        progress.checkCancelled();
        double p = ToroidalShifts.pValue(smoothA.layers(), smoothB.layers(), smoothA.geometry().width(), seed);
        double[] costes = costes(smoothA, smoothB);
        return new VoxelCorrelation(
                pearson[0],
                pearson[1],
                p,
                manders(smoothA, labelsA, labelsB),
                manders(smoothB, labelsB, labelsA),
                costes[0],
                costes[1]);
    }

    /** Whether pixels of both species that were counted together lie on each other, and are counts. */
    private static boolean isCountsAsTheyLie(CorrectedStack stack, int a, int b) {
        IonPolarity pa = stack.raw().species().get(a).polarity();
        IonPolarity pb = stack.raw().species().get(b).polarity();
        boolean together = stack.raw().source().type() != LayerSource.PixelType.FLOAT32;
        for (int k = 0; k < stack.geometry().layers() && together; k++) {
            together = stack.shiftX(pa, k) == stack.shiftX(pb, k) && stack.shiftY(pa, k) == stack.shiftY(pb, k);
        }
        return together;
    }

    private static double[] counts(CorrectedStack stack, int a, int b, Progress progress)
            throws IOException, CancelledException {
        SpeciesCorrelation c = SpeciesCorrelation.of(stack, new int[] {a, b}, progress);
        return new double[] {c.pearson()[0][1], c.corrected()[0][1]};
    }

    private static double[] interpolated(Volume a, Volume b) {
        double[] means = {mean(a), mean(b)};
        double ab = covariance(a, means[0], b, means[1], 0);
        double aa = covariance(a, means[0], a, means[0], 0);
        double bb = covariance(b, means[1], b, means[1], 0);
        double signalA = withoutNoise(a, means[0]);
        double signalB = withoutNoise(b, means[1]);
        return new double[] {
            ab / Math.sqrt(aa * bb), signalA > 0 && signalB > 0 ? ab / Math.sqrt(signalA * signalB) : Double.NaN
        };
    }

    private static double withoutNoise(Volume v, double mean) {
        double one = covariance(v, mean, v, mean, 1);
        double two = covariance(v, mean, v, mean, 2);
        return (4 * one - two) / 3;
    }

    private static double mean(Volume v) {
        double sum = 0;
        long n = 0;
        for (float[] layer : v.layers()) {
            for (float x : layer) {
                if (Float.isFinite(x)) {
                    sum += x;
                    n++;
                }
            }
        }
        return sum / n;
    }

    /** Covariance of a's layers with b's, some layers deeper. */
    private static double covariance(Volume a, double meanA, Volume b, double meanB, int deeper) {
        double sum = 0;
        long n = 0;
        for (int k = deeper; k < a.geometry().layers(); k++) {
            float[] x = a.layer(k - deeper);
            float[] y = b.layer(k);
            for (int i = 0; i < x.length; i++) {
                double p = (x[i] - meanA) * (y[i] - meanB);
                if (Double.isFinite(p)) {
                    sum += p;
                    n++;
                }
            }
        }
        return sum / n;
    }

    /** The share of the signal in a's columns that lies in b's. */
    private static double manders(Volume a, Labels inA, Labels inB) {
        double ground = Volume.level(a.layer(a.geometry().layers() / 2));
        int[] labelA = new int[a.geometry().pixels()];
        int[] labelB = new int[a.geometry().pixels()];
        double all = 0;
        double both = 0;
        for (int k = 0; k < a.geometry().layers(); k++) {
            inA.layer(k, labelA);
            inB.layer(k, labelB);
            float[] x = a.layer(k);
            for (int i = 0; i < x.length; i++) {
                if (labelA[i] > 0) {
                    all += x[i] - ground;
                    both += labelB[i] > 0 ? x[i] - ground : 0;
                }
            }
        }
        return all > 0 ? both / all : Double.NaN;
    }

    /**
     * Thresholds on the line of orthogonal regression b = α·a + β, from the highest down, until what lies below one of them
     * does not correlate. Source: Costes et al., Biophys. J. 86 (2004) 3993; values in a joint histogram of 512 bins each.
     */
    private static double[] costes(Volume a, Volume b) {
        double[] rangeA = range(a);
        double[] rangeB = range(b);
        if (!(rangeA[1] > rangeA[0] && rangeB[1] > rangeB[0])) {
            return new double[] {Double.NaN, Double.NaN};
        }
        long[][] joint = new long[BINS][BINS];
        for (int k = 0; k < a.geometry().layers(); k++) {
            float[] x = a.layer(k);
            float[] y = b.layer(k);
            for (int i = 0; i < x.length; i++) {
                joint[bin(x[i], rangeA)][bin(y[i], rangeB)]++;
            }
        }
        double[] m = moments(joint, BINS, BINS);
        // In units of bins, which have their own scale on each axis.
        double scale = (rangeB[1] - rangeB[0]) / (rangeA[1] - rangeA[0]);
        double vx = m[2];
        double vy = m[3] * scale * scale;
        double vxy = m[4] * scale;
        if (!(vxy > 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double slope = (vy - vx + Math.sqrt((vy - vx) * (vy - vx) + 4 * vxy * vxy)) / (2 * vxy) / scale;
        for (int t = BINS - 1; t > 0; t--) {
            int u = (int) Math.round(m[1] + slope * (t - m[0]));
            double[] below = moments(joint, t, Math.clamp(u, 0, BINS));
            if (!(below[4] > 0)) {
                return new double[] {
                    rangeA[0] + (double) t / BINS * (rangeA[1] - rangeA[0]),
                    rangeB[0] + (double) Math.clamp(u, 0, BINS) / BINS * (rangeB[1] - rangeB[0])
                };
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }

    private static double[] range(Volume v) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] layer : v.layers()) {
            for (float x : layer) {
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
        }
        return new double[] {low, high};
    }

    private static int bin(float v, double[] range) {
        return (int) Math.clamp((v - range[0]) / (range[1] - range[0]) * BINS, 0, BINS - 1);
    }

    /** Means, variances and covariance of the voxels whose bin of a is below one number or whose bin of b is below another. */
    private static double[] moments(long[][] joint, int belowA, int belowB) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < BINS; i++) {
            int to = i < belowA ? BINS : belowB;
            for (int j = 0; j < to; j++) {
                double c = joint[i][j];
                n += c;
                x += c * i;
                y += c * j;
                xx += c * i * i;
                yy += c * j * j;
                xy += c * i * j;
            }
        }
        double mx = x / n;
        double my = y / n;
        return new double[] {mx, my, xx / n - mx * mx, yy / n - my * my, xy / n - mx * my};
    }
}
