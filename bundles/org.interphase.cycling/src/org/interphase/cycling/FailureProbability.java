// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/**
 * Probability of failing against the current density: a logistic curve over the logarithm of the current density,
 * p(J) = 1/(1 + exp(−slope·ln(J/j50))).
 *
 * <p>The parameters maximise Firth's penalised likelihood (Biometrika 80 (1993) 27), which is finite also where all
 * regions cycled below a current density and all failed above it. The interval of {@code j50} holds all values whose
 * profile of this likelihood (Heinze and Schemper, Stat. Med. 21 (2002) 2409), or of the likelihood without its penalty,
 * is less than 1.92 below its maximum. It need not be symmetric, may be open, and never ends within a bracket in which
 * nothing was tried.
 *
 * @param j50 the current density at which half of the regions fail, in µA µm⁻², &gt; 0
 * @param lower95 lower end of its 95 % interval, NaN where the data set none
 * @param upper95 upper end, NaN where the data set none
 * @param slope steepness per unit of ln J, &gt; 0
 * @param slopeError its standard error
 * @param logJ50Error standard error of ln j50, from the curvature at the estimate: for the band; what is known of j50
 *     is its interval
 * @param correlation of the errors of the slope and of ln j50, −1 to 1
 * @param regions how many regions it is from
 */
public record FailureProbability(
        double j50,
        double lower95,
        double upper95,
        double slope,
        double slopeError,
        double logJ50Error,
        double correlation,
        int regions) {

    /** Quantile 0.975 of the normal distribution. */
    private static final double NORMAL_975 = 1.959963984540054;

    /**
     * {@return the probability of failing, 0 to 1}
     *
     * @param j current density in µA µm⁻², ≥ 0
     * @throws IllegalArgumentException when it is negative or not a number
     */
    public double probability(double j) {
        return logistic(slope * logRatio(j));
    }

    /**
     * The 95 % band of the curve at one current density: η ± 1.96·σ(η), put through the logistic function, with
     * η = slope·(ln J − ln j50) and its variance from those of both parameters and their covariance. It is pointwise.
     * Where the curve is so steep that it is only known to pass between two current densities that were tried, the band
     * is too narrow between them: there the interval of {@code j50} says what is known.
     *
     * @param j current density in µA µm⁻², ≥ 0
     * @return lower and upper end, 0 to 1 each
     * @throws IllegalArgumentException when it is negative or not a number
     */
    public double[] band(double j) {
        double d = logRatio(j);
        if (Double.isInfinite(d)) {
            return new double[] {0, 1};
        }
        double bySlope = d * slopeError;
        double byPlace = slope * logJ50Error;
        double variance = bySlope * bySlope + byPlace * byPlace - 2 * correlation * bySlope * byPlace;
        double half = NORMAL_975 * Math.sqrt(Math.max(0, variance));
        return new double[] {logistic(slope * d - half), logistic(slope * d + half)};
    }

    private double logRatio(double j) {
        if (!(j >= 0)) {
            throw new IllegalArgumentException("j: expected a current density of at least 0, found " + j);
        }
        return Math.log(j / j50);
    }

    private static double logistic(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }
}
