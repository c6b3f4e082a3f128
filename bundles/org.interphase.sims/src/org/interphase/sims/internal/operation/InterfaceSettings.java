// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.sims.Normalisation;

/**
 * Settings of {@code sims interface}.
 *
 * @param channel the species
 * @param normalise what its profile is divided by
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param rateUmPerS rate of sputtering in µm/s; null for none
 * @param pipeline file of corrections that are applied first; null for none
 */
public record InterfaceSettings(
        @Setting(help = "Name of the channel that has the edge.", required = true, example = "Na+") String channel,
        @Setting(
                        help = "What values are divided by: nothing, the total of the same polarity, or a channel such as an ion of"
                                + " the matrix.",
                        byDefault = "none",
                        example = "O-")
                Normalisation normalise,
        @Setting(
                        help = "Depth of the crater, of which each layer has its equal part; without it the depths of the file.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm,
        @Setting(
                        help = "Rate of sputtering, which with the times of the file gives the depths.",
                        unit = "µm/s",
                        min = 0,
                        openRange = true)
                Double rateUmPerS,
        @Setting(help = Prepared.HELP, example = "corrections.json") String pipeline) {}
