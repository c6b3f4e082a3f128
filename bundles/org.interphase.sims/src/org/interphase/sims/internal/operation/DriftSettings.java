// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.sims.SpeciesList;

/**
 * Settings of {@code sims drift}.
 *
 * @param channels species that are summed; none for the strong ones
 * @param keepTilt whether the linear part stays
 */
public record DriftSettings(
        @Setting(
                        help = "Species whose sum is followed; without it the strong ones of both polarities.",
                        byDefault = "",
                        example = "Na+,O-")
                SpeciesList channels,
        @Setting(help = "Takes the linear part of the course for a tilt of the sample, which stays, and not for drift.")
                boolean keepTilt){

    /** No names stand for the choice that the method makes. */
    public DriftSettings {
        channels = channels == null ? SpeciesList.NONE : channels;
    }
}
