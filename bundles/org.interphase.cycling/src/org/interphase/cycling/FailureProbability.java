// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/**
 * Probability of failing against the current density: a logistic curve over the logarithm of the current density,
 * p(J) = 1/(1 + exp(−slope·ln(J/j50))).
 *
 * <p>The parameters maximise Firth's penalised likelihood (Biometrika 80 (1993) 27), which is finite also where all
 * regions cycled below a current density and all failed above it. The interval of {@code j50} holds all values whose
 * profile of this likelihood is less than 1.92 below its maximum (Heinze and Schemper, Stat. Med. 21 (2002) 2409), so
 * that it need not be symmetric, and may be open.
 *
 * @param j50 the current density at which half of the regions fail, in µA µm⁻², &gt; 0
 * @param lower95 lower end of its 95 % interval, NaN where the data set none
 * @param upper95 upper end, NaN where the data set none
 * @param slope steepness per unit of ln J, &gt; 0
 * @param slopeError its standard error
 * @param logJ50Error standard error of ln j50
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
     * η = slope·(ln J − ln j50) and its variance from those of both parameters and their covariance. It is pointwise,
     * and, being from standard errors, narrower than the interval of {@code j50} where few regions decide.
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
