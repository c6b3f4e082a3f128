// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

/** What a stack can have beside its region's chemistry. The letter names it on the command line. */
public enum SimsVariant {
    /** Grains of 12 µm whose signals differ by 15 %, the same for both polarities. */
    TEXTURE('T'),
    /** An island of sodium on the surface, 0.30 µm high. */
    TOPOGRAPHY('H'),
    /** Counters that are blind for 40 ns after each count. */
    DEAD_TIME('D'),
    /** Negative images displaced by (0.7, −0.4) pixels against positive ones. */
    MISREGISTRATION('X');

    private final char letter;

    SimsVariant(char letter) {
        this.letter = letter;
    }

    /** {@return the letter that names it} */
    public char letter() {
        return letter;
    }
}
