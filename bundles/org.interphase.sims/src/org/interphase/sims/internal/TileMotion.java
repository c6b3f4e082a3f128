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
 * How parts of the frame move beside the course that is known so far. A column that is tilted in the sample moves from layer
 * to layer like drift; seen alone the two cannot be told apart. But drift is common to all, and each column has a tilt of its
 * own: the slopes of many small tiles of the frame gather at that of the drift. Their densest place is taken for what is
 * common, and tiles that move otherwise are left out.
 */
public final class TileMotion {

    private static final int SLABS = 16;
    private static final int TILES = 8;
    private static final int ITERATIONS = 3;
    /** Slopes of more uncertainty than this, in pixels over the stack, say nothing. */
    private static final double LARGEST_ERROR_PX = 0.5;
    /** Slopes of tiles that belong together may differ by this beside their errors, in pixels over the stack. */
    private static final double LIKENESS_PX = 0.15;
    private static final int FEWEST = 3;
    /** Parts of the frame along each axis, which are left out in turn for the standard error. */
    private static final int PARTS = 4;

    private final int width;
    private final int height;
    private final int side;
    private final List<Tile> measured;
    private double commonX;
    private double commonY;
    private double errorX;
    private double errorY;
    private double others;

    /**
     * A tile and its slope.
     *
     * @param left first pixel in x
     * @param top first pixel in y
     * @param slopeX displacement in x over the whole stack in pixels, beside the course
     * @param slopeY displacement in y
     * @param errorX standard error
     * @param errorY standard error
     */
    private record Tile(int left, int top, double slopeX, double slopeY, double errorX, double errorY) {

        double squaredX() {
            return errorX * errorX + LIKENESS_PX * LIKENESS_PX;
        }

        double squaredY() {
            return errorY * errorY + LIKENESS_PX * LIKENESS_PX;
        }

        double distance(double x, double y) {
            return (slopeX - x) * (slopeX - x) / squaredX() + (slopeY - y) * (slopeY - y) / squaredY();
        }

        double information() {
            return 1 / Math.sqrt(squaredX() * squaredY());
        }
    }

    private TileMotion(int width, int height, int side, List<Tile> measured) {
        this.width = width;
        this.height = height;
        this.side = side;
        this.measured = measured;
    }

    /**
     * {@return how the tiles move}
     *
     * @param images of the layers
     * @param flat by which they are divided
     * @param x displacement of each layer in x so far, in pixels
     * @param y displacement in y
     * @param layers how many
     * @param width pixels in x
     * @param height pixels in y
     * @param progress is asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static TileMotion of(
            DriftTrack.Images images, float[] flat, double[] x, double[] y, int layers, int width, int height,
            Progress progress)
            throws IOException, CancelledException {
        int slabs = Math.min(SLABS, layers / 2);
        int side = Math.max(16, Fourier.powerOfTwo(Math.max(width, height) / TILES));
        List<Tile> found = new ArrayList<>();
        if (slabs < 4 || width < side || height < side) {
            return new TileMotion(width, height, side, found);
        }
        float[][] slab = new float[slabs][];
        Parallel.forEach(slabs, () -> new float[][] {
            new float[width * height], new float[width], new float[width], new float[width], new float[width], new float[width]
        }, (g, b) -> {
            slab[g] = new float[width * height];
            float[][] own = Arrays.copyOfRange(b, 1, b.length);
            int from = (int) ((long) g * layers / slabs);
            int to = (int) ((long) (g + 1) * layers / slabs);
            for (int k = from; k < to; k++) {
                images.read(k, b[0]);
                for (int i = 0; i < b[0].length; i++) {
                    b[0][i] /= flat[i];
                }
                addMoved(b[0], x[k], y[k], width, height, slab[g], own);
            }
        }, progress);
        int columns = 2 * (width - side) / side + 1;
        int rows = 2 * (height - side) / side + 1;
        Parallel.forEach(columns * rows, () -> new Worker(side, slabs), (t, w) -> {
            int left = columns > 1 ? (t % columns) * (width - side) / (columns - 1) : 0;
            int top = rows > 1 ? t / columns * (height - side) / (rows - 1) : 0;
            Tile tile = w.measure(slab, width, left, top);
            if (tile.errorX < LARGEST_ERROR_PX && tile.errorY < LARGEST_ERROR_PX) {
                synchronized (found) {
                    found.add(tile);
                }
            }
        }, progress);
        found.sort((a, b) -> a.top != b.top ? Integer.compare(a.top, b.top) : Integer.compare(a.left, b.left));
        TileMotion motion = new TileMotion(width, height, side, found);
        motion.agree();
        return motion;
    }

    /** Adds content at (x + sx, y + sy) to the pixel (x, y); at the frame's edge what is nearest. */
    private static void addMoved(
            float[] from, double sx, double sy, int width, int height, float[] into, float[][] own) {
        int dx = (int) Math.floor(sx);
        int dy = (int) Math.floor(sy);
        float fx = (float) (sx - dx);
        float fy = (float) (sy - dy);
        for (int j = 0; j < height; j++) {
            int r0 = Math.clamp(j + dy, 0, height - 1) * width;
            int r1 = Math.clamp(j + dy + 1, 0, height - 1) * width;
            copyMoved(from, r0, dx, width, own[0]);
            copyMoved(from, r0, dx + 1, width, own[1]);
            copyMoved(from, r1, dx, width, own[2]);
            copyMoved(from, r1, dx + 1, width, own[3]);
            System.arraycopy(into, j * width, own[4], 0, width);
            addBetween(own[0], own[1], own[2], own[3], fx, fy, own[4]);
            System.arraycopy(own[4], 0, into, j * width, width);
        }
    }

    /** A row moved by whole pixels; at its ends what is nearest. */
    private static void copyMoved(float[] from, int row, int dx, int width, float[] into) {
        int first = Math.clamp(-dx, 0, width);
        int end = Math.clamp(width - dx, 0, width);
        if (first < end) {
            System.arraycopy(from, row + first + dx, into, first, end - first);
        }
        Arrays.fill(into, 0, Math.min(first, width), from[row]);
        Arrays.fill(into, Math.max(end, 0), width, from[row + width - 1]);
    }

    /** With one index for all, the compiler uses vector instructions. */
    private static void addBetween(
            float[] a0, float[] a1, float[] b0, float[] b1, float fx, float fy, float[] into) {
        for (int i = 0; i < into.length; i++) {
            float a = a0[i] + fx * (a1[i] - a0[i]);
            float b = b0[i] + fx * (b1[i] - b0[i]);
            into[i] += a + fy * (b - a);
        }
    }

    private static final class Worker {
        private final int side;
        private final int slabs;
        private final ImageFourier fourier;
        private final Correlation correlation;
        private final float[] window;
        private final float[] ones;
        private final float[] image;
        private final float[][] re;
        private final float[][] im;
        private final float[] templateRe;
        private final float[] templateIm;

        Worker(int side, int slabs) {
            this.side = side;
            this.slabs = slabs;
            fourier = new ImageFourier(side, side, side);
            correlation = new Correlation(fourier, Correlation.band(fourier, 1, 2.0 * side));
            window = DriftTrack.hann(side, side);
            ones = new float[side * side];
            Arrays.fill(ones, 1);
            image = new float[side * side];
            re = new float[slabs][fourier.size()];
            im = new float[slabs][fourier.size()];
            templateRe = new float[fourier.size()];
            templateIm = new float[fourier.size()];
        }

        Tile measure(float[][] slab, int width, int left, int top) {
            for (int g = 0; g < slabs; g++) {
                for (int j = 0; j < side; j++) {
                    System.arraycopy(slab[g], (top + j) * width + left, image, j * side, side);
                }
                DriftTrack.prepare(image, ones, window);
                fourier.forward(image, re[g], im[g]);
            }
            double[] dx = new double[slabs];
            double[] dy = new double[slabs];
            double[] w = new double[slabs];
            double slopeX = 0;
            double slopeY = 0;
            double[] errors = {0, 0};
            for (int round = 0; round < ITERATIONS; round++) {
                Arrays.fill(templateRe, 0);
                Arrays.fill(templateIm, 0);
                for (int g = 0; g < slabs; g++) {
                    correlation.addAligned(re[g], im[g], slopeX * u(g), slopeY * u(g), templateRe, templateIm);
                }
                for (int g = 0; g < slabs; g++) {
                    correlation.set(re[g], im[g], templateRe, templateIm, slopeX * u(g), slopeY * u(g));
                    correlation.climb(slopeX * u(g), slopeY * u(g));
                    dx[g] = correlation.shiftX();
                    dy[g] = correlation.shiftY();
                    w[g] = Math.max(0, -correlation.curvatureX()) + Math.max(0, -correlation.curvatureY());
                }
                double[] lineX = line(dx, w);
                double[] lineY = line(dy, w);
                slopeX = lineX[0];
                slopeY = lineY[0];
                errors[0] = lineX[1];
                errors[1] = lineY[1];
            }
            return new Tile(left, top, slopeX, slopeY, errors[0], errors[1]);
        }

        private double u(int g) {
            return (g + 0.5) / slabs - 0.5;
        }

        /** Slope of d over u and its standard error from the scatter. */
        private double[] line(double[] d, double[] w) {
            double s = 0;
            double su = 0;
            double sd = 0;
            for (int g = 0; g < slabs; g++) {
                s += w[g];
                su += w[g] * u(g);
                sd += w[g] * d[g];
            }
            if (!(s > 0)) {
                return new double[] {0, Double.POSITIVE_INFINITY};
            }
            double uu = 0;
            double ud = 0;
            for (int g = 0; g < slabs; g++) {
                double v = u(g) - su / s;
                uu += w[g] * v * v;
                ud += w[g] * v * (d[g] - sd / s);
            }
            double slope = ud / uu;
            double squares = 0;
            for (int g = 0; g < slabs; g++) {
                double r = d[g] - sd / s - slope * (u(g) - su / s);
                squares += w[g] * r * r;
            }
            return new double[] {slope, Math.sqrt(squares / (slabs - 2) / uu)};
        }
    }

    private void agree() {
        if (measured.size() < FEWEST) {
            return;
        }
        double best = -1;
        for (Tile t : measured) {
            double density = density(t.slopeX, t.slopeY);
            if (density > best) {
                best = density;
                commonX = t.slopeX;
                commonY = t.slopeY;
            }
        }
        double[] common = gathered(measured, commonX, commonY);
        commonX = common[0];
        commonY = common[1];
        scatter(common);
        double all = 0;
        double apart = 0;
        for (Tile t : measured) {
            all += t.information();
            apart += belongs(t) ? 0 : t.information();
        }
        others = apart / all;
    }

    /** {@return the densest place of some slopes near another one, x and y, and the sums of the weights} */
    private static double[] gathered(List<Tile> tiles, double nearX, double nearY) {
        double[] at = {nearX, nearY, 0, 0};
        for (int i = 0; i < 30; i++) {
            double sx = 0;
            double sy = 0;
            double wx = 0;
            double wy = 0;
            for (Tile t : tiles) {
                double k = Math.exp(-t.distance(at[0], at[1]) / 2);
                sx += k * t.slopeX / t.squaredX();
                wx += k / t.squaredX();
                sy += k * t.slopeY / t.squaredY();
                wy += k / t.squaredY();
            }
            if (!(wx > 0 && wy > 0)) {
                break;
            }
            at = new double[] {sx / wx, sy / wy, wx, wy};
        }
        return at;
    }

    /**
     * Standard errors by leaving out one part of the frame at a time (jackknife): tiles overlap, and those on one object err
     * alike.
     */
    private void scatter(double[] common) {
        double[] squares = new double[2];
        double[] sums = new double[2];
        int parts = 0;
        for (int p = 0; p < PARTS * PARTS; p++) {
            int part = p;
            List<Tile> rest = measured.stream().filter(t -> part(t) != part).toList();
            if (rest.size() == measured.size() || rest.isEmpty()) {
                continue;
            }
            double[] left = gathered(rest, common[0], common[1]);
            for (int axis = 0; axis < 2; axis++) {
                double off = left[axis] - common[axis];
                sums[axis] += off;
                squares[axis] += off * off;
            }
            parts++;
        }
        double[] error = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            error[axis] = parts < FEWEST
                    ? Math.sqrt(1 / common[2 + axis])
                    : Math.sqrt((squares[axis] - sums[axis] * sums[axis] / parts) * (parts - 1) / parts);
        }
        errorX = error[0];
        errorY = error[1];
    }

    private int part(Tile t) {
        int column = (t.left + side / 2) * PARTS / width;
        int row = (t.top + side / 2) * PARTS / height;
        return row * PARTS + column;
    }

    private double density(double x, double y) {
        double sum = 0;
        for (Tile t : measured) {
            sum += t.information() * Math.exp(-t.distance(x, y) / 2);
        }
        return sum;
    }

    private boolean belongs(Tile t) {
        return t.distance(commonX, commonY) < 9;
    }

    /** {@return whether enough tiles have a slope} */
    public boolean isUsable() {
        return measured.size() >= FEWEST;
    }

    /** {@return how many tiles have a slope} */
    public int measured() {
        return measured.size();
    }

    /** {@return the common displacement in x over the whole stack, beside the course, in pixels} */
    public double commonX() {
        return commonX;
    }

    /** {@return the common displacement in y over the whole stack, beside the course, in pixels} */
    public double commonY() {
        return commonY;
    }

    /** {@return standard error of the common displacement in x in pixels} */
    public double errorX() {
        return errorX;
    }

    /** {@return standard error of the common displacement in y in pixels} */
    public double errorY() {
        return errorY;
    }

    /** {@return share of what the tiles say that moves otherwise, 0 to 1} */
    public double shareOfOthers() {
        return others;
    }

    /** {@return a smooth window over the tiles that move together, {@code [y·width + x]}, 0 to about 1} */
    public float[] window() {
        float[] hann = DriftTrack.hann(side, side);
        float[] out = new float[width * height];
        for (Tile t : measured) {
            if (belongs(t)) {
                for (int j = 0; j < side; j++) {
                    for (int i = 0; i < side; i++) {
                        out[(t.top + j) * width + t.left + i] += hann[j * side + i];
                    }
                }
            }
        }
        return out;
    }
}
