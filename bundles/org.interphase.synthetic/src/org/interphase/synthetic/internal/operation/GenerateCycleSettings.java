// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.synthetic.cycling.CycleGraphKind;

/**
 * Settings of {@code cycle generate}.
 *
 * @param kind what is made to happen
 * @param seed of the random numbers
 * @param currentDensity in µA µm⁻²; drawn where there is none
 */
public record GenerateCycleSettings(
        @Setting(help = "What is made to happen.", required = true) CycleGraphKind kind,
        @Setting(help = "Number that the random numbers start from; the same gives the same graph.", byDefault = "1")
                long seed,
        @Setting(
                        help = "Current density of plating on a contact of 1 µm²; drawn from 0.01 to 1 where none is given.",
                        unit = "µA µm⁻²",
                        min = 0,
                        openRange = true)
                Double currentDensity) {}
