// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.util.List;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.HasAnalysis;
import org.interphase.cycling.Verdict;

/**
 * Result of {@code cycle analyse}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param verdict what the region did
 * @param confidence probability that the verdict is right
 * @param currentDensityUaPerUm2 of the plating step that decides, in µA µm⁻²
 * @param evidence what speaks for and against it, the weightiest first
 * @param events what happened, by time
 * @param chargeC charge of all plating steps in C
 * @param meanVoltageV the deciding step's in V
 * @param offset the deciding step's
 * @param decidingStep index of the plating step that decides, −1 for none
 * @param steps the steps of constant current
 * @param points rows that were used
 * @param remarks what was handled
 * @param analysis the same, for programs
 */
public record AnalyseReport(
        Verdict verdict,
        double confidence,
        double currentDensityUaPerUm2,
        List<Evidence> evidence,
        List<CycleEvent> events,
        double chargeC,
        double meanVoltageV,
        double offset,
        int decidingStep,
        List<CurrentStep> steps,
        int points,
        List<String> remarks,
        CycleAnalysis analysis)
        implements HasAnalysis {

    /**
     * {@return an analysis as a result}
     *
     * @param a the analysis
     */
    static AnalyseReport of(CycleAnalysis a) {
        return new AnalyseReport(
                a.verdict(),
                a.confidence(),
                a.currentDensityUaPerUm2(),
                a.evidence(),
                a.events(),
                a.chargeC(),
                a.meanVoltageV(),
                a.offset(),
                a.decidingStep(),
                a.steps(),
                a.points(),
                a.remarks(),
                a);
    }
}
