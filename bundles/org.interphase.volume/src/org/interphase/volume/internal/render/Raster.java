// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Samples;

/**
 * A level of a volume's pyramid: its samples, where they lie, and the least and the highest of each brick.
 *
 * <p>A cell is what lies between eight samples; places in it are interpolated. A brick is a cube of {@value #BRICK}³ cells, and
 * so reaches to the first samples of its neighbours.
 */
public final class Raster {

    /** Cells along an edge of a brick. */
    static final int BRICK = 8;

    /** The logarithm of it. */
    static final int BRICK_BITS = 3;

    final int nx;
    final int ny;
    final int nz;
    /** Samples without sign, {@code [(z·ny + y)·nx + x]}. */
    final short[] data;
    /** Counts of one step of a sample. */
    final double step;
    /** Where the first sample's voxel begins in µm, {@code [x, y, z]}. */
    final double[] corner;
    /** Edges of a voxel in µm, {@code [x, y, z]}. */
    final double[] edge;

    final int bricksX;
    final int bricksY;
    final int bricksZ;
    final short[] least;
    final short[] most;
    /** The highest sample of all. */
    final int highest;

    private Raster(
            int nx,
            int ny,
            int nz,
            short[] data,
            double step,
            double[] corner,
            double[] edge,
            Executor executor,
            int threads,
            Progress progress)
            throws CancelledException {
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.data = data;
        this.step = step;
        this.corner = corner;
        this.edge = edge;
        bricksX = bricks(nx);
        bricksY = bricks(ny);
        bricksZ = bricks(nz);
        least = new short[bricksX * bricksY * bricksZ];
        most = new short[least.length];
        Parts.forEach(executor, threads, bricksZ, progress, this::measure);
        int max = 0;
        for (short m : most) {
            max = Math.max(max, m & Samples.HIGHEST);
        }
        highest = max;
    }

    private static int bricks(int samples) {
        return Math.max(1, (samples - 1 + BRICK - 1) / BRICK);
    }

    /** The volume itself. */
    static Raster of(Samples samples, Executor executor, int threads, Progress progress) throws CancelledException {
        VolumeGeometry g = samples.geometry();
        return new Raster(
                g.width(),
                g.height(),
                g.layers(),
                samples.data(),
                samples.step(),
                new double[] {0, 0, g.topUm(0)},
                new double[] {g.pixelWidthUm(), g.pixelHeightUm(), g.meanLayerUm()},
                executor,
                threads,
                progress);
    }

    /** Whether there is anything to halve. */
    boolean halves() {
        return Math.max(nx, Math.max(ny, nz)) > 2 * BRICK;
    }

    /**
     * The mean of each two by two by two voxels, of fewer at an uneven end. Means of small counts keep their fractions: samples
     * are as fine as the highest allows.
     */
    Raster half(Executor executor, int threads, Progress progress) throws CancelledException {
        int hx = (nx + 1) / 2;
        int hy = (ny + 1) / 2;
        int hz = (nz + 1) / 2;
        int bits = 0;
        while (highest << (bits + 1) <= Samples.HIGHEST && highest > 0) {
            bits++;
        }
        short[] half = new short[hx * hy * hz];
        int finer = bits;
        Parts.forEach(executor, threads, hz, progress, k -> halve(half, hx, hy, k, finer));
        double[] edges = {nx > 1 ? 2 * edge[0] : edge[0], ny > 1 ? 2 * edge[1] : edge[1], nz > 1 ? 2 * edge[2] : edge[2]};
        return new Raster(hx, hy, hz, half, Math.scalb(step, -bits), corner, edges, executor, threads, progress);
    }

    private void halve(short[] half, int hx, int hy, int z, int bits) {
        int[] sums = new int[hx];
        int layers = Math.min(2, nz - 2 * z);
        for (int y = 0; y < hy; y++) {
            Arrays.fill(sums, 0);
            int rows = Math.min(2, ny - 2 * y);
            for (int l = 0; l < layers; l++) {
                for (int r = 0; r < rows; r++) {
                    int at = ((2 * z + l) * ny + 2 * y + r) * nx;
                    for (int x = 0; x < nx / 2; x++) {
                        sums[x] += (data[at + 2 * x] & Samples.HIGHEST) + (data[at + 2 * x + 1] & Samples.HIGHEST);
                    }
                    if ((nx & 1) != 0) {
                        sums[hx - 1] += data[at + nx - 1] & Samples.HIGHEST;
                    }
                }
            }
            int to = (z * hy + y) * hx;
            for (int x = 0; x < hx; x++) {
                int n = layers * rows * Math.min(2, nx - 2 * x);
                half[to + x] = (short) (((sums[x] << bits) + n / 2) / n);
            }
        }
    }

    private void measure(int bz) {
        int[] low = new int[bricksX];
        int[] high = new int[bricksX];
        for (int by = 0; by < bricksY; by++) {
            Arrays.fill(low, Samples.HIGHEST);
            Arrays.fill(high, 0);
            int toZ = Math.min(nz - 1, (bz + 1) * BRICK);
            int toY = Math.min(ny - 1, (by + 1) * BRICK);
            for (int z = bz * BRICK; z <= toZ; z++) {
                for (int y = by * BRICK; y <= toY; y++) {
                    measureRow((z * ny + y) * nx, low, high);
                }
            }
            int at = (bz * bricksY + by) * bricksX;
            for (int b = 0; b < bricksX; b++) {
                least[at + b] = (short) low[b];
                most[at + b] = (short) high[b];
            }
        }
    }

    private void measureRow(int at, int[] low, int[] high) {
        for (int b = 0; b < low.length; b++) {
            int l = low[b];
            int h = high[b];
            int end = at + Math.min(nx - 1, (b + 1) * BRICK);
            for (int i = at + b * BRICK; i <= end; i++) {
                int v = data[i] & Samples.HIGHEST;
                l = Math.min(l, v);
                h = Math.max(h, v);
            }
            low[b] = l;
            high[b] = h;
        }
    }

    /**
     * The interpolated sample at a place, scaled by 2^{@value Ray#VALUE_BITS}; beyond the outermost samples it is theirs.
     *
     * @param x in samples, scaled by 2³²
     * @param y in samples, scaled by 2³²
     * @param z in samples, scaled by 2³²
     */
    long at(long x, long y, long z) {
        long cx = Math.max(0, Math.min(x, last(nx)));
        long cy = Math.max(0, Math.min(y, last(ny)));
        long cz = Math.max(0, Math.min(z, last(nz)));
        int toX = nx > 1 ? 1 : 0;
        int toY = ny > 1 ? nx : 0;
        int toZ = nz > 1 ? nx * ny : 0;
        long fx = cx >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
        long fy = cy >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
        long fz = cz >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
        int i = ((int) (cz >> 32) * ny + (int) (cy >> 32)) * nx + (int) (cx >> 32);
        long low = between(row(i, toX, fx), row(i + toY, toX, fx), fy);
        long high = between(row(i + toZ, toX, fx), row(i + toZ + toY, toX, fx), fy);
        return between(low, high, fz);
    }

    private long row(int i, int toX, long share) {
        return between(data[i] & Samples.HIGHEST, data[i + toX] & Samples.HIGHEST, share);
    }

    private static long between(long a, long b, long share) {
        return (a << Ray.SHARE_BITS) + (b - a) * share;
    }

    private static long last(int n) {
        return n > 1 ? ((long) (n - 1) << 32) - 1 : 0;
    }
}
