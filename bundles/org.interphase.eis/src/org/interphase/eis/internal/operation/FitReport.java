// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.List;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.HasFit;

/**
 * Result of {@code eis fit}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param circuit the circuit, in the notation with dashes
 * @param weight the weights
 * @param points points that were fitted
 * @param freeParameters parameters that were not held
 * @param converged whether the parameters are at a minimum
 * @param iterations steps that were tried, over all starts
 * @param weightedSumOfSquares S
 * @param reducedChiSquare S/(2N−p)
 * @param pseudoChiSquare Σ|ΔZ|²/|Z|²
 * @param aicc Akaike's criterion for small samples
 * @param parameters in the circuit's order
 * @param correlation of the parameters' errors, {@code [parameter][parameter]}
 * @param derived quantities computed from the parameters
 * @param residuals data minus fit, in the data's order
 * @param fit the fit itself, for programs
 */
public record FitReport(
        String circuit,
        String weight,
        int points,
        int freeParameters,
        boolean converged,
        int iterations,
        double weightedSumOfSquares,
        double reducedChiSquare,
        double pseudoChiSquare,
        double aicc,
        List<FittedParameter> parameters,
        double[][] correlation,
        List<DerivedQuantity> derived,
        List<Residual> residuals,
        FitResult fit)
        implements HasFit {

    /**
     * Data minus fit at one point.
     *
     * @param frequencyHz frequency in Hz
     * @param re real part in Ω
     * @param im imaginary part in Ω
     */
    public record Residual(double frequencyHz, double re, double im) {}
}
