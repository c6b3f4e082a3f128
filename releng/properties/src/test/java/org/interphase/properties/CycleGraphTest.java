// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdit;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Verdict;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.interphase.synthetic.cycling.CycleGraphTruth;
import org.interphase.synthetic.cycling.GeneratedCycleGraph;
import org.junit.jupiter.api.Test;

/** Cycle graphs whose truth is known, and what may not change a verdict. Other seeds: {@code calibrate cycle}. */
class CycleGraphTest {

    private static final long SEED = 500_000_000;
    private static final int GRAPHS = 400;

    record Graph(CycleGraphKind kind, long seed) {
        CyclingRecord record() {
            return CycleGraphGenerator.generate(kind, seed).record();
        }
    }

    @Provide
    Arbitrary<Graph> graphs() {
        return Combinators.combine(Arbitraries.of(CycleGraphKind.values()), Arbitraries.longs().between(1, 1_000_000))
                .as(Graph::new);
    }

    private static CycleAnalysis analyse(CyclingRecord record) throws CancelledException {
        return CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, Progress.NONE);
    }

    private static CyclingRecord with(CyclingRecord r, double[] t, double[] v, double[] i) {
        return new CyclingRecord(r.id(), r.label(), t, v, i, List.of(), Map.of());
    }

    @Law
    void aGraphIsTheSameForTheSameSeed(@ForAll("graphs") Graph graph) {
        CyclingRecord one = graph.record();
        CyclingRecord other = graph.record();
        assertArrayEquals(one.voltageV(), other.voltageV());
        assertArrayEquals(one.timeS(), other.timeS());
        assertNotEquals(
                one.voltageV()[0],
                CycleGraphGenerator.generate(graph.kind(), graph.seed() + 1).record().voltageV()[0]);
    }

    @Law
    void signsChangeNoVerdict(@ForAll("graphs") Graph graph) throws CancelledException {
        CyclingRecord r = graph.record();
        double[] v = r.voltageV();
        double[] i = r.currentA();
        Arrays.setAll(v, k -> -v[k]);
        Arrays.setAll(i, k -> -i[k]);
        CycleAnalysis one = analyse(r);
        CycleAnalysis other = analyse(with(r, r.timeS(), v, i));
        assertEquals(one.verdict(), other.verdict());
        assertEquals(one.confidence(), other.confidence(), 1e-6);
        assertEquals(one.events().size(), other.events().size());
        assertEquals(one.chargeC(), other.chargeC(), 1e-12 * one.chargeC());
    }

    @Law
    void aTimeZoneChangesNothingButTimes(@ForAll("graphs") Graph graph, @ForAll @DoubleRange(min = -1e5, max = 1e5) double by)
            throws CancelledException {
        CyclingRecord r = graph.record();
        double[] t = r.timeS();
        Arrays.setAll(t, k -> t[k] + by);
        CycleAnalysis one = analyse(r);
        CycleAnalysis other = analyse(with(r, t, r.voltageV(), r.currentA()));
        assertEquals(one.verdict(), other.verdict());
        assertEquals(one.events().size(), other.events().size());
        for (int k = 0; k < one.events().size(); k++) {
            assertEquals(one.events().get(k).timeS() + by, other.events().get(k).timeS(), 0.5);
        }
    }

    @Law
    void theCurrentsScaleIsTheCurrentDensitysAlone(
            @ForAll("graphs") Graph graph, @ForAll @DoubleRange(min = -4, max = 4) double decades)
            throws CancelledException {
        double factor = Math.pow(10, decades);
        CyclingRecord r = graph.record();
        double[] i = r.currentA();
        Arrays.setAll(i, k -> factor * i[k]);
        CycleAnalysis one = analyse(r);
        CycleAnalysis other = analyse(with(r, r.timeS(), r.voltageV(), i));
        assertEquals(one.verdict(), other.verdict());
        assertEquals(one.confidence(), other.confidence(), 1e-6);
        assertEquals(
                factor * one.currentDensityUaPerUm2(),
                other.currentDensityUaPerUm2(),
                1e-9 * other.currentDensityUaPerUm2());
    }

    @Law
    void aConfidenceIsAProbabilityAndEventsAreInOrder(@ForAll("graphs") Graph graph) throws CancelledException {
        CycleAnalysis a = analyse(graph.record());
        assertTrue(a.confidence() >= 0 && a.confidence() <= 1);
        assertTrue(a.verdict() == Verdict.UNDETERMINED || a.confidence() >= 0.75);
        double before = Double.NEGATIVE_INFINITY;
        for (CycleEvent e : a.events()) {
            assertTrue(e.timeS() >= before);
            assertTrue(e.fromS() <= e.timeS() && e.timeS() <= e.toS(), e::toString);
            before = e.timeS();
        }
    }

    @Law
    void editsAreTakenAsTheyArePrinted(@ForAll("graphs") Graph graph) throws CancelledException {
        EventEdits edits = EventEdits.NONE;
        int which = 0;
        for (CycleEvent e : analyse(graph.record()).events()) {
            if (e.kind().isReviewed()) {
                edits = edits.with(
                        switch (which++ % 3) {
                            case 0 -> EventEdit.accept(e);
                            case 1 -> EventEdit.reject(e);
                            default -> EventEdit.move(e, e.timeS() + 2.5);
                        });
            }
        }
        assertEquals(edits, EventEdits.parse(edits.toString()));
        CycleAnalysis reviewed = CycleAnalyser.analyse(
                graph.record(), AnalysisOptions.DEFAULT.with(edits), Progress.NONE);
        long reviews = reviewed.events().stream()
                .filter(e -> e.origin() != CycleEvent.Origin.COMPUTED)
                .count();
        assertTrue(reviews >= edits.edits().size(), reviewed.events()::toString);
    }

    @Test
    void mostVerdictsAreRightAndMostEventsFound() throws CancelledException {
        int decidable = 0;
        int undetermined = 0;
        int decided = 0;
        int right = 0;
        int events = 0;
        int found = 0;
        CycleGraphKind[] kinds = CycleGraphKind.values();
        for (int k = 0; k < GRAPHS; k++) {
            CycleGraphKind kind = kinds[k % kinds.length];
            GeneratedCycleGraph graph = CycleGraphGenerator.generate(kind, SEED + k);
            CycleAnalysis a = analyse(graph.record());
            for (CycleGraphTruth.Event e : graph.truth().events()) {
                EventKind wanted =
                        switch (e.kind()) {
                            case "drop" -> EventKind.DROP;
                            case "step" -> EventKind.STEP;
                            case "depletion" -> EventKind.DEPLETION;
                            default -> null;
                        };
                if (wanted != null) {
                    double within = wanted == EventKind.DROP ? 30 : 10;
                    events++;
                    found += a.events(wanted).stream().anyMatch(x -> Math.abs(x.timeS() - e.timeS()) <= within) ? 1 : 0;
                }
            }
            if (kind == CycleGraphKind.MARGINAL || kind == CycleGraphKind.STOPPED_EARLY) {
                continue;
            }
            boolean open = a.verdict() == Verdict.UNDETERMINED;
            if (!kind.verdict().equals("undetermined")) {
                decidable++;
                undetermined += open ? 1 : 0;
            }
            if (!open) {
                decided++;
                right += a.verdict().toString().equals(kind.verdict()) ? 1 : 0;
            }
        }
        assertTrue(undetermined <= 0.05 * decidable, undetermined + " of " + decidable + " undetermined");
        assertTrue(right >= 0.98 * decided, right + " of " + decided + " right");
        assertTrue(found >= 0.95 * events, found + " of " + events + " events found");
    }
}
