// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.Objects;

/**
 * Which values get the ends of the colours.
 *
 * @param lowPercent this part of the pixels lies below the darkest colour, 0 to 100
 * @param highPercent this part lies below the lightest colour, above {@code lowPercent}, up to 100
 * @param logarithmic whether equal ratios are equally far apart; percentiles are then those of the values above 0
 * @param scope whose percentiles
 */
public record Contrast(double lowPercent, double highPercent, boolean logarithmic, Scope scope) {

    /** Whose percentiles are taken. */
    public enum Scope {
        /** Those of the layer: each is as bright as the others. */
        LAYER,
        /** Those of all layers: the same colour is the same count everywhere. */
        STACK
    }

    /** Nearly all values of the stack, so that single bright pixels do not darken the rest. */
    public static final Contrast DEFAULT = new Contrast(0.5, 99.5, false, Scope.STACK);

    /** Checks the percentages. */
    public Contrast {
        Objects.requireNonNull(scope);
        if (!(lowPercent >= 0 && lowPercent < highPercent && highPercent <= 100)) {
            throw new IllegalArgumentException(
                    "expected percentages from 0 to 100 in order, found " + lowPercent + " and " + highPercent);
        }
    }
}
