// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.ImpedanceSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DerivedQuantitiesTest {

    private static final double[] FREQUENCIES = new FrequencyGrid(7e6, 100, 10).frequenciesHz();

    static DerivedQuantity find(FitResult fit, String name) {
        return fit.derived().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " not in " + fit.derived()));
    }

    private static FitResult exact(String circuit, double... values) {
        ImpedanceSpectrum data = Simulation.simulate(Circuit.parse(circuit), values, FREQUENCIES, 0, 1);
        return CircuitFit.fit(data, Circuit.parse(circuit), FitOptions.DEFAULT);
    }

    @Test
    void computesCapacitancesOfADistributedArc() {
        double r0 = 500;
        double r = 25135;
        double q = 6.3410653e-9;
        double a = 0.9;
        FitResult fit = exact("R(RQ)", r0, r, q, a);
        assertEquals(Math.pow(q * Math.pow(r, 1 - a), 1 / a), find(fit, "CPE1.capacitance").value(), 1e-6 * 2.4e-9);
        assertEquals(2.4e-9, find(fit, "CPE1.capacitance").value(), 1e-6 * 2.4e-9);
        double brug = Math.pow(q, 1 / a) * Math.pow(1 / r0 + 1 / r, (a - 1) / a);
        assertEquals(brug, find(fit, "CPE1.capacitanceBrug").value(), 1e-6 * brug);
        double tau = Math.pow(r * q, 1 / a);
        assertEquals(tau, find(fit, "CPE1.tau").value(), 1e-6 * tau);
        assertEquals(1 / (2 * Math.PI * tau), find(fit, "CPE1.peakFrequency").value(), 1e-6 / tau);
        assertEquals(r0 + r, find(fit, "Rdc").value(), 1e-6 * r);
    }

    @Test
    void leavesOutWhatDoesNotExist() {
        FitResult fit = exact("R(RC)C", 500, 2e4, 1e-9, 1e-7);
        List<String> names = fit.derived().stream().map(DerivedQuantity::name).toList();
        assertEquals(List.of("C1.tau", "C1.peakFrequency", "C1.capacitance", "C2.capacitance"), names);
    }

    @Test
    void countsParallelAndFiniteBranchesInTheDirectResistance() {
        FitResult fit = exact("R(C[R(RC)])", 100, 1e-9, 1000, 3000, 3e-8);
        assertEquals(4100, find(fit, "Rdc").value(), 0.01);
    }

    /** The error of R0 + R1 is far below that of either when only their sum is seen. */
    @Test
    void knowsASumBetterThanItsParts() {
        ImpedanceSpectrum data = Simulation.simulate(
                Circuit.parse("R(RC)"), new double[] {500, 2e4, 1e-9}, FREQUENCIES, 0.01, 5);
        FitResult fit = CircuitFit.fit(data, Circuit.parse("R-R-p(R,C)"), FitOptions.DEFAULT);
        assertTrue(Double.isNaN(fit.parameter("R0").standardError()));
        DerivedQuantity dc = find(fit, "Rdc");
        assertEquals(20500, dc.value(), 4 * dc.standardError());
        assertTrue(dc.standardError() < 100, () -> "" + dc);
    }

    /** The same error as from 400 noisy copies. */
    @Test
    void statesErrorsThatScatterConfirms() {
        Circuit circuit = Circuit.parse("R(RQ)");
        double[] truth = {500, 25135, 6.3410653e-9, 0.9};
        int copies = 400;
        String[] names = {"CPE1.capacitance", "CPE1.capacitanceBrug", "CPE1.tau", "Rdc"};
        double[] sum = new double[names.length];
        double[] squares = new double[names.length];
        double[] stated = new double[names.length];
        for (int i = 0; i < copies; i++) {
            FitResult fit = CircuitFit.fit(
                    Simulation.simulate(circuit, truth, FREQUENCIES, 0.01, 1000 + i), circuit, FitOptions.DEFAULT);
            for (int k = 0; k < names.length; k++) {
                DerivedQuantity d = find(fit, names[k]);
                sum[k] += d.value();
                squares[k] += d.value() * d.value();
                stated[k] += d.standardError() / copies;
            }
        }
        for (int k = 0; k < names.length; k++) {
            double mean = sum[k] / copies;
            double scatter = Math.sqrt((squares[k] - copies * mean * mean) / (copies - 1));
            assertEquals(1, stated[k] / scatter, 0.15, names[k]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1e-12 | bulk",
        "1e-11 | minor second phase,grain boundary",
        "3e-10 | grain boundary,bulk ferroelectric near Tc",
        "2.4e-9 | grain boundary,surface layer",
        "5e-8 | surface layer",
        "1e-6 | sample-electrode interface",
        "1e-4 | electrochemical reaction",
        "1e-2 | ''"
    })
    void namesEveryProcessWhoseRangeHoldsACapacitance(double farad, String processes) {
        assertEquals(processes, String.join(",", DerivedQuantities.processes(farad)));
    }
}
