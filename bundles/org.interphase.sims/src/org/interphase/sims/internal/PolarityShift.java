// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** The displacement between two series of images of one sample, from the sum of their cross-spectra over the layers. */
public final class PolarityShift {

    private static final int BLOCK = 5;
    private static final int GROUPS = 8;
    /** Parts of the frame along each axis, which are compared for the standard error. */
    private static final int PARTS = 4;
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
        private final int partWidth;
        private final int partHeight;
        private final ImageFourier partFourier;
        private final float[] partImage;
        private final float[] partWindow;
        private final float[] ones;
        private final float[][] partSpectrum;
        private final float[][][] partSums;

        Worker(int width, int height) {
            partWidth = width / PARTS;
            partHeight = height / PARTS;
            partFourier = new ImageFourier(partWidth, partHeight, KEPT);
            partImage = new float[partWidth * partHeight];
            partWindow = DriftTrack.hann(partWidth, partHeight);
            ones = new float[partImage.length];
            Arrays.fill(ones, 1);
            partSpectrum = new float[2 * PARTS * PARTS * 2][partFourier.size()];
            partSums = new float[PARTS * PARTS][2][partFourier.size()];
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
        List<Worker> workers = Parallel.inGroups(blocks, () -> new Worker(width, height), (b, w) -> {
            int from = b * BLOCK;
            int to = Math.min(layers, from + BLOCK);
            spectrum(first, from, to, flatFirst, window, w, width, 0);
            spectrum(second, from, to, flatSecond, window, w, width, 1);
            addCross(w.spectrum, 0, w.sums[(int) ((long) b * GROUPS / blocks)]);
            for (int t = 0; t < PARTS * PARTS; t++) {
                addCross(w.partSpectrum, 4 * t, w.partSums[t]);
            }
        }, progress);
        PolarityShift found = new PolarityShift();
        found.solve(workers, width, height, Math.min(GROUPS, blocks));
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

    private static void spectrum(
            DriftTrack.Images images, int from, int to, float[] flat, float[] window, Worker w, int width, int which)
            throws IOException {
        Arrays.fill(w.image, 0);
        for (int k = from; k < to; k++) {
            images.read(k, w.one);
            for (int i = 0; i < w.one.length; i++) {
                w.image[i] += w.one[i] / flat[i];
            }
        }
        for (int t = 0; t < PARTS * PARTS; t++) {
            int left = t % PARTS * w.partWidth;
            int top = t / PARTS * w.partHeight;
            for (int y = 0; y < w.partHeight; y++) {
                System.arraycopy(w.image, (top + y) * width + left, w.partImage, y * w.partWidth, w.partWidth);
            }
            DriftTrack.prepare(w.partImage, w.ones, w.partWindow);
            w.partFourier.forward(w.partImage, w.partSpectrum[4 * t + 2 * which], w.partSpectrum[4 * t + 2 * which + 1]);
        }
        Arrays.fill(w.one, 1);
        DriftTrack.prepare(w.image, w.one, window);
        w.fourier.forward(w.image, w.spectrum[2 * which], w.spectrum[2 * which + 1]);
    }

    /** Adds the second spectrum times the first one's conjugate. */
    private static void addCross(float[][] spectra, int at, float[][] sum) {
        for (int i = 0; i < sum[0].length; i++) {
            float ar = spectra[at][i];
            float ai = spectra[at + 1][i];
            float br = spectra[at + 2][i];
            float bi = spectra[at + 3][i];
            sum[0][i] += br * ar + bi * ai;
            sum[1][i] += bi * ar - br * ai;
        }
    }

    /**
     * ω² times a Gaussian: the correlation of gradients. Columns and grains that differ between the polarities by their
     * height pull a plain correlation towards each other, but have their edges in common.
     */
    private static float[] edges(ImageFourier fourier) {
        float[] out = Correlation.band(fourier, SIGMA_PX, Math.max(fourier.paddedWidth(), fourier.paddedHeight()) / 4.0);
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
        for (Worker w : workers) {
            for (int g = 0; g < GROUPS; g++) {
                for (int part = 0; part < 2; part++) {
                    for (int i = 0; i < n; i++) {
                        group[g][part][i] += w.sums[g][part][i];
                        all[part][i] += w.sums[g][part][i];
                    }
                }
            }
        }
        Correlation correlation = new Correlation(fourier, edges(fourier));
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
        double[] parts = parts(workers);
        errorX = Math.hypot(jackknife(leftX), parts[0]);
        errorY = Math.hypot(jackknife(leftY), parts[1]);
    }

    /** Standard errors from the scatter of the frame's parts, by their curvature: what is the same in all layers. */
    private double[] parts(List<Worker> workers) {
        ImageFourier fourier = workers.get(0).partFourier;
        Correlation correlation = new Correlation(fourier, edges(fourier));
        double[] weights = new double[2];
        double[] squares = new double[2];
        float[][] sum = new float[2][fourier.size()];
        for (int t = 0; t < PARTS * PARTS; t++) {
            Arrays.fill(sum[0], 0);
            Arrays.fill(sum[1], 0);
            for (Worker w : workers) {
                for (int i = 0; i < fourier.size(); i++) {
                    sum[0][i] += w.partSums[t][0][i];
                    sum[1][i] += w.partSums[t][1][i];
                }
            }
            correlation.setProduct(sum[0], sum[1]);
            correlation.climb(x, y);
            double wx = Math.max(0, -correlation.curvatureX());
            double wy = Math.max(0, -correlation.curvatureY());
            weights[0] += wx;
            weights[1] += wy;
            squares[0] += wx * wx * Math.pow(correlation.shiftX() - x, 2);
            squares[1] += wy * wy * Math.pow(correlation.shiftY() - y, 2);
        }
        return new double[] {
            weights[0] > 0 ? Math.sqrt(squares[0]) / weights[0] : 0, weights[1] > 0 ? Math.sqrt(squares[1]) / weights[1] : 0
        };
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
