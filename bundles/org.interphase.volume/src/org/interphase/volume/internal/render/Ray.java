// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

/**
 * The samples of a ray in a raster: the place of the first one and the way to the next, in samples of the raster scaled by 2³²,
 * so that the k-th place is the same however it is reached. For one thread.
 */
final class Ray {

    /** Bits of the shares by which neighbours are mixed along an axis. */
    static final int SHARE_BITS = 14;

    /** What is left of the fraction of a place. */
    static final int SHARE_SHIFT = 32 - SHARE_BITS;

    static final long SHARE_MASK = (1 << SHARE_BITS) - 1;

    /** By how many bits an interpolated value is scaled. */
    static final int VALUE_BITS = 3 * SHARE_BITS;

    private static final double ONE = 1L << 32;

    /** A little less, so that rounding does not carry a step over a side. */
    private static final double WITHIN = 1 - 1e-9;

    long x;
    long y;
    long z;
    long dx;
    long dy;
    long dz;
    /** The axis whose planes of samples the ray's samples lie in, 0 to 2 for x to z; −1 when they lie between. */
    int across = -1;

    /** How many samples it is at least from brick to brick. */
    private double perMost;

    private double perX;
    private double perY;
    private double perZ;

    /** Sets the way from sample to sample, in samples of the raster. */
    void step(double sx, double sy, double sz) {
        perMost = WITHIN * Raster.BRICK / Math.max(Math.abs(sx), Math.max(Math.abs(sy), Math.abs(sz)));
        dx = Math.round(sx * ONE);
        dy = Math.round(sy * ONE);
        dz = Math.round(sz * ONE);
        perX = dx == 0 ? 1 : 1.0 / dx;
        perY = dy == 0 ? 1 : 1.0 / dy;
        perZ = dz == 0 ? 1 : 1.0 / dz;
    }

    /**
     * Sets the way from sample to sample so that samples lie in planes of samples.
     *
     * @param axis the axis along which the ray goes most
     * @param planes from one to the next
     */
    void stepAcross(int axis, int planes, double sx, double sy, double sz) {
        step(sx, sy, sz);
        across = axis;
        long d = (long) planes << 32;
        switch (axis) {
            case 0 -> dx = sx > 0 ? d : -d;
            case 1 -> dy = sy > 0 ? d : -d;
            default -> dz = sz > 0 ? d : -d;
        }
    }

    /** Sets the place of the first sample, in samples of the raster; the one along the axis is a whole number but for rounding. */
    void start(double px, double py, double pz) {
        x = Math.round(px * ONE);
        y = Math.round(py * ONE);
        z = Math.round(pz * ONE);
        switch (across) {
            case 0 -> x = Math.round(px) << 32;
            case 1 -> y = Math.round(py) << 32;
            case 2 -> z = Math.round(pz) << 32;
            default -> {}
        }
    }

    /** The interpolated value of the k-th sample. */
    long value(Raster a, int k) {
        return a.at(x + k * dx, y + k * dy, z + k * dz);
    }

    /** The interpolated value between samples. */
    long value(Raster a, double k) {
        return a.at(x + (long) (k * dx), y + (long) (k * dy), z + (long) (k * dz));
    }

    /** The brick of the k-th sample; beyond the outermost samples the nearest. */
    int brick(Raster a, int k) {
        int bx = brick(x + k * dx, a.bricksX);
        int by = brick(y + k * dy, a.bricksY);
        int bz = brick(z + k * dz, a.bricksZ);
        return (bz * a.bricksY + by) * a.bricksX + bx;
    }

    private static int brick(long place, int bricks) {
        return (int) Math.max(0, Math.min(place >> 32 + Raster.BRICK_BITS, bricks - 1));
    }

    /** How many samples from the k-th on, which counts, lie in its brick or others at less than a distance from it. */
    int stay(Raster a, int k, int distance) {
        if (distance > 1) {
            // At least as many as a ray needs that crosses the others straight.
            return (int) (perMost * (distance - 1)) + 1;
        }
        double n = stay(x + k * dx, dx, perX, a.bricksX);
        n = Math.min(n, stay(y + k * dy, dy, perY, a.bricksY));
        n = Math.min(n, stay(z + k * dz, dz, perZ, a.bricksZ));
        return (int) Math.max(0, Math.min(n * WITHIN, 1 << 28)) + 1;
    }

    private static double stay(long place, long d, double per, int bricks) {
        if (d == 0) {
            return Double.MAX_VALUE;
        }
        long brick = brick(place, bricks);
        long end = d > 0 ? brick + 1 : brick;
        return ((end << 32 + Raster.BRICK_BITS) - place) * per;
    }

    /** The first of samples from 0 to n of which all eight neighbours are there, n if of none. */
    int insideFrom(Raster a, int n) {
        long k = Math.max(
                first(x, dx, perX, end(0, a.nx)), Math.max(first(y, dy, perY, end(1, a.ny)), first(z, dz, perZ, end(2, a.nz))));
        return (int) Math.min(k, n);
    }

    /** The one behind the last of them. */
    int insideTo(Raster a, int n) {
        long k = Math.min(
                end(x, dx, perX, end(0, a.nx)), Math.min(end(y, dy, perY, end(1, a.ny)), end(z, dz, perZ, end(2, a.nz))));
        return (int) Math.max(0, Math.min(k, n));
    }

    /** Behind the last place with all neighbours: in a plane of samples those of the plane are all. */
    private long end(int axis, int n) {
        return ((long) (n - 1) << 32) + (axis == across ? 1 : 0);
    }

    /** The least k ≥ 0 from which on a place may be at least 0 and less than a last one. */
    private static long first(long place, long d, double per, long last) {
        if (place >= 0 && place < last) {
            return 0;
        }
        if (d > 0 && place < 0) {
            long k = Math.max(0, (long) (-place * per) - 1);
            while (place + k * d < 0) {
                k++;
            }
            return k;
        }
        if (d < 0 && place >= last) {
            long k = Math.max(0, (long) ((last - place) * per) - 1);
            while (place + k * d >= last) {
                k++;
            }
            return k;
        }
        return Integer.MAX_VALUE;
    }

    /** The k behind the last with a place of at least 0 and less than a last one. */
    private static long end(long place, long d, double per, long last) {
        if (d > 0) {
            long k = Math.max(0, (long) ((last - place) * per) - 1);
            while (place + k * d < last) {
                k++;
            }
            return k;
        }
        if (d < 0) {
            long k = Math.max(0, (long) (-place * per) - 1);
            while (place + k * d >= 0) {
                k++;
            }
            return k;
        }
        return place >= 0 && place < last ? Integer.MAX_VALUE : 0;
    }

    /** Samples from one to the next along the first of the other axes. */
    int strideU(Raster a) {
        return across == 0 ? a.nx : 1;
    }

    /** Samples from one to the next along the second of the other axes. */
    int strideV(Raster a) {
        return across == 2 ? a.nx : a.nx * a.ny;
    }

    /** Samples from a plane to that of the next sample. */
    int strideW(Raster a) {
        return switch (across) {
            case 0 -> (int) (dx >> 32);
            case 1 -> (int) (dy >> 32) * a.nx;
            default -> (int) (dz >> 32) * a.nx * a.ny;
        };
    }

    /** Where the plane of the k-th sample begins. */
    int plane(Raster a, int k) {
        return switch (across) {
            case 0 -> (int) (x + k * dx >> 32);
            case 1 -> (int) (y + k * dy >> 32) * a.nx;
            default -> (int) (z + k * dz >> 32) * a.nx * a.ny;
        };
    }

    /** The place of the k-th sample along the first of the other axes. */
    long u(int k) {
        return across == 0 ? y + k * dy : x + k * dx;
    }

    /** The place of the k-th sample along the second of the other axes. */
    long v(int k) {
        return across == 2 ? y + k * dy : z + k * dz;
    }

    /** The way from sample to sample along the first of the other axes. */
    long du() {
        return across == 0 ? dy : dx;
    }

    /** The way from sample to sample along the second of the other axes. */
    long dv() {
        return across == 2 ? dy : dz;
    }
}
