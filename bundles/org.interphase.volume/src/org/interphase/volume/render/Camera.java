// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

/**
 * From where a volume is seen. The volume lies with its surface on top and its depth downwards; at azimuth 0 and elevation 0
 * one looks at it from the side of the last row, with x to the right; at elevation 90° one looks down onto the surface and
 * sees it as the images show it, x to the right and y down. Nothing is mirrored: x to the right, y towards the viewer of the
 * side view and depth downwards are a right-handed frame.
 *
 * <p>The centre of the whole volume is the middle of the picture, and at zoom 1 the sphere around the volume just fits into the
 * picture's shorter side. Cuts do not move it.
 *
 * @param azimuthDeg how far the viewer has gone around the volume, seen from above counterclockwise, in degrees; any
 * @param elevationDeg how high the viewer stands in degrees, −90 to 90
 * @param zoom how many times larger than fitting, 0.01 to 1000
 * @param panX how far the picture is moved to the right, as a share of its shorter side
 * @param panY how far the picture is moved down, as a share of its shorter side
 * @param fieldOfViewDeg opening of the perspective in degrees, from the middle's one side to the other along the shorter side,
 *     1 to 120; 0 for parallel rays
 */
public record Camera(
        double azimuthDeg, double elevationDeg, double zoom, double panX, double panY, double fieldOfViewDeg) {

    /** Half from the side, half from above, parallel rays. */
    public static final Camera DEFAULT = new Camera(30, 25, 1, 0, 0, 0);

    private static final double LEAST_ZOOM = 0.01;
    private static final double MOST_ZOOM = 1000;
    private static final double MOST_FIELD = 120;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it
     */
    public Camera {
        require("azimuth", azimuthDeg, -1e6, 1e6);
        require("elevation", elevationDeg, -90, 90);
        require("zoom", zoom, LEAST_ZOOM, MOST_ZOOM);
        require("pan in x", panX, -MOST_ZOOM, MOST_ZOOM);
        require("pan in y", panY, -MOST_ZOOM, MOST_ZOOM);
        if (fieldOfViewDeg != 0) {
            require("field of view", fieldOfViewDeg, 1, MOST_FIELD);
        }
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("expected a " + what + " of " + least + " to " + most + ", found " + value);
        }
    }

    /**
     * {@return the same, turned; the elevation ends at the poles}
     *
     * @param byAzimuthDeg by how much around the volume
     * @param byElevationDeg by how much upwards
     */
    public Camera turned(double byAzimuthDeg, double byElevationDeg) {
        double azimuth = Math.IEEEremainder(azimuthDeg + byAzimuthDeg, 360);
        return new Camera(azimuth, Math.clamp(elevationDeg + byElevationDeg, -90, 90), zoom, panX, panY, fieldOfViewDeg);
    }

    /**
     * {@return the same, nearer or farther}
     *
     * @param factor above 1 for nearer; the zoom ends at its range
     */
    public Camera zoomed(double factor) {
        return new Camera(
                azimuthDeg, elevationDeg, Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM), panX, panY, fieldOfViewDeg);
    }

    /**
     * {@return the same with the picture moved}
     *
     * @param right to the right, as a share of its shorter side
     * @param down down, as a share of its shorter side
     */
    public Camera panned(double right, double down) {
        return new Camera(azimuthDeg, elevationDeg, zoom, panX + right, panY + down, fieldOfViewDeg);
    }

    /**
     * {@return the same with another projection}
     *
     * @param degrees the opening, 0 for parallel rays
     */
    public Camera withFieldOfView(double degrees) {
        return new Camera(azimuthDeg, elevationDeg, zoom, panX, panY, degrees);
    }
}
