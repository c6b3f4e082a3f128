// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Fits circuits to spectra by weighted complex least squares. */
public final class CircuitFit {

    private CircuitFit() {}

    /**
     * {@return the best fit of a circuit to a spectrum}
     *
     * <p>Levenberg and Marquardt's method in the logarithms of the positive parameters, with analytic derivatives. Start
     * values come from the data: shapes of the parts that are in series are put on a grid of time constants, their
     * sizes solved by non-negative linear least squares, and the best combinations fitted; it stops when several starts
     * end in the same optimum. The same input gives the same result, to the last bit on one machine.
     *
     * <p>A guess replaces the start value of its parameter. With a guess for every free parameter the fit starts there
     * alone. Where the residuals are then more than noise, a search without the guesses follows, and the better fit is
     * taken. Parts of the circuit that are alike (the arcs of {@code
     * R0-p(R1,C1)-p(R2,C2)}) are reported with the smallest time constant first; with guesses, in the order that is
     * nearest to the guesses.
     *
     * @param spectrum the data, in any order of frequency
     * @param circuit the circuit
     * @param options weights, guesses, fixed parameters and bounds
     * @param progress what to report to, and to be cancelled by
     * @throws IllegalArgumentException when an option names no parameter of the circuit or has a value out of range, when
     *     the data cannot bear the weights, or have too few points for the circuit; the message says what to change
     * @throws CancelledException when asked to end
     */
    public static FitResult fit(ImpedanceSpectrum spectrum, Circuit circuit, FitOptions options, Progress progress)
            throws CancelledException {
        return new FitTask(spectrum, circuit, options, progress).run();
    }

    /**
     * {@return the best fit of a circuit to a spectrum}
     *
     * @param spectrum the data, in any order of frequency
     * @param circuit the circuit
     * @param options weights, guesses, fixed parameters and bounds
     * @throws IllegalArgumentException as {@link #fit(ImpedanceSpectrum, Circuit, FitOptions, Progress)}
     */
    public static FitResult fit(ImpedanceSpectrum spectrum, Circuit circuit, FitOptions options) {
        try {
            return fit(spectrum, circuit, options, Progress.NONE);
        } catch (CancelledException e) {
            throw new IllegalStateException("cancelled although nobody can", e);
        }
    }
}
