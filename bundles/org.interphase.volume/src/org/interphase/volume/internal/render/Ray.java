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
    private double perX;
    private double perY;
    private double perZ;

    /** Sets the way from sample to sample, in samples of the raster. */
    void step(double sx, double sy, double sz) {
        dx = Math.round(sx * ONE);
        dy = Math.round(sy * ONE);
        dz = Math.round(sz * ONE);
        perX = dx == 0 ? 1 : 1.0 / dx;
        perY = dy == 0 ? 1 : 1.0 / dy;
        perZ = dz == 0 ? 1 : 1.0 / dz;
    }

    /** Sets the place of the first sample, in samples of the raster. */
    void start(double px, double py, double pz) {
        x = Math.round(px * ONE);
        y = Math.round(py * ONE);
        z = Math.round(pz * ONE);
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

    /**
     * How many samples from the k-th on, which counts, lie in its brick, or within those that are less than a distance away.
     */
    int stay(Raster a, int k, int distance) {
        int more = Math.max(0, distance - 1);
        double n = stay(x + k * dx, dx, perX, a.bricksX, more);
        n = Math.min(n, stay(y + k * dy, dy, perY, a.bricksY, more));
        n = Math.min(n, stay(z + k * dz, dz, perZ, a.bricksZ, more));
        return (int) Math.max(0, Math.min(n * WITHIN, 1 << 28)) + 1;
    }

    private static double stay(long place, long d, double per, int bricks, int more) {
        if (d == 0) {
            return Double.MAX_VALUE;
        }
        long brick = brick(place, bricks);
        long end = d > 0 ? brick + more + 1 : brick - more;
        return ((end << 32 + Raster.BRICK_BITS) - place) * per;
    }

    /** The first of samples from 0 to n of which all eight neighbours are there, n if of none. */
    int insideFrom(Raster a, int n) {
        long k = Math.max(first(x, dx, a.nx), Math.max(first(y, dy, a.ny), first(z, dz, a.nz)));
        return (int) Math.min(k, n);
    }

    /** The one behind the last of them. */
    int insideTo(Raster a, int n) {
        long k = Math.min(end(x, dx, a.nx), Math.min(end(y, dy, a.ny), end(z, dz, a.nz)));
        return (int) Math.max(0, Math.min(k, n));
    }

    /** The least k ≥ 0 from which on a place may be at least 0, or less than the last sample's. */
    private static long first(long place, long d, int n) {
        long last = (long) (n - 1) << 32;
        if (place >= 0 && place < last) {
            return 0;
        }
        if (d > 0 && place < 0) {
            return -Math.floorDiv(place, d);
        }
        if (d < 0 && place >= last) {
            return Math.floorDiv(place - last, -d) + 1;
        }
        return Integer.MAX_VALUE;
    }

    /** The k behind the last with a place of at least 0 and less than the last sample's. */
    private static long end(long place, long d, int n) {
        long last = (long) (n - 1) << 32;
        if (d > 0) {
            return -Math.floorDiv(place - last, d);
        }
        if (d < 0) {
            return Math.floorDiv(place, -d) + 1;
        }
        return place >= 0 && place < last ? Integer.MAX_VALUE : 0;
    }
}
