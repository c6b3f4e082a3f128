// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.sims.SpeciesList;
import org.interphase.sims.chemistry.Components;

/**
 * Settings of {@code sims decompose}.
 *
 * @param method by which method
 * @param components how many components
 * @param channels the channels that take part; null for all
 * @param seed of the random starts
 * @param pipeline file of corrections that are applied first; null for none
 */
public record DecomposeSettings(
        @Setting(
                        help = "Principal components, weighted for counting noise, or non-negative factors with the least"
                                + " Kullback-Leibler divergence.",
                        byDefault = "nmf",
                        citation = "Keenan and Kotula, Surf. Interface Anal. 36 (2004) 203; Lee and Seung, Nature 401 (1999) 788")
                Components.Method method,
        @Setting(help = "How many components.", byDefault = "3", min = 1, max = 100) int components,
        @Setting(help = "Names of the channels that take part; without it all.", example = "Na+,SiO2-", separator = ",")
                SpeciesList channels,
        @Setting(help = "Seed of the random starts of non-negative factors.", byDefault = "1") long seed,
        @Setting(help = Prepared.HELP, example = "corrections.json") String pipeline) {}
