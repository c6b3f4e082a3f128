// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.operation.Attachment;

/**
 * What a record says about its region.
 *
 * @param verdict what the region did
 * @param confidence probability that the verdict is right, 0 to 1: among verdicts of 0.9 nine of ten are right; for
 *     {@link Verdict#UNDETERMINED} that of the likelier of the other two
 * @param currentDensityUaPerUm2 of the plating step that decides, in µA µm⁻²; NaN where no current is known
 * @param evidence what speaks for and against it, the weightiest first
 * @param events what happened, by time, rejected ones included
 * @param steps the steps of constant current
 * @param chargeC charge of all plating steps in C, ≥ 0; NaN where no current is known
 * @param meanVoltageV time average of the deciding step's voltage in V, NaN where there is none
 * @param offset the deciding step's offset, NaN where it cannot be told
 * @param decidingStep index of the plating step that decides, −1 for none
 * @param points rows that were used
 * @param remarks what was handled: gaps, rows left out, a current that was derived; sentences
 */
public record CycleAnalysis(
        Verdict verdict,
        double confidence,
        double currentDensityUaPerUm2,
        List<Evidence> evidence,
        List<CycleEvent> events,
        List<CurrentStep> steps,
        double chargeC,
        double meanVoltageV,
        double offset,
        int decidingStep,
        int points,
        List<String> remarks)
        implements Attachment {

    /** Copies the lists. */
    public CycleAnalysis {
        Objects.requireNonNull(verdict);
        evidence = List.copyOf(evidence);
        events = List.copyOf(events);
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
    }

    /** {@return the plating step that decides} */
    public Optional<CurrentStep> deciding() {
        return decidingStep < 0 ? Optional.empty() : Optional.of(steps.get(decidingStep));
    }

    /**
     * {@return the events of one kind that count}
     *
     * @param kind which
     */
    public List<CycleEvent> events(EventKind kind) {
        return events.stream().filter(e -> e.kind() == kind && e.counts()).toList();
    }
}
