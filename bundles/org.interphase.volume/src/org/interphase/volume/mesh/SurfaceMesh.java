// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.util.Objects;
import org.interphase.core.operation.Attachment;

/**
 * A surface of triangles in µm: x to the right, y down the picture, z into the sample, which is a right-handed frame. Seen from
 * outside, the corners of a triangle go round against the clock, so that its normal points outwards. Not to be changed once it is
 * made.
 */
public final class SurfaceMesh implements Attachment {

    private final String name;
    private final double level;
    private final float[] points;
    private final int[] triangles;

    /**
     * Makes a surface.
     *
     * @param name of the species
     * @param level value at the surface; NaN where it comes from none
     * @param points x, y and z of each corner in µm, one after the other; not copied, and not to be changed any more
     * @param triangles three corners of each triangle, counted from 0; not copied, and not to be changed any more
     * @throws IllegalArgumentException when lengths are no multiples of three, or a triangle has a corner that is not there
     */
    public SurfaceMesh(String name, double level, float[] points, int[] triangles) {
        this.name = Objects.requireNonNull(name);
        this.level = level;
        this.points = points;
        this.triangles = triangles;
        if (points.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("expected three numbers for each corner and each triangle, found "
                    + points.length + " and " + triangles.length);
        }
        int corners = points.length / 3;
        for (int i : triangles) {
            if (i < 0 || i >= corners) {
                throw new IllegalArgumentException("expected corners from 0 to " + (corners - 1) + ", found " + i);
            }
        }
    }

    /** {@return the species} */
    public String name() {
        return name;
    }

    /** {@return value at the surface; NaN where it comes from none} */
    public double level() {
        return level;
    }

    /** {@return how many corners there are} */
    public int pointCount() {
        return points.length / 3;
    }

    /** {@return how many triangles there are} */
    public int triangleCount() {
        return triangles.length / 3;
    }

    /** {@return x, y and z of each corner in µm, one after the other; not a copy, and not to be changed} */
    public float[] points() {
        return points;
    }

    /** {@return three corners of each triangle, counted from 0; not a copy, and not to be changed} */
    public int[] triangles() {
        return triangles;
    }

    /** {@return least and largest x, y and z in µm: {xFrom, xTo, yFrom, yTo, zFrom, zTo}; NaN without corners} */
    public double[] boundsUm() {
        double[] b = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        for (int axis = 0; axis < 3 && points.length > 0; axis++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = axis; i < points.length; i += 3) {
                least = Math.min(least, points[i]);
                most = Math.max(most, points[i]);
            }
            b[2 * axis] = least;
            b[2 * axis + 1] = most;
        }
        return b;
    }

    /** {@return the sum of the triangles' areas in µm²} */
    public double areaUm2() {
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            double ux = (double) points[b] - points[a];
            double uy = (double) points[b + 1] - points[a + 1];
            double uz = (double) points[b + 2] - points[a + 2];
            double vx = (double) points[c] - points[a];
            double vy = (double) points[c + 1] - points[a + 1];
            double vz = (double) points[c + 2] - points[a + 2];
            double nx = uy * vz - uz * vy;
            double ny = uz * vx - ux * vz;
            double nz = ux * vy - uy * vx;
            sum += Math.sqrt(nx * nx + ny * ny + nz * nz);
        }
        return sum / 2;
    }

    /**
     * {@return the volume in µm³ that a closed surface encloses, by the divergence theorem: above 0 where normals point outwards}
     */
    public double volumeUm3() {
        double[] b = boundsUm();
        // From the middle, where terms are smallest.
        double mx = (b[0] + b[1]) / 2;
        double my = (b[2] + b[3]) / 2;
        double mz = (b[4] + b[5]) / 2;
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int c = 3 * triangles[t + 1];
            int d = 3 * triangles[t + 2];
            double ax = points[a] - mx;
            double ay = points[a + 1] - my;
            double az = points[a + 2] - mz;
            double cx = points[c] - mx;
            double cy = points[c + 1] - my;
            double cz = points[c + 2] - mz;
            double dx = points[d] - mx;
            double dy = points[d + 1] - my;
            double dz = points[d + 2] - mz;
            sum += ax * (cy * dz - cz * dy) + ay * (cz * dx - cx * dz) + az * (cx * dy - cy * dx);
        }
        return sum / 6;
    }

    /**
     * {@return a normal of length 1 at each corner, outwards: the mean of its triangles' normals, weighted by their area; x, y and
     * z, one after the other}
     */
    public float[] normals() {
        float[] normals = new float[points.length];
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            float ux = points[b] - points[a];
            float uy = points[b + 1] - points[a + 1];
            float uz = points[b + 2] - points[a + 2];
            float vx = points[c] - points[a];
            float vy = points[c + 1] - points[a + 1];
            float vz = points[c + 2] - points[a + 2];
            add(normals, a, b, c, 0, uy * vz - uz * vy);
            add(normals, a, b, c, 1, uz * vx - ux * vz);
            add(normals, a, b, c, 2, ux * vy - uy * vx);
        }
        for (int i = 0; i < normals.length; i += 3) {
            double length = Math.sqrt((double) normals[i] * normals[i]
                    + (double) normals[i + 1] * normals[i + 1]
                    + (double) normals[i + 2] * normals[i + 2]);
            if (length > 0) {
                normals[i] /= (float) length;
                normals[i + 1] /= (float) length;
                normals[i + 2] /= (float) length;
            } else {
                normals[i + 2] = 1;
            }
        }
        return normals;
    }

    private static void add(float[] to, int a, int b, int c, int axis, float value) {
        to[a + axis] += value;
        to[b + axis] += value;
        to[c + axis] += value;
    }
}
