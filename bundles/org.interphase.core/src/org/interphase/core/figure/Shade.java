// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Objects;

/**
 * A part of the horizontal axis that something is read from, or that is to be looked at: a bar with its label at the
 * lower edge of the plot, and on demand a tint over the whole height.
 *
 * @param id what tells it from the other shades of its figure
 * @param from where it begins, in the unit of the axis
 * @param to where it ends, at least {@code from}
 * @param role whose colour it has
 * @param label a few words
 * @param tinted whether the plot is tinted over its whole height there
 */
public record Shade(String id, double from, double to, Series.Role role, String label, boolean tinted) {

    /** So many bars lie one above the other at the most; what overlaps more has none. */
    public static final int MOST_LANES = 4;

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException when an end is not finite, or they are the wrong way round
     */
    public Shade {
        Objects.requireNonNull(id);
        Objects.requireNonNull(role);
        Objects.requireNonNull(label);
        if (!(from <= to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("shade '" + id + "': expected two ends in order, found " + from + " and " + to);
        }
    }
}
