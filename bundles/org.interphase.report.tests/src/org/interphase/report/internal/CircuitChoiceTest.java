// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.Circuit;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.interphase.report.internal.CircuitChoice.Candidate;
import org.junit.jupiter.api.Test;

final class CircuitChoiceTest {

    private static List<Candidate> rank(String circuit, Map<String, Double> values, double max, double min)
            throws CancelledException {
        Circuit c = Circuit.parse(circuit);
        ImpedanceSpectrum spectrum = Simulation.simulate(
                c, c.values(values), new FrequencyGrid(max, min, 10).frequenciesHz(), 0.01, 42);
        return CircuitChoice.rank(spectrum, Progress.NONE);
    }

    @Test
    void findsTwoArcs() throws CancelledException {
        List<Candidate> ranked = rank(
                "R0-p(R1,CPE1)-p(R2,CPE2)",
                Map.of("R0", 500.0, "R1", 3188.0, "CPE1.Q", 1.235588e-9, "CPE1.alpha", 0.9, "R2", 25135.0, "CPE2.Q",
                        6.3410653e-9, "CPE2.alpha", 0.9),
                7e6,
                100);
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)", ranked.get(0).circuit());
        assertTrue(ranked.get(0).isEligible());
    }

    @Test
    void callsAnIdealCapacitorOne() throws CancelledException {
        List<Candidate> ranked = rank("R0-p(R1,C1)", Map.of("R0", 100.0, "R1", 1000.0, "C1", 1e-6), 1e5, 1);
        assertEquals("R0-p(R1,C1)", ranked.get(0).circuit());
    }

    @Test
    void findsABlockingElectrode() throws CancelledException {
        List<Candidate> ranked = rank(
                "R0-p(R1,CPE1)-CPE2",
                Map.of("R0", 50.0, "R1", 2000.0, "CPE1.Q", 1e-9, "CPE1.alpha", 0.85, "CPE2.Q", 1e-6, "CPE2.alpha", 0.9),
                1e7,
                1);
        assertEquals("R0-p(R1,CPE1)-CPE2", ranked.get(0).circuit());
    }

    @Test
    void onlyEligibleOnesComeFirstAndInOrder() throws CancelledException {
        List<Candidate> ranked = rank("R0-p(R1,C1)", Map.of("R0", 100.0, "R1", 1000.0, "C1", 1e-6), 1e5, 1);
        for (int i = 1; i < ranked.size(); i++) {
            Candidate a = ranked.get(i - 1);
            Candidate b = ranked.get(i);
            assertTrue(a.isEligible() || !b.isEligible());
            assertTrue(a.isEligible() != b.isEligible() || !(a.aicc() > b.aicc()));
        }
    }
}
