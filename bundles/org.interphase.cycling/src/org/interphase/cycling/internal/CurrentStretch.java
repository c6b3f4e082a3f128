// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/**
 * Rows between which the set current does not change.
 *
 * @param first index of the first usable row
 * @param last index of the last one
 * @param levelA mean current in A
 * @param scatterA standard deviation of single currents in A
 * @param constant whether the current is held; false where it changes from row to row
 * @param rest whether no current flows
 */
record CurrentStretch(int first, int last, double levelA, double scatterA, boolean constant, boolean rest) {

    int points() {
        return last - first + 1;
    }
}
