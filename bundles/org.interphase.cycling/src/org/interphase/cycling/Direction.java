// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Locale;

/** Which way the current of a half cycle goes. */
public enum Direction {
    /** Positive current: oxidation at the working electrode. */
    CHARGE,
    /** Negative current: reduction at the working electrode. */
    DISCHARGE;

    /** {@return the other one} */
    public Direction opposite() {
        return this == CHARGE ? DISCHARGE : CHARGE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
