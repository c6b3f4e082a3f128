// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Objects;

/**
 * A vertical line with a label at its upper end: something that happened at a value of the horizontal axis.
 *
 * @param id what tells it from the other flags of its figure
 * @param at where it stands, in the unit of the axis
 * @param role whose colour it has
 * @param label a few words
 * @param movable whether a person may move it
 * @param dismissed whether it is known not to count: it is faint and struck through
 */
public record Flag(String id, double at, Series.Role role, String label, boolean movable, boolean dismissed) {

    /** So many labels lie one above the other at the most; what has no place in them has a line only. */
    public static final int MOST_ROWS = 4;

    /**
     * Checks the place.
     *
     * @throws IllegalArgumentException when it is not finite
     */
    public Flag {
        Objects.requireNonNull(id);
        Objects.requireNonNull(role);
        Objects.requireNonNull(label);
        if (!Double.isFinite(at)) {
            throw new IllegalArgumentException("flag '" + id + "': expected a place, found " + at);
        }
    }

    /**
     * {@return the same somewhere else}
     *
     * @param value where, in the unit of the axis
     */
    public Flag movedTo(double value) {
        return new Flag(id, value, role, label, movable, dismissed);
    }
}
