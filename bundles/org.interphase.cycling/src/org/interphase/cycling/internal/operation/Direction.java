// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import org.interphase.cycling.Polarity;

/** What a record's first step of current does. */
public enum Direction {
    /** It plates metal. */
    PLATE(Polarity.PLATE),
    /** It strips metal. */
    STRIP(Polarity.STRIP);

    private final Polarity polarity;

    Direction(Polarity polarity) {
        this.polarity = polarity;
    }

    /** {@return the same for the analysis} */
    Polarity polarity() {
        return polarity;
    }
}
