// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CriticalCurrentDensityTest {

    private static final Verdict C = Verdict.CYCLED;
    private static final Verdict F = Verdict.FAILED;
    private static final Verdict U = Verdict.UNDETERMINED;

    private static CurrentStep plate(int index, double density, Verdict verdict, double confidence) {
        return step(index, Polarity.PLATE, density, verdict, confidence);
    }

    private static CurrentStep strip(int index, double density) {
        return step(index, Polarity.STRIP, density, C, 0.9);
    }

    private static CurrentStep step(int index, Polarity polarity, double density, Verdict verdict, double confidence) {
        return new CurrentStep(
                index, 10 * index, 10 * index + 9, 0, 1, polarity, density * 1e-6, 0, density, 0, 0, 0.05, 0, 0.05, 0, 0.1,
                0.001, 0.05, 1, 0.1, 0.1, null, verdict, confidence);
    }

    private static CycleAnalysis analysis(List<Evidence> evidence, CurrentStep... steps) {
        return new CycleAnalysis(U, 0.5, Double.NaN, evidence, List.of(), List.of(steps), 0, 0, 0, -1, 100, List.of());
    }

    /** Rows as one line each: density, verdict, step, and whether they count. */
    private static List<String> rows(CurrentStep... steps) {
        return CriticalCurrentDensity.verdicts("r1", "1", analysis(List.of(), steps)).stream()
                .map(v -> v.currentDensityUaPerUm2() + " " + v.verdict() + " " + v.step() + (v.counted() ? "" : " no"))
                .toList();
    }

    private static RegionVerdict row(String region, double density, Verdict verdict) {
        return new RegionVerdict(region, "1", 0, density, verdict, 0.9, true, "");
    }

    /** One region for each number: it cycled at the number, or failed at it where it is negative. */
    private static List<RegionVerdict> regions(double... densities) {
        List<RegionVerdict> rows = new ArrayList<>();
        for (double d : densities) {
            rows.add(row("r" + (rows.size() + 1), Math.abs(d), d > 0 ? C : F));
        }
        return rows;
    }

    @Test
    void bracketsWhatThePaperFound() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(regions(0.02, 0.04, -0.06, -0.1, -0.2, -0.5));
        assertEquals(0.04, ccd.criticalCurrentDensityUaPerUm2());
        assertEquals(0.04, ccd.lower());
        assertEquals(0.06, ccd.upper());
        assertTrue(ccd.hasBracket());
        assertEquals(List.of(), ccd.contradictions());
        assertNull(ccd.probability());
        assertEquals(
                List.of("No probability of failing: it needs at least two regions at one of the current densities."),
                ccd.remarks());
    }

    @Test
    void hasNoBracketOfOneOutcome() {
        CriticalCurrentDensity cycled = CriticalCurrentDensity.of(regions(0.02, 0.04));
        assertEquals(0.04, cycled.lower());
        assertTrue(Double.isNaN(cycled.upper()) && !cycled.hasBracket());
        CriticalCurrentDensity failed = CriticalCurrentDensity.of(regions(-0.2, -0.1));
        assertEquals(0.1, failed.upper());
        assertTrue(Double.isNaN(failed.criticalCurrentDensityUaPerUm2()) && !failed.hasBracket());
        assertFalse(CriticalCurrentDensity.of(List.of()).hasBracket());
    }

    @Test
    void namesEachFailedRegionAgainstTheCycledOnesAtOrAboveIt() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(regions(-0.04, 0.02, 0.0401, -0.1, 0.1, 0.06));
        assertEquals(
                List.of("r1 0.04 r3 0.0401", "r1 0.04 r6 0.06", "r1 0.04 r5 0.1", "r4 0.1 r5 0.1"),
                ccd.contradictions().stream()
                        .map(c -> c.failed() + " " + c.failedAt() + " " + c.cycled() + " " + c.cycledAt())
                        .toList());
        assertEquals(0.1, ccd.lower());
        assertEquals(0.04, ccd.upper());
    }

    @Test
    void takesAMeasuredCurrentThatIsALittleLowerAsTheSame() {
        assertEquals(
                1, CriticalCurrentDensity.of(regions(-0.0403, 0.0398)).contradictions().size());
        assertEquals(
                0, CriticalCurrentDensity.of(regions(-0.042, 0.0398)).contradictions().size());
    }

    @Test
    void sortsByCurrentDensityAndKeepsWhatDoesNotCount() {
        List<RegionVerdict> given = regions(-0.5, 0.1);
        given.add(row("unknown", Double.NaN, F));
        given.add(row("zero", 0, C));
        given.add(row("negative", -0.1, C));
        given.add(row("endless", Double.POSITIVE_INFINITY, C));
        given.add(row("undecided", 0.9, U));
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(given);
        assertEquals(
                "negative zero r2 r1 undecided endless unknown",
                ccd.verdicts().stream().map(RegionVerdict::region).collect(Collectors.joining(" ")));
        assertEquals(0.1, ccd.lower());
        assertEquals(0.5, ccd.upper());
        assertEquals(
                List.of(
                        "expected a current density above 0, found -0.1",
                        "expected a current density above 0, found 0",
                        "",
                        "",
                        "undetermined",
                        "expected a current density above 0, found ∞",
                        "its current density is not known"),
                ccd.verdicts().stream().map(RegionVerdict::note).toList());
        assertEquals(2, ccd.verdicts().stream().filter(RegionVerdict::counted).count());
    }

    @Test
    void repeatedPlatingIsOneVerdict() {
        assertEquals(
                List.of("0.04 cycled 2"),
                rows(plate(0, 0.04, C, 0.9), strip(1, 0.04), plate(2, 0.04, C, 0.8), plate(3, 0.0402, C, 0.95)));
        assertEquals(
                List.of("0.04 failed 2"),
                rows(plate(0, 0.04, C, 0.9), strip(1, 0.04), plate(2, 0.04, F, 0.8), plate(3, 0.04, C, 0.9)));
        assertEquals(List.of("0.04 cycled 1"), rows(plate(0, 0.04, U, 0.6), plate(1, 0.04, C, 0.9)));
        assertEquals(List.of("0.04 undetermined 0 no"), rows(plate(0, 0.04, U, 0.6), plate(1, 0.04, U, 0.7)));
    }

    @Test
    void afterAFailureARampCountsNoMore() {
        assertEquals(
                List.of("0.02 cycled 0", "0.04 cycled 1", "0.06 failed 2", "0.1 cycled 3 no", "0.02 failed 4 no"),
                rows(
                        plate(0, 0.02, C, 0.9), plate(1, 0.04, C, 0.9), plate(2, 0.06, F, 0.9), plate(3, 0.1, C, 0.9),
                        plate(4, 0.02, F, 0.9)));
        RegionVerdict later = CriticalCurrentDensity.verdicts(
                        "r1", "1", analysis(List.of(), plate(0, 0.06, F, 0.9), plate(1, 0.1, C, 0.9)))
                .get(1);
        assertEquals("shorted: the region failed before, at 0.06 µA µm⁻²", later.note());
    }

    @Test
    void saysWhyAStepIsUndetermined() {
        Evidence evidence = new Evidence(
                Evidence.Rule.DURATION, 300, Double.NaN, 1800, 0, 300, U, 1, "It lasted 300 s of 1800 s.");
        List<RegionVerdict> rows = CriticalCurrentDensity.verdicts(
                "r1", "1", analysis(List.of(evidence), plate(0, 0.02, C, 0.9), plate(1, 0.04, U, 0.6)));
        assertEquals("undetermined: It lasted 300 s of 1800 s.", rows.get(1).note());
    }

    @Test
    void aRecordWithoutPlatingHasARowThatSaysSo() {
        List<RegionVerdict> rows =
                CriticalCurrentDensity.verdicts("r1", "7", analysis(List.of(), strip(0, 0.04)));
        assertEquals(1, rows.size());
        assertEquals(-1, rows.get(0).step());
        assertEquals("7", rows.get(0).dataset());
        assertEquals("no plating step", rows.get(0).note());
        assertFalse(rows.get(0).counted());
    }

    private static RegionVerdict record(String dataset, double density, Verdict verdict) {
        return new RegionVerdict("r1", dataset, 0, density, verdict, 0.9, true, "");
    }

    @Test
    void recordsOfOneRegionCountAsOne() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(List.of(
                record("a", 0.02, C), record("b", 0.04, C), record("c", 0.04, F), record("d", 0.04, C),
                record("e", 0.02, F), record("f", 0.1, C)));
        assertEquals(
                List.of("a", "c"),
                ccd.verdicts().stream()
                        .filter(RegionVerdict::counted)
                        .map(RegionVerdict::dataset)
                        .toList());
        assertEquals(0.02, ccd.lower());
        assertEquals(0.04, ccd.upper());
        assertEquals(
                List.of(
                        "one verdict with c, which failed",
                        "one verdict with c, which failed",
                        "shorted: the region failed before, at 0.04 µA µm⁻²",
                        "shorted: the region failed before, at 0.04 µA µm⁻²"),
                List.of("b", "d", "e", "f").stream()
                        .map(d -> ccd.verdicts().stream()
                                .filter(v -> v.dataset().equals(d))
                                .findFirst()
                                .orElseThrow()
                                .note())
                        .toList());
    }

    @Test
    void hasACurveOfRepeats() {
        FailureProbability p = CriticalCurrentDensity.of(regions(0.04, 0.04, 0.0401, -0.06, -0.06, -0.0602))
                .probability();
        assertNotNull(p);
        assertEquals(Math.sqrt(0.04 * 0.06), p.j50(), 1e-7);
        // ½ is added to each count: logit(3.5/4) to either side.
        assertEquals(2 * Math.log(7) / Math.log(1.5), p.slope(), 1e-4);
        assertEquals(6, p.regions());
        assertTrue(p.lower95() <= 0.04 && p.upper95() >= 0.06);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0.04 0.04 -0.06 -0.06 -0.06|at least 6 regions",
        "0.04 0.04 0.06 0.06 0.1 0.1|all cycled",
        "-0.04 -0.04 -0.06 -0.06 -0.1 -0.1|all failed",
        "0.04 0.04 0.04 -0.04 -0.04 -0.04|at least two current densities",
        "-0.04 -0.04 -0.04 0.06 0.06 0.06|does not rise"
    })
    void saysWhyThereIsNoCurve(String line) {
        String[] parts = line.split("\\|");
        double[] densities = List.of(parts[0].split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(regions(densities));
        assertNull(ccd.probability());
        assertTrue(ccd.remarks().getLast().contains(parts[1]), ccd.remarks().toString());
    }

    private static List<RegionVerdict> climb(int regions, double... densities) {
        List<RegionVerdict> rows = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            for (double d : densities) {
                rows.add(row(densities[densities.length - 1] + "-" + i, Math.abs(d), d > 0 ? C : F));
            }
        }
        return rows;
    }

    @Test
    void aRegionThatClimbsIsOneRegionHoweverManyStepsItBore() {
        List<RegionVerdict> coarse = climb(4, 0.04, -0.06);
        coarse.addAll(climb(4, 0.06, -0.1));
        List<RegionVerdict> fine = climb(4, 0.01, 0.02, 0.04, -0.06);
        fine.addAll(climb(4, 0.01, 0.02, 0.04, 0.06, -0.1));
        FailureProbability p = CriticalCurrentDensity.of(fine).probability();
        assertEquals(CriticalCurrentDensity.of(coarse).probability(), p);
        assertEquals(8, p.regions());
        assertEquals(0.06, p.j50(), 0.006);
    }

    @Test
    void namesARegionThatContradictsItself() {
        List<RegionVerdict> rows = regions(0.04, 0.04, 0.04, -0.1, -0.1, -0.1);
        rows.add(row("down", 0.2, C));
        rows.add(row("down", 0.1, F));
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(rows);
        assertTrue(ccd.remarks().get(0).startsWith("down failed at 0.1 µA µm⁻² and had cycled at 0.2"),
                ccd.remarks().toString());
        assertEquals(7, ccd.probability().regions());
    }
}
