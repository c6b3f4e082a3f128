// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.sims.SpeciesList;

/**
 * Settings of {@code sims register}.
 *
 * @param channels species of both polarities that are summed; none for the strong ones
 */
public record RegisterSettings(
        @Setting(
                        help = "Species of both polarities whose sums are compared; without it the strong ones.",
                        byDefault = "",
                        example = "Na+,O-")
                SpeciesList channels){

    /** No names stand for the choice that the method makes. */
    public RegisterSettings {
        channels = channels == null ? SpeciesList.NONE : channels;
    }
}
