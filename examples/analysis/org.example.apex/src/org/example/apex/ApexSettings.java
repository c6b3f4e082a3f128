// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.example.apex;

import org.interphase.core.operation.Setting;

/**
 * What a user can choose. This record is all: options, form, plan step and provenance come from it.
 *
 * @param fmin only points from this frequency on, Hz; null for all
 * @param fmax only points up to this frequency, Hz; null for all
 * @param refine how the apex between two points is found
 */
record ApexSettings(
        @Setting(help = "Only points from this frequency on.", unit = "Hz", min = 0, openRange = true) Double fmin,
        @Setting(help = "Only points up to this frequency.", unit = "Hz", min = 0, openRange = true) Double fmax,
        @Setting(help = "How the apex between the measured points is found.", byDefault = "parabola")
                Refinement refine) {

    /** How the apex is found. */
    enum Refinement {
        /** The highest point as it is. */
        NONE,
        /** The vertex of a parabola in ln f through the highest point and its neighbours. */
        PARABOLA
    }
}
