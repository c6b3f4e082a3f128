// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.cycling.EventEdits;

/**
 * Settings of {@code cycle analyse}.
 *
 * @param areaUm2 area of the contact in µm²
 * @param direction what the first step of current does
 * @param failedRatio a lasting fall to this ratio has failed
 * @param cycledRatio above this ratio a region has cycled
 * @param failedOffset from this offset on a region has failed
 * @param cycledOffset up to this offset a region has cycled
 * @param settledS how long a fall lasts, in s
 * @param recoveryS within which time a soft short comes back, in s
 * @param depletionRatio times v₀ from which on stripping is a depletion
 * @param limitV voltage limit in V
 * @param stepNoise times the noise that make a step
 * @param plannedS how long a plating step was meant to last, in s
 * @param minimumConfidence below which a verdict is undetermined
 * @param events what a person says of the events
 */
public record AnalyseSettings(
        @Setting(help = AREA, unit = "µm²", byDefault = "1", min = 0, openRange = true) double areaUm2,
        @Setting(help = DIRECTION, byDefault = "plate") Direction direction,
        @Setting(help = FAILED_RATIO, byDefault = "0.45", min = 0, max = 1) double failedRatio,
        @Setting(help = CYCLED_RATIO, byDefault = "0.6", min = 0, max = 1) double cycledRatio,
        @Setting(help = FAILED_OFFSET, byDefault = "0.35", min = 0, max = 1) double failedOffset,
        @Setting(help = CYCLED_OFFSET, byDefault = "0.2", min = 0, max = 1) double cycledOffset,
        @Setting(help = SETTLED, unit = "s", byDefault = "120", min = 0) double settledS,
        @Setting(help = RECOVERY, unit = "s", byDefault = "60", min = 0) double recoveryS,
        @Setting(help = DEPLETION_RATIO, byDefault = "5", min = 1) double depletionRatio,
        @Setting(help = LIMIT, unit = "V", byDefault = "10", min = 0, openRange = true) double limitV,
        @Setting(help = STEP_NOISE, byDefault = "3", min = 0, openRange = true) double stepNoise,
        @Setting(help = PLANNED, unit = "s", byDefault = "1800", min = 0, openRange = true) double plannedS,
        @Setting(help = MINIMUM_CONFIDENCE, byDefault = "0.75", min = 0.5, max = 1) double minimumConfidence,
        @Setting(
                        help = "What a person says of the events that were found: KIND@SECONDS=yes, =no, or =SECONDS to move"
                                + " one.",
                        example = "drop@812.5=no,step@95=101.2")
                EventEdits events)
        implements AnalysisSettings {}
