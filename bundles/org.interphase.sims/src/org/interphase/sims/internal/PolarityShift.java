// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * The displacement between two series of images of one sample, from the sum of their cross-spectra over the layers: by the
 * whole frame at first, then by {@link TileShift}, where the frame is large enough. Without it the standard error comes from
 * leaving out one eighth of the depth at a time (jackknife).
 */
public final class PolarityShift {

    private static final int BLOCK = 5;
    private static final int GROUPS = 8;
    private static final int KEPT = 256;
    private static final double SIGMA_PX = 1;
    private static final double REACH = 0.05;
    private static final double LEAST_REACH_PX = 4;

    private double x;
    private double y;
    private double errorX;
    private double errorY;
    private double confidence;

    private PolarityShift() {}

    private static final class Worker {
        private final ImageFourier fourier;
        private final float[] image;
        private final float[] one;
        private final float[][] spectrum;
        private final float[][][] sums;

        Worker(int width, int height) {
            fourier = new ImageFourier(width, height, KEPT);
            image = new float[width * height];
            one = new float[width * height];
            spectrum = new float[4][fourier.size()];
            sums = new float[GROUPS][2][fourier.size()];
        }
    }

    /**
     * {@return where the second images' content lies against the first's}
     *
     * @param first images
     * @param second images, as many
     * @param layers how many
     * @param width pixels in x
     * @param height pixels in y
     * @param progress is told, and asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static PolarityShift of(
            DriftTrack.Images first, DriftTrack.Images second, int layers, int width, int height, Progress progress)
            throws IOException, CancelledException {
        progress.report(0, "mean images");
        float[] flatFirst = DriftTrack.flat(mean(first, layers, width * height, progress), width, height);
        float[] flatSecond = DriftTrack.flat(mean(second, layers, width * height, progress), width, height);
        float[] window = DriftTrack.hann(width, height);
        progress.report(0.4, "comparing the polarities");
        int blocks = (layers + BLOCK - 1) / BLOCK;
        int groups = Math.min(GROUPS, blocks);
        List<Worker> workers = new ArrayList<>();
        // a group is added up by one worker, in order: the same sums whoever is faster
        Parallel.forEach(groups, () -> {
            Worker w = new Worker(width, height);
            synchronized (workers) {
                workers.add(w);
            }
            return w;
        }, (g, w) -> {
            int to = (int) ((long) blocks * (g + 1) / groups);
            for (int b = (int) ((long) blocks * g / groups); b < to && !progress.isCancelled(); b++) {
                for (int which = 0; which < 2; which++) {
                    sum(which == 0 ? first : second, b, layers, which == 0 ? flatFirst : flatSecond, w.image);
                    Arrays.fill(w.one, 1);
                    DriftTrack.prepare(w.image, w.one, window);
                    w.fourier.forward(w.image, w.spectrum[2 * which], w.spectrum[2 * which + 1]);
                }
                addCross(w.spectrum, w.sums[g]);
            }
        }, progress);
        PolarityShift found = new PolarityShift();
        found.solve(workers, width, height, groups);
        progress.report(0.7, "comparing parts of the frame");
        TileShift tiles = TileShift.of(
                (block, into) -> sum(first, block, layers, flatFirst, into),
                (block, into) -> sum(second, block, layers, flatSecond, into),
                blocks, width, height, found.x, found.y, progress);
        if (tiles.isUsable()) {
            found.x = tiles.x();
            found.y = tiles.y();
            found.errorX = tiles.errorX();
            found.errorY = tiles.errorY();
        }
        progress.report(1, "registration");
        return found;
    }

    private static float[] mean(DriftTrack.Images images, int layers, int pixels, Progress progress)
            throws IOException, CancelledException {
        List<float[][]> sums = Parallel.inGroups(layers, () -> new float[2][pixels], (k, b) -> {
            images.read(k, b[0]);
            for (int i = 0; i < pixels; i++) {
                b[1][i] += b[0][i];
            }
        }, progress);
        float[] mean = new float[pixels];
        for (float[][] b : sums) {
            for (int i = 0; i < pixels; i++) {
                mean[i] += b[1][i] / layers;
            }
        }
        return mean;
    }

    /** The sum of a block's layers, divided by the flat field. */
    private static void sum(DriftTrack.Images images, int block, int layers, float[] flat, float[] into) throws IOException {
        float[] one = new float[into.length];
        Arrays.fill(into, 0);
        for (int k = block * BLOCK; k < Math.min(layers, (block + 1) * BLOCK); k++) {
            images.read(k, one);
            for (int i = 0; i < one.length; i++) {
                into[i] += one[i] / flat[i];
            }
        }
    }

    /** Adds the second spectrum times the first one's conjugate. */
    static void addCross(float[][] spectra, float[][] sum) {
        for (int i = 0; i < sum[0].length; i++) {
            float ar = spectra[0][i];
            float ai = spectra[1][i];
            float br = spectra[2][i];
            float bi = spectra[3][i];
            sum[0][i] += br * ar + bi * ai;
            sum[1][i] += bi * ar - br * ai;
        }
    }

    /**
     * ω² times a Gaussian: the correlation of gradients. Columns and grains that differ between the polarities by their
     * height pull a plain correlation towards each other, but have their edges in common.
     */
    static float[] edges(ImageFourier fourier, double sigmaPx, double longestPx) {
        float[] out = Correlation.band(fourier, sigmaPx, longestPx);
        for (int kx = 0; kx < fourier.columns(); kx++) {
            double wx = 2 * Math.PI * kx / fourier.paddedWidth();
            for (int row = 0; row < fourier.rows(); row++) {
                double wy = 2 * Math.PI * fourier.frequencyY(row) / fourier.paddedHeight();
                out[kx * fourier.rows() + row] *= (float) (wx * wx + wy * wy);
            }
        }
        return out;
    }

    private void solve(List<Worker> workers, int width, int height, int groups) {
        ImageFourier fourier = workers.get(0).fourier;
        int n = fourier.size();
        float[][][] group = new float[GROUPS][2][n];
        float[][] all = new float[2][n];
        // Each group comes from one worker; only then are groups added, in order, whoever did which.
        for (int g = 0; g < GROUPS; g++) {
            for (int part = 0; part < 2; part++) {
                for (Worker w : workers) {
                    for (int i = 0; i < n; i++) {
                        group[g][part][i] += w.sums[g][part][i];
                    }
                }
                for (int i = 0; i < n; i++) {
                    all[part][i] += group[g][part][i];
                }
            }
        }
        Correlation correlation = new Correlation(
                fourier, edges(fourier, SIGMA_PX, Math.max(fourier.paddedWidth(), fourier.paddedHeight()) / 4.0));
        correlation.setProduct(all[0], all[1]);
        correlation.search(
                0, 0, Math.max(LEAST_REACH_PX, REACH * width), Math.max(LEAST_REACH_PX, REACH * height));
        x = correlation.shiftX();
        y = correlation.shiftY();
        confidence = correlation.confidence();
        if (groups < 2) {
            errorX = Double.NaN;
            errorY = Double.NaN;
            return;
        }
        double[] leftX = new double[groups];
        double[] leftY = new double[groups];
        float[][] rest = new float[2][n];
        int used = 0;
        for (int g = 0; g < GROUPS && used < groups; g++) {
            for (int part = 0; part < 2; part++) {
                for (int i = 0; i < n; i++) {
                    rest[part][i] = all[part][i] - group[g][part][i];
                }
            }
            correlation.setProduct(rest[0], rest[1]);
            correlation.climb(x, y);
            leftX[used] = correlation.shiftX();
            leftY[used] = correlation.shiftY();
            used++;
        }
        errorX = jackknife(leftX);
        errorY = jackknife(leftY);
    }

    private static double jackknife(double[] left) {
        double mean = Arrays.stream(left).average().orElse(0);
        double squares = 0;
        for (double v : left) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares * (left.length - 1) / left.length);
    }

    /** {@return the displacement in x in pixels} */
    public double x() {
        return x;
    }

    /** {@return the displacement in y in pixels} */
    public double y() {
        return y;
    }

    /** {@return the standard error in x in pixels, NaN where there are too few layers} */
    public double errorX() {
        return errorX;
    }

    /** {@return the standard error in y in pixels, NaN where there are too few layers} */
    public double errorY() {
        return errorY;
    }

    /** {@return height of the peak in robust standard deviations of the surface} */
    public double confidence() {
        return confidence;
    }
}
