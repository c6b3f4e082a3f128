// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/**
 * Where the rules draw their lines. The defaults are those of {@code docs/cycling.md}, which says where they come from.
 *
 * @param failedRatio a lasting fall of the voltage to this ratio or lower has failed, 0 to 1
 * @param cycledRatio a region whose voltage stays above this ratio has cycled, at least {@code failedRatio}, at most 1
 * @param failedOffset an offset of this or more has failed
 * @param cycledOffset an offset of this or less has cycled, at most {@code failedOffset}
 * @param settledS a fall lasts when the voltage stays low for this long, in s
 * @param recoveryS a fall that comes back within this time is a soft short, in s
 * @param depletionRatio in stripping, a voltage beyond this many times v₀ that rises to the limit is a depletion, &gt; 1
 * @param limitV the potentiostat's voltage limit in V, &gt; 0
 * @param stepNoise a change of the mean by more than this many times the noise of a point is a step, &gt; 0
 * @param plannedS how long a plating step was meant to last, in s; three or more of a record that last alike say it
 *     themselves, and of two the longer does, down to a third of this
 * @param minimumConfidence a verdict that is less sure than this is undetermined, 0.5 to 1
 */
public record Thresholds(
        double failedRatio,
        double cycledRatio,
        double failedOffset,
        double cycledOffset,
        double settledS,
        double recoveryS,
        double depletionRatio,
        double limitV,
        double stepNoise,
        double plannedS,
        double minimumConfidence) {

    /** The defaults. */
    public static final Thresholds DEFAULT = new Thresholds(0.45, 0.6, 0.35, 0.2, 120, 60, 5, 10, 3, 1800, 0.75);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it, its value and the range
     */
    public Thresholds {
        require("failedRatio", failedRatio, 0, 1);
        require("cycledRatio", cycledRatio, failedRatio, 1);
        require("failedOffset", failedOffset, 0, 1);
        require("cycledOffset", cycledOffset, 0, failedOffset);
        require("settledS", settledS, 0, Double.MAX_VALUE);
        require("recoveryS", recoveryS, 0, Double.MAX_VALUE);
        require("depletionRatio", depletionRatio, 1, Double.MAX_VALUE);
        require("limitV", limitV, Double.MIN_VALUE, Double.MAX_VALUE);
        require("stepNoise", stepNoise, Double.MIN_VALUE, Double.MAX_VALUE);
        require("plannedS", plannedS, Double.MIN_VALUE, Double.MAX_VALUE);
        require("minimumConfidence", minimumConfidence, 0.5, 1);
    }

    private static void require(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + ": expected " + low + " to " + high + ", found " + value);
        }
    }
}
