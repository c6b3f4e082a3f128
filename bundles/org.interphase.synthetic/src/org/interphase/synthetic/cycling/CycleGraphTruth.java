// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.cycling;

import java.util.List;
import java.util.Objects;

/**
 * How a generated cycle graph came about.
 *
 * @param kind what was made to happen
 * @param seed of the random numbers
 * @param verdict the right verdict: cycled, failed or undetermined
 * @param currentDensityUaPerUm2 of plating in µA µm⁻²
 * @param areaUm2 area of the contact in µm²
 * @param platingS how long each plating lasts, in s
 * @param initialVoltageV v₀ in V
 * @param driftRatio the drift over the first plating, as a fraction of v₀
 * @param oscillationRatio amplitude of the oscillation over the level
 * @param oscillationPeriodS its period in s
 * @param noiseRatio standard deviation of the noise over v₀
 * @param events what happens, by time
 */
public record CycleGraphTruth(
        CycleGraphKind kind,
        long seed,
        String verdict,
        double currentDensityUaPerUm2,
        double areaUm2,
        double platingS,
        double initialVoltageV,
        double driftRatio,
        double oscillationRatio,
        double oscillationPeriodS,
        double noiseRatio,
        List<Event> events) {

    /** Copies the list. */
    public CycleGraphTruth {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(verdict);
        events = List.copyOf(events);
    }

    /**
     * Something that happens.
     *
     * @param kind drop, soft-short, step, jump (of the contact), depletion or compliance
     * @param timeS when: for a drop or a rise where half of the change is done, for a soft short where it begins
     * @param value the ratio of the voltage after to that before; for a depletion the stripped charge over the plated
     *     one; for a compliance hit the voltage in V
     * @param durationS how long the change takes, for a soft short how long it lasts
     */
    public record Event(String kind, double timeS, double value, double durationS) {}

    /**
     * {@return the events of one kind}
     *
     * @param name the kind's name
     */
    public List<Event> events(String name) {
        return events.stream().filter(e -> e.kind().equals(name)).toList();
    }
}
