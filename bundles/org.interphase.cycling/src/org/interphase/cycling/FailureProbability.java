// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/**
 * Probability of failing against the current density: a logistic curve over the logarithm of the current density,
 * p(J) = 1/(1 + exp(−slope·ln(J/j50))).
 *
 * @param j50 the current density at which half of the regions fail, in µA µm⁻²
 * @param lower95 lower end of its 95 % interval, NaN where the data set none
 * @param upper95 upper end, NaN where the data set none
 * @param slope steepness per unit of ln J
 * @param slopeError its standard error
 * @param regions how many verdicts it is from
 */
public record FailureProbability(
        double j50, double lower95, double upper95, double slope, double slopeError, int regions) {}
