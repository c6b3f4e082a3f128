// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

/**
 * A column of the failed region: round in each layer, its axis straight.
 *
 * @param id 1 to 9 of sodium, from 101 on of oxide alone
 * @param centreXUm where the axis meets the surface, in µm
 * @param centreYUm where the axis meets the surface, in µm
 * @param radiusUm its radius in µm
 * @param fromUm depth of its upper end in µm
 * @param toUm depth of its lower end in µm
 * @param throughSurface whether it has no upper end in the volume; {@code fromUm} is then the surface
 * @param throughBottom whether it has no lower end in the volume; {@code toUm} is then the bottom
 * @param tiltX how far the axis moves along x, in µm per µm of depth
 * @param tiltY how far the axis moves along y, in µm per µm of depth
 * @param sodium whether it holds sodium
 * @param oxide where oxides are
 */
public record SimsColumn(
        int id,
        double centreXUm,
        double centreYUm,
        double radiusUm,
        double fromUm,
        double toUm,
        boolean throughSurface,
        boolean throughBottom,
        double tiltX,
        double tiltY,
        boolean sodium,
        Oxide oxide) {

    /** Where the oxides of a column are. */
    public enum Oxide {
        /** Nowhere. */
        NONE,
        /** Over the column's whole width. */
        TANDEM,
        /** Around it, 2 µm wide, and less within. */
        SHELL
    }

    /** Width of a shell in µm. */
    public static final double SHELL_UM = 2;

    /**
     * {@return distance of a point from the axis in its layer, in µm}
     *
     * @param xUm the point's x in µm
     * @param yUm the point's y in µm
     * @param depthUm its depth in µm
     */
    public double distanceUm(double xUm, double yUm, double depthUm) {
        double dx = xUm - centreXUm - tiltX * depthUm;
        double dy = yUm - centreYUm - tiltY * depthUm;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** {@return radius up to which oxides count as there, in µm; 0 where there are none} */
    public double oxideRadiusUm() {
        return switch (oxide) {
            case NONE -> 0;
            case TANDEM -> radiusUm;
            case SHELL -> radiusUm + SHELL_UM;
        };
    }

    /**
     * {@return whether the column is there at a depth}
     *
     * @param depthUm depth in µm
     */
    public boolean reaches(double depthUm) {
        return depthUm >= fromUm && depthUm <= toUm;
    }
}
