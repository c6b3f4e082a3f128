// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/** The regularised incomplete gamma function and its inverse. */
public final class IncompleteGamma {

    private static final int MOST_TERMS = 10_000;
    private static final double TINY = 1e-300;
    private static final double[] LANCZOS = {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
    };

    private IncompleteGamma() {}

    /**
     * {@return ln Γ(a), by Lanczos' series of nine terms (relative error about 1e-15)}
     *
     * @param a &gt; 0
     */
    public static double logGamma(double a) {
        double x = a - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double t = x + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /**
     * {@return P(a, x) = γ(a, x)/Γ(a): by its series below a + 1, by a continued fraction of 1 − P above}
     *
     * @param a &gt; 0
     * @param x ≥ 0
     */
    public static double p(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        double front = Math.exp(a * Math.log(x) - x - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return front * sum;
        }
        // Lentz's evaluation of 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …)))
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.abs(d) < TINY ? TINY : d);
            c = b + an / c;
            c = Math.abs(c) < TINY ? TINY : c;
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return 1 - front * h;
    }

    /**
     * {@return x with P(a, x) = p, by Newton's steps kept inside a bracket}
     *
     * @param a &gt; 0
     * @param p between 0 and 1
     */
    public static double inverse(double a, double p) {
        double low = 0;
        double high = a + 10 * Math.sqrt(a) + 10;
        while (p(a, high) < p) {
            high *= 2;
        }
        double x = Math.clamp(a, 1e-3, high);
        for (int i = 0; i < 200; i++) {
            double error = p(a, x) - p;
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
            double next = x - error / density;
            if (!(next > low) || !(next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= 1e-15 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
