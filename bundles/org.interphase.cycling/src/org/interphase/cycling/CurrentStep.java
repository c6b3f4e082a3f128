// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.List;
import java.util.Objects;

/**
 * A stretch of constant set current.
 *
 * @param index counted from 0 in the record's order
 * @param first first row of the record that belongs to it, counted from 0
 * @param last last row that belongs to it
 * @param fromS time of its first point in s
 * @param toS time of its last point in s
 * @param polarity what it does
 * @param currentA mean current in A, with its sign
 * @param currentErrorA standard error of the current in A
 * @param currentDensityUaPerUm2 |current| over the contact's area in µA µm⁻²
 * @param chargeC charge that passed in C, with its sign
 * @param chargeErrorC its standard error in C, from that of the current and half an interval at either end
 * @param meanVoltageV time average of the voltage in V
 * @param meanVoltageErrorV its standard error in V, from the scatter of what is neither level, drift nor oscillation
 * @param medianVoltageV median of the voltage in V
 * @param minVoltageV lowest voltage in V
 * @param maxVoltageV highest voltage in V
 * @param noiseV standard deviation in V of single points about levels, drift and oscillation
 * @param initialVoltageV v₀: median voltage of the step's first tenth, after its first two points, in V
 * @param dropRatio deepest lasting ratio of the voltage after a fall to the voltage before it; 1 where none falls, NaN
 *     where it cannot be told
 * @param dropRatioError its standard error
 * @param offset √mean((v/k − i)²)/|i| with the scale k fitted: how far voltage and current are from being in
 *     proportion; before a depletion where the step has one; NaN where there are too few points
 * @param oscillation the strongest line; null where the step is too short to tell
 * @param verdict what this step alone says
 * @param confidence probability that the verdict is right, 0 to 1; NaN for a rest
 */
public record CurrentStep(
        int index,
        int first,
        int last,
        double fromS,
        double toS,
        Polarity polarity,
        double currentA,
        double currentErrorA,
        double currentDensityUaPerUm2,
        double chargeC,
        double chargeErrorC,
        double meanVoltageV,
        double meanVoltageErrorV,
        double medianVoltageV,
        double minVoltageV,
        double maxVoltageV,
        double noiseV,
        double initialVoltageV,
        double dropRatio,
        double dropRatioError,
        double offset,
        Oscillation oscillation,
        Verdict verdict,
        double confidence) {

    /** Checks that nothing is null but the oscillation. */
    public CurrentStep {
        Objects.requireNonNull(polarity);
        Objects.requireNonNull(verdict);
    }

    /** {@return how long it lasted, in s} */
    public double durationS() {
        return toS - fromS;
    }

    /**
     * {@return the steps of one polarity}
     *
     * @param steps of a record
     * @param polarity which
     */
    public static List<CurrentStep> of(List<CurrentStep> steps, Polarity polarity) {
        return steps.stream().filter(s -> s.polarity() == polarity).toList();
    }
}
