// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Objects;

/**
 * Numbers drawn in one way.
 *
 * @param name its name in the legend
 * @param x horizontal values; a pair with a value that is not finite is left out (a line is broken there)
 * @param y vertical values, as many
 * @param mark how they are drawn
 * @param role what they are: gives the colour, the same in every figure
 * @param right whether they belong to the second vertical axis
 */
public record Series(String name, double[] x, double[] y, Mark mark, Role role, boolean right) {

    /** How points are drawn. */
    public enum Mark {
        /** A symbol at each point. */
        POINTS,
        /** A line from point to point. */
        LINE,
        /** Both. */
        LINE_AND_POINTS
    }

    /** What a series is; one colour for the same thing in every view (Okabe and Ito's set, safe for colour blindness). */
    public enum Role {
        /** Measured. */
        DATA("#0072B2"),
        /** Measured, the second quantity of the same figure. */
        DATA_2("#009E73"),
        /** Computed from a fit. */
        FIT("#D55E00"),
        /** Computed from a fit, the second quantity of the same figure. */
        FIT_2("#E69F00"),
        /** Left out of the fit. */
        MASKED("#999999"),
        /** A line to compare with, such as zero. */
        REFERENCE("#666666");

        private final String colour;

        Role(String colour) {
            this.colour = colour;
        }

        /** {@return its colour as {@code #RRGGBB}} */
        public String colour() {
            return colour;
        }
    }

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException when there are not as many x as y
     */
    public Series {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mark);
        Objects.requireNonNull(role);
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "series '" + name + "': expected as many x as y, found " + x.length + " and " + y.length);
        }
        x = x.clone();
        y = y.clone();
    }

    /**
     * {@return a series on the first vertical axis}
     *
     * @param name its name
     * @param x horizontal values
     * @param y vertical values
     * @param mark how they are drawn
     * @param role what they are
     */
    public static Series of(String name, double[] x, double[] y, Mark mark, Role role) {
        return new Series(name, x, y, mark, role, false);
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }
}
