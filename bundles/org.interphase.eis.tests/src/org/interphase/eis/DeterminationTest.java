// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.ImpedanceSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the data do not determine is said in plain words, and harms nothing else. */
final class DeterminationTest {

    private static final double[] FREQUENCIES = new FrequencyGrid(1e6, 1, 8).frequenciesHz();

    private static FitResult fit(String truth, double[] values, String circuit) {
        ImpedanceSpectrum data = Simulation.simulate(Circuit.parse(truth), values, FREQUENCIES, 0.003, 11);
        return CircuitFit.fit(data, Circuit.parse(circuit), FitOptions.DEFAULT);
    }

    @Test
    void saysThatOnlyASumIsDetermined() {
        double[] truth = {100, 1000, 1e-7};
        FitResult two = fit("R(RC)", truth, "R-R-p(R,C)");
        FitResult one = fit("R(RC)", truth, "R-p(R,C)");
        for (String name : new String[] {"R0", "R1"}) {
            FittedParameter p = two.parameter(name);
            assertFalse(p.determined());
            assertTrue(Double.isNaN(p.standardError()) && Double.isNaN(p.lower95()));
            assertTrue(p.remark().contains("only a combination with " + (name.equals("R0") ? "R1" : "R0")), p.remark());
        }
        assertTrue(two.converged());
        assertEquals(one.parameter("R0").value(), two.parameter("R0").value() + two.parameter("R1").value(), 1e-3);
        FittedParameter arc = two.parameter("R2");
        assertTrue(arc.determined());
        double expected = one.parameter("R1").standardError() * Math.sqrt(one.reducedChiSquare() > 0
                ? two.reducedChiSquare() / one.reducedChiSquare() : 1);
        assertEquals(expected, arc.standardError(), 1e-3 * expected);
        assertTrue(Double.isNaN(two.correlation()[0][1]));
        assertEquals(1, two.correlation()[2][2]);
    }

    @Test
    void saysThatAnElementHasNoEffectInTheRange() {
        // an inductance of 1e-15 H is 6e-9 Ω at the highest frequency
        FitResult fit = CircuitFit.fit(
                Simulation.simulate(Circuit.parse("R(RC)"), new double[] {100, 1000, 1e-7}, FREQUENCIES, 0.003, 3),
                Circuit.parse("L-R-p(R,C)"), FitOptions.DEFAULT.withBounds("L1", 1e-16, 1e-15));
        FittedParameter l = fit.parameter("L1");
        assertFalse(l.determined());
        assertTrue(l.remark().contains("no effect") || l.remark().contains("bound"), l.remark());
        assertTrue(fit.parameter("R1").determined());
    }

    @Test
    void statesAsymmetricIntervalsOfPositiveParameters() {
        FitResult fit = fit("R(RC)", new double[] {100, 1000, 1e-7}, "R(RC)");
        FittedParameter r = fit.parameter("R1");
        assertEquals(r.value() * r.value(), r.lower95() * r.upper95(), 1e-6 * r.value() * r.value());
        // Student's t of 2·49 − 3 = 95 degrees of freedom: 1.98525
        double s = r.standardError() / r.value();
        assertEquals(1.98525, Math.log(r.upper95() / r.value()) / s, 1e-5);
    }

    @Test
    void keepsIntervalsOfExponentsBelowOne() {
        FitResult fit = fit("R(RQ)", new double[] {100, 1000, 1e-7, 0.9995}, "R(RQ)");
        FittedParameter alpha = fit.parameter("CPE1.alpha");
        assertTrue(Double.isNaN(alpha.upper95()) || alpha.upper95() <= 1);
    }

    @Test
    void survivesACircuitThatIsFarTooLarge() {
        FitResult fit = fit("R(RC)", new double[] {100, 1000, 1e-7}, "R(RQ)(RQ)(RQ)WoC");
        assertTrue(fit.parameters().stream().anyMatch(p -> !p.determined()));
        assertTrue(fit.weightedSumOfSquares() > 0);
        for (FittedParameter p : fit.parameters()) {
            assertTrue(Double.isFinite(p.value()) && p.value() > 0, p.name());
            assertEquals(!p.determined(), !p.remark().isEmpty(), p.name());
        }
    }

    /** Two arcs and a Warburg too many: valleys that are flat and curved, and parameters without effect. */
    @ParameterizedTest
    @ValueSource(ints = {6, 13})
    void convergesInFlatValleys(int seed) {
        ImpedanceSpectrum data = Simulation.simulate(Circuit.parse("R(RC)"), new double[] {50, 85, 6e-6},
                new FrequencyGrid(1e5, 1, 5).frequenciesHz(), 0.01, seed);
        FitResult fit = CircuitFit.fit(data, Circuit.parse("R(RC)(RC)(RC)Wo"), FitOptions.DEFAULT);
        assertTrue(fit.converged());
        assertTrue(fit.parameters().stream().anyMatch(p -> !p.determined()));
    }

    @Test
    void fitsAResistorAlone() {
        FitResult fit = CircuitFit.fit(
                ImpedanceSpectrum.of(new double[] {1}, new double[] {7}, new double[] {0}).build(), Circuit.parse("R"),
                FitOptions.DEFAULT);
        assertEquals(7, fit.parameter("R0").value(), 1e-12);
        assertTrue(fit.converged());
    }
}
