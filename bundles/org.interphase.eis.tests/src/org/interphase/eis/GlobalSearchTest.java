// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.ImpedanceSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a guess, the fit is at least as good as one that starts from the truth. */
final class GlobalSearchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R(RC) | 1e6:1:10 | 10,100,1e-6",
        "R(RQ) | 1e6:1:10 | 1e-3,5e-3,2,.8",
        "R(RQ)(RQ) | 1e6:1:5 | 1e9,5e9,1e-14,.85,4e9,6e-14,.85",
        "R(RC)(RC) | 1e5:0.1:10 | 10,50,1e-6,60,4.2e-6",
        "R(RQ)(RQ)(RQ) | 1e7:0.01:10 | 100,300,1e-9,.9,900,1e-7,.85,500,2e-4,.8",
        "R(Q(RW)) | 1e5:0.01:8 | 20,2e-5,.85,150,40",
        "LR(RQ) | 1e6:0.1:10 | 1e-6,1,4,1e-3,.75",
        "R(RQ)Q | 1e6:0.1:8 | 300,2000,1e-8,.9,2e-6,.85",
        "R(RC)C | 1e6:0.1:8 | 300,2000,1e-8,2e-5",
        "R(RQ)Wo | 1e5:0.001:8 | 1,5,1e-4,.9,3,20",
        "R(RQ)Ws | 1e5:0.001:8 | 1,5,1e-4,.9,3,20",
        "R(Q[R(RQ)]) | 1e6:0.1:10 | 30,1e-7,.9,200,600,1e-5,.85",
        "R(RQ)(Q[RWo]) | 1e5:0.1:5 | 1,2,7e-3,.75,2e-5,.85,3,10,1e-2",
        "(RQ) | 1e6:1:10 | 1e5,1e-9,.9",
        "(R[CR]) | 1e6:1:10 | 1e9,1e-13,4e7",
        "(C[R(RC)]) | 1e4:0.1:4 | 6e-11,2e8,7e8,1e-14",
        "RLC | 1e6:1:10 | 3,1e-5,1e-6",
        "W | 1e3:1:5 | 7"
    })
    void reachesTheOptimumNextToTheTruth(String text, String grid, String truth) {
        Circuit circuit = Circuit.parse(text);
        String[] parts = truth.split(",");
        double[] values = new double[parts.length];
        FitOptions fromTruth = FitOptions.DEFAULT;
        for (int k = 0; k < values.length; k++) {
            values[k] = Double.parseDouble(parts[k]);
            fromTruth = fromTruth.withGuess(circuit.parameters().get(k).name(), values[k]);
        }
        for (int seed = 1; seed <= 3; seed++) {
            ImpedanceSpectrum data = Simulation.simulate(
                    circuit, values, FrequencyGrid.parse(grid).frequenciesHz(), 0.01, seed);
            double best = CircuitFit.fit(data, circuit, fromTruth).weightedSumOfSquares();
            FitResult fit = CircuitFit.fit(data, circuit, FitOptions.DEFAULT);
            assertTrue(fit.converged());
            assertTrue(fit.weightedSumOfSquares() <= best * (1 + 1e-6),
                    () -> "S = " + fit.weightedSumOfSquares() + ", from the truth " + best);
        }
    }

    @Test
    void ordersThreeArcsByTimeConstant() {
        Circuit circuit = Circuit.parse("R(RC)(RC)(RC)");
        double[] values = {1, 30, 1e-3, 10, 1e-6, 20, 5e-5};
        FitResult fit = CircuitFit.fit(
                Simulation.simulate(circuit, values, new FrequencyGrid(1e6, 0.1, 10).frequenciesHz(), 0.001, 1), circuit,
                FitOptions.DEFAULT);
        assertEquals(10, fit.parameter("R1").value(), 0.2);
        assertEquals(20, fit.parameter("R2").value(), 0.2);
        assertEquals(30, fit.parameter("R3").value(), 0.2);
    }

    @Test
    void ordersArcsWhateverTheOrderInsideThem() {
        Circuit circuit = Circuit.parse("R0-p(C1,R1)-p(R2,C2)");
        double[] values = {1, 1e-3, 30, 10, 1e-6};
        FitResult fit = CircuitFit.fit(
                Simulation.simulate(circuit, values, new FrequencyGrid(1e6, 0.1, 10).frequenciesHz(), 0.001, 1), circuit,
                FitOptions.DEFAULT);
        assertEquals(10, fit.parameter("R1").value(), 0.2);
        assertEquals(1e-3, fit.parameter("C2").value(), 2e-5);
    }

    @Test
    void givesTheSameResultEveryTime() {
        Circuit circuit = Circuit.parse("R(RQ)(RQ)Wo");
        double[] values = {1, 5, 1e-5, .9, 8, 1e-3, .8, 4, 30};
        ImpedanceSpectrum data =
                Simulation.simulate(circuit, values, new FrequencyGrid(1e6, 0.001, 8).frequenciesHz(), 0.01, 9);
        double[] first = CircuitFit.fit(data, circuit, FitOptions.DEFAULT).values();
        double[] second = CircuitFit.fit(data, circuit, FitOptions.DEFAULT).values();
        for (int k = 0; k < first.length; k++) {
            assertEquals(first[k], second[k]);
        }
    }
}
