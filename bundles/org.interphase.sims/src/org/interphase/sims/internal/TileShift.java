// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * A displacement between two series of images from many small tiles of the frame. Structures that differ between the series,
 * such as columns before grains, pull the correlation of the whole frame by chance, the same way in all layers, and those of
 * high contrast pull most. So each tile says what it finds with two errors: that of counting, from the scatter over the depth,
 * and one that all tiles have in common, from their scatter about each other beyond counting. Weighted by both (a
 * random-effects mean, with the common variance that makes Σ (d/σ)² the number of tiles; Paule and Mandel, J. Res. Natl. Bur.
 * Stand. 87 (1982) 377), no tile has more to say than another one only because its contrast is high. Where few objects
 * stand in an even ground, tiles that cut them err most, and the sum over all, in which cut parts belong together again, is
 * better: of the two, the one with the smaller standard error counts. Errors come from leaving out one part of the frame at a
 * time (jackknife).
 *
 * <p>Each tile's correlation is looked at near the displacement that is known roughly; the window over the second series'
 * tile is displaced by it, so that it sees the same content and does not draw the result towards 0.
 */
final class TileShift {

    private static final int GROUPS = 8;
    private static final int TILES = 8;
    private static final int SMALLEST_PX = 16;
    private static final int ROUNDS = 3;
    /** Edges that are sharper than a pixel look alike at displacements of whole pixels: finer waves are held back. */
    private static final double SIGMA_PX = 2;
    private static final int HALVINGS = 50;
    /** Parts of the frame along each axis, which are left out in turn for the standard error. */
    private static final int PARTS = 4;
    private static final int FEWEST_PARTS = 6;
    /** By what the error of a sum over half overlapping Hann tiles is larger than of separate ones: √(1 + 2·3/35) for each axis. */
    private static final double OVERLAP = 1 + 2 * 3 / 35.0;
    /** A tile counts whose own standard error by counting is below this, in pixels. */
    private static final double LARGEST_ERROR_PX = 0.5;

    /** Images of blocks of layers. */
    @FunctionalInterface
    interface Blocks {
        /**
         * Reads one.
         *
         * @param block counted from 0
         * @param into {@code [y·width + x]}
         * @throws IOException when it cannot be read
         */
        void read(int block, float[] into) throws IOException;
    }

    private final int width;
    private final int height;
    private final int side;
    private final int columns;
    private final int rows;
    /** Whole pixels by which tiles of the second series lie elsewhere. */
    private final int wholeX;
    private final int wholeY;
    /** What is known roughly, then what is found, in pixels. */
    private double x;
    private double y;
    private double errorX = Double.NaN;
    private double errorY = Double.NaN;

    private TileShift(int width, int height, double roughX, double roughY) {
        this.width = width;
        this.height = height;
        side = Math.max(SMALLEST_PX, Fourier.powerOfTwo(Math.max(width, height) / TILES));
        wholeX = (int) Math.rint(roughX);
        wholeY = (int) Math.rint(roughY);
        columns = 2 * (width - side) / side + 1;
        rows = 2 * (height - side) / side + 1;
        x = roughX;
        y = roughY;
    }

    /**
     * {@return where the second images' content lies against the first's}
     *
     * @param first images
     * @param second images, as many
     * @param blocks how many
     * @param width pixels in x
     * @param height pixels in y
     * @param roughX displacement in x to within a pixel, in pixels
     * @param roughY displacement in y
     * @param progress is asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    static TileShift of(
            Blocks first, Blocks second, int blocks, int width, int height, double roughX, double roughY, Progress progress)
            throws IOException, CancelledException {
        TileShift found = new TileShift(width, height, roughX, roughY);
        int groups = Math.min(GROUPS, blocks);
        if (groups < 2 || width < 2 * found.side || height < 2 * found.side) {
            return found;
        }
        List<Worker> workers = new ArrayList<>();
        // a group is added up by one worker, in order: the same sums whoever is faster
        Parallel.forEach(groups, () -> {
            Worker w = found.new Worker(groups);
            synchronized (workers) {
                workers.add(w);
            }
            return w;
        }, (g, w) -> {
            int to = (int) ((long) blocks * (g + 1) / groups);
            for (int b = (int) ((long) blocks * g / groups); b < to && !progress.isCancelled(); b++) {
                first.read(b, w.images[0]);
                second.read(b, w.images[1]);
                w.add(g);
            }
        }, progress);
        float[][][][] sums = workers.get(0).sums;
        for (Worker w : workers.subList(1, workers.size())) {
            for (int t = 0; t < sums.length; t++) {
                for (int g = 0; g < groups; g++) {
                    for (int part = 0; part < 2; part++) {
                        for (int i = 0; i < sums[t][g][part].length; i++) {
                            sums[t][g][part][i] += w.sums[t][g][part][i];
                        }
                    }
                }
            }
        }
        found.solve(workers.get(0).fourier, sums);
        return found;
    }

    private int left(int tile) {
        return columns > 1 ? tile % columns * (width - side) / (columns - 1) : 0;
    }

    private int top(int tile) {
        return rows > 1 ? tile / columns * (height - side) / (rows - 1) : 0;
    }

    /** One thread's sums of the tiles' cross-spectra, {@code [tile][group][re, im][frequency]}. */
    private final class Worker {
        private final ImageFourier fourier = new ImageFourier(side, side, side);
        private final float[][] images = new float[2][width * height];
        private final float[][] windows = new float[2][];
        private final float[] ones = new float[side * side];
        private final float[] tile = new float[side * side];
        private final float[][] spectrum = new float[4][fourier.size()];
        private final float[][][][] sums;

        Worker(int groups) {
            Arrays.fill(ones, 1);
            windows[0] = hann(0, 0);
            windows[1] = hann(x - wholeX, y - wholeY);
            sums = new float[columns * rows][groups][2][fourier.size()];
        }

        /** A Hann window that is displaced by a part of a pixel. */
        private float[] hann(double dx, double dy) {
            float[] out = new float[side * side];
            for (int j = 0; j < side; j++) {
                double v = Math.clamp((j + 0.5 - dy) / side, 0, 1);
                for (int i = 0; i < side; i++) {
                    double u = Math.clamp((i + 0.5 - dx) / side, 0, 1);
                    out[j * side + i] =
                            (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * u)) * (0.5 - 0.5 * Math.cos(2 * Math.PI * v)));
                }
            }
            return out;
        }

        void add(int group) {
            for (int t = 0; t < sums.length; t++) {
                for (int which = 0; which < 2; which++) {
                    int left = left(t) + (which == 1 ? wholeX : 0);
                    int top = top(t) + (which == 1 ? wholeY : 0);
                    for (int j = 0; j < side; j++) {
                        int row = Math.clamp(top + j, 0, height - 1) * width;
                        for (int i = 0; i < side; i++) {
                            tile[j * side + i] = images[which][row + Math.clamp(left + i, 0, width - 1)];
                        }
                    }
                    DriftTrack.prepare(tile, ones, windows[which]);
                    fourier.forward(tile, spectrum[2 * which], spectrum[2 * which + 1]);
                }
                PolarityShift.addCross(spectrum, sums[t][group]);
            }
        }
    }

    /**
     * What tiles find along one axis at a displacement.
     *
     * @param gradient of the correlation
     * @param noise variance of the gradient by counting
     * @param curvature of the correlation, positive at a maximum
     */
    private record Found(double[] gradient, double[] noise, double[] curvature) {

        Found(int tiles) {
            this(new double[tiles], new double[tiles], new double[tiles]);
        }

        private boolean counts(int t) {
            return curvature[t] > 0 && noise[t] < curvature[t] * curvature[t] * LARGEST_ERROR_PX * LARGEST_ERROR_PX;
        }

        private double variance(int t, double common) {
            return noise[t] + curvature[t] * curvature[t] * common;
        }

        /** Σ (g/σ)² less the number of tiles. */
        private double excess(double step, double common) {
            double sum = 0;
            for (int t = 0; t < gradient.length; t++) {
                if (counts(t)) {
                    double off = gradient[t] - step * curvature[t];
                    sum += off * off / variance(t, common) - 1;
                }
            }
            return sum;
        }

        /** {@return variance that tiles have beyond counting, in square pixels} */
        private double common() {
            double low = 0;
            double high = 1;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (excess(step(middle, -1, null)[0], middle) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }

        /** {@return how far the displacement is from here, of all tiles but those of one part, and the information} */
        private double[] step(double common, int without, int[] part) {
            double up = 0;
            double down = 0;
            for (int t = 0; t < gradient.length; t++) {
                if (counts(t) && (part == null || part[t] != without)) {
                    double v = variance(t, common);
                    up += curvature[t] * gradient[t] / v;
                    down += curvature[t] * curvature[t] / v;
                }
            }
            return new double[] {down > 0 ? up / down : Double.NaN, down};
        }

        /** As {@link #step}, where each tile weighs as in the correlation of the whole frame. */
        private double[] wholeStep(int without, int[] part) {
            double up = 0;
            double down = 0;
            for (int t = 0; t < gradient.length; t++) {
                if (part[t] != without) {
                    up += gradient[t];
                    down += curvature[t];
                }
            }
            return new double[] {down > 0 ? up / down : Double.NaN, down};
        }

        /** Standard error by leaving out one part of the frame at a time; NaN where there are too few. */
        private static double error(IntFunction<double[]> stepWithout) {
            double[] all = stepWithout.apply(-1);
            double sum = 0;
            double squares = 0;
            int used = 0;
            for (int p = 0; p < PARTS * PARTS; p++) {
                double[] rest = stepWithout.apply(p);
                double off = rest[0] - all[0];
                if (rest[1] != all[1] && !Double.isNaN(off)) {
                    sum += off;
                    squares += off * off;
                    used++;
                }
            }
            return used < FEWEST_PARTS ? Double.NaN : Math.sqrt((squares - sum * sum / used) * (used - 1) / used);
        }
    }

    private void solve(ImageFourier fourier, float[][][][] sums) {
        Correlation correlation = new Correlation(fourier, PolarityShift.edges(fourier, SIGMA_PX, side));
        int[] part = new int[sums.length];
        for (int t = 0; t < part.length; t++) {
            part[t] = (top(t) + side / 2) * PARTS / height * PARTS + (left(t) + side / 2) * PARTS / width;
        }
        Estimate alike = estimate(correlation, sums, part, true);
        Estimate whole = estimate(correlation, sums, part, false);
        Estimate better = alike.error() < whole.error() ? alike : whole;
        if (better.error() > 0 && Math.hypot(better.x - x, better.y - y) < 1) {
            x = better.x;
            y = better.y;
            errorX = better.errorX;
            errorY = better.errorY;
        }
    }

    /**
     * A displacement in pixels.
     *
     * @param x of it
     * @param y of it
     * @param errorX standard error; NaN where too few parts of the frame have something to say
     * @param errorY standard error
     */
    private record Estimate(double x, double y, double errorX, double errorY) {

        private double error() {
            return Math.hypot(errorX, errorY);
        }
    }

    /** Newton's steps to where the gradients cancel, weighted so that tiles have alike to say, or by their contrast. */
    private Estimate estimate(Correlation correlation, float[][][][] sums, int[] part, boolean alike) {
        double[] at = {x, y};
        double[] error = new double[2];
        for (int round = 0; round < ROUNDS; round++) {
            Found[] found = look(correlation, sums, at[0] - wholeX, at[1] - wholeY);
            for (int axis = 0; axis < 2; axis++) {
                Found f = found[axis];
                double common = alike ? f.common() : 0;
                IntFunction<double[]> step = p -> alike ? f.step(common, p, part) : f.wholeStep(p, part);
                double[] full = step.apply(-1);
                at[axis] += full[0];
                error[axis] = alike ? Math.max(Found.error(step), OVERLAP / Math.sqrt(full[1])) : Found.error(step);
            }
        }
        return new Estimate(at[0], at[1], error[0], error[1]);
    }

    private static Found[] look(Correlation correlation, float[][][][] sums, double atX, double atY) {
        Found[] found = {new Found(sums.length), new Found(sums.length)};
        for (int t = 0; t < sums.length; t++) {
            int groups = sums[t].length;
            double[][] gradient = new double[2][groups];
            for (int g = 0; g < groups; g++) {
                correlation.setProduct(sums[t][g][0], sums[t][g][1]);
                correlation.at(atX, atY);
                gradient[0][g] = correlation.gradientX();
                gradient[1][g] = correlation.gradientY();
                found[0].curvature[t] -= correlation.curvatureX();
                found[1].curvature[t] -= correlation.curvatureY();
            }
            for (int axis = 0; axis < 2; axis++) {
                double sum = Arrays.stream(gradient[axis]).sum();
                double squares = 0;
                for (double v : gradient[axis]) {
                    squares += (v - sum / groups) * (v - sum / groups);
                }
                found[axis].gradient[t] = sum;
                found[axis].noise[t] = squares * groups / (groups - 1);
            }
        }
        return found;
    }

    /** {@return whether enough parts of the frame have something to say} */
    boolean isUsable() {
        return errorX > 0 && errorY > 0;
    }

    /** {@return the displacement in x in pixels} */
    double x() {
        return x;
    }

    /** {@return the displacement in y in pixels} */
    double y() {
        return y;
    }

    /** {@return the standard error in x in pixels, NaN where it is not usable} */
    double errorX() {
        return errorX;
    }

    /** {@return the standard error in y in pixels} */
    double errorY() {
        return errorY;
    }
}
