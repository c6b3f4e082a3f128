// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitComparisonTest {

    private static final double[] FREQUENCIES = new FrequencyGrid(1e6, 1, 8).frequenciesHz();

    private static ImpedanceSpectrum twoArcs(int seed) {
        return Simulation.simulate(
                Circuit.parse("R0-p(R1,C1)-p(R2,C2)"), new double[] {10, 100, 1e-7, 300, 1e-4}, FREQUENCIES, 0.01, seed);
    }

    private static ImpedanceSpectrum oneArc(int seed) {
        return Simulation.simulate(
                Circuit.parse("R0-p(R1,C1)"), new double[] {10, 100, 1e-5}, FREQUENCIES, 0.01, seed);
    }

    private static FitResult fit(ImpedanceSpectrum data, String circuit) {
        return CircuitFit.fit(data, Circuit.parse(circuit), FitOptions.DEFAULT);
    }

    @Test
    void whatTheDataNeedIsPreferred() {
        ImpedanceSpectrum data = twoArcs(1);
        FitComparison c = new FitComparison(fit(data, "R0-p(R1,C1)"), fit(data, "R0-p(R1,C1)-p(R2,C2)"));
        assertTrue(c.weightOfSecond().orElseThrow() > 0.999);
        FitComparison.FTest test = c.fTest().orElseThrow();
        assertTrue(test.probability() < 1e-6);
        assertEquals(2, test.numerator());
        assertEquals(2 * 49 - 5, test.denominator());
    }

    /** If the further parameter means nothing, its probability is spread evenly from 0 to 1. */
    @Test
    void whatTheDataDoNotNeedIsNotPreferred() {
        double[] p = IntStream.range(0, 100)
                .mapToDouble(seed -> {
                    ImpedanceSpectrum data = Simulation.simulate(
                            Circuit.parse("R0-p(R1,CPE1)"), new double[] {10, 100, 1e-5, 0.85}, FREQUENCIES, 0.01, seed);
                    return new FitComparison(held(data), fit(data, "R0-p(R1,CPE1)")).fTest().orElseThrow().probability();
                })
                .sorted()
                .toArray();
        double largest = IntStream.range(0, p.length)
                .mapToDouble(i -> Math.max(Math.abs(p[i] - i / 100.0), Math.abs(p[i] - (i + 1) / 100.0)))
                .max()
                .orElseThrow();
        // Kolmogorov and Smirnov at 1 in 1000
        assertTrue(largest < 1.95 / Math.sqrt(p.length), "largest distance from an even spread: " + largest);
    }

    private static FitResult held(ImpedanceSpectrum data) {
        return CircuitFit.fit(
                data, Circuit.parse("R0-p(R1,CPE1)"), FitOptions.DEFAULT.withFixed("CPE1.alpha", 0.85));
    }

    @Test
    void differencesCountInCombinedErrors() {
        FitComparison c = new FitComparison(fit(oneArc(1), "R0-p(R1,C1)"), fit(oneArc(2), "R0-p(R1,C1)-L1"));
        assertEquals(List.of("R0", "R1", "C1", "L1"), c.rows().stream().map(FitComparison.Row::name).toList());
        FittedParameter a = c.first().parameter("R1");
        FittedParameter b = c.second().parameter("R1");
        assertEquals(
                (b.value() - a.value()) / Math.sqrt(
                        a.standardError() * a.standardError() + b.standardError() * b.standardError()),
                c.rows().get(1).differenceInErrors(),
                1e-12);
        assertTrue(Double.isNaN(c.rows().get(3).differenceInErrors()));
        assertEquals("H", c.rows().get(3).unit());
    }

    @Test
    void saysWhyTwoFitsDoNotCompare() {
        ImpedanceSpectrum data = twoArcs(1);
        FitResult all = fit(data, "R0-p(R1,C1)");
        FitComparison points = new FitComparison(all, fit(data.between(10, 1e6), "R0-p(R1,C1)-p(R2,C2)"));
        assertTrue(points.incomparable().orElseThrow().contains("different points"));
        assertEquals(Optional.empty(), points.weightOfSecond());
        assertEquals(Optional.empty(), points.fTest());
        FitResult unit = CircuitFit.fit(data, Circuit.parse("R0-p(R1,C1)"), FitOptions.of(Weighting.UNIT));
        assertTrue(new FitComparison(all, unit).incomparable().orElseThrow().contains("different weights"));
        assertFalse(new FitComparison(all, all).incomparable().isPresent());
        assertEquals(0.5, new FitComparison(all, all).weightOfSecond().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,C1) | R0-p(R1,C1)-p(R2,C2) | true",
        "R0-p(R1,C1) | R0-p(R1,CPE1)-p(R2,C2) | true",
        "R0-p(R1,C1) | p(R1,CPE1)-R5-L1 | true",
        "R0-p(R1,CPE1) | R0-p(R1,C1)-p(R2,C2) | false",
        "R0-p(R1,C1) | R0-p(R1,C1-W1) | false",
    })
    void testsOnlyCircuitsOfWhichOneIsASpecialCaseOfTheOther(String small, String large, boolean tested) {
        ImpedanceSpectrum data = twoArcs(3);
        assertEquals(tested, new FitComparison(fit(data, small), fit(data, large)).fTest().isPresent());
        assertEquals(tested, new FitComparison(fit(data, large), fit(data, small)).fTest().isPresent());
    }
}
