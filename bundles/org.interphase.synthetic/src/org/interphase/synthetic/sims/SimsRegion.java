// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.Locale;

/** A region of the solid electrolyte Na<sub>3</sub>Zr<sub>2</sub>Si<sub>2</sub>PO<sub>12</sub>, by what was done to it. */
public enum SimsRegion {
    /** No sodium was plated; one layer is a spike of all positive ions. */
    NON_SODIATED(11),
    /** Sodium was plated and stripped below the critical current density: an interphase poor in sodium, 0.35 µm thick. */
    CYCLED(12),
    /** It failed above the critical current density: columns of sodium with oxides in and around them. */
    FAILED(13);

    private final long seed;

    SimsRegion(long seed) {
        this.seed = seed;
    }

    /** {@return the seed that is taken where none is given} */
    public long defaultSeed() {
        return seed;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
