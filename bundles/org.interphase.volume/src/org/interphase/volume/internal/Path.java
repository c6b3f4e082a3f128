// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/** The course of a column's axis through the layers. */
public final class Path {

    /** Standard deviation of the kernel in layers. */
    private static final double KERNEL = 5;
    private static final int REACH = 20;
    /** Largest noise of a place over the length of a part that ends there. */
    private static final double NOISE_OF_PART = 0.2;

    private Path() {}

    /**
     * {@return positions smoothed by lines that are fitted around each layer with Gaussian weights; layers of no weight get
     * what their neighbours say}
     *
     * @param z depth of each layer
     * @param position in each layer
     * @param weight of each layer, 0 where its position is not known
     */
    public static double[] smooth(double[] z, double[] position, double[] weight) {
        int n = z.length;
        double[] out = new double[n];
        for (int k = 0; k < n; k++) {
            int reach = REACH;
            double value = Double.NaN;
            for (double kernel = KERNEL; Double.isNaN(value) && kernel < 8 * n; kernel *= 2) {
                value = local(z, position, weight, k, kernel, reach);
                reach *= 2;
            }
            out[k] = value;
        }
        return out;
    }

    private static double local(double[] z, double[] position, double[] weight, int k, double kernel, int reach) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double t0 = 0;
        double t1 = 0;
        int used = 0;
        for (int j = Math.max(0, k - reach); j <= Math.min(z.length - 1, k + reach); j++) {
            if (weight[j] > 0) {
                double w = weight[j] * Math.exp(-0.5 * (j - k) * (j - k) / (kernel * kernel));
                double u = z[j] - z[k];
                s0 += w;
                s1 += w * u;
                s2 += w * u * u;
                t0 += w * position[j];
                t1 += w * u * position[j];
                used++;
            }
        }
        double determinant = s0 * s2 - s1 * s1;
        if (used == 0) {
            return Double.NaN;
        }
        return used < 3 || !(determinant > 1e-12 * s0 * s2) ? t0 / s0 : (t0 * s2 - t1 * s1) / determinant;
    }

    /**
     * A line through positions.
     *
     * @param slope per unit of depth, NaN where there are fewer than two positions
     * @param slopeError its standard error from the scatter, with what neighbouring layers have in common; NaN of fewer than
     *     three
     * @param at position at the mean depth
     * @param meanZ the mean depth
     * @param deviation standard deviation of the positions from the line
     */
    public record Line(double slope, double slopeError, double at, double meanZ, double deviation) {}

    /**
     * {@return the line of least squares}
     *
     * @param z depth of each layer
     * @param position in each layer
     * @param weight of each layer, 0 where its position is not known
     */
    public static Line line(double[] z, double[] position, double[] weight) {
        double s = 0;
        double sz = 0;
        double sp = 0;
        for (int k = 0; k < z.length; k++) {
            if (weight[k] > 0) {
                s += weight[k];
                sz += weight[k] * z[k];
                sp += weight[k] * position[k];
            }
        }
        double mz = sz / s;
        double mp = sp / s;
        double szz = 0;
        double szp = 0;
        for (int k = 0; k < z.length; k++) {
            if (weight[k] > 0) {
                szz += weight[k] * (z[k] - mz) * (z[k] - mz);
                szp += weight[k] * (z[k] - mz) * (position[k] - mp);
            }
        }
        double slope = szz > 0 ? szp / szz : Double.NaN;
        double squares = 0;
        double products = 0;
        double last = Double.NaN;
        double meat = 0;
        int n = 0;
        for (int k = 0; k < z.length; k++) {
            if (weight[k] > 0) {
                double r = position[k] - mp - slope * (z[k] - mz);
                squares += r * r;
                products += Double.isNaN(last) ? 0 : r * last;
                double u = weight[k] * (z[k] - mz) * r;
                meat += u * u;
                last = r;
                n++;
            }
        }
        double common = Math.clamp(products / squares, 0, 0.98);
        double inflation = (1 + common) / (1 - common);
        double error = n > 2 ? Math.sqrt(meat * inflation * n / (n - 2)) / szz : Double.NaN;
        return new Line(slope, error, mp, mz, Math.sqrt(squares / Math.max(1, n - 2)));
    }

    /**
     * A tortuosity.
     *
     * @param value length of the path over the distance of its ends, ≥ 1; NaN where it cannot be said
     * @param standardError of it
     * @param segments how many straight parts the path was made of
     */
    public record Tortuosity(double value, double standardError, int segments) {}

    /**
     * {@return the tortuosity of a path that is made of straight parts between some of its layers, the first and the last one
     * among them: as many parts as noise allows, since each part that is off by its noise makes the path longer; what noise
     * adds on average is taken away}
     *
     * @param z depth of each layer
     * @param x smoothed position in each layer
     * @param y smoothed position in each layer
     * @param from first layer of the path
     * @param to its last layer
     * @param noise standard deviation of a position in one layer before {@link #smooth}
     * @param most the most parts
     */
    public static Tortuosity tortuosity(
            double[] z, double[] x, double[] y, int from, int to, double noise, int most) {
        double each = noise / Math.sqrt(2 * Math.sqrt(Math.PI) * KERNEL);
        for (int parts = Math.min(most, to - from); parts >= 1; parts--) {
            double length = 0;
            double variance = 0;
            boolean clear = true;
            for (int i = 0; i < parts; i++) {
                int a = from + (int) ((long) (to - from) * i / parts);
                int b = from + (int) ((long) (to - from) * (i + 1) / parts);
                double l = distance(z, x, y, a, b);
                // Two lateral axes, each the difference of two places: l grows by 2·σ²/l.
                length += l - 2 * each * each / l;
                variance += 4 * Math.pow(each, 4) / (l * l);
                clear &= each < NOISE_OF_PART * l;
            }
            if (clear || parts == 1) {
                double end = distance(z, x, y, from, to);
                double value = Math.max(1, length / (end - 2 * each * each / end));
                return new Tortuosity(value, Math.sqrt(variance) / end, parts);
            }
        }
        return new Tortuosity(Double.NaN, Double.NaN, 0);
    }

    private static double distance(double[] z, double[] x, double[] y, int a, int b) {
        return Math.sqrt((x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]) + (z[a] - z[b]) * (z[a] - z[b]));
    }
}
