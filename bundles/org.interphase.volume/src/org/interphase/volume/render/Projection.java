// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import org.interphase.volume.VolumeGeometry;

/**
 * Where places of a volume are in a picture. Places are in µm, x and y from the corner of the raster, z the depth; pixels of the
 * picture reach from (i, j) to (i + 1, j + 1), y down.
 */
public final class Projection {

    private final double[] centre;
    private final double stretch;
    private final double[] right;
    private final double[] down;
    private final double[] away;
    private final double perPixel;
    private final double middleX;
    private final double middleY;
    private final double distance;

    /**
     * Creates the projection of a picture.
     *
     * @param geometry the raster
     * @param scene its camera and its stretch of the depth
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public Projection(VolumeGeometry geometry, Scene scene, int width, int height) {
        Camera camera = scene.camera();
        stretch = scene.zScale();
        double top = geometry.topUm(0);
        double bottom = geometry.topUm(geometry.layers());
        double[] size = {
            geometry.width() * geometry.pixelWidthUm(),
            geometry.height() * geometry.pixelHeightUm(),
            (bottom - top) * stretch
        };
        centre = new double[] {size[0] / 2, size[1] / 2, (top + bottom) / 2 * stretch};
        double radius = Math.sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2]) / 2;
        double a = Math.toRadians(camera.azimuthDeg());
        double e = Math.toRadians(camera.elevationDeg());
        double cosA = Math.cos(a);
        double sinA = Math.sin(a);
        double cosE = Math.cos(e);
        double sinE = Math.sin(e);
        // At azimuth 0 the viewer stands where y is large. Counterclockwise from above, where x is to the right and y towards
        // the viewer, he then goes to where x is large.
        right = new double[] {cosA, -sinA, 0};
        away = new double[] {-sinA * cosE, -cosA * cosE, sinE};
        down = new double[] {sinA * sinE, cosA * sinE, cosE};
        int shorter = Math.min(width, height);
        perPixel = 2 * radius / (shorter * camera.zoom());
        middleX = width / 2.0 + camera.panX() * shorter;
        middleY = height / 2.0 + camera.panY() * shorter;
        // In a perspective the plane through the centre has the scale of the parallel picture; it comes nearer with the zoom
        // only as far as the scale does.
        distance = camera.fieldOfViewDeg() == 0
                ? Double.POSITIVE_INFINITY
                : radius / Math.sin(Math.toRadians(camera.fieldOfViewDeg()) / 2);
    }

    /**
     * {@return where a place is in the picture: x, y in pixels, and how far beyond the volume's centre in stretched µm; NaN
     * where it is behind the viewer}
     *
     * @param xUm the place
     * @param yUm the place
     * @param zUm the place
     */
    public double[] toPicture(double xUm, double yUm, double zUm) {
        double x = xUm - centre[0];
        double y = yUm - centre[1];
        double z = zUm * stretch - centre[2];
        double depth = x * away[0] + y * away[1] + z * away[2];
        double share = Double.isInfinite(distance) ? 1 : distance / (distance + depth);
        if (!(share > 0)) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        double u = (x * right[0] + y * right[1] + z * right[2]) * share;
        double v = (x * down[0] + y * down[1] + z * down[2]) * share;
        return new double[] {middleX + u / perPixel, middleY + v / perPixel, depth};
    }

    /**
     * Gives the ray through a place of the picture, in stretched µm: x and y as they are, the depth times its stretch.
     *
     * @param px place in the picture in pixels
     * @param py place in the picture in pixels
     * @param ray {@code [origin x, y, z, direction x, y, z]}, filled in; the direction has length 1. Of parallel rays the origin
     *     lies in the plane through the volume's centre, and they begin before it; of a perspective it is the viewer's place
     */
    public void ray(double px, double py, double[] ray) {
        inMiddle(px, py, ray);
        for (int i = 0; i < 3; i++) {
            double inPlane = ray[i];
            if (Double.isInfinite(distance)) {
                ray[i] = inPlane;
                ray[3 + i] = away[i];
            } else {
                ray[i] = centre[i] - away[i] * distance;
                ray[3 + i] = inPlane - ray[i];
            }
        }
        double length = Math.sqrt(ray[3] * ray[3] + ray[4] * ray[4] + ray[5] * ray[5]);
        for (int i = 3; i < 6; i++) {
            ray[i] /= length;
        }
    }

    /**
     * Gives where the ray through a place of the picture meets the plane through the volume's centre, in stretched µm.
     *
     * @param px place in the picture in pixels
     * @param py place in the picture in pixels
     * @param place {@code [x, y, z]}, filled in
     */
    public void inMiddle(double px, double py, double[] place) {
        double u = (px - middleX) * perPixel;
        double v = (py - middleY) * perPixel;
        for (int i = 0; i < 3; i++) {
            place[i] = centre[i] + right[i] * u + down[i] * v;
        }
    }

    /** {@return whether rays are parallel} */
    public boolean parallel() {
        return Double.isInfinite(distance);
    }

    /** {@return stretched µm of a pixel in the plane through the volume's centre} */
    public double umPerPixel() {
        return perPixel;
    }
}
