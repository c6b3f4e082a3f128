// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.Objects;
import org.interphase.sims.Normalisation;

/**
 * How profiles are made and drawn.
 *
 * @param normalisation what they are divided by
 * @param regions whether one species is compared in all regions, not all species in one region
 * @param logarithmic whether the vertical axis is
 */
record ProfileChoice(Normalisation normalisation, boolean regions, boolean logarithmic) {

    static final ProfileChoice DEFAULT = new ProfileChoice(Normalisation.NONE, false, false);

    ProfileChoice {
        Objects.requireNonNull(normalisation);
    }

    ProfileChoice withNormalisation(Normalisation next) {
        return new ProfileChoice(next, regions, logarithmic);
    }

    ProfileChoice withRegions(boolean next) {
        return new ProfileChoice(normalisation, next, logarithmic);
    }

    ProfileChoice withLogarithmic(boolean next) {
        return new ProfileChoice(normalisation, regions, next);
    }
}
