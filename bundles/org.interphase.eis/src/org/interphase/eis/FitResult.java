// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;
import java.util.function.Supplier;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.Attachment;

/**
 * A circuit fitted to a spectrum. Immutable and thread-safe.
 *
 * <p>With N points, p free parameters and the weighted sum of squares S: standard errors are √diag[(JᵀWJ)⁻¹·S/(2N−p)],
 * where J are the derivatives with respect to the logarithms of the positive parameters (the error of a value is the
 * value times that of its logarithm, which is the same to first order as fitting the value itself). The 95 % interval
 * takes Student's t on 2N−p degrees of freedom; it is symmetric in the logarithm of a positive parameter, value·e^(±t·s),
 * and for an exponent α symmetric in α, cut at 0 and 1. A parameter at a bound is held there for the errors of the
 * others.
 */
public final class FitResult implements Attachment {

    private final ImpedanceSpectrum spectrum;
    private final Circuit circuit;
    private final FitOptions options;
    private final double sum;
    private final double pseudoChiSquare;
    private final int iterations;
    private final boolean converged;
    private final int freeParameters;
    private final List<FittedParameter> parameters;
    private final double[] values;
    private final double[][] correlation;
    private final Impedance residuals;
    private final Supplier<List<DerivedQuantity>> derive;
    private volatile List<DerivedQuantity> derived;

    FitResult(ImpedanceSpectrum spectrum, Circuit circuit, FitOptions options, double sum, double pseudoChiSquare,
            int iterations, boolean converged, int freeParameters, List<FittedParameter> parameters,
            double[] values, double[][] correlation, Impedance residuals, Supplier<List<DerivedQuantity>> derive) {
        this.spectrum = spectrum;
        this.circuit = circuit;
        this.options = options;
        this.sum = sum;
        this.pseudoChiSquare = pseudoChiSquare;
        this.iterations = iterations;
        this.converged = converged;
        this.freeParameters = freeParameters;
        this.parameters = List.copyOf(parameters);
        this.values = values;
        this.correlation = correlation;
        this.residuals = residuals;
        this.derive = derive;
    }

    /** {@return the data} */
    public ImpedanceSpectrum spectrum() {
        return spectrum;
    }

    /** {@return the circuit} */
    public Circuit circuit() {
        return circuit;
    }

    /** {@return the options it was fitted with} */
    public FitOptions options() {
        return options;
    }

    /** {@return the weights} */
    public Weighting weighting() {
        return options.weighting();
    }

    /** {@return the number N of points} */
    public int points() {
        return residuals.points();
    }

    /** {@return the number p of parameters that were not fixed} */
    public int freeParameters() {
        return freeParameters;
    }

    /** {@return whether the parameters are at a minimum of the sum of squares} */
    public boolean converged() {
        return converged;
    }

    /** {@return steps that were tried, over all starts} */
    public int iterations() {
        return iterations;
    }

    /** {@return the weighted sum of squares S, over real and imaginary parts} */
    public double weightedSumOfSquares() {
        return sum;
    }

    /** {@return S/(2N−p)} */
    public double reducedChiSquare() {
        return sum / (2.0 * points() - freeParameters);
    }

    /** {@return Σ|ΔZ|²/|Z|² over the points, whatever the weights; Boukamp's pseudo-χ²} */
    public double pseudoChiSquare() {
        return pseudoChiSquare;
    }

    /**
     * {@return Akaike's information criterion for small samples: n·ln(S/n) + 2k + 2k(k+1)/(n−k−1), with n = 2N
     * observations and k = p + 1, since the noise is estimated too; NaN where n ≤ k + 1}
     *
     * <p>Only differences between circuits with the same data and weights mean something. Source: Hurvich and Tsai,
     * Biometrika 76 (1989) 297.
     */
    public double aicc() {
        double n = 2.0 * points();
        double k = freeParameters + 1.0;
        return n > k + 1 ? n * Math.log(sum / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1) : Double.NaN;
    }

    /** {@return the parameters in the circuit's order} */
    public List<FittedParameter> parameters() {
        return parameters;
    }

    /**
     * {@return a parameter}
     *
     * @param name its name
     * @throws IllegalArgumentException when the circuit has none of that name
     */
    public FittedParameter parameter(String name) {
        return parameters.get(circuit.indexOf(name));
    }

    /** {@return the values of all parameters, in the circuit's order} */
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return the correlation of the parameters' errors, {@code [parameter][parameter]} in the circuit's order; NaN in
     * the rows and columns of those that have no standard error}
     */
    public double[][] correlation() {
        double[][] copy = new double[correlation.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = correlation[i].clone();
        }
        return copy;
    }

    /** {@return time constants, peak frequencies, capacitances and the direct-current resistance, with their errors} */
    public List<DerivedQuantity> derived() {
        List<DerivedQuantity> list = derived;
        if (list == null) {
            list = List.copyOf(derive.get());
            derived = list;
        }
        return list;
    }

    /** {@return data minus fit in Ω, in the data's order} */
    public Impedance residuals() {
        return residuals;
    }

    /**
     * {@return the fitted circuit's impedance}
     *
     * @param frequencyHz frequencies in Hz, finite and &gt; 0
     */
    public Impedance impedance(double... frequencyHz) {
        return circuit.impedance(values, frequencyHz);
    }
}
