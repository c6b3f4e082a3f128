// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.cycling.Evidence.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose course is a formula: what happens, when and how much is known. */
class CycleAnalyserTest {

    private static final double AMPS = 4e-8;
    private static final double VOLTS = 0.05;
    private static final double LASTS_S = 1800;

    /** Half an hour of plating at 0.04 µA on 1 µm², a point each 5 s, with noise of 2 %. */
    private static Curve plate(DoubleUnaryOperator level) {
        return new Curve().step(AMPS, LASTS_S, t -> VOLTS * level.applyAsDouble(t));
    }

    private static CycleAnalysis analyse(CyclingRecord record) throws CancelledException {
        return CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, Progress.NONE);
    }

    private static CycleEvent only(CycleAnalysis a, EventKind kind) {
        List<CycleEvent> events = a.events(kind);
        assertEquals(1, events.size(), () -> kind + ": " + a.events());
        return events.get(0);
    }

    private static Evidence first(CycleAnalysis a, Rule rule) {
        return a.evidence().stream()
                .filter(e -> e.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + a.evidence()));
    }

    private static void assertWithin(double expected, double found, double error, double sigmas, String what) {
        assertTrue(
                Math.abs(found - expected) <= sigmas * error,
                () -> what + ": expected " + expected + ", found " + found + " ± " + error);
    }

    @Test
    void callsASteadyVoltageCycled() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> 1).build());
        assertEquals(Verdict.CYCLED, a.verdict());
        assertTrue(a.confidence() > 0.99, () -> "confidence " + a.confidence());
        assertEquals(0.04, a.currentDensityUaPerUm2(), 1e-9);
        assertEquals(AMPS * LASTS_S, a.chargeC(), 1e-6 * AMPS * LASTS_S);
        assertEquals(VOLTS, a.meanVoltageV(), 4 * 0.02 * VOLTS / Math.sqrt(361));
        assertEquals(List.of(), a.events());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.12, 0.3, 0.41})
    void callsALastingFallFailedAndMeasuresIt(double ratio) throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> ramp(t, 700, 40, 1, ratio)).build());
        assertEquals(Verdict.FAILED, a.verdict());
        CycleEvent drop = only(a, EventKind.DROP);
        assertWithin(700, drop.timeS(), drop.timeErrorS(), 4, "time of half of the fall");
        assertTrue(drop.timeErrorS() < 5, () -> "error of the time " + drop.timeErrorS());
        assertWithin(ratio, drop.value(), drop.valueError(), 4, "ratio");
        assertTrue(drop.valueError() < 0.02, () -> "error of the ratio " + drop.valueError());
        assertEquals(Verdict.FAILED, first(a, Rule.DROP_RATIO).speaksFor());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.48, 0.52, 0.57})
    void leavesAFallToHalfUndetermined(double ratio) throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> ramp(t, 700, 40, 1, ratio)).build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        only(a, EventKind.DROP);
    }

    @Test
    void takesAFallThatComesBackForASoftShort() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> t >= 900 && t < 930 ? 0.3 : 1).build());
        assertEquals(Verdict.CYCLED, a.verdict());
        CycleEvent event = only(a, EventKind.SOFT_SHORT);
        assertEquals(900, event.timeS(), 5);
        assertEquals(930, event.toS(), 5);
        assertEquals(0.3, event.value(), 0.05);
    }

    @Test
    void doesNotDecideWhereAFallComesBackLate() throws CancelledException {
        assertEquals(
                Verdict.UNDETERMINED,
                analyse(plate(t -> t >= 700 && t < 1000 ? 0.3 : 1).build()).verdict());
    }

    @Test
    void doesNotDecideWhereAFallIsFollowedByTooLittle() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> t >= 1740 ? 0.3 : 1).build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(first(a, Rule.DROP_RATIO).sentence().contains("before the end"));
    }

    @Test
    void seesAFallThroughAnOscillation() throws CancelledException {
        DoubleUnaryOperator wave = t -> 1 + 0.25 * Math.sin(2 * Math.PI * t / 130);
        CycleAnalysis cycled = analyse(plate(wave).build());
        assertEquals(Verdict.CYCLED, cycled.verdict());
        assertEquals(List.of(), cycled.events());
        Oscillation found = cycled.steps().get(0).oscillation();
        assertWithin(130, found.periodS(), found.periodErrorS(), 4, "period");
        assertWithin(0.25, found.amplitude(), found.amplitudeError(), 4, "amplitude");
        assertTrue(found.isSignificant());
        CycleAnalysis failed =
                analyse(plate(t -> wave.applyAsDouble(t) * ramp(t, 1100, 20, 1, 0.35)).build());
        assertEquals(Verdict.FAILED, failed.verdict());
        assertEquals(1100, only(failed, EventKind.DROP).timeS(), 10);
    }

    @Test
    void findsNoOscillationInNoise() throws CancelledException {
        int found = 0;
        for (int seed = 1; seed <= 100; seed++) {
            Oscillation o =
                    analyse(new Curve(seed).step(AMPS, LASTS_S, t -> VOLTS).build()).steps().get(0).oscillation();
            found += o.isSignificant() ? 1 : 0;
        }
        int significant = found;
        assertTrue(significant <= 6, () -> significant + " of 100, expected 1");
    }

    @Test
    void doesNotTakeDriftOrJumpsOfTheContactForAFall() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> (1 - 0.15 * t / LASTS_S) * (t > 500 ? 0.8 : 1) * (t > 1300 ? 0.8 : 1)).build());
        assertEquals(Verdict.CYCLED, a.verdict());
        List<CycleEvent> steps = a.events(EventKind.STEP);
        assertEquals(2, steps.size(), steps::toString);
        assertEquals(502.5, steps.get(0).timeS(), 5);
        assertEquals(0.8, steps.get(0).value(), 0.03);
        assertEquals(1302.5, steps.get(1).timeS(), 5);
    }

    @Test
    void callsASlowDecayToAFractionFailed() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> Math.exp(-t / 1000)).build());
        assertEquals(Verdict.FAILED, a.verdict());
        assertTrue(first(a, Rule.DROP_RATIO).sentence().contains("sagged"));
    }

    @Test
    void findsDepletionWhenStripping() throws CancelledException {
        CyclingRecord record = plate(t -> 1)
                .step(-AMPS, 40, t -> -VOLTS * (1 - 0.5 * Math.log1p(-t / 42)))
                .row(-13, -AMPS)
                .step(0, 60, t -> 0)
                .build();
        CycleAnalysis a = analyse(record);
        assertEquals(Verdict.CYCLED, a.verdict());
        CycleEvent depletion = only(a, EventKind.DEPLETION);
        assertEquals(LASTS_S + 5 + 42, depletion.timeS(), 6);
        assertEquals(-42 * AMPS, depletion.value(), 6 * AMPS);
        assertEquals(
                List.of(Polarity.PLATE, Polarity.STRIP, Polarity.REST),
                a.steps().stream().map(CurrentStep::polarity).toList());
    }

    @Test
    void readsAStripAloneWhenItIsSaidToBeOne() throws CancelledException {
        CyclingRecord record = new Curve()
                .step(-AMPS, 40, t -> -VOLTS * (1 - 0.5 * Math.log1p(-t / 42)))
                .row(-13, -AMPS)
                .build();
        AnalysisOptions strip = new AnalysisOptions(1, Polarity.STRIP, Thresholds.DEFAULT, EventEdits.NONE);
        CycleAnalysis a = CycleAnalyser.analyse(record, strip, Progress.NONE);
        assertEquals(Verdict.CYCLED, a.verdict());
        only(a, EventKind.DEPLETION);
        assertEquals(Verdict.UNDETERMINED, analyse(record).verdict());
    }

    @Test
    void findsTheStepOfAReplating() throws CancelledException {
        CyclingRecord record = plate(t -> 1)
                .step(-AMPS, 30, t -> -VOLTS)
                .row(-13, -AMPS)
                .step(0, 60, t -> 0)
                .step(AMPS, LASTS_S, t -> VOLTS * (t < 62 ? 1.3 : 1))
                .build();
        CycleAnalysis a = analyse(record);
        assertEquals(Verdict.CYCLED, a.verdict());
        CycleEvent step = only(a, EventKind.STEP);
        double begin = a.steps().get(3).fromS();
        assertEquals(begin + 62.5, step.timeS(), 5);
        assertEquals(1 / 1.3, step.value(), 0.03);
        assertEquals(3, step.step());
    }

    @Test
    void doesNotDecideOnceThePotentiostatIsAtItsLimit() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> t < 1000 ? 1 : 10 / VOLTS).build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertEquals(1000, only(a, EventKind.COMPLIANCE).timeS(), 5);
        assertEquals(Rule.COMPLIANCE, a.evidence().get(0).rule());
    }

    @Test
    void keepsTheVerdictOfAFallBeforeTheLimit() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> t < 500 ? 1 : t < 1500 ? 0.2 : 10 / VOLTS).build());
        assertEquals(Verdict.FAILED, a.verdict());
    }

    @Test
    void doesNotDecideAStepThatEndedEarly() throws CancelledException {
        CycleAnalysis a = analyse(new Curve().step(AMPS, 400, t -> VOLTS).build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(first(a, Rule.DURATION).sentence().contains("could still have failed"));
        Thresholds planned = new Thresholds(0.45, 0.6, 0.35, 0.2, 120, 60, 5, 10, 3, 400, 0.75);
        AnalysisOptions options = AnalysisOptions.DEFAULT.with(planned);
        assertEquals(
                Verdict.CYCLED,
                CycleAnalyser.analyse(new Curve().step(AMPS, 400, t -> VOLTS).build(), options, Progress.NONE)
                        .verdict());
    }

    @Test
    void judgesEachStepOfARampAndSeesTheShort() throws CancelledException {
        Curve ramp = new Curve();
        double[] factors = {0.5, 1, 1.5, 2.5};
        for (double f : factors) {
            ramp.step(f * AMPS, 600, t -> f <= 1 ? f * VOLTS : f * VOLTS * (t < 200 ? 1 : 0.2));
        }
        CycleAnalysis a = analyse(ramp.build());
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(0.06, a.currentDensityUaPerUm2(), 1e-6);
        assertEquals(
                List.of(Verdict.CYCLED, Verdict.CYCLED, Verdict.FAILED, Verdict.FAILED),
                a.steps().stream().map(CurrentStep::verdict).toList());
        CriticalCurrentDensity ccd =
                CriticalCurrentDensity.of(CriticalCurrentDensity.verdicts("region", "1", a));
        assertEquals(0.04, ccd.lower(), 1e-6);
        assertEquals(0.06, ccd.upper(), 1e-6);
    }

    @Test
    void comparesAStepWithEarlierOnesAtLessCurrent() throws CancelledException {
        CycleAnalysis a = analyse(new Curve()
                .step(AMPS, 600, t -> VOLTS)
                .step(2 * AMPS, 600, t -> 0.2 * VOLTS)
                .build());
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(Verdict.FAILED, first(a, Rule.EARLIER_STEP).speaksFor());
    }

    @Test
    void doesNotJudgeTheVoltageOfAWholeCell() throws CancelledException {
        CycleAnalysis a = analyse(new Curve()
                .step(AMPS, LASTS_S, t -> 3.1)
                .step(-AMPS, LASTS_S, t -> 2.9)
                .build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(a.evidence().get(0).sentence().contains("whole cell"), a.evidence()::toString);
    }

    @Test
    void doesNotJudgeAVoltageThatPassesThroughZero() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> 1 - 2 * t / LASTS_S).build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(a.evidence().get(0).sentence().contains("passes through zero"), a.evidence()::toString);
    }

    @Test
    void doesNotJudgeACurrentThatIsNotHeld() throws CancelledException {
        Random random = new Random(1);
        int n = 400;
        double[] t = new double[n];
        double[] v = new double[n];
        double[] i = new double[n];
        for (int k = 0; k < n; k++) {
            t[k] = 5 * k;
            v[k] = 0.3;
            i[k] = 1e-5 * Math.exp(-t[k] / 400) * (1 + 0.001 * random.nextGaussian());
        }
        CycleAnalysis a = analyse(new CyclingRecord("1", "decay", t, v, i, List.of(), Map.of()));
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(a.evidence().get(0).sentence().contains("not held"), a.evidence()::toString);
    }

    @Test
    void saysThatThereIsNoCurrent() throws CancelledException {
        double[] t = {0, 5, 10};
        CycleAnalysis without = analyse(new CyclingRecord("1", "ocv", t, t, new double[0], List.of(), Map.of()));
        assertEquals(Verdict.UNDETERMINED, without.verdict());
        assertTrue(without.evidence().get(0).sentence().contains("No current is recorded"));
        CycleAnalysis zero = analyse(new CyclingRecord("1", "rest", t, t, new double[3], List.of(), Map.of()));
        assertEquals(Verdict.UNDETERMINED, zero.verdict());
        assertTrue(zero.evidence().get(0).sentence().contains("No current flows"));
    }

    @Test
    void isTheSameForEitherSignAndAnyScale() throws CancelledException {
        CyclingRecord record = plate(t -> ramp(t, 700, 40, 1, 0.3)).build();
        CycleAnalysis a = analyse(record);
        double[] v = record.voltageV();
        double[] i = record.currentA();
        Arrays.setAll(v, k -> -v[k]);
        Arrays.setAll(i, k -> -1000 * i[k]);
        CycleAnalysis b = analyse(new CyclingRecord("1", "other", record.timeS(), v, i, List.of(), Map.of()));
        assertEquals(a.verdict(), b.verdict());
        assertEquals(1000 * a.currentDensityUaPerUm2(), b.currentDensityUaPerUm2(), 1e-6);
        assertEquals(only(a, EventKind.DROP).timeS(), only(b, EventKind.DROP).timeS(), 1e-6);
        assertEquals(only(a, EventKind.DROP).value(), only(b, EventKind.DROP).value(), 1e-9);
        assertEquals(-a.meanVoltageV(), b.meanVoltageV(), 1e-12);
    }

    @Test
    void dividesByTheContactsArea() throws CancelledException {
        AnalysisOptions wide = new AnalysisOptions(4, Polarity.PLATE, Thresholds.DEFAULT, EventEdits.NONE);
        assertEquals(
                0.01,
                CycleAnalyser.analyse(plate(t -> 1).build(), wide, Progress.NONE).currentDensityUaPerUm2(),
                1e-9);
    }

    @Test
    void leavesOutRowsWithoutNumbersAndSaysSo() throws CancelledException {
        CyclingRecord record = plate(t -> ramp(t, 700, 40, 1, 0.3)).build();
        double[] t = record.timeS();
        double[] v = record.voltageV();
        double[] i = record.currentA();
        v[10] = Double.NaN;
        t[50] = Double.NaN;
        i[200] = Double.NaN;
        CycleAnalysis a = analyse(new CyclingRecord("1", "holes", t, v, i, List.of(), Map.of()));
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(record.points() - 3, a.points());
        assertTrue(a.remarks().get(0).startsWith("3 rows are left out"), a.remarks()::toString);
        assertEquals(record.points() - 1, a.steps().get(0).last());
    }

    @Test
    void leavesOutSingleRowsThatGoBackAndRefusesMany() throws CancelledException {
        CyclingRecord record = plate(t -> 1).build();
        double[] t = record.timeS();
        t[100] = t[98];
        CycleAnalysis a = analyse(
                new CyclingRecord("1", "one back", t, record.voltageV(), record.currentA(), List.of(), Map.of()));
        assertEquals(Verdict.CYCLED, a.verdict());
        assertTrue(a.remarks().get(0).contains("goes back, first in row 101"), a.remarks()::toString);
        for (int k = 200; k < 260; k++) {
            t[k] -= 700;
        }
        CyclingRecord many =
                new CyclingRecord("1", "many back", t, record.voltageV(), record.currentA(), List.of(), Map.of());
        String message =
                assertThrows(IllegalArgumentException.class, () -> analyse(many)).getMessage();
        assertTrue(message.startsWith("row 101: expected a time of 495 s or later"), message);
        assertTrue(message.contains("found 490 s"), message);
    }

    @Test
    void namesRepeatedTimesAndGaps() throws CancelledException {
        CyclingRecord record = plate(t -> 1).build();
        double[] t = record.timeS();
        t[7] = t[6];
        for (int k = 150; k < t.length; k++) {
            t[k] += 400;
        }
        CycleAnalysis a = analyse(
                new CyclingRecord("1", "gap", t, record.voltageV(), record.currentA(), List.of(), Map.of()));
        CycleEvent gap = only(a, EventKind.GAP);
        assertEquals(745, gap.timeS(), 1e-9);
        assertEquals(400, gap.value(), 1e-6);
        assertTrue(a.remarks().stream().anyMatch(r -> r.contains("repeats the time")), a.remarks()::toString);
        assertTrue(a.remarks().stream().anyMatch(r -> r.startsWith("One gap of 400 s")), a.remarks()::toString);
    }

    @Test
    void judgesWithoutAnEventThatAPersonRejects() throws CancelledException {
        CyclingRecord record = plate(t -> ramp(t, 700, 40, 1, 0.3)).build();
        CycleEvent drop = only(analyse(record), EventKind.DROP);
        CycleAnalysis rejected = CycleAnalyser.analyse(
                record,
                AnalysisOptions.DEFAULT.with(EventEdits.NONE.with(EventEdit.reject(drop))),
                Progress.NONE);
        assertFalse(rejected.verdict() == Verdict.FAILED);
        assertEquals(List.of(), rejected.events(EventKind.DROP));
        assertEquals(
                Origin.REJECTED,
                rejected.events().stream()
                        .filter(e -> e.kind() == EventKind.DROP)
                        .findFirst()
                        .orElseThrow()
                        .origin());
    }

    @Test
    void keepsWhereAPersonMovesAnEvent() throws CancelledException {
        CyclingRecord record = plate(t -> ramp(t, 700, 40, 1, 0.3)).build();
        CycleEvent drop = only(analyse(record), EventKind.DROP);
        CycleAnalysis moved = CycleAnalyser.analyse(
                record,
                AnalysisOptions.DEFAULT.with(EventEdits.parse("drop@" + drop.timeS() + "=688")),
                Progress.NONE);
        assertEquals(688, only(moved, EventKind.DROP).timeS(), 0);
        assertEquals(Origin.MOVED, only(moved, EventKind.DROP).origin());
        assertEquals(Verdict.FAILED, moved.verdict());
    }

    @Test
    void followsTheThresholds() throws CancelledException {
        CyclingRecord record = plate(t -> ramp(t, 700, 40, 1, 0.3)).build();
        Thresholds strict = new Thresholds(0.2, 0.25, 0.9, 0.8, 120, 60, 5, 10, 3, 1800, 0.75);
        assertEquals(
                Verdict.CYCLED,
                CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT.with(strict), Progress.NONE)
                        .verdict());
    }

    @Test
    void isNotMisledBySpikes() throws CancelledException {
        Random random = new Random(9);
        CyclingRecord record = plate(t -> random.nextDouble() < 0.01 ? 3 + 17 * random.nextDouble() : 1).build();
        CycleAnalysis a = analyse(record);
        assertEquals(Verdict.CYCLED, a.verdict());
        assertTrue(a.offset() < 0.05, () -> "offset " + a.offset());
        double[] v = plate(t -> 1).build().voltageV();
        v[100] = 20 * VOLTS;
        CycleAnalysis one = analyse(
                new CyclingRecord("1", "one", record.timeS(), v, record.currentA(), List.of(), Map.of()));
        assertEquals(Verdict.CYCLED, one.verdict());
        assertEquals(500, only(one, EventKind.SPIKE).timeS(), 0);
    }

    @Test
    void doesNotCallARiseAShort() throws CancelledException {
        assertEquals(
                Verdict.UNDETERMINED,
                analyse(plate(t -> t < 900 ? 1 : 5).build()).verdict());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.4})
    void seesAShortBetweenSteps(double level) throws CancelledException {
        Curve curve = new Curve();
        for (int cycle = 0; cycle < 6; cycle++) {
            double volts = cycle < 3 ? VOLTS : level * VOLTS;
            curve.step(AMPS, 600, t -> volts).step(-AMPS, 600, t -> -volts);
        }
        CycleAnalysis a = analyse(curve.build());
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(6, a.decidingStep());
        assertEquals(Rule.EARLIER_STEP, a.evidence().get(0).rule());
    }

    @Test
    void doesNotDecideWhereMoreCurrentNeedsLessVoltage() throws CancelledException {
        Curve ramp = new Curve();
        for (double f : new double[] {1, 2, 4}) {
            ramp.step(f * AMPS, 600, t -> (f < 4 ? f : 0.28 * f) * VOLTS);
        }
        CycleAnalysis a = analyse(ramp.build());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertEquals(0.16, a.currentDensityUaPerUm2(), 1e-6);
    }

    @Test
    void seesAFallBehindASampleAtTheLimit() throws CancelledException {
        CyclingRecord plated = plate(t -> t == 500 ? 12 / VOLTS : ramp(t, 900, 20, 1, 0.2)).build();
        CycleAnalysis a = analyse(plated);
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(500, only(a, EventKind.COMPLIANCE).timeS(), 0);
        CyclingRecord stripped = new Curve()
                .step(-AMPS, LASTS_S, t -> t == 200 ? 12 : -VOLTS * ramp(t, 900, 20, 1, 0.2))
                .build();
        CycleAnalysis b = CycleAnalyser.analyse(
                stripped,
                new AnalysisOptions(1, Polarity.STRIP, Thresholds.DEFAULT, EventEdits.NONE),
                Progress.NONE);
        assertEquals(Verdict.FAILED, b.verdict());
        assertEquals(List.of(), b.events(EventKind.DEPLETION));
        assertEquals(
                Verdict.CYCLED,
                analyse(plate(t -> t == 0 ? 10.5 / VOLTS : 1).build()).verdict());
        CycleEvent glitch = only(analyse(plate(t -> t == 500 ? 12 / VOLTS : 1).build()), EventKind.COMPLIANCE);
        CycleAnalysis rejected = CycleAnalyser.analyse(
                plate(t -> t == 500 ? 12 / VOLTS : 1).build(),
                AnalysisOptions.DEFAULT.with(EventEdits.NONE.with(EventEdit.reject(glitch))),
                Progress.NONE);
        assertEquals(Verdict.CYCLED, rejected.verdict());
    }

    @Test
    void saysThatThereIsNoVoltage() throws CancelledException {
        CycleAnalysis zero = analyse(new Curve(0).step(AMPS, LASTS_S, t -> 0).build());
        assertEquals(Verdict.UNDETERMINED, zero.verdict());
        assertTrue(zero.evidence().get(0).sentence().contains("out of the noise"), zero.evidence()::toString);
        CycleAnalysis noise = analyse(new Curve().step(AMPS, LASTS_S, t -> 0).build());
        assertEquals(Verdict.UNDETERMINED, noise.verdict());
        assertTrue(noise.evidence().get(0).sentence().contains("out of the noise"), noise.evidence()::toString);
    }

    @Test
    void saysThatASignIsTurnedRound() throws CancelledException {
        CycleAnalysis a = analyse(plate(t -> -1).build());
        assertEquals(Verdict.CYCLED, a.verdict());
        assertTrue(a.remarks().get(0).contains("opposite signs"), a.remarks()::toString);
        assertEquals(List.of(), analyse(plate(t -> 1).build()).remarks());
    }

    @Test
    void findsNothingInNoiseThatFallsWithTheVoltage() throws CancelledException {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            CyclingRecord record = new Curve(0)
                    .step(AMPS, LASTS_S, t -> VOLTS * ramp(t, 200, 30, 1, 0.2) * (1 + 0.06 * random.nextGaussian()))
                    .build();
            CycleAnalysis a = analyse(record);
            assertEquals(Verdict.FAILED, a.verdict());
            assertEquals(1, a.events().size(), a.events()::toString);
        }
    }

    @Test
    void doesNotInventAnOscillationInALongStep() throws CancelledException {
        CycleAnalysis a = analyse(new Curve()
                .step(AMPS, 36_000, t -> VOLTS * (1 + 0.1 * Math.sin(2 * Math.PI * t / 33.7)))
                .build());
        Oscillation o = a.steps().get(0).oscillation();
        assertEquals(33.7, o.periodS(), 0.1);
        assertEquals(0.1, o.amplitude(), 0.01);
        assertEquals(List.of(), a.events());
    }

    @Test
    void knowsTheNoiseOfACurrentBehindARest() throws CancelledException {
        Random random = new Random(3);
        CyclingRecord record = new Curve()
                .step(0, 2700, t -> 0)
                .step(AMPS, LASTS_S, t -> VOLTS)
                .build();
        double[] i = record.currentA();
        Arrays.setAll(i, k -> i[k] * (1 + 0.02 * random.nextGaussian()));
        CycleAnalysis a =
                analyse(new CyclingRecord("1", "noisy", record.timeS(), record.voltageV(), i, List.of(), Map.of()));
        assertEquals(2, a.steps().size());
        assertEquals(Verdict.CYCLED, a.verdict());
    }

    @Test
    void doesNotKnowWhenWithinAGapAFallCame() throws CancelledException {
        CyclingRecord whole = plate(t -> t < 800 ? 1 : 0.2).build();
        double[] t = whole.timeS();
        int[] kept = java.util.stream.IntStream.range(0, t.length).filter(k -> t[k] < 700 || t[k] >= 1000).toArray();
        CycleAnalysis a = analyse(new CyclingRecord(
                "1",
                "gap",
                Arrays.stream(kept).mapToDouble(k -> t[k]).toArray(),
                Arrays.stream(kept).mapToDouble(k -> whole.voltageV()[k]).toArray(),
                Arrays.stream(kept).mapToDouble(k -> whole.currentA()[k]).toArray(),
                List.of(),
                Map.of()));
        assertEquals(Verdict.FAILED, a.verdict());
        CycleEvent drop = only(a, EventKind.DROP);
        assertWithin(800, drop.timeS(), drop.timeErrorS(), 2, "time");
        assertTrue(drop.timeErrorS() > 50, () -> "error " + drop.timeErrorS());
    }

    @Test
    void takesThePlanOfARampFromItsSteps() throws CancelledException {
        Curve ramp = new Curve();
        for (double f : new double[] {1, 2, 3, 4}) {
            ramp.step(f * AMPS, 300, t -> f * VOLTS);
        }
        assertEquals(Verdict.CYCLED, analyse(ramp.build()).verdict());
    }

    @Test
    void findsASoftShortThatRecoversSlowly() throws CancelledException {
        CycleAnalysis a =
                analyse(plate(t -> t < 900 ? 1 : 1 - 0.8 * Math.exp(-(t - 900) / 20)).build());
        assertEquals(Verdict.CYCLED, a.verdict());
        assertEquals(900, only(a, EventKind.SOFT_SHORT).timeS(), 10);
    }

    @Test
    void endsWhenAsked() {
        CyclingRecord record = plate(t -> 1).build();
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, cancelled));
    }

    @Test
    void offsetIsThatOfTheDefinition() throws CancelledException {
        // Half at 1, half at 0.3: the least squares of v/k against a constant leave 1 − (Σv)²/(nΣv²).
        CyclingRecord record = new Curve(0).step(AMPS, 1795, t -> VOLTS * (t < 900 ? 1 : 0.3)).build();
        double mean = (1 + 0.3) / 2;
        double square = (1 + 0.09) / 2;
        assertEquals(Math.sqrt(1 - mean * mean / square), analyse(record).offset(), 1e-9);
    }

    @Test
    void findsALongRecordsFallAsAShortOnes() throws CancelledException {
        Curve curve = new Curve();
        curve.every(0.05).step(AMPS, LASTS_S, t -> VOLTS * ramp(t, 700, 40, 1, 0.3));
        CyclingRecord record = curve.build();
        assertEquals(36_001, record.points());
        CycleAnalysis a = analyse(record);
        assertEquals(Verdict.FAILED, a.verdict());
        assertEquals(700, only(a, EventKind.DROP).timeS(), 3);
        assertEquals(0.3, only(a, EventKind.DROP).value(), 0.01);
        assertEquals(0.02 * VOLTS, a.steps().get(0).noiseV(), 0.001 * VOLTS);
    }

    @Test
    void survivesWhateverNumbersARecordHolds() throws CancelledException {
        double[] odd = {0, -0.0, 1, -1, 1e-300, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE};
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            int n = 1 + random.nextInt(40);
            double[] t = new double[n];
            double[] v = new double[n];
            double[] i = new double[n];
            for (int k = 0; k < n; k++) {
                t[k] = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : k;
                v[k] = random.nextInt(2) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian();
                i[k] = random.nextInt(2) == 0 ? odd[random.nextInt(odd.length)] : 1;
            }
            Arrays.sort(t);
            CycleAnalysis a = analyse(new CyclingRecord("1", "odd", t, v, i, List.of(), Map.of()));
            assertTrue(a.confidence() >= 0 && a.confidence() <= 1, a::toString);
        }
    }

    private static double ramp(double t, double half, double width, double from, double to) {
        return from + (to - from) * Math.clamp((t - half) / width + 0.5, 0, 1);
    }

    /** A record made of formulas. */
    private static final class Curve {
        private final java.util.ArrayList<double[]> rows = new java.util.ArrayList<>();
        private final Random random;
        private final double noise;
        private double everyS = 5;
        private double nextS;

        private Curve() {
            this(42);
        }

        /** Seed 0 is without noise. */
        private Curve(long seed) {
            random = new Random(seed);
            noise = seed == 0 ? 0 : 0.02 * VOLTS;
        }

        private Curve every(double seconds) {
            everyS = seconds;
            return this;
        }

        private Curve step(double amps, double lasts, DoubleUnaryOperator volts) {
            int n = (int) Math.floor(lasts / everyS + 1e-9) + 1;
            for (int k = 0; k < n; k++) {
                rows.add(new double[] {
                    nextS + k * everyS, volts.applyAsDouble(k * everyS) + noise * random.nextGaussian(), amps
                });
            }
            nextS += n * everyS;
            return this;
        }

        private Curve row(double volts, double amps) {
            rows.add(new double[] {nextS, volts, amps});
            nextS += everyS;
            return this;
        }

        private CyclingRecord build() {
            return new CyclingRecord(
                    "1",
                    "a curve",
                    rows.stream().mapToDouble(r -> r[0]).toArray(),
                    rows.stream().mapToDouble(r -> r[1]).toArray(),
                    rows.stream().mapToDouble(r -> r[2]).toArray(),
                    List.of(),
                    Map.of());
        }
    }
}
