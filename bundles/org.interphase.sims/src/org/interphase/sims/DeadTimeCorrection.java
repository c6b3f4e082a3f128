// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import org.interphase.core.data.DeadTime;
import org.interphase.core.data.MassSpectrum;

/**
 * What detectors lose by their dead time. {@code fraction} is everywhere τ/T, the dead time over the time in which a value was
 * counted.
 */
public final class DeadTimeCorrection {

    /** Beyond this share of time m·τ/T the paralysable model has a second solution near enough to be mistaken. */
    public static final double WARNED_SHARE = 0.1;

    private static final int NEWTON_STEPS = 60;

    private DeadTimeCorrection() {}

    /**
     * {@return counts without the loss of a non-paralysable counter, n = m/(1 − m·τ/T): quadrupoles, magnetic sectors}
     *
     * <p>Source: Williamson, Anal. Chem. 60 (1988) 2198. The mean of corrected counts is n·(1 + τ/T), as the correction is
     * convex: 0.04 % too high at 40 ns in 100 µs, at any rate.
     *
     * @param counted m, ≥ 0
     * @param fraction τ/T, ≥ 0
     * @throws IllegalArgumentException when the counter would have been dead all the time, m·τ/T ≥ 1
     */
    public static double nonParalysable(double counted, double fraction) {
        double alive = 1 - counted * fraction;
        if (!(alive > 0)) {
            throw new IllegalArgumentException(
                    "expected a counter that is dead for less than its whole time, found a share of " + counted * fraction);
        }
        return counted / alive;
    }

    /**
     * {@return variance of {@link #nonParalysable}: m/(1 − m·τ/T)²}
     *
     * <p>A renewal process of mean μ = n/(1 + n·ε) has the variance n/(1 + n·ε)³ for many counts (ε = τ/T); the correction's
     * slope is (1 + n·ε)², so that its variance is n·(1 + n·ε) = μ/(1 − μ·ε)².
     *
     * @param counted m, ≥ 0
     * @param fraction τ/T, ≥ 0
     * @throws IllegalArgumentException when m·τ/T ≥ 1
     */
    public static double nonParalysableVariance(double counted, double fraction) {
        double n = nonParalysable(counted, fraction);
        return counted > 0 ? n * n / counted : 0;
    }

    /**
     * {@return by how much {@link #nonParalysable} is too low where the rate changed while a value was counted, slowly
     * against the dead time: ε·s²/(1 + n·ε), to second order in the change}
     *
     * <p>The mean count of a varying rate is the mean of n/(1 + n·ε), which is concave: −ε·s²/(1 + n·ε)³ below that of the
     * mean rate; the correction's slope (1 + n·ε)² carries it over.
     *
     * @param mean n, the corrected counts
     * @param variance s² of the true counts that parts of the time would have had, each scaled to the whole time, without
     *     their Poisson noise
     * @param fraction τ/T
     */
    public static double varyingRateBias(double mean, double variance, double fraction) {
        return fraction * variance / (1 + mean * fraction);
    }

    /**
     * {@return counts without the loss of a paralysable counter, the lower solution of m = n·exp(−n·τ/T)}
     *
     * <p>Above a rate of 1/τ such a counter counts fewer the more arrive: which of the two solutions is the true one the
     * count alone does not say. {@link #isAmbiguous} tells where this is near.
     *
     * @param counted m, ≥ 0
     * @param fraction τ/T, ≥ 0
     * @throws IllegalArgumentException when there is no solution, m·τ/T &gt; 1/e
     */
    public static double paralysable(double counted, double fraction) {
        double share = counted * fraction;
        if (share > 1 / Math.E) {
            throw new IllegalArgumentException(
                    "expected a share of dead time of at most 1/e, which a paralysable counter cannot exceed, found " + share);
        }
        if (share == 0) {
            return counted;
        }
        // x = n·τ/T solves x·exp(−x) = share below 1; Newton's method on the logarithm, which is concave there.
        double x = share;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double slope = 1 / x - 1;
            if (slope <= 1e-9) {
                break;
            }
            double step = (Math.log(share) - Math.log(x) + x) / slope;
            x = Math.min(1, x + step);
            if (Math.abs(step) < 1e-15 * x) {
                break;
            }
        }
        return x / fraction;
    }

    /**
     * {@return whether the two solutions of {@link #paralysable} should be told apart by other means: m·τ/T above
     * {@value #WARNED_SHARE}}
     *
     * @param counted m, ≥ 0
     * @param fraction τ/T, ≥ 0
     */
    public static boolean isAmbiguous(double counted, double fraction) {
        return counted * fraction > WARNED_SHARE;
    }

    /**
     * {@return ions that arrived where a converter takes one in each of several pulses: I = −N·ln(1 − i/N)}
     *
     * <p>Source: Stephan, Zehnpfenning, Benninghoven, J. Vac. Sci. Technol. A 12 (1994) 405.
     *
     * @param counted i, pulses with a hit, 0 ≤ i &lt; N
     * @param pulses N in which the converter was ready, &gt; 0
     * @throws IllegalArgumentException when every pulse had a hit, or there was none
     */
    public static double singleHit(double counted, double pulses) {
        if (!(pulses > 0) || !(counted >= 0) || !(counted < pulses)) {
            throw new IllegalArgumentException(
                    "expected fewer hits than pulses, found " + counted + " hits in " + pulses + " pulses");
        }
        return -pulses * Math.log1p(-counted / pulses);
    }

    /**
     * {@return variance of {@link #singleHit}: i/(1 − i/N)}
     *
     * <p>Hits are binomial, with variance i·(1 − i/N); the correction's slope is 1/(1 − i/N).
     *
     * @param counted i
     * @param pulses N
     * @throws IllegalArgumentException as {@link #singleHit}
     */
    public static double singleHitVariance(double counted, double pulses) {
        singleHit(counted, pulses);
        return counted / (1 - counted / pulses);
    }

    /**
     * {@return a spectrum's counts without the loss of a converter that takes one hit in the dead time: I = −N·ln(1 − i/N'),
     * where N' is N less the hits of the bins before that lie within the dead time}
     *
     * @param spectrum counts of each bin of the time of flight, by time
     * @param pulses N of the whole spectrum
     * @param deadBins bins for which the converter is dead after a hit, ≥ 0
     * @return a spectrum whose dead time is corrected
     * @throws IllegalArgumentException when the counts are corrected already, a bin has more hits than pulses were left, or
     *     the spectrum is not one of counts
     */
    public static MassSpectrum singleHit(MassSpectrum spectrum, long pulses, int deadBins) {
        if (spectrum.deadTime().corrected()) {
            throw new IllegalArgumentException(spectrum.id() + ": its dead time is corrected already");
        }
        if (!spectrum.unit().equals("1")) {
            throw new IllegalArgumentException("expected counts, found a spectrum in '" + spectrum.unit() + "'");
        }
        if (deadBins < 0) {
            throw new IllegalArgumentException("expected a dead time of at least 0 bins, found " + deadBins);
        }
        double[] counted = spectrum.values();
        double[] out = new double[counted.length];
        double before = 0;
        for (int i = 0; i < out.length; i++) {
            // What was ready, N', says how likely a hit is; ions arrive in all N pulses.
            double ready = pulses - before;
            out[i] = singleHit(counted[i], ready) * pulses / ready;
            before += counted[i];
            if (i >= deadBins) {
                before -= counted[i - deadBins];
            }
        }
        return new MassSpectrum(
                spectrum.id(), spectrum.label(), spectrum.mz(), out, spectrum.unit(), spectrum.polarity(),
                new DeadTime(DeadTime.Model.SINGLE_HIT, true, spectrum.deadTime().tauS()), spectrum.metadata());
    }
}
