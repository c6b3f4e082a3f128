// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.List;

/**
 * What is left of a volume to be seen: the part of it within a box and on one side of each plane.
 *
 * @param fromXUm lower end of the box in µm; −∞ for all
 * @param toXUm upper end in µm; ∞ for all
 * @param fromYUm lower end in µm
 * @param toYUm upper end in µm
 * @param fromZUm upper end of the depth in µm, that nearer to the surface
 * @param toZUm lower end of the depth in µm
 * @param planes at most {@value #MOST_PLANES}
 */
public record Cuts(
        double fromXUm, double toXUm, double fromYUm, double toYUm, double fromZUm, double toZUm, List<Plane> planes) {

    /** The most planes. */
    public static final int MOST_PLANES = 6;

    /** Nothing is cut away. */
    public static final Cuts NONE = new Cuts(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            List.of());

    /**
     * A plane; what is seen lies where {@code normalX·x + normalY·y + normalZ·z ≤ offset}, with x, y and z as shares of the
     * volume's edges, 0 to 1, so that a plane stays where it is when the depth is stretched.
     *
     * @param normalX share of x
     * @param normalY share of y
     * @param normalZ share of the depth
     * @param offset where it lies
     */
    public record Plane(double normalX, double normalY, double normalZ, double offset) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException when a value is not finite, or the normal has no length
         */
        public Plane {
            if (!Double.isFinite(normalX + normalY + normalZ + offset)) {
                throw new IllegalArgumentException("expected a plane of finite numbers, found " + normalX + ", " + normalY
                        + ", " + normalZ + ", " + offset);
            }
            if (normalX == 0 && normalY == 0 && normalZ == 0) {
                throw new IllegalArgumentException("expected a plane with a normal, found one of length 0");
            }
        }
    }

    /**
     * Checks the ends and copies the planes.
     *
     * @throws IllegalArgumentException when an upper end is not above the lower one, or there are too many planes
     */
    public Cuts {
        require("x", fromXUm, toXUm);
        require("y", fromYUm, toYUm);
        require("depth", fromZUm, toZUm);
        planes = List.copyOf(planes);
        if (planes.size() > MOST_PLANES) {
            throw new IllegalArgumentException("expected at most " + MOST_PLANES + " planes, found " + planes.size());
        }
    }

    private static void require(String axis, double from, double to) {
        if (!(from < to)) {
            throw new IllegalArgumentException(
                    "expected a box whose ends rise, found " + axis + " from " + from + " to " + to + " µm");
        }
    }
}
