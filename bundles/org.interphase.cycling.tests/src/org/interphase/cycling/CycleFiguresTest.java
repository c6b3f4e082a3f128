// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Shade;
import org.interphase.core.figure.SvgFigure;
import org.junit.jupiter.api.Test;

final class CycleFiguresTest {

    private static final int POINTS = 300;

    private static CyclingRecord record(double plating, double stripping, double spike) {
        double[] t = new double[POINTS];
        double[] v = new double[POINTS];
        double[] i = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            t[k] = 5 * k;
            v[k] = k < 200 ? plating : stripping;
            i[k] = k < 200 ? 4e-8 : -4e-8;
        }
        v[POINTS - 1] = spike;
        return new CyclingRecord("1", "region 1", t, v, i, List.of(), Map.of());
    }

    private static Evidence evidence(Evidence.Rule rule, Verdict speaksFor, double from, double to) {
        return new Evidence(rule, 0.3, 0.01, 0.45, from, to, speaksFor, 0, "It fell.");
    }

    private static CycleEvent event(EventKind kind, double timeS, CycleEvent.Origin origin) {
        return new CycleEvent(kind, timeS, 1, timeS - 5, timeS + 5, 0.3, 0.01, "", 0, origin);
    }

    private static CycleAnalysis analysis(List<Evidence> evidence, List<CycleEvent> events) {
        return new CycleAnalysis(
                Verdict.FAILED, 0.98, 0.04, evidence, events, List.of(), 1e-5, 0.05, 0.4, -1, POINTS, List.of());
    }

    @Test
    void alignsZerosSoThatTandemIsSeen() {
        assertTrue(CycleFigures.voltageAndCurrent(record(0.05, -0.05, -0.05)).zerosAligned());
    }

    @Test
    void doesNotAlignTheVoltageOfAWholeCell() {
        assertFalse(CycleFigures.voltageAndCurrent(record(3.9, 3.2, 3.2)).zerosAligned());
    }

    @Test
    void makesNoRoomForASpikeThatWouldHideTheRest() {
        Figure figure = CycleFigures.voltageAndCurrent(record(0.05, -0.05, -13));
        List<Series> far = figure.series().stream().filter(Series::isAside).toList();
        assertEquals(1, far.size());
        assertEquals(-13, far.get(0).y(far.get(0).points() - 1));
        assertEquals(POINTS - 1, far.get(0).index(far.get(0).points() - 1));
        Series near = figure.series().stream().filter(s -> s.name().equals("voltage")).findFirst().orElseThrow();
        assertEquals(-0.05, Arrays.stream(near.y()).filter(Double::isFinite).min().orElseThrow());
    }

    @Test
    void tintsWhatDecidesUnlessAnotherPartIsChosen() {
        CycleAnalysis a = analysis(
                List.of(
                        evidence(Evidence.Rule.OFFSET, Verdict.CYCLED, 0, 900),
                        evidence(Evidence.Rule.DROP_RATIO, Verdict.FAILED, 300, 900)),
                List.of());
        CyclingRecord record = record(0.05, -0.05, -0.05);
        List<Shade> shades = CycleFigures.voltageAndCurrent(record, a).shades();
        assertEquals(List.of(false, true), shades.stream().map(Shade::tinted).toList());
        assertEquals(List.of(Role.PASSED, Role.FAILED), shades.stream().map(Shade::role).toList());
        List<Shade> chosen = CycleFigures.marked(CycleFigures.voltageAndCurrent(record), a, OptionalInt.of(0)).shades();
        assertEquals(List.of(true, false), chosen.stream().map(Shade::tinted).toList());
    }

    @Test
    void leavesOutEvidenceThatHasNoPlace() {
        CycleAnalysis a = analysis(List.of(evidence(Evidence.Rule.DATA, Verdict.FAILED, Double.NaN, Double.NaN)), List.of());
        assertEquals(List.of(), CycleFigures.voltageAndCurrent(record(0.05, -0.05, -0.05), a).shades());
    }

    @Test
    void showsEventsAsFlagsThatSayWhatAPersonSaid() {
        CycleAnalysis a = analysis(
                List.of(),
                List.of(
                        event(EventKind.DROP, 300, CycleEvent.Origin.ACCEPTED),
                        event(EventKind.STEP, 400, CycleEvent.Origin.REJECTED),
                        event(EventKind.GAP, 500, CycleEvent.Origin.COMPUTED)));
        List<Flag> flags = CycleFigures.voltageAndCurrent(record(0.05, -0.05, -0.05), a).flags();
        assertEquals(List.of("drop ✓", "step", "gap"), flags.stream().map(Flag::label).toList());
        assertEquals(List.of(false, true, false), flags.stream().map(Flag::dismissed).toList());
        assertEquals(List.of(true, true, false), flags.stream().map(Flag::movable).toList());
        assertEquals("event 2", flags.get(2).id());
    }

    private static RegionVerdict row(String region, double density, Verdict verdict) {
        boolean counted = verdict != Verdict.UNDETERMINED;
        return new RegionVerdict(region, "1", 0, density, verdict, 0.95, counted, counted ? "" : "undetermined");
    }

    @Test
    void drawsEachVerdictWithAShapeAndAColourOfItsOwnAndTheBracketBetween() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(List.of(
                row("a", 0.02, Verdict.CYCLED),
                row("b", 0.04, Verdict.CYCLED),
                row("c", 0.05, Verdict.UNDETERMINED),
                row("d", 0.06, Verdict.FAILED)));
        Figure figure = CycleFigures.criticalCurrentDensity(ccd);
        List<Series> points = figure.series().stream().filter(s -> !s.name().isEmpty()).toList();
        assertEquals(List.of("cycled", "failed", "undetermined"), points.stream().map(Series::name).toList());
        assertEquals(3, points.stream().map(s -> s.role().shape()).distinct().count());
        assertEquals(3, points.stream().map(s -> s.role().colour()).distinct().count());
        assertEquals(List.of(0.04, 0.06), List.of(figure.shades().get(0).from(), figure.shades().get(0).to()));
        assertEquals(3, points.get(1).index(0));
        assertTrue(SvgFigure.document(figure, 640, 400).contains(">0.04 to 0.06</text>")
                || SvgFigure.document(figure, 1600, 400).contains(">0.04 to 0.06</text>"));
    }

    @Test
    void stacksRegionsOfOneCurrentDensity() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(List.of(
                row("a", 0.04, Verdict.CYCLED), row("b", 0.04, Verdict.CYCLED), row("c", 0.06, Verdict.FAILED)));
        Series cycled = CycleFigures.criticalCurrentDensity(ccd).series().stream()
                .filter(s -> s.name().equals("cycled"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, cycled.y(0));
        assertTrue(cycled.y(1) > cycled.y(0));
    }

    @Test
    void drawsTheProbabilityWithItsBandWhereThereAreRepeats() {
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(List.of(
                row("a", 0.02, Verdict.CYCLED),
                row("b", 0.02, Verdict.CYCLED),
                row("c", 0.04, Verdict.CYCLED),
                row("d", 0.04, Verdict.FAILED),
                row("e", 0.06, Verdict.CYCLED),
                row("f", 0.06, Verdict.FAILED),
                row("g", 0.1, Verdict.FAILED),
                row("h", 0.1, Verdict.FAILED)));
        Figure figure = CycleFigures.criticalCurrentDensity(ccd);
        Series curve = figure.series().stream().filter(s -> s.name().startsWith("probability")).findFirst().orElseThrow();
        Series band = figure.series().stream().filter(s -> s.mark() == Series.Mark.BAND).findFirst().orElseThrow();
        for (int k = 1; k < curve.points(); k++) {
            assertTrue(curve.y(k) >= curve.y(k - 1), "falls at " + curve.x(k));
            assertTrue(band.lowest(k) <= curve.y(k) && curve.y(k) <= band.highest(k), "outside at " + curve.x(k));
        }
        assertEquals(ccd.probability().j50(), figure.flags().get(0).at());
        assertEquals("contradiction", figure.shades().get(0).label());
    }
}
