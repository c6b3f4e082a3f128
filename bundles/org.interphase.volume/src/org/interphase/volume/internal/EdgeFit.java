// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/**
 * A logistic edge through counts around an axis, by maximum likelihood for Poisson counts. Pixels are gathered in bins of
 * their distance d from the axis; a bin is expected to have μ = b·Σ B + a·Σ A·s, s = 1/(1 + e^((d − R)/w)), where B and A are
 * what the pixel's layer has around the column and within it beyond that; so that a column whose strength changes with depth
 * is fitted as it is. b, a, R and w are free.
 *
 * @param radius R, NaN where there is no edge
 * @param radiusError standard error of R from the Fisher information, times the root of the reduced χ² where that exceeds 1
 * @param width w
 * @param reducedChiSquare Pearson's, of the bins
 */
public record EdgeFit(double radius, double radiusError, double width, double reducedChiSquare) {

    private static final EdgeFit NONE = new EdgeFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    private static final int PARAMETERS = 4;
    private static final int ITERATIONS = 60;
    private static final double LEAST = 1e-12;

    /**
     * Sums over bins of distance.
     *
     * @param counts of the pixels
     * @param distance of the pixels
     * @param around B of the pixels' layers
     * @param within A of the pixels' layers
     * @param pixels how many
     */
    public record Bins(double[] counts, double[] distance, double[] around, double[] within, double[] pixels) {
        /**
         * Empty bins.
         *
         * @param n how many
         */
        public Bins(int n) {
            this(new double[n], new double[n], new double[n], new double[n], new double[n]);
        }

        /**
         * {@return the sums of several}
         *
         * @param parts of as many bins each
         */
        static Bins sum(Bins[] parts) {
            Bins all = new Bins(parts[0].counts.length);
            for (Bins part : parts) {
                for (int i = 0; i < all.counts.length; i++) {
                    all.counts[i] += part.counts[i];
                    all.distance[i] += part.distance[i];
                    all.around[i] += part.around[i];
                    all.within[i] += part.within[i];
                    all.pixels[i] += part.pixels[i];
                }
            }
            return all;
        }
    }

    /**
     * {@return the same with another error}
     *
     * @param error standard error of R
     */
    EdgeFit withRadiusError(double error) {
        return new EdgeFit(radius, error, width, reducedChiSquare);
    }

    /**
     * {@return the fit}
     *
     * @param bins the sums
     * @param from first bin that takes part
     * @param to behind the last one
     * @param radius where to start
     * @param width where to start
     */
    public static EdgeFit of(Bins bins, int from, int to, double radius, double width) {
        double[] p = {1, 1, radius, Math.log(width)};
        double[] gradient = new double[PARAMETERS];
        double[][] fisher = new double[PARAMETERS][PARAMETERS];
        double likelihood = evaluate(bins, from, to, p, gradient, fisher);
        double damping = 1e-3;
        boolean settled = false;
        for (int i = 0; i < ITERATIONS && !settled && Double.isFinite(likelihood); i++) {
            double[][] damped = new double[PARAMETERS][];
            for (int a = 0; a < PARAMETERS; a++) {
                damped[a] = fisher[a].clone();
                damped[a][a] *= 1 + damping;
            }
            double[] step = Linear.solve(damped, gradient.clone());
            double[] next = p.clone();
            boolean real = true;
            for (int a = 0; a < PARAMETERS; a++) {
                next[a] += step[a];
                real &= Double.isFinite(next[a]);
            }
            double[] g = new double[PARAMETERS];
            double[][] f = new double[PARAMETERS][PARAMETERS];
            double l = real && next[0] > 0 && Math.abs(next[3]) < 20 ? evaluate(bins, from, to, next, g, f) : Double.NaN;
            if (l >= likelihood) {
                settled = l - likelihood < 1e-9 * (1 + Math.abs(l));
                p = next;
                likelihood = l;
                gradient = g;
                fisher = f;
                damping = Math.max(1e-9, damping / 10);
            } else {
                damping *= 10;
                settled = damping > 1e12;
            }
        }
        double[][] covariance = Linear.invert(fisher);
        double chi = chiSquare(bins, from, to, p);
        double error = Math.sqrt(covariance[2][2] * Math.max(1, chi));
        boolean edge = p[1] > 0 && p[2] > 0 && Double.isFinite(error) && error < p[2];
        return edge ? new EdgeFit(p[2], error, Math.exp(p[3]), chi) : NONE;
    }

    private static double evaluate(
            Bins bins, int from, int to, double[] p, double[] gradient, double[][] fisher) {
        double w = Math.exp(p[3]);
        double[] d = new double[PARAMETERS];
        double likelihood = 0;
        for (int i = from; i < to; i++) {
            if (bins.pixels()[i] == 0) {
                continue;
            }
            double t = (bins.distance()[i] / bins.pixels()[i] - p[2]) / w;
            double s = 1 / (1 + Math.exp(t));
            double strength = p[1] * bins.within()[i];
            double mu = Math.max(LEAST, p[0] * bins.around()[i] + strength * s);
            double n = bins.counts()[i];
            likelihood += n * Math.log(mu) - mu;
            d[0] = bins.around()[i];
            d[1] = bins.within()[i] * s;
            d[2] = strength * s * (1 - s) / w;
            d[3] = strength * s * (1 - s) * t;
            for (int a = 0; a < PARAMETERS; a++) {
                gradient[a] += (n / mu - 1) * d[a];
                for (int b = 0; b < PARAMETERS; b++) {
                    fisher[a][b] += d[a] * d[b] / mu;
                }
            }
        }
        return likelihood;
    }

    private static double chiSquare(Bins bins, int from, int to, double[] p) {
        double w = Math.exp(p[3]);
        double chi = 0;
        int used = 0;
        for (int i = from; i < to; i++) {
            if (bins.pixels()[i] > 0) {
                double t = (bins.distance()[i] / bins.pixels()[i] - p[2]) / w;
                double mu = Math.max(LEAST, p[0] * bins.around()[i] + p[1] * bins.within()[i] / (1 + Math.exp(t)));
                chi += (bins.counts()[i] - mu) * (bins.counts()[i] - mu) / mu;
                used++;
            }
        }
        return chi / Math.max(1, used - PARAMETERS);
    }
}
