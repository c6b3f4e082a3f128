// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.cycling.CapacityOptions;

/**
 * Settings of {@code cycle capacity}.
 *
 * @param count what tells cycles apart
 * @param start with what a cycle starts
 * @param dqdv whether dQ/dV is computed
 * @param stepV width of a bin of dQ/dV in V
 * @param window bins over which dQ/dV is smoothed
 */
public record CapacitySettings(
        @Setting(
                        help = "What tells cycles apart: the sign of the current, or the instrument's own number of the"
                                + " cycle or half cycle.",
                        byDefault = "current")
                CapacityOptions.Count count,
        @Setting(
                        help = "With what a cycle starts: charge, discharge, or whatever the record starts with (auto;"
                                + " where that is less than half of what follows, it stands alone). Only where the current"
                                + " counts.",
                        byDefault = "auto")
                CapacityOptions.Start start,
        @Setting(
                        help = "Also computes the incremental capacity dQ/dV of each half cycle.",
                        citation = "Feng et al., eTransportation 3 (2020) 100051")
                boolean dqdv,
        @Setting(
                        help = "Width of a bin of dQ/dV; without it 1/500 of the voltage's range, or more where the rows lie"
                                + " further apart or the voltage is noisy.",
                        unit = "V",
                        min = 0,
                        openRange = true)
                Double stepV,
        @Setting(
                        help = "Bins over which dQ/dV is smoothed by a parabola; odd, 1 for not at all.",
                        byDefault = "5",
                        min = 1,
                        max = 1001,
                        citation = "Savitzky and Golay, Anal. Chem. 36 (1964) 1627")
                int window) {}
