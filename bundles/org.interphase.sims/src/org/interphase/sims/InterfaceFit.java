// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interphase.sims.internal.Symmetric;

/**
 * The place and width of an interface in a depth profile: f(z) = A·e^(−b·(z − z̄))·(ρ + (1 − ρ)·s((z − z0)/w)), with
 * s(t) = 1/(1 + e^(−t)), fitted by maximum likelihood for Poisson counts.
 *
 * <p>z0 is where the edge is half done; w is the logistic width: the edge goes from 10 to 90 % over 2·ln 9·w = 4.394·w
 * ({@link #width1090Um}). ρ is the level at the surface over that in the bulk ({@link #ratio}): below 1 where the species is
 * depleted at the surface, above where it is enriched. b is the slow trend that both levels have in common, such as the
 * beam's decay, and z̄ the mean depth; where the profile is normalised, its reference has the trend, and b is 0.
 *
 * <p>What is fitted is the value v with its variance: v·v/var counts are taken to be distributed after Poisson about
 * f·v/var. For plain counts these are the counts; with corrections, or normalised, it weighs each layer by its variance as
 * the fitted curve has it, so that layers with few counts by chance do not weigh more. The covariance is the inverse of the
 * Fisher information Σ (∂μ/∂p)(∂μ/∂q)/μ.
 *
 * @param channel name of the species
 * @param normalisation what the profile is divided by
 * @param z0Um depth of the edge in µm
 * @param widthUm its logistic width w in µm
 * @param ratio level at the surface over that in the bulk
 * @param standardErrors of these three
 * @param bulk level of the bulk at the mean depth
 * @param trendPerUm b in 1/µm; 0 where it is not fitted
 * @param meanDepthUm z̄ in µm
 * @param correlation of z0, ln w, ρ, ln A and b, where fitted, {@code [5][5]} or {@code [4][4]}; empty where not determined
 * @param reducedChiSquare Pearson's Σ (n − μ)²/μ over the degrees of freedom: about 1 where the curve describes the profile;
 *     far above, there is more in it than one edge, and the standard errors are too small
 * @param layers how many layers were fitted
 * @param converged whether a further step would be below a ten-thousandth of the standard errors
 * @param determined whether the profile has an edge: the levels differ by more than three standard errors, and z0 lies among
 *     the layers
 */
public record InterfaceFit(
        String channel,
        Normalisation normalisation,
        double z0Um,
        double widthUm,
        double ratio,
        StandardErrors standardErrors,
        double bulk,
        double trendPerUm,
        double meanDepthUm,
        double[][] correlation,
        double reducedChiSquare,
        int layers,
        boolean converged,
        boolean determined) {

    /** From 10 to 90 % of a logistic edge, in units of its width. */
    public static final double TEN_TO_NINETY = 2 * Math.log(9);

    private static final int Z0 = 0;
    private static final int LOG_W = 1;
    private static final int RHO = 2;
    private static final int LOG_A = 3;
    private static final int TREND = 4;
    private static final int FEWEST_LAYERS = 8;
    private static final int STARTS = 40;
    private static final int MOST_STEPS = 200;
    private static final double SIGNIFICANT = 3;

    /** A step of less than a ten-thousandth of a standard error is none. */
    private static final double CONVERGED = 1e-8;

    /**
     * Standard errors of a fit.
     *
     * @param z0Um of the depth in µm
     * @param widthUm of the width in µm
     * @param ratio of the ratio
     */
    public record StandardErrors(double z0Um, double widthUm, double ratio) {}

    /** Checks that nothing is null. */
    public InterfaceFit {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(normalisation);
        Objects.requireNonNull(standardErrors);
        correlation = Arrays.stream(correlation).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return the correlations, a copy} */
    @Override
    public double[][] correlation() {
        return Arrays.stream(correlation).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return the width from 10 to 90 % in µm} */
    public double width1090Um() {
        return TEN_TO_NINETY * widthUm;
    }

    /**
     * {@return the edge of a channel's profile}
     *
     * @param profile of a region; where it is not normalised, the trend is fitted
     * @param channel name of the species
     * @throws IllegalArgumentException when the channel is not there, its depths are not known, or fewer than 8 of its layers
     *     have a value above 0
     */
    public static InterfaceFit of(RegionProfile profile, String channel) {
        ProfileCurve curve = Ratio.require(profile, channel);
        return new Fit(profile.normalisation(), curve).run();
    }

    /**
     * {@return the fitted curve at some depths}
     *
     * @param depthUm depths in µm
     */
    public double[] at(double[] depthUm) {
        return Arrays.stream(depthUm)
                .map(z -> bulk
                        * Math.exp(-trendPerUm * (z - meanDepthUm))
                        * (ratio + (1 - ratio) / (1 + Math.exp(-(z - z0Um) / widthUm))))
                .toArray();
    }

    private static final class Fit {
        private final Normalisation normalisation;
        private final String channel;
        private final int parameters;
        /** Depths. */
        private final double[] z;
        /** Effective counts. */
        private final double[] n;
        /** Value per effective count. */
        private final double[] phi;

        private final double mean;
        private final double shallowest;
        private final double deepest;
        private final double step;
        private final double[][] information;
        private final double[] gradient;

        Fit(Normalisation normalisation, ProfileCurve curve) {
            this.normalisation = normalisation;
            this.channel = curve.name();
            this.parameters = normalisation.kind() == Normalisation.Kind.NONE ? 5 : 4;
            double[] depth = curve.depthUm();
            double[] per = curve.perCount();
            int[] used = IntStream.range(0, depth.length)
                    .filter(k -> curve.value(k) >= 0 && Double.isFinite(depth[k]) && per[k] > 0)
                    .toArray();
            int some = (int) Arrays.stream(used).filter(k -> curve.value(k) > 0).count();
            if (some < FEWEST_LAYERS) {
                throw new IllegalArgumentException(channel + ": expected at least " + FEWEST_LAYERS
                        + " layers with counts to fit an edge to, found " + some);
            }
            z = Arrays.stream(used).mapToDouble(k -> depth[k]).toArray();
            phi = Arrays.stream(used)
                    .mapToDouble(k -> curve.value(k) > 0 && curve.variance(k) > 0
                            ? curve.variance(k) / curve.value(k)
                            : per[k])
                    .toArray();
            n = IntStream.range(0, z.length).mapToDouble(i -> curve.value(used[i]) / phi[i]).toArray();
            mean = Arrays.stream(z).average().orElseThrow();
            shallowest = Arrays.stream(z).min().orElseThrow();
            deepest = Arrays.stream(z).max().orElseThrow();
            step = (deepest - shallowest) / (z.length - 1);
            information = new double[parameters][parameters];
            gradient = new double[parameters];
            if (!(step > 0)) {
                throw new IllegalArgumentException(channel + ": expected layers at different depths, found one depth");
            }
        }

        InterfaceFit run() {
            double[] best = start();
            double value = logLikelihood(best);
            double damping = 1e-3;
            boolean converged = false;
            boolean better = true;
            for (int i = 0; i < MOST_STEPS && better && !converged; i++) {
                derivatives(best);
                converged = promise() < CONVERGED;
                better = false;
                for (; !converged && !better && damping < 1e12; damping *= 8) {
                    double[] next = step(best, damping);
                    double there = next == null ? Double.NEGATIVE_INFINITY : logLikelihood(next);
                    if (there > value) {
                        better = true;
                        best = next;
                        value = there;
                        damping /= 64;
                    }
                }
            }
            return result(best, converged);
        }

        private InterfaceFit result(double[] p, boolean converged) {
            derivatives(p);
            double[][] covariance = Symmetric.inverse(information);
            double w = Math.exp(p[LOG_W]);
            double chi = 0;
            for (int i = 0; i < z.length; i++) {
                double mu = model(p, i);
                chi += (n[i] - mu) * (n[i] - mu) / mu;
            }
            double[] error = new double[parameters];
            double[][] correlation = new double[covariance == null ? 0 : parameters][parameters];
            for (int i = 0; i < parameters; i++) {
                error[i] = covariance == null ? Double.NaN : Math.sqrt(covariance[i][i]);
            }
            for (int i = 0; i < correlation.length; i++) {
                for (int j = 0; j < parameters; j++) {
                    correlation[i][j] = covariance[i][j] / (error[i] * error[j]);
                }
            }
            boolean determined = converged
                    && Math.abs(1 - p[RHO]) > SIGNIFICANT * error[RHO]
                    && p[Z0] > shallowest
                    && p[Z0] < deepest
                    && error[Z0] < (deepest - shallowest) / 4;
            return new InterfaceFit(
                    channel,
                    normalisation,
                    p[Z0],
                    w,
                    p[RHO],
                    new StandardErrors(error[Z0], w * error[LOG_W], error[RHO]),
                    Math.exp(p[LOG_A]),
                    parameters > TREND ? p[TREND] : 0,
                    mean,
                    correlation,
                    chi / (z.length - parameters),
                    z.length,
                    converged,
                    determined);
        }

        private double edge(double[] p, double depth) {
            return 1 / (1 + Math.exp(-(depth - p[Z0]) / Math.exp(p[LOG_W])));
        }

        private double level(double[] p, int i) {
            double trend = parameters > TREND ? Math.exp(-p[TREND] * (z[i] - mean)) : 1;
            return Math.exp(p[LOG_A]) * trend / phi[i];
        }

        private double model(double[] p, int i) {
            return level(p, i) * (p[RHO] + (1 - p[RHO]) * edge(p, z[i]));
        }

        private double logLikelihood(double[] p) {
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                double mu = model(p, i);
                if (!(mu > 0)) {
                    return Double.NEGATIVE_INFINITY;
                }
                // Against the counts themselves, so that the sum stays small.
                sum += n[i] - mu + (n[i] > 0 ? n[i] * Math.log(mu / n[i]) : 0);
            }
            return sum;
        }

        private void derivatives(double[] p) {
            for (double[] row : information) {
                Arrays.fill(row, 0);
            }
            Arrays.fill(gradient, 0);
            double w = Math.exp(p[LOG_W]);
            double[] d = new double[parameters];
            for (int i = 0; i < z.length; i++) {
                double s = edge(p, z[i]);
                double level = level(p, i);
                double mu = level * (p[RHO] + (1 - p[RHO]) * s);
                double slope = level * (1 - p[RHO]) * s * (1 - s);
                d[Z0] = -slope / w;
                d[LOG_W] = -slope * (z[i] - p[Z0]) / w;
                d[RHO] = level * (1 - s);
                d[LOG_A] = mu;
                if (parameters > TREND) {
                    d[TREND] = -mu * (z[i] - mean);
                }
                for (int a = 0; a < parameters; a++) {
                    gradient[a] += (n[i] - mu) / mu * d[a];
                    for (int b = 0; b <= a; b++) {
                        information[a][b] += d[a] * d[b] / mu;
                    }
                }
            }
            for (int a = 0; a < parameters; a++) {
                for (int b = 0; b < a; b++) {
                    information[b][a] = information[a][b];
                }
            }
        }

        /** How many squared standard errors a full step would go. */
        private double promise() {
            double[][] inverse = Symmetric.inverse(information);
            double sum = inverse == null ? Double.NaN : 0;
            for (int a = 0; inverse != null && a < parameters; a++) {
                for (int b = 0; b < parameters; b++) {
                    sum += gradient[a] * inverse[a][b] * gradient[b];
                }
            }
            return sum;
        }

        private double[] step(double[] p, double damping) {
            double[][] damped = Arrays.stream(information).map(double[]::clone).toArray(double[][]::new);
            for (int a = 0; a < parameters; a++) {
                damped[a][a] = damped[a][a] * (1 + damping) + Double.MIN_NORMAL;
            }
            double[][] inverse = Symmetric.inverse(damped);
            if (inverse == null) {
                return null;
            }
            double[] next = p.clone();
            for (int a = 0; a < parameters; a++) {
                for (int b = 0; b < parameters; b++) {
                    next[a] += inverse[a][b] * gradient[b];
                }
            }
            next[LOG_W] = Math.clamp(next[LOG_W], Math.log(step / 20), Math.log(2 * (deepest - shallowest)));
            next[Z0] = Math.clamp(next[Z0], shallowest - (deepest - shallowest) / 2, deepest + (deepest - shallowest) / 2);
            return next;
        }

        /** The best of a grid of depths, widths and trends, with levels by weighted least squares. */
        private double[] start() {
            double extent = deepest - shallowest;
            double[] trends = parameters > TREND ? new double[] {0, trend(), trend() / 2} : new double[] {0};
            double[] best = null;
            double highest = Double.NEGATIVE_INFINITY;
            for (double w = step / 2; w < extent / 3; w *= 2) {
                for (int j = 1; j < STARTS; j++) {
                    for (double b : trends) {
                        double[] p = levels(shallowest + extent * j / STARTS, w, b);
                        double value = p == null ? Double.NEGATIVE_INFINITY : logLikelihood(p);
                        if (value > highest) {
                            highest = value;
                            best = p;
                        }
                    }
                }
            }
            if (best == null) {
                throw new IllegalArgumentException(channel + ": no edge fits this profile");
            }
            return best;
        }

        /** ln(value) of the deeper half falls by so much in each µm. */
        private double trend() {
            double middle = (shallowest + deepest) / 2;
            double sw = 0;
            double sz = 0;
            double sy = 0;
            double szz = 0;
            double szy = 0;
            for (int i = 0; i < z.length; i++) {
                if (z[i] >= middle && n[i] > 0) {
                    double y = Math.log(n[i] * phi[i]);
                    double t = z[i] - middle;
                    sw += n[i];
                    sz += n[i] * t;
                    sy += n[i] * y;
                    szz += n[i] * t * t;
                    szy += n[i] * t * y;
                }
            }
            double determinant = sw * szz - sz * sz;
            return determinant > 0 ? -(sw * szy - sz * sy) / determinant : 0;
        }

        private double[] levels(double z0, double w, double b) {
            double[] p = new double[parameters];
            p[Z0] = z0;
            p[LOG_W] = Math.log(w);
            if (parameters > TREND) {
                p[TREND] = b;
            }
            double ss = 0;
            double sb = 0;
            double bb = 0;
            double sn = 0;
            double bn = 0;
            for (int i = 0; i < z.length; i++) {
                double t = level(p, i);
                double s = edge(p, z[i]);
                double weight = 1 / Math.max(n[i], 1);
                double surface = t * (1 - s);
                double bulk = t * s;
                ss += weight * surface * surface;
                sb += weight * surface * bulk;
                bb += weight * bulk * bulk;
                sn += weight * surface * n[i];
                bn += weight * bulk * n[i];
            }
            double determinant = ss * bb - sb * sb;
            double surface = (bb * sn - sb * bn) / determinant;
            double bulk = (ss * bn - sb * sn) / determinant;
            if (!(determinant > 0) || !(bulk > 0) || !(surface > 0)) {
                return null;
            }
            p[LOG_A] = Math.log(bulk);
            p[RHO] = surface / bulk;
            return p;
        }
    }
}
