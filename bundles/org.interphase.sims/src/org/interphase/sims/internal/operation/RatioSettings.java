// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;

/**
 * Settings of {@code sims ratio}.
 *
 * @param a the channel above
 * @param b the channel below
 * @param fromUm where the range of depth begins in µm
 * @param toUm where it ends in µm
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param rateUmPerS rate of sputtering in µm/s; null for none
 * @param pipeline file of corrections that are applied first; null for none
 */
public record RatioSettings(
        @Setting(help = "Name of the channel above.", required = true, example = "SiO2-") String a,
        @Setting(help = "Name of the channel below.", required = true, example = "PO2-") String b,
        @Setting(help = "Where the range of depth begins.", unit = "µm", required = true) double fromUm,
        @Setting(help = "Where the range of depth ends.", unit = "µm", required = true) double toUm,
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
