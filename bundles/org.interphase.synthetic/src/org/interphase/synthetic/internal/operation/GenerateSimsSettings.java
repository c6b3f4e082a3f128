// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsVariants;

/**
 * Settings of {@code sims generate}.
 *
 * @param region of the solid electrolyte
 * @param variant what the stack has beside its chemistry; null for nothing
 * @param seed of the random numbers; the region's own where there is none
 * @param fovUm side of the raster in µm
 * @param layers number of layers
 */
public record GenerateSimsSettings(
        @Setting(help = "What was done to the region of the solid electrolyte.", required = true) SimsRegion region,
        @Setting(
                        help = "What the stack has beside its chemistry: T grains, H an island of sodium on the surface, D"
                                + " dead time, X negative images displaced against positive ones; any combination.",
                        example = "T,H")
                SimsVariants variant,
        @Setting(
                        help = "Number that the random numbers start from; the same gives the same stack. Where none is"
                                + " given, 11 for non-sodiated, 12 for cycled, 13 for failed.")
                Long seed,
        @Setting(
                        help = "Side of the raster of 256 × 256 pixels; the sample is the same in all.",
                        unit = "µm",
                        byDefault = "300",
                        min = 50,
                        max = 1000)
                double fovUm,
        @Setting(help = "Number of layers over a depth of 2 µm.", byDefault = "160", min = 2, max = 400) int layers) {}
