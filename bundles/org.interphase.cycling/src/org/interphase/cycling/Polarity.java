// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Locale;

/** What a step of constant current does to the metal on the surface. */
public enum Polarity {
    /** Metal is plated onto the surface. */
    PLATE,
    /** Metal is stripped from the surface. */
    STRIP,
    /** No current flows. */
    REST;

    /** {@return the opposite: plating for stripping, stripping for plating, a rest for a rest} */
    public Polarity opposite() {
        return switch (this) {
            case PLATE -> STRIP;
            case STRIP -> PLATE;
            case REST -> REST;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
