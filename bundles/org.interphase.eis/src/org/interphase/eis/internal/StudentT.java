// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/** Quantiles of Student's t distribution. */
public final class StudentT {

    private StudentT() {}

    /**
     * {@return the t with P(|T| ≤ t) = level}
     *
     * <p>Solves the tail probability, an incomplete beta function (Abramowitz and Stegun, eq. 26.7.1 with 26.5.8's
     * continued fraction), by Newton's method from the normal quantile's expansion (eq. 26.7.5).
     *
     * @param level above 0 and below 1
     * @param degrees degrees of freedom, ≥ 1
     */
    public static double twoSided(double level, int degrees) {
        double tail = 0.5 * (1 - level);
        if (degrees == 1) {
            return 1 / Math.tan(Math.PI * tail);
        }
        double v = degrees;
        double x = normal(tail);
        double x2 = x * x;
        double t = x + x * (x2 + 1) / (4 * v) + x * ((5 * x2 + 16) * x2 + 3) / (96 * v * v);
        double lnNorm = lnGamma(0.5 * (v + 1)) - lnGamma(0.5 * v) - 0.5 * Math.log(v * Math.PI);
        for (int i = 0; i < 60; i++) {
            double density = Math.exp(lnNorm - 0.5 * (v + 1) * Math.log1p(t * t / v));
            // in the logarithm of the tail, which Newton's method follows well far out
            double upper = upperTail(t, v);
            double step = upper * Math.log(upper / tail) / density;
            t += step;
            if (Math.abs(step) <= 1e-13 * t) {
                break;
            }
        }
        return t;
    }

    /** P(T &gt; t) for t ≥ 0. */
    static double upperTail(double t, double v) {
        double x = v / (v + t * t);
        return 0.5 * incompleteBeta(0.5 * v, 0.5, x);
    }

    /** The upper quantile of the normal distribution, to 4e-4: a start for Newton's method (eq. 26.2.23). */
    private static double normal(double tail) {
        double t = Math.sqrt(-2 * Math.log(tail));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }

    static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(
                lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** The continued fraction by Lentz's method. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / guard(1 - (a + b) * x / (a + 1));
        double f = d;
        for (int m = 1; m < 500; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guard(1 + even * d);
            c = guard(1 + even / c);
            f *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guard(1 + odd * d);
            c = guard(1 + odd / c);
            double factor = c * d;
            f *= factor;
            if (Math.abs(factor - 1) < 1e-15) {
                break;
            }
        }
        return f;
    }

    private static double guard(double x) {
        return Math.abs(x) < 1e-300 ? 1e-300 : x;
    }

    /** Stirling's series (eq. 6.1.41) after a recurrence to arguments above 10. */
    static double lnGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 10) {
            shift += Math.log(y);
            y += 1;
        }
        double z = 1 / (y * y);
        double s = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188))))) / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + s - shift;
    }
}
