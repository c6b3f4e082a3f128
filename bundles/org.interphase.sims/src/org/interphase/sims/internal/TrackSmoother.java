// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;

/**
 * The course of a drift from noisy displacements: a random walk seen with noise, s(k+1) = s(k) + N(0, q), m(k) = s(k) +
 * N(0, r·v(k)), smoothed by Kalman's filter and the backward pass of Rauch, Tung and Striebel. q and r are those of the
 * highest likelihood; where the walk's steps are larger than the noise the two are hardly told apart, and r has to be known
 * otherwise. Where the content jumps, the walk starts anew.
 */
public final class TrackSmoother {

    private static final double VAGUE = 1e8;
    private static final double LOWEST_RATIO = 1e-6;
    private static final double HIGHEST_RATIO = 1e4;
    private static final int STEPS = 40;

    private final double[] smoothed;
    private final double[] error;
    private final double noise;

    private TrackSmoother(double[] smoothed, double[] error, double noise) {
        this.smoothed = smoothed;
        this.error = error;
        this.noise = noise;
    }

    /**
     * {@return the smoothed course}
     *
     * @param measured displacement of each layer
     * @param variance of each, up to a common factor; infinite where a layer does not count
     * @param jump {@code [layer]}, whether the content jumped between the layer before and this one
     * @param known variance of a typical layer's displacement; NaN where it is not known
     */
    public static TrackSmoother of(double[] measured, double[] variance, boolean[] jump, double known) {
        double best = Double.NEGATIVE_INFINITY;
        double ratio = 1;
        for (int i = 0; i <= STEPS; i++) {
            double trial = LOWEST_RATIO * Math.pow(HIGHEST_RATIO / LOWEST_RATIO, (double) i / STEPS);
            double likelihood = pass(measured, variance, jump, known, trial, null, null)[0];
            if (likelihood > best) {
                best = likelihood;
                ratio = trial;
            }
        }
        int n = measured.length;
        double[] out = new double[n];
        double[] error = new double[n];
        double scale = pass(measured, variance, jump, known, ratio, out, error)[1];
        for (int k = 0; k < n; k++) {
            error[k] = Math.sqrt(error[k] * scale);
        }
        return new TrackSmoother(out, error, scale);
    }

    /** Filter with r = 1 and q = ratio; {@return log likelihood with the known r or the best, and that r}. */
    private static double[] pass(
            double[] m, double[] v, boolean[] jump, double known, double ratio, double[] out, double[] outVariance) {
        int n = m.length;
        double[] state = new double[n];
        double[] variance = new double[n];
        double[] predicted = new double[n];
        double typical = typical(v);
        double x = 0;
        double p = VAGUE;
        double squares = 0;
        double logs = 0;
        int used = 0;
        boolean fresh = true;
        for (int k = 0; k < n; k++) {
            if (k > 0) {
                p += ratio * (jump[k] ? VAGUE : 1);
                fresh |= jump[k];
            }
            predicted[k] = p;
            if (!Double.isInfinite(v[k])) {
                double s = p + v[k] / typical;
                double e = m[k] - x;
                if (!fresh) {
                    squares += e * e / s;
                    logs += Math.log(s);
                    used++;
                }
                fresh = false;
                double gain = p / s;
                x += gain * e;
                p *= 1 - gain;
            }
            state[k] = x;
            variance[k] = p;
        }
        double r = known > 0 ? known : used > 0 ? Math.max(squares / used, 1e-12) : 1e-12;
        if (out != null) {
            double sx = state[n - 1];
            double sp = variance[n - 1];
            out[n - 1] = sx;
            outVariance[n - 1] = sp;
            for (int k = n - 2; k >= 0; k--) {
                double c = variance[k] / predicted[k + 1];
                sx = state[k] + c * (sx - state[k]);
                sp = variance[k] + c * c * (sp - predicted[k + 1]);
                out[k] = sx;
                outVariance[k] = sp;
            }
        }
        return new double[] {-0.5 * (squares / r + used * Math.log(r) + logs), r};
    }

    private static double typical(double[] v) {
        double[] finite = Arrays.stream(v).filter(Double::isFinite).toArray();
        double m = Robust.median(finite);
        return m > 0 ? m : 1;
    }

    /** {@return the displacement of each layer, not a copy} */
    public double[] smoothed() {
        return smoothed;
    }

    /** {@return the standard error of each, not a copy} */
    public double[] error() {
        return error;
    }

    /** {@return the variance of one layer's displacement before smoothing} */
    public double noise() {
        return noise;
    }
}
