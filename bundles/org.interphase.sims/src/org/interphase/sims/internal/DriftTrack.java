// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * The course of a stack's content over its layers. Blocks of layers are chained first, then each layer, averaged with its
 * neighbours, is looked for in the mean of all layers as they lie so far, without its own part; then each layer alone, near
 * where it was found, and the course is smoothed. What moves otherwise than most of the content (tilted columns) is told by
 * {@link TileMotion}, and left out in a last round.
 */
public final class DriftTrack {

    /** Half of the layers that are averaged to look for a layer. */
    private static final int HALF_WINDOW = 2;
    private static final int BLOCK = 2 * HALF_WINDOW + 1;
    /** The most frequencies that are kept of a layer along an axis. */
    private static final int KEPT = 256;
    private static final double SIGMA_PX = 1;
    /** Displacements that are looked for, as a share of the frame. */
    private static final double REACH = 0.125;
    private static final double FORGET = 0.9;
    /** Below this a single layer's peak is not believed. */
    private static final double BELIEVED = 5;
    /** So many floats are added up before they are added to a double. */
    private static final int SHORT = 256;

    private static final double JUMP_PX = 1;
    private static final int ROUNDS = 2;
    /** Side of the squares, by turns, of which each half of the frame is made. */
    private static final int SQUARE_PX = 16;
    /** Tiles that move otherwise are left out from this share of what all tiles say. */
    private static final double NOTICED_SHARE = 0.03;

    /** Images of the layers, made of those species that are looked at. */
    @FunctionalInterface
    public interface Images {
        /**
         * Reads one.
         *
         * @param layer counted from 0
         * @param into {@code [y·width + x]}
         * @throws IOException when it cannot be read
         */
        void read(int layer, float[] into) throws IOException;
    }

    private final Images images;
    private final int layers;
    private final int width;
    private final int height;
    private final double confidenceNeeded;
    private final Progress progress;

    private float[] flat;
    private float[] window;
    private float[][] re;
    private float[][] im;
    private float[] weight;
    private double[] noise;
    private final double[] x;
    private final double[] y;
    /** Displacements of each layer alone, {@code [axis][layer]}, and their variances up to a factor. */
    private double[][] measured;
    private double[][] variance;
    private double[] errorX;
    private double[] errorY;
    private boolean[] jump;
    private final double[] sure;
    private double confidence;
    private TileMotion tiles;

    private DriftTrack(
            Images images, int layers, int width, int height, double confidenceNeeded, Progress progress) {
        this.images = images;
        this.layers = layers;
        this.width = width;
        this.height = height;
        this.confidenceNeeded = confidenceNeeded;
        this.progress = progress;
        x = new double[layers];
        y = new double[layers];
        errorX = new double[layers];
        errorY = new double[layers];
        jump = new boolean[layers];
        sure = new double[layers];
    }

    /**
     * {@return the course; one that is {@linkplain #isFollowed not followed} where the images carry too little texture}
     *
     * @param images of the layers
     * @param layers how many, at least 2
     * @param width pixels in x, at least 16
     * @param height pixels in y, at least 16
     * @param confidenceNeeded the least confidence with which the course is followed further
     * @param progress is told, and asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static DriftTrack of(
            Images images, int layers, int width, int height, double confidenceNeeded, Progress progress)
            throws IOException, CancelledException {
        DriftTrack t = new DriftTrack(images, layers, width, height, confidenceNeeded, progress);
        t.run();
        return t;
    }

    private void run() throws IOException, CancelledException {
        progress.report(0, "mean image");
        float[] mean = mean();
        flat = flat(mean, width, height);
        window = hann(width, height);
        progress.report(0.15, "transforming layers");
        transform();
        progress.report(0.4, "looking for layers");
        confidence = verified();
        if (!isFollowed()) {
            return;
        }
        chain(0, 1);
        look();
        look();
        progress.report(0.65, "following the drift");
        follow();
        progress.report(0.75, "telling tilted columns from drift");
        // The last word on the slope have the tiles: what is followed still sees the edges of what is tilted.
        for (int round = 0; round <= ROUNDS; round++) {
            tiles = TileMotion.of(images, flat, x, y, layers, width, height, progress);
            if (!tiles.isUsable()) {
                break;
            }
            for (int k = 0; k < layers; k++) {
                double u = (double) k / (layers - 1) - 0.5;
                x[k] += tiles.commonX() * u;
                y[k] += tiles.commonY() * u;
                measured[0][k] += tiles.commonX() * u;
                measured[1][k] += tiles.commonY() * u;
            }
            if (tiles.shareOfOthers() < NOTICED_SHARE || round == ROUNDS) {
                break;
            }
            window = tiles.window();
            progress.report(0.85, "following what is not tilted");
            transform();
            follow();
        }
        progress.report(0.95, "telling noise from steps");
        smoothByHalves();
        progress.report(1, "drift");
    }

    private float[] mean() throws IOException, CancelledException {
        List<float[][]> sums = Parallel.inGroups(layers, () -> new float[2][width * height], (k, b) -> {
            images.read(k, b[0]);
            for (int i = 0; i < b[0].length; i++) {
                b[1][i] += b[0][i];
            }
        }, progress);
        float[] mean = new float[width * height];
        for (float[][] b : sums) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += b[1][i] / layers;
            }
        }
        return mean;
    }

    /**
     * {@return a flat field of mean 1, 1 everywhere where no sensible one is found}
     *
     * @param mean image
     * @param width pixels in x
     * @param height pixels in y
     */
    public static float[] flat(float[] mean, int width, int height) {
        float[] surface = PolynomialSurface.fit(mean, width, height, 2).image();
        double sum = 0;
        for (float v : surface) {
            sum += v;
        }
        float average = (float) (sum / surface.length);
        for (int i = 0; i < surface.length; i++) {
            surface[i] /= average;
            if (!(surface[i] > 0.05f)) {
                Arrays.fill(surface, 1);
                break;
            }
        }
        return surface;
    }

    /**
     * {@return a window that falls to 0 at the edges like a cosine}
     *
     * @param width pixels in x
     * @param height pixels in y
     */
    public static float[] hann(int width, int height) {
        float[] out = new float[width * height];
        for (int j = 0; j < height; j++) {
            double wy = 0.5 - 0.5 * Math.cos(2 * Math.PI * (j + 0.5) / height);
            for (int i = 0; i < width; i++) {
                out[j * width + i] = (float) (wy * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / width)));
            }
        }
        return out;
    }

    /**
     * Divides by the flat field, takes the windowed mean away and applies the window.
     *
     * @param image {@code [y·width + x]}, changed
     * @param flat by which it is divided
     * @param window by which it is multiplied
     */
    public static void prepare(float[] image, float[] flat, float[] window) {
        for (int i = 0; i < image.length; i++) {
            image[i] /= flat[i];
        }
        // Four sums at a time, none of which waits for another.
        double sum = 0;
        double total = 0;
        for (int from = 0; from < image.length; from += SHORT) {
            int end = Math.min(image.length, from + SHORT);
            float part0 = 0;
            float part1 = 0;
            float all0 = 0;
            float all1 = 0;
            int i = from;
            for (; i + 1 < end; i += 2) {
                part0 += window[i] * image[i];
                part1 += window[i + 1] * image[i + 1];
                all0 += window[i];
                all1 += window[i + 1];
            }
            for (; i < end; i++) {
                part0 += window[i] * image[i];
                all0 += window[i];
            }
            sum += part0 + part1;
            total += all0 + all1;
        }
        float mean = (float) (sum / total);
        for (int i = 0; i < image.length; i++) {
            image[i] = window[i] * (image[i] - mean);
        }
    }

    /** What one worker needs. */
    private final class Worker {
        private final ImageFourier fourier = new ImageFourier(width, height, KEPT);
        private final Correlation correlation;
        private final float[] image = new float[width * height];
        private final float[] sumRe = new float[fourier.size()];
        private final float[] sumIm = new float[fourier.size()];

        Worker() {
            if (weight == null) {
                weight = Correlation.band(fourier, SIGMA_PX, Math.max(width, height) / 2.0);
            }
            correlation = new Correlation(fourier, weight);
        }
    }

    private synchronized Worker worker() {
        return new Worker();
    }

    private void transform() throws IOException, CancelledException {
        re = new float[layers][];
        im = new float[layers][];
        noise = new double[layers];
        Parallel.forEach(layers, this::worker, (k, w) -> {
            images.read(k, w.image);
            prepare(w.image, flat, window);
            re[k] = new float[w.fourier.size()];
            im[k] = new float[w.fourier.size()];
            w.fourier.forward(w.image, re[k], im[k]);
            noise[k] = noise(w.fourier, re[k], im[k]);
        }, progress);
    }

    /** Mean power of the highest frequencies, where there is little but noise. */
    private static double noise(ImageFourier f, float[] re, float[] im) {
        double sum = 0;
        int n = 0;
        for (int kx = f.columns() / 2; kx < f.columns(); kx++) {
            for (int row = f.rows() / 4; row < 3 * f.rows() / 4; row++) {
                int i = kx * f.rows() + row;
                sum += re[i] * re[i] + im[i] * im[i];
                n++;
            }
        }
        return sum / n;
    }

    /**
     * The course is found from every other layer, and the layers between are looked at where it says that they lie. Layers
     * that were aligned to each other's noise agree; layers that had no part in it do not.
     */
    private double verified() throws IOException, CancelledException {
        chain(1, 2);
        float[][] template = template(1, 2);
        double[] judged = new double[(layers + 1) / 2];
        Parallel.forEach(judged.length, this::worker, (i, w) -> {
            int k = 2 * i;
            Arrays.fill(w.sumRe, 0);
            Arrays.fill(w.sumIm, 0);
            for (int j = Math.max(k % 2, k - HALF_WINDOW); j <= Math.min(layers - 1, k + HALF_WINDOW); j += 2) {
                w.correlation.addAligned(re[j], im[j], x[j] - x[k], y[j] - y[k], w.sumRe, w.sumIm);
            }
            w.correlation.set(w.sumRe, w.sumIm, template[0], template[1]);
            w.correlation.judge(x[k], y[k]);
            judged[i] = w.correlation.confidence();
        }, progress);
        return Robust.median(judged);
    }

    /** Blocks of those layers from first in steps of stride. */
    private void chain(int first, int stride) {
        Worker w = worker();
        int n = w.fourier.size();
        float[] templateRe = new float[n];
        float[] templateIm = new float[n];
        int blocks = (layers + BLOCK - 1) / BLOCK;
        double[] bx = new double[blocks];
        double[] by = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            Arrays.fill(w.sumRe, 0);
            Arrays.fill(w.sumIm, 0);
            for (int k = b * BLOCK; k < Math.min(layers, (b + 1) * BLOCK); k++) {
                for (int i = 0; i < n && k % stride == first % stride; i++) {
                    w.sumRe[i] += re[k][i];
                    w.sumIm[i] += im[k][i];
                }
            }
            if (b > 0) {
                bx[b] = bx[b - 1];
                by[b] = by[b - 1];
                w.correlation.set(w.sumRe, w.sumIm, templateRe, templateIm);
                w.correlation.search(bx[b], by[b], REACH * width, REACH * height);
                if (w.correlation.confidence() > BELIEVED) {
                    bx[b] = w.correlation.shiftX();
                    by[b] = w.correlation.shiftY();
                }
            }
            for (int i = 0; i < n; i++) {
                templateRe[i] *= (float) FORGET;
                templateIm[i] *= (float) FORGET;
            }
            w.correlation.addAligned(w.sumRe, w.sumIm, bx[b], by[b], templateRe, templateIm);
        }
        for (int k = 0; k < layers; k++) {
            double at = Math.clamp((k - HALF_WINDOW) / (double) BLOCK, 0, blocks - 1);
            int b = Math.min((int) at, Math.max(0, blocks - 2));
            int next = Math.min(b + 1, blocks - 1);
            x[k] = bx[b] + (at - b) * (bx[next] - bx[b]);
            y[k] = by[b] + (at - b) * (by[next] - by[b]);
        }
    }

    private float[][] template() throws IOException, CancelledException {
        return template(0, 1);
    }

    private float[][] template(int first, int stride) throws IOException, CancelledException {
        List<Worker> workers = Parallel.inGroups(layers, this::worker, (k, w) -> {
            if (k % stride == first % stride) {
                w.correlation.addAligned(re[k], im[k], x[k], y[k], w.sumRe, w.sumIm);
            }
        }, progress);
        float[][] sum = {new float[weight.length], new float[weight.length]};
        for (Worker w : workers) {
            for (int i = 0; i < weight.length; i++) {
                sum[0][i] += w.sumRe[i];
                sum[1][i] += w.sumIm[i];
            }
        }
        return sum;
    }

    /** Looks for each layer, averaged with its neighbours, in all others. */
    private void look() throws IOException, CancelledException {
        float[][] template = template();
        double[] foundX = new double[layers];
        double[] foundY = new double[layers];
        Parallel.forEach(layers, this::worker, (k, w) -> {
            Arrays.fill(w.sumRe, 0);
            Arrays.fill(w.sumIm, 0);
            for (int j = Math.max(0, k - HALF_WINDOW); j <= Math.min(layers - 1, k + HALF_WINDOW); j++) {
                w.correlation.addAligned(re[j], im[j], x[j] - x[k], y[j] - y[k], w.sumRe, w.sumIm);
            }
            w.correlation.set(w.sumRe, w.sumIm, template[0], template[1], x[k], y[k]);
            w.correlation.search(x[k], y[k], REACH * width, REACH * height);
            foundX[k] = w.correlation.shiftX();
            foundY[k] = w.correlation.shiftY();
            sure[k] = w.correlation.confidence();
        }, progress);
        boolean texture = Robust.median(sure) > BELIEVED;
        double[] beforeX = x.clone();
        double[] beforeY = y.clone();
        Parallel.forEach(layers, this::worker, (k, w) -> {
            x[k] = sure[k] > BELIEVED ? foundX[k] : beforeX[k];
            y[k] = sure[k] > BELIEVED ? foundY[k] : beforeY[k];
            if (texture && leaps(foundX, foundY, k)) {
                // Beside a jump an average over layers has two contents: the layer alone says where it is.
                w.correlation.set(re[k], im[k], template[0], template[1], beforeX[k], beforeY[k]);
                w.correlation.search(foundX[k], foundY[k], REACH * width, REACH * height);
                if (w.correlation.confidence() > BELIEVED) {
                    x[k] = w.correlation.shiftX();
                    y[k] = w.correlation.shiftY();
                }
            }
        }, progress);
        markJumps();
    }

    private boolean leaps(double[] fx, double[] fy, int k) {
        for (int j = Math.max(1, k - HALF_WINDOW); j <= Math.min(layers - 1, k + HALF_WINDOW + 1); j++) {
            if (Math.hypot(fx[j] - fx[j - 1], fy[j] - fy[j - 1]) > JUMP_PX) {
                return true;
            }
        }
        return false;
    }

    /** A jump: the medians of three layers before and after differ by more than steps usually do. */
    private void markJumps() {
        double[] steps = IntStream.range(1, layers)
                .mapToDouble(k -> Math.hypot(x[k] - x[k - 1], y[k] - y[k - 1]))
                .toArray();
        double limit = Math.max(JUMP_PX, 8 * Robust.median(steps));
        jump = new boolean[layers];
        for (int k = 1; k < layers; k++) {
            if (Math.hypot(x[k] - x[k - 1], y[k] - y[k - 1]) > limit
                    && Math.hypot(after(x, k) - before(x, k), after(y, k) - before(y, k)) > limit / 2) {
                jump[k] = true;
            }
        }
    }

    private double before(double[] s, int k) {
        return Robust.median(Arrays.copyOfRange(s, Math.max(0, k - 3), k));
    }

    private double after(double[] s, int k) {
        return Robust.median(Arrays.copyOfRange(s, k, Math.min(layers, k + 3)));
    }

    /** Each layer alone, near where it lies, and the course smoothed. */
    private void follow() throws IOException, CancelledException {
        for (int round = 0; round < ROUNDS; round++) {
            float[][] template = template();
            double[] foundX = new double[layers];
            double[] foundY = new double[layers];
            double[] varianceX = new double[layers];
            double[] varianceY = new double[layers];
            Parallel.forEach(layers, this::worker, (k, w) -> {
                w.correlation.set(re[k], im[k], template[0], template[1], x[k], y[k]);
                w.correlation.climb(x[k], y[k]);
                foundX[k] = w.correlation.shiftX();
                foundY[k] = w.correlation.shiftY();
                double cx = w.correlation.curvatureX();
                double cy = w.correlation.curvatureY();
                boolean good = cx < 0 && cy < 0 && Math.hypot(foundX[k] - x[k], foundY[k] - y[k]) < 1.5;
                varianceX[k] = good ? noise[k] / (cx * cx) : Double.POSITIVE_INFINITY;
                varianceY[k] = good ? noise[k] / (cy * cy) : Double.POSITIVE_INFINITY;
            }, progress);
            System.arraycopy(TrackSmoother.of(foundX, varianceX, jump, Double.NaN).smoothed(), 0, x, 0, layers);
            System.arraycopy(TrackSmoother.of(foundY, varianceY, jump, Double.NaN).smoothed(), 0, y, 0, layers);
            measured = new double[][] {foundX, foundY};
            variance = new double[][] {varianceX, varianceY};
        }
    }

    /**
     * Smooths the course with the noise that two halves of the frame show: each layer's correlation is the sum of those of the
     * halves, in which what moves all of the layer is the same and noise is not. Half of the variance of D = (g − g')/C from
     * one layer to the next, with the halves' gradients and the whole's curvature, is that of the displacement.
     */
    private void smoothByHalves() throws IOException, CancelledException {
        float[][] template = template();
        double[][] apart = new double[2][layers];
        Parallel.forEach(layers, this::worker, (k, w) -> {
            w.correlation.set(re[k], im[k], template[0], template[1], x[k], y[k]);
            w.correlation.at(x[k], y[k]);
            double cx = w.correlation.curvatureX();
            double cy = w.correlation.curvatureY();
            apart[0][k] = w.correlation.gradientX();
            apart[1][k] = w.correlation.gradientY();
            images.read(k, w.image);
            prepare(w.image, flat, window);
            for (int j = 0; j < height; j++) {
                for (int i = j / SQUARE_PX % 2 * SQUARE_PX; i < width; i += 2 * SQUARE_PX) {
                    Arrays.fill(w.image, j * width + i, j * width + Math.min(width, i + SQUARE_PX), 0);
                }
            }
            w.fourier.forward(w.image, w.sumRe, w.sumIm);
            w.correlation.setPart(w.sumRe, w.sumIm, re[k], im[k], template[0], template[1], x[k], y[k]);
            w.correlation.at(x[k], y[k]);
            apart[0][k] = cx < 0 ? (2 * w.correlation.gradientX() - apart[0][k]) / cx : Double.NaN;
            apart[1][k] = cy < 0 ? (2 * w.correlation.gradientY() - apart[1][k]) / cy : Double.NaN;
        }, progress);
        TrackSmoother sx = TrackSmoother.of(measured[0], variance[0], jump, fromLayerToLayer(apart[0]));
        TrackSmoother sy = TrackSmoother.of(measured[1], variance[1], jump, fromLayerToLayer(apart[1]));
        System.arraycopy(sx.smoothed(), 0, x, 0, layers);
        System.arraycopy(sy.smoothed(), 0, y, 0, layers);
        errorX = sx.error();
        errorY = sy.error();
    }

    /** Half of the mean square of the steps. */
    private static double fromLayerToLayer(double[] values) {
        double squares = 0;
        int steps = 0;
        for (int k = 1; k < values.length; k++) {
            double step = values[k] - values[k - 1];
            if (!Double.isNaN(step)) {
                squares += step * step;
                steps++;
            }
        }
        return steps > 0 ? squares / steps / 2 : Double.NaN;
    }

    /** {@return whether the images carry enough texture} */
    public boolean isFollowed() {
        return confidence >= confidenceNeeded;
    }

    /**
     * {@return how certain it is that layers have content in common: the height of the correlation over its surface, in robust
     * standard deviations, at a course to which the layer had no part; median over the layers}
     */
    public double confidence() {
        return confidence;
    }

    /** {@return displacement of the layers against the first, {@code [layer][x, y]} in pixels} */
    public double[][] shiftPx() {
        double[][] out = new double[layers][2];
        for (int k = 0; k < layers; k++) {
            out[k][0] = x[k] - x[0];
            out[k][1] = y[k] - y[0];
        }
        return out;
    }

    /** {@return standard errors of the displacements against the first layer, {@code [layer][x, y]} in pixels} */
    public double[][] errorPx() {
        double[][] out = new double[layers][2];
        for (int k = 1; k < layers; k++) {
            double u = tiles == null ? 0 : (double) k / (layers - 1);
            double common = tiles == null ? 0 : u * tiles.errorX();
            out[k][0] = Math.sqrt(errorX[k] * errorX[k] + errorX[0] * errorX[0] + common * common);
            common = tiles == null ? 0 : u * tiles.errorY();
            out[k][1] = Math.sqrt(errorY[k] * errorY[k] + errorY[0] * errorY[0] + common * common);
        }
        return out;
    }

    /** {@return the layers before which the content jumped} */
    public int[] jumps() {
        return IntStream.range(0, layers).filter(k -> jump[k]).toArray();
    }

    /** {@return how parts of the frame move; null where the course is not followed} */
    public TileMotion tiles() {
        return tiles;
    }
}
