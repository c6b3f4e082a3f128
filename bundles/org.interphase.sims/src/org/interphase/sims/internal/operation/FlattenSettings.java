// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.sims.SpeciesList;

/**
 * Settings of {@code sims flatten}.
 *
 * @param channels species of what lies below the interface; none for those that the uppermost layers lack in places
 * @param depthUm depth of the crater that the whole stack made; null where the stack states its depths
 */
public record FlattenSettings(
        @Setting(
                        help = "Species of what lies below the interface; without it those that the uppermost layers lack in"
                                + " places.",
                        byDefault = "",
                        example = "SiO2-,Zr+")
                SpeciesList channels,
        @Setting(
                        help = "Depth of the crater that the whole stack made; without it the depths that the stack states.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm){

    /** No names stand for the choice that the method makes. */
    public FlattenSettings {
        channels = channels == null ? SpeciesList.NONE : channels;
    }
}
