// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * 300 noisy copies of a known spectrum: bias, scatter against stated error, coverage of the intervals. {@code
 * releng/calibration} repeats it on other seeds.
 */
final class CalibrationTest {

    private static final Circuit CIRCUIT = Circuit.parse("R(RQ)(RQ)");
    private static final double[] TRUTH = {500, 3188, 1.235588e-09, 0.9, 25135, 6.3410653e-09, 0.9};
    private static final int COPIES = 300;

    @Test
    void statesErrorsThatAreTrue() {
        double[] frequencies = new FrequencyGrid(7e6, 100, 10).frequenciesHz();
        int p = TRUTH.length;
        double[] sum = new double[p];
        double[] squares = new double[p];
        double[] stated = new double[p];
        int[] covered = new int[p];
        for (int i = 0; i < COPIES; i++) {
            FitResult fit = CircuitFit.fit(
                    Simulation.simulate(CIRCUIT, TRUTH, frequencies, 0.01, 20260000 + i), CIRCUIT, FitOptions.DEFAULT);
            assertTrue(fit.converged());
            for (int k = 0; k < p; k++) {
                FittedParameter parameter = fit.parameters().get(k);
                double error = parameter.value() - TRUTH[k];
                sum[k] += error;
                squares[k] += error * error;
                stated[k] += parameter.standardError() / COPIES;
                covered[k] += parameter.lower95() <= TRUTH[k] && TRUTH[k] <= parameter.upper95() ? 1 : 0;
            }
        }
        for (int k = 0; k < p; k++) {
            String name = CIRCUIT.parameters().get(k).name();
            double bias = sum[k] / COPIES;
            double scatter = Math.sqrt((squares[k] - COPIES * bias * bias) / (COPIES - 1));
            assertEquals(0, bias / TRUTH[k], 0.01, "bias of " + name);
            assertEquals(1, scatter / stated[k], 0.15, "scatter of " + name);
            double coverage = covered[k] / (double) COPIES;
            assertTrue(coverage >= 0.91 && coverage <= 0.985, "coverage of " + name + ": " + coverage);
        }
    }
}
