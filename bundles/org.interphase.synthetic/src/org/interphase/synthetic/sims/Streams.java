// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

/** Which part of a stack a stream of random numbers is for. */
final class Streams {

    /** Counts; followed by the species and the layer. */
    static final long COUNTS = 1;

    /** The random walk of the drift. */
    static final long DRIFT = 2;

    /** Places of hot spots. */
    static final long HOT_SPOTS = 3;

    /** Grains; followed by the cell of the lattice. */
    static final long GRAINS = 4;

    private Streams() {}
}
