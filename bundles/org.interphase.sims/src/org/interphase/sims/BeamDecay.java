// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Locale;
import org.interphase.core.data.IonPolarity;
import org.interphase.sims.internal.LogPolynomial;

/**
 * How the primary beam's current fell over the layers, from the totals of a species or of a polarity: the logarithm of the
 * mean is a polynomial of the layer, of degree 1 for an exponential decay and 2 or 3 for a smooth trend, of the highest
 * Poisson likelihood. Standard errors are widened by the square root of the reduced deviance where the totals scatter by more
 * than counting does. It is the beam's only as far as the species' concentration does not change with depth: choose a matrix
 * species.
 *
 * @param of what it was found from: the names of species
 * @param degree of the polynomial
 * @param factor of each layer, 1 at layer 0; by this values are to be divided
 * @param standardError of each factor
 * @param decayLayers layers over which an exponential decay falls to 1/e, negative where it rises; NaN for other trends
 * @param decayErrorLayers its standard error
 * @param reducedDeviance deviance by its degrees of freedom: 1 where the totals scatter as counts do
 */
public record BeamDecay(
        String of,
        int degree,
        double[] factor,
        double[] standardError,
        double decayLayers,
        double decayErrorLayers,
        double reducedDeviance) {

    /** The course that is fitted. */
    public enum Trend {
        /** A beam that decays exponentially. */
        EXPONENTIAL,
        /** A polynomial of third degree in the exponent. */
        SMOOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * {@return the decay}
     *
     * @param of the names of the species whose totals these are
     * @param totals counts of each layer
     * @param masked {@code [layer]}, layers that do not count
     * @param trend the course
     * @throws IllegalArgumentException when too few layers have counts
     */
    public static BeamDecay of(String of, double[] totals, boolean[] masked, Trend trend) {
        int degree = trend == Trend.EXPONENTIAL ? 1 : 3;
        LogPolynomial fit = LogPolynomial.fit(totals, masked, degree);
        int n = totals.length;
        double[] factor = new double[n];
        double[] error = new double[n];
        for (int k = 0; k < n; k++) {
            factor[k] = Math.exp(fit.logRatio(k));
            error[k] = factor[k] * fit.logRatioError(k);
        }
        double decay = Double.NaN;
        double decayError = Double.NaN;
        if (trend == Trend.EXPONENTIAL && n > 1) {
            double slope = fit.logRatio(n - 1) / (n - 1);
            decay = -1 / slope;
            decayError = fit.logRatioError(n - 1) / (n - 1) / (slope * slope);
        }
        return new BeamDecay(of, degree, factor, error, decay, decayError, fit.reducedDeviance());
    }

    /**
     * {@return the stack whose layers are divided by the decay}
     *
     * @param stack of as many layers
     * @param polarity of the species that are divided; null for all
     */
    public CorrectedStack applyTo(CorrectedStack stack, IonPolarity polarity) {
        CorrectedStack next = stack;
        for (int c = 0; c < stack.raw().species().size(); c++) {
            if (polarity == null || stack.raw().species().get(c).polarity() == polarity) {
                next = next.withGain(c, factor);
            }
        }
        return next;
    }
}
