// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.io.IOException;
import java.util.Arrays;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.filter.Slabs;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;

/**
 * The surface around all voxels of a volume that have at least some value: closed, without edges that belong to one or to more
 * than two triangles, whatever the voxels are, noise included.
 *
 * <p>Marching cubes between the centres of voxels; the order of passes (rows, then counts, then output of known size) is that of
 * flying edges (Schroeder, Maynard, Geveci, IEEE LDAV 2015), with the inside as bits, so that 64 cells are looked at at once.
 * A voxel of exactly the level is inside, one of which nothing is known (NaN) is outside. A surface crosses half-way between
 * it and one that is inside, and never nearer to a voxel's centre than 1/1024 of the way, so that no two corners are the same
 * point.
 *
 * <p>The volume's border is closed: the outer half of the outermost voxels has the value of their centre, and the surface is
 * closed on the sides of the raster, 0 and width × pixel size, {@code topUm(0)} and {@code topUm(layers)}. The edges of that box
 * are cut by 1/1024 of a pixel, for the same reason.
 *
 * <p>Corners are kept as 32-bit numbers: up to some 4000 pixels on a side they are different points also there.
 */
public final class IsoSurface {

    /** How near to its ends a surface crosses an edge. */
    private static final double NEAREST = 1.0 / 1024;

    /** Nodes beside the voxels: on each side their border, and one outside. */
    private static final int MORE = 4;

    private static final String FITS = "a volume of fewer pixels or layers, or one that is smoothed more";

    private final Volume volume;
    private final VolumeGeometry g;
    private final double level;
    private final float least;
    private final int words;
    private final int rows;
    private final int planes;
    private final double[] nodeX;
    private final double[] nodeY;
    private final double[] nodeZ;
    private final long[][] inside;
    private final int[][] xStart;
    private final int[][] yStart;
    private final int[][] zStart;
    private final int[][] triangleStart;

    private IsoSurface(Volume volume, double level) {
        this.volume = volume;
        this.g = volume.geometry();
        this.level = level;
        float nearest = (float) level;
        this.least = nearest < level ? Math.nextUp(nearest) : nearest;
        this.words = (g.width() + MORE + 63) / 64;
        this.rows = g.height() + MORE;
        this.planes = g.layers() + MORE;
        this.nodeX = nodes(g.width(), g.pixelWidthUm());
        this.nodeY = nodes(g.height(), g.pixelHeightUm());
        this.nodeZ = new double[planes];
        for (int k = 0; k < g.layers(); k++) {
            nodeZ[k + 2] = g.depthUm(k);
        }
        nodeZ[0] = g.topUm(0);
        nodeZ[planes - 1] = g.topUm(g.layers());
        nodeZ[1] = nodeZ[0] + NEAREST * (nodeZ[2] - nodeZ[0]);
        nodeZ[planes - 2] = nodeZ[planes - 1] - NEAREST * (nodeZ[planes - 1] - nodeZ[planes - 3]);
        this.inside = new long[g.layers()][g.height() * words];
        this.xStart = new int[planes][rows];
        this.yStart = new int[planes][rows];
        this.zStart = new int[planes][rows];
        this.triangleStart = new int[planes][rows];
    }

    private static double[] nodes(int n, double size) {
        double[] at = new double[n + MORE];
        for (int i = 0; i < n; i++) {
            at[i + 2] = (i + 0.5) * size;
        }
        at[1] = NEAREST * size;
        at[n + 2] = (n - NEAREST) * size;
        at[n + 3] = n * size;
        return at;
    }

    /**
     * {@return the surface around all voxels of at least this value; without triangles where there are none}
     *
     * @param volume smoothed before where that is wanted
     * @param level value at the surface
     * @param progress what to report to
     * @throws NotEnoughMemoryException when it does not fit, said before it is made
     * @throws IllegalArgumentException when the level is not finite, or the surface has more than 715,827,882 triangles or
     *     corners
     * @throws CancelledException when asked to end
     */
    public static SurfaceMesh of(Volume volume, double level, Progress progress) throws CancelledException {
        if (!Double.isFinite(level) || Float.isInfinite((float) level)) {
            throw new IllegalArgumentException("expected a level that is a finite number, found " + level);
        }
        VolumeGeometry g = volume.geometry();
        long starts = 4L * Integer.BYTES * (g.layers() + MORE) * (g.height() + MORE);
        NotEnoughMemoryException.requireBytes(starts + g.voxels() / 8, "the search for a surface", FITS);
        return new IsoSurface(volume, level).mesh(progress);
    }

    private SurfaceMesh mesh(Progress progress) throws CancelledException {
        try {
            Slabs.forEach(g.layers(), 1, progress, 0, 0.3, "find the surface", (from, to, done) -> {
                for (int k = from; k < to; k++) {
                    classify(volume.layer(k), inside[k]);
                    done.layer();
                }
            });
            long[] corners = new long[planes + 1];
            long[] triangles = new long[planes + 1];
            Slabs.forEach(planes, 1, progress, 0.3, 0.5, "count triangles", (from, to, done) -> {
                long[][] around = new long[4][words + 1];
                for (int z = from; z < to; z++) {
                    count(z, around, corners, triangles);
                    done.layer();
                }
            });
            for (int z = 0; z < planes; z++) {
                corners[z + 1] += corners[z];
                triangles[z + 1] += triangles[z];
            }
            require(corners[planes], triangles[planes], level);
            float[] points = new float[3 * (int) corners[planes]];
            int[] indices = new int[3 * (int) triangles[planes]];
            Slabs.forEach(planes, 1, progress, 0.5, 0.6, "place corners", (from, to, done) -> {
                long[][] around = new long[4][words + 1];
                for (int z = from; z < to; z++) {
                    shift(z, (int) corners[z], (int) triangles[z]);
                    points(z, around, points);
                    done.layer();
                }
            });
            Slabs.forEach(planes - 1, 1, progress, 0.6, 1, "make triangles", (from, to, done) -> {
                long[][] around = new long[4][words + 1];
                int[] edge = new int[12];
                for (int z = from; z < to; z++) {
                    triangles(z, around, edge, indices);
                    done.layer();
                }
            });
            return new SurfaceMesh(volume.name(), level, points, indices);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    /** Looks whether a surface can be kept. */
    static void require(long corners, long triangles, double level) {
        int most = Integer.MAX_VALUE / 3;
        if (corners > most || triangles > most) {
            throw new IllegalArgumentException("the surface at " + level + " has " + triangles + " triangles and " + corners
                    + " corners, and at most " + most + " of each can be kept; smooth more, or take fewer pixels");
        }
        NotEnoughMemoryException.requireBytes(
                3 * (corners * Float.BYTES + triangles * Integer.BYTES), "a surface of " + triangles + " triangles", FITS);
    }

    /** Sets a bit for each node of a row that is inside; the voxels begin at bit 2. */
    private void classify(float[] layer, long[] bits) {
        int width = g.width();
        for (int y = 0; y < g.height(); y++) {
            int row = y * width;
            for (int w = 0; w < words; w++) {
                int from = Math.max(0, 64 * w - 2);
                int to = Math.min(width, 64 * w + 62);
                bits[y * words + w] = pack(layer, row + from, row + to, from - 64 * w + 2, least);
            }
            long first = bits[y * words] >>> 2 & 1;
            bits[y * words] |= first << 1;
            int last = width + 1;
            long end = bits[y * words + last / 64] >>> last & 1;
            bits[y * words + (last + 1) / 64] |= end << last + 1;
        }
    }

    private static long pack(float[] values, int from, int to, int firstBit, float least) {
        long word = 0;
        int bit = firstBit;
        for (int i = from; i < to; i++) {
            word |= (values[i] >= least ? 1L : 0L) << bit++;
        }
        return word;
    }

    /** Copies the bits of a row of nodes; false where none of them is inside. */
    private boolean row(int z, int y, long[] into) {
        if (z == 0 || z >= planes - 1 || y == 0 || y >= rows - 1) {
            Arrays.fill(into, 0);
            return false;
        }
        int k = Math.clamp(z - 2, 0, g.layers() - 1);
        int from = Math.clamp(y - 2, 0, g.height() - 1) * words;
        long[] bits = inside[k];
        long any = 0;
        for (int w = 0; w < words; w++) {
            into[w] = bits[from + w];
            any |= into[w];
        }
        return any != 0;
    }

    /** Bits of the nodes that follow those of a word. */
    private static long following(long[] row, int w) {
        return row[w] >>> 1 | row[w + 1] << 63;
    }

    /** Counts the crossed edges that begin at the nodes of a plane, and the triangles of the cells below it. */
    private void count(int z, long[][] around, long[] corners, long[] triangles) {
        int corner = 0;
        int triangle = 0;
        boolean upper = row(z, 0, around[0]) | row(z + 1, 0, around[2]);
        for (int y = 0; y < rows; y++) {
            boolean lower = row(z, y + 1, around[1]) | row(z + 1, y + 1, around[3]);
            xStart[z][y] = corner;
            yStart[z][y] = corner;
            zStart[z][y] = corner;
            triangleStart[z][y] = triangle;
            if (upper | lower) {
                int nx = 0;
                int ny = 0;
                int nz = 0;
                long[] a = around[0];
                long[] b = around[1];
                long[] c = around[2];
                long[] d = around[3];
                for (int w = 0; w < words; w++) {
                    long a1 = following(a, w);
                    long b1 = following(b, w);
                    long c1 = following(c, w);
                    long d1 = following(d, w);
                    nx += Long.bitCount(a[w] ^ a1);
                    ny += Long.bitCount(a[w] ^ b[w]);
                    nz += Long.bitCount(a[w] ^ c[w]);
                    long mixed = mixed(a[w], a1, b[w], b1) | mixed(c[w], c1, d[w], d1) | a[w] ^ c[w];
                    while (mixed != 0) {
                        int i = Long.numberOfTrailingZeros(mixed);
                        mixed &= mixed - 1;
                        triangle += CubeTable.COUNT[at(a[w], a1, b[w], b1, c[w], c1, d[w], d1, i)];
                    }
                }
                yStart[z][y] = corner + nx;
                zStart[z][y] = corner + nx + ny;
                corner += nx + ny + nz;
            }
            swap(around);
            upper = lower;
        }
        corners[z + 1] = corner;
        triangles[z + 1] = triangle;
    }

    /** Cells of which two rows of nodes are not all the same. */
    private static long mixed(long a, long a1, long b, long b1) {
        return a ^ a1 | a ^ b | a ^ b1;
    }

    /** The lower rows are the next cells' upper ones. */
    private static void swap(long[][] around) {
        long[] t = around[0];
        around[0] = around[1];
        around[1] = t;
        t = around[2];
        around[2] = around[3];
        around[3] = t;
    }

    /** Which corners of the cell at a bit are inside. */
    private static int at(long a, long a1, long b, long b1, long c, long c1, long d, long d1, int i) {
        return (int) (a >>> i & 1 | (a1 >>> i & 1) << 1 | (b >>> i & 1) << 2 | (b1 >>> i & 1) << 3 | (c >>> i & 1) << 4
                | (c1 >>> i & 1) << 5 | (d >>> i & 1) << 6 | (d1 >>> i & 1) << 7);
    }

    /** Makes what is counted within a plane count from the first one. */
    private void shift(int z, int corners, int triangles) {
        for (int y = 0; y < rows; y++) {
            xStart[z][y] += corners;
            yStart[z][y] += corners;
            zStart[z][y] += corners;
            triangleStart[z][y] += triangles;
        }
    }

    /** Places the corners on the crossed edges that begin at the nodes of a plane. */
    private void points(int z, long[][] around, float[] points) {
        int width = g.width();
        float[] here = volume.layer(Math.clamp(z - 2, 0, g.layers() - 1));
        float[] below = volume.layer(Math.clamp(z - 1, 0, g.layers() - 1));
        // Between the outside and the border the surface lies on the raster's side.
        boolean sideZ = z == 0 || z == planes - 2;
        double zSide = z == 0 ? nodeZ[0] : nodeZ[planes - 1];
        boolean upper = row(z, 0, around[0]) | row(z + 1, 0, around[2]);
        for (int y = 0; y < rows; y++) {
            boolean lower = row(z, y + 1, around[1]) | row(z + 1, y + 1, around[3]);
            if (upper | lower) {
                int row = Math.clamp(y - 2, 0, g.height() - 1) * width;
                int nextRow = Math.clamp(y - 1, 0, g.height() - 1) * width;
                boolean sideY = y == 0 || y == rows - 2;
                double ySide = y == 0 ? nodeY[0] : nodeY[rows - 1];
                float fy = (float) nodeY[y];
                float fz = (float) nodeZ[z];
                int px = 3 * xStart[z][y];
                int py = 3 * yStart[z][y];
                int pz = 3 * zStart[z][y];
                long[] a = around[0];
                for (int w = 0; w < words; w++) {
                    long crossed = a[w] ^ following(a, w);
                    while (crossed != 0) {
                        int x = 64 * w + Long.numberOfTrailingZeros(crossed);
                        crossed &= crossed - 1;
                        boolean sideX = x == 0 || x == width + 2;
                        points[px] = (float) (sideX
                                ? nodeX[x == 0 ? 0 : width + 3]
                                : between(nodeX[x], nodeX[x + 1], here[row + x - 2], here[row + x - 1]));
                        points[px + 1] = fy;
                        points[px + 2] = fz;
                        px += 3;
                    }
                    crossed = a[w] ^ around[1][w];
                    while (crossed != 0) {
                        int x = 64 * w + Long.numberOfTrailingZeros(crossed);
                        crossed &= crossed - 1;
                        int i = Math.clamp(x - 2, 0, width - 1);
                        points[py] = (float) nodeX[x];
                        points[py + 1] =
                                (float) (sideY ? ySide : between(nodeY[y], nodeY[y + 1], here[row + i], here[nextRow + i]));
                        points[py + 2] = fz;
                        py += 3;
                    }
                    crossed = a[w] ^ around[2][w];
                    while (crossed != 0) {
                        int x = 64 * w + Long.numberOfTrailingZeros(crossed);
                        crossed &= crossed - 1;
                        int i = Math.clamp(x - 2, 0, width - 1);
                        points[pz] = (float) nodeX[x];
                        points[pz + 1] = fy;
                        points[pz + 2] =
                                (float) (sideZ ? zSide : between(nodeZ[z], nodeZ[z + 1], here[row + i], below[row + i]));
                        pz += 3;
                    }
                }
            }
            swap(around);
            upper = lower;
        }
    }

    /** Where values between two places reach the level. */
    private double between(double from, double to, float a, float b) {
        double t = (level - a) / ((double) b - a);
        t = t < NEAREST ? NEAREST : t > 1 - NEAREST ? 1 - NEAREST : t == t ? t : 0.5;
        return from + t * (to - from);
    }

    /** Makes the triangles of the cells below a plane. */
    private void triangles(int z, long[][] around, int[] edge, int[] indices) {
        boolean upper = row(z, 0, around[0]) | row(z + 1, 0, around[2]);
        for (int y = 0; y < rows - 1; y++) {
            boolean lower = row(z, y + 1, around[1]) | row(z + 1, y + 1, around[3]);
            if (upper | lower) {
                int at = 3 * triangleStart[z][y];
                int x00 = xStart[z][y];
                int x10 = xStart[z][y + 1];
                int x01 = xStart[z + 1][y];
                int x11 = xStart[z + 1][y + 1];
                int y0 = yStart[z][y];
                int y1 = yStart[z + 1][y];
                int z0 = zStart[z][y];
                int z1 = zStart[z][y + 1];
                long[] a = around[0];
                long[] b = around[1];
                long[] c = around[2];
                long[] d = around[3];
                for (int w = 0; w < words; w++) {
                    long a1 = following(a, w);
                    long b1 = following(b, w);
                    long c1 = following(c, w);
                    long d1 = following(d, w);
                    long mixed = mixed(a[w], a1, b[w], b1) | mixed(c[w], c1, d[w], d1) | a[w] ^ c[w];
                    while (mixed != 0) {
                        int i = Long.numberOfTrailingZeros(mixed);
                        mixed &= mixed - 1;
                        int m = at(a[w], a1, b[w], b1, c[w], c1, d[w], d1, i);
                        // The cell is the first of its row that sees the edges on its left side; those on its right side
                        // come next.
                        int alongX = m ^ m >> 1;
                        int alongY = m ^ m >> 2;
                        int alongZ = m ^ m >> 4;
                        edge[0] = x00;
                        edge[1] = x10;
                        edge[2] = x01;
                        edge[3] = x11;
                        edge[4] = y0;
                        edge[6] = y1;
                        edge[8] = z0;
                        edge[10] = z1;
                        x00 += alongX & 1;
                        x10 += alongX >> 2 & 1;
                        x01 += alongX >> 4 & 1;
                        x11 += alongX >> 6 & 1;
                        y0 += alongY & 1;
                        y1 += alongY >> 4 & 1;
                        z0 += alongZ & 1;
                        z1 += alongZ >> 2 & 1;
                        edge[5] = y0;
                        edge[7] = y1;
                        edge[9] = z0;
                        edge[11] = z1;
                        int e = m * CubeTable.STRIDE;
                        for (int end = e + 3 * CubeTable.COUNT[m]; e < end; e++) {
                            indices[at++] = edge[CubeTable.EDGES[e]];
                        }
                    }
                }
            }
            swap(around);
            upper = lower;
        }
    }
}
