// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.List;

/**
 * Which current density a set of regions bears.
 *
 * @param criticalCurrentDensityUaPerUm2 the highest at which a region cycled, in µA µm⁻²; NaN where none did
 * @param lower the same
 * @param upper the lowest at which a region failed, in µA µm⁻²; NaN where none did
 * @param probability the probability of failing against the current density; null where there are not enough repeats
 * @param verdicts all regions, by current density
 * @param contradictions regions that failed below a current density at which others cycled
 */
public record CriticalCurrentDensity(
        double criticalCurrentDensityUaPerUm2,
        double lower,
        double upper,
        FailureProbability probability,
        List<RegionVerdict> verdicts,
        List<Contradiction> contradictions) {

    /** Copies the lists. */
    public CriticalCurrentDensity {
        verdicts = List.copyOf(verdicts);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * Two regions that contradict each other.
     *
     * @param failed the region that failed at the lower current density
     * @param failedAt at which, in µA µm⁻²
     * @param cycled the region that cycled at the same or a higher one
     * @param cycledAt at which, in µA µm⁻²
     */
    public record Contradiction(String failed, double failedAt, String cycled, double cycledAt) {}
}
