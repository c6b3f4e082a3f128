// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.Optional;

/**
 * A logistic curve p(x) = F(s·(x − m)), F(η) = 1/(1 + e^(−η)), by penalised maximum likelihood, in the parameters that
 * are asked for: the place m where half of all fail, and the slope s.
 *
 * <p>Each region has a limit, distributed as F, and fails at once when x is beyond it. What is known of it is that it
 * lies below x (failed there), above x (cycled there), or, where one region bore a and then failed at b, between the
 * two. With η = s·(x − m) the logarithm of the likelihood is
 *
 * <p>ℓ = Σ k·ln F(η) + (n − k)·ln F(−η) + Σ ln[F(η_b) − F(η_a)],
 *
 * <p>where F(η_b) − F(η_a) = F(η_b)·F(−η_a)·(1 − e^(−s·(b − a))). Firth's penalty (Biometrika 80 (1993) 27, eq. 4 and
 * section 3.1) is half of the logarithm of the determinant of the expected information I of intercept and slope, the
 * logarithm of Jeffreys's prior: ℓ* = ℓ + ½·ln det I. For n regions at x the information is n·F·(1 − F)·(1, x)ᵀ(1, x); for
 * a region that went from a to b it is Σ ∇π∇πᵀ/π over the three things that could have happened: failed at a, failed at
 * b, bore both. The penalty's sign and size are those of the intercept and the slope, as all programs for Firth's
 * regression have them; m and s only name the same curve.
 *
 * <p>The interval of m is that of the profile of ℓ*, all m with 2·(max ℓ* − max over s of ℓ*) ≤ 3.84 (Heinze and
 * Schemper, Stat. Med. 21 (2002) 2409, for the coefficients), together with that of the profile of ℓ itself. The second
 * matters where all cycled up to one place and all failed from the next: no m between the two is then less likely than
 * another, but the penalty draws m to their middle, ever more closely the more regions there are, and its interval alone
 * would hold a true m near one of them less than two times of three ({@code calibrate ccd}). ℓ has its supremum over s
 * also there. Elsewhere the second lies within the first but for a little.
 *
 * <p>Only rising curves are searched, s &gt; 0. Two parameters and few distinct x: ℓ* is evaluated some thousand times,
 * over s inside and m outside, and no derivative is needed.
 */
public final class FirthLogistic {

    /** Half of the 95 % quantile of χ² with one degree of freedom. */
    private static final double DROP = 1.920729410347062;

    /** How far outside of the data m is looked for: a factor of ten in the current density. */
    private static final double REACH = Math.log(10);

    /** Slopes, times the data's extent: from a curve that does not rise to a step. */
    private static final double FLATTEST = Math.log(1e-3);

    private static final double STEEPEST = Math.log(1e8);
    private static final double SLOPE_STEP = 0.7;

    /** What is less likely than this tells nothing of the curve, and its reciprocal is no number. */
    private static final double LEAST = 1e-250;

    private static final double PLACE_STEP = 0.05;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] x;
    private final int[] failed;
    private final int[] cycled;
    private final double[] from;
    private final double[] to;
    private final int[] between;
    private final double[] g0;
    private final double[] g1;

    /** How often the penalty is taken: once, or not at all. */
    private int penalty = 1;

    private double bestLogSlope;

    private FirthLogistic(double[] x, int[] failed, int[] cycled, double[] from, double[] to, int[] between) {
        this.x = x;
        this.failed = failed;
        this.cycled = cycled;
        this.from = from;
        this.to = to;
        this.between = between;
        this.g0 = new double[x.length + 3 * from.length];
        this.g1 = new double[g0.length];
    }

    /**
     * A curve.
     *
     * @param place m, where half of all fail
     * @param lower lower end of its 95 % interval, NaN where the data set none
     * @param upper upper end, NaN where the data set none
     * @param slope s
     * @param placeError standard error of m
     * @param slopeError standard error of s
     * @param correlation of both errors
     */
    public record Curve(
            double place,
            double lower,
            double upper,
            double slope,
            double placeError,
            double slopeError,
            double correlation) {}

    /**
     * Fits the curve.
     *
     * @param x distinct places, at least two among these and the ones below
     * @param failed how many regions are known to have failed there, and nothing else of them
     * @param cycled how many are known to have cycled there, and nothing else of them
     * @param from where regions cycled that then failed at {@code to}; distinct pairs
     * @param to as many, each greater than its {@code from}
     * @param between how many regions did so
     * @return the curve; empty where none that rises is the likeliest, or where its middle lies more than ln 10 outside
     *     of the places, where the data say nothing of it
     * @throws IllegalArgumentException when lengths differ, or all places are the same
     */
    public static Optional<Curve> fit(double[] x, int[] failed, int[] cycled, double[] from, double[] to, int[] between) {
        if (x.length != failed.length
                || x.length != cycled.length
                || from.length != to.length
                || from.length != between.length) {
            throw new IllegalArgumentException("expected as many numbers as places, found " + x.length + ", "
                    + failed.length + ", " + cycled.length + " and " + from.length + ", " + to.length + ", "
                    + between.length);
        }
        double low = Math.min(min(x), min(from));
        double high = Math.max(max(x), max(to));
        double extent = high - low;
        if (!(extent > 0) || Double.isInfinite(extent)) {
            throw new IllegalArgumentException("expected at least two places, found " + low + " to " + high);
        }
        double centre = low + extent / 2;
        FirthLogistic scaled = new FirthLogistic(
                scaled(x, centre, extent),
                failed,
                cycled,
                scaled(from, centre, extent),
                scaled(to, centre, extent),
                between);
        return scaled.search(0.5 + REACH / extent)
                .map(c -> new Curve(
                        centre + extent * c.place,
                        centre + extent * c.lower,
                        centre + extent * c.upper,
                        c.slope / extent,
                        extent * c.placeError,
                        c.slopeError / extent,
                        c.correlation));
    }

    private static double[] scaled(double[] values, double centre, double extent) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (values[i] - centre) / extent;
        }
        return out;
    }

    private static double min(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (double v : values) {
            min = Math.min(min, v);
        }
        return min;
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    /** Places run from −½ to ½ from here on; {@code edge} is how far from 0 the curve's may be. */
    private Optional<Curve> search(double edge) {
        double place = likeliest(edge);
        double top = profile(place);
        double logSlope = bestLogSlope;
        if (next(Math.abs(place)) > edge
                || logSlope < FLATTEST + SLOPE_STEP
                || logSlope > STEEPEST - SLOPE_STEP) {
            return Optional.empty();
        }
        double lower = end(place, top, -1, edge);
        double upper = end(place, top, 1, edge);
        penalty = 0;
        double plain = likeliest(edge);
        top = profile(plain);
        // A minimum with NaN is NaN: an end that one of both does not set is not set.
        lower = Math.min(lower, end(plain, top, -1, edge));
        upper = Math.max(upper, end(plain, top, 1, edge));
        return Optional.of(curve(place, lower, upper, Math.exp(logSlope)));
    }

    /** Where the profile is highest. */
    private double likeliest(double edge) {
        double at = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (double m = 0; m <= edge; m = next(m)) {
            for (double side : m == 0 ? new double[] {0} : new double[] {-m, m}) {
                double value = profile(side);
                if (value > best) {
                    best = value;
                    at = side;
                }
            }
        }
        double a = before(at);
        double b = after(at);
        double p = b - GOLDEN * (b - a);
        double q = a + GOLDEN * (b - a);
        double fp = profile(p);
        double fq = profile(q);
        while (b - a > 1e-9) {
            if (fp > fq) {
                b = q;
                q = p;
                fq = fp;
                p = b - GOLDEN * (b - a);
                fp = profile(p);
            } else {
                a = p;
                p = q;
                fp = fq;
                q = a + GOLDEN * (b - a);
                fq = profile(q);
            }
        }
        return (a + b) / 2;
    }

    private Curve curve(double place, double lower, double upper, double slope) {
        double det = determinant(-slope * place, slope);
        double i00 = 0;
        double i01 = 0;
        double i11 = 0;
        for (int i = 0; i < g0.length; i++) {
            i00 += g0[i] * g0[i];
            i01 += g0[i] * g1[i];
            i11 += g1[i] * g1[i];
        }
        // Covariance of intercept and slope, carried over to m = −intercept/slope.
        double vAlpha = i11 / det;
        double vBeta = i00 / det;
        double c = -i01 / det;
        double vPlace = (vAlpha + 2 * place * c + place * place * vBeta) / (slope * slope);
        double cPlace = -(c + place * vBeta) / slope;
        return new Curve(
                place,
                lower,
                upper,
                slope,
                Math.sqrt(vPlace),
                Math.sqrt(vBeta),
                cPlace / Math.sqrt(vPlace * vBeta));
    }

    /** The next place outwards: evenly among the data, in growing steps outside. */
    private static double next(double m) {
        return m < 1 ? m + PLACE_STEP : m * (1 + PLACE_STEP);
    }

    private static double after(double m) {
        return m + (next(Math.abs(m)) - Math.abs(m));
    }

    private static double before(double m) {
        return m - (next(Math.abs(m)) - Math.abs(m));
    }

    private static double outwards(double m, int side, double edge) {
        return Math.clamp(side < 0 ? before(m) : after(m), -edge, edge);
    }

    /** Where the profile has fallen by {@link #DROP}, on one side; NaN where it does not. */
    private double end(double place, double top, int side, double edge) {
        double inside = place;
        double outside = outwards(place, side, edge);
        while (top - profile(outside) < DROP) {
            if (Math.abs(outside) >= edge) {
                return Double.NaN;
            }
            inside = outside;
            outside = outwards(outside, side, edge);
        }
        while (Math.abs(outside - inside) > 1e-9) {
            double middle = (inside + outside) / 2;
            if (top - profile(middle) < DROP) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    /** The largest likelihood of all slopes; leaves the logarithm of that slope behind. */
    private double profile(double m) {
        double best = Double.NEGATIVE_INFINITY;
        double at = FLATTEST;
        for (double t = FLATTEST; t <= STEEPEST; t += SLOPE_STEP) {
            double value = likelihood(m, Math.exp(t));
            if (value > best) {
                best = value;
                at = t;
            }
        }
        double a = at - SLOPE_STEP;
        double b = at + SLOPE_STEP;
        double p = b - GOLDEN * (b - a);
        double q = a + GOLDEN * (b - a);
        double fp = likelihood(m, Math.exp(p));
        double fq = likelihood(m, Math.exp(q));
        while (b - a > 1e-8) {
            if (fp > fq) {
                b = q;
                q = p;
                fq = fp;
                p = b - GOLDEN * (b - a);
                fp = likelihood(m, Math.exp(p));
            } else {
                a = p;
                p = q;
                fp = fq;
                q = a + GOLDEN * (b - a);
                fq = likelihood(m, Math.exp(q));
            }
        }
        bestLogSlope = (a + b) / 2;
        return Math.max(fp, fq);
    }

    /** ℓ* at place m and slope s, or ℓ where the penalty is 0. */
    private double likelihood(double m, double s) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double eta = s * (x[i] - m);
            sum += failed[i] * logF(eta) + cycled[i] * logF(-eta);
        }
        for (int i = 0; i < from.length; i++) {
            sum += between[i]
                    * (logF(s * (to[i] - m)) + logF(s * (m - from[i])) + Math.log(-Math.expm1(-s * (to[i] - from[i]))));
        }
        return penalty == 0 ? sum : sum + Math.log(determinant(-s * m, s)) / 2;
    }

    /**
     * det I of intercept and slope. With I = Σ g·gᵀ it is Σ over all pairs of (g_i × g_j)² (Cauchy and Binet), a sum of
     * squares in which nothing cancels however steep the curve; leaves the g behind.
     */
    private double determinant(double alpha, double beta) {
        for (int i = 0; i < x.length; i++) {
            double g = Math.sqrt((failed[i] + cycled[i]) * weight(alpha + beta * x[i]));
            g0[i] = g;
            g1[i] = g * x[i];
        }
        for (int i = 0, at = x.length; i < from.length; i++, at += 3) {
            double etaA = alpha + beta * from[i];
            double etaB = alpha + beta * to[i];
            double wa = weight(etaA);
            double wb = weight(etaB);
            set(at, between[i], wa, wa * from[i], Math.exp(logF(etaA)));
            set(at + 1, between[i], wb, wb * to[i], Math.exp(logF(-etaB)));
            set(
                    at + 2,
                    between[i],
                    wb - wa,
                    wb * to[i] - wa * from[i],
                    Math.exp(logF(etaB) + logF(-etaA)) * -Math.expm1(-beta * (to[i] - from[i])));
        }
        double det = 0;
        for (int i = 1; i < g0.length; i++) {
            for (int j = 0; j < i; j++) {
                double cross = g0[i] * g1[j] - g1[i] * g0[j];
                det += cross * cross;
            }
        }
        return det;
    }

    private void set(int at, int count, double byIntercept, double bySlope, double probability) {
        double scale = probability > LEAST ? Math.sqrt(count / probability) : 0;
        g0[at] = scale * byIntercept;
        g1[at] = scale * bySlope;
    }

    /** F·(1 − F). */
    private static double weight(double eta) {
        double e = Math.exp(-Math.abs(eta));
        return e / ((1 + e) * (1 + e));
    }

    /** ln F(η), also far below 0. */
    private static double logF(double eta) {
        return eta >= 0 ? -Math.log1p(Math.exp(-eta)) : eta - Math.log1p(Math.exp(eta));
    }
}
