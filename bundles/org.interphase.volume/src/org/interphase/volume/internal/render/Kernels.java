// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

/**
 * What is done to the samples of a ray: they are interpolated between their eight neighbours, bricks in which nothing can be seen
 * are passed over, which changes nothing of the result.
 */
final class Kernels {

    /** What is let through when no more is looked for: less than half of a step of what is shown. */
    static final float LEAST_THROUGH = 1 / 512f;

    /** Samples from a brick that is not empty on, until it is looked again. */
    private static final int RUN = 8;

    /** The same where bricks are passed over only if they are lower than what was found. */
    private static final int LONG_RUN = 32;

    private static final int SAMPLE = 0xFFFF;

    private Kernels() {}

    /**
     * Emission and absorption from front to back.
     *
     * @param a the samples
     * @param ray along what
     * @param from first sample
     * @param to behind the last one
     * @param insideFrom first sample of which all neighbours are there
     * @param insideTo behind the last such
     * @param empty bricks that are transparent
     * @param colours of the values
     * @param table entries of the path between samples
     * @param sum {@code [red, green, blue, let through]}, added to
     */
    static void composite(
            Raster a,
            Ray ray,
            int from,
            int to,
            int insideFrom,
            int insideTo,
            EmptyBricks empty,
            ColourTable colours,
            float[] table,
            float[] sum) {
        int k = from;
        while (k < to && sum[3] >= LEAST_THROUGH) {
            int end = to;
            if (empty.any) {
                int distance = empty.distance[ray.brick(a, k)];
                if (distance > 0) {
                    k += ray.stay(a, k, distance);
                    continue;
                }
                end = Math.min(to, k + RUN);
            }
            int low = Math.max(k, Math.min(end, insideFrom));
            int high = Math.max(low, Math.min(end, insideTo));
            compositeBorder(a, ray, k, low, colours, table, sum);
            if (ray.across < 0) {
                compositeInside(
                        a.data, a.nx, a.ny, ray.x + low * ray.dx, ray.y + low * ray.dy, ray.z + low * ray.dz, ray.dx, ray.dy,
                        ray.dz, high - low, table, colours.shift, colours.last, sum);
            } else {
                compositeAcross(
                        a.data, ray.strideU(a), ray.strideV(a), ray.strideW(a), ray.u(low), ray.v(low), ray.plane(a, low),
                        ray.du(), ray.dv(), high - low, table, colours.shift - Ray.SHARE_BITS, colours.last, sum);
            }
            compositeBorder(a, ray, high, end, colours, table, sum);
            k = end;
        }
    }

    private static void compositeBorder(
            Raster a, Ray ray, int from, int to, ColourTable colours, float[] table, float[] sum) {
        for (int k = from; k < to; k++) {
            int e = colours.entry(ray.value(a, k)) * ColourTable.ENTRY;
            float through = sum[3];
            sum[0] += through * table[e];
            sum[1] += through * table[e + 1];
            sum[2] += through * table[e + 2];
            sum[3] = through * table[e + 3];
        }
    }

    private static void compositeInside(
            short[] data,
            int nx,
            int ny,
            long startX,
            long startY,
            long startZ,
            long dx,
            long dy,
            long dz,
            int n,
            float[] table,
            int shift,
            int last,
            float[] sum) {
        long x = startX;
        long y = startY;
        long z = startZ;
        int layer = nx * ny;
        float red = sum[0];
        float green = sum[1];
        float blue = sum[2];
        float through = sum[3];
        for (int k = 0; k < n; k++) {
            long fx = x >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fy = y >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fz = z >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            int i = ((int) (z >> 32) * ny + (int) (y >> 32)) * nx + (int) (x >> 32);
            long a = data[i] & SAMPLE;
            long b = data[i + nx] & SAMPLE;
            long c = data[i + layer] & SAMPLE;
            long d = data[i + layer + nx] & SAMPLE;
            a = (a << Ray.SHARE_BITS) + ((data[i + 1] & SAMPLE) - a) * fx;
            b = (b << Ray.SHARE_BITS) + ((data[i + nx + 1] & SAMPLE) - b) * fx;
            c = (c << Ray.SHARE_BITS) + ((data[i + layer + 1] & SAMPLE) - c) * fx;
            d = (d << Ray.SHARE_BITS) + ((data[i + layer + nx + 1] & SAMPLE) - d) * fx;
            a = (a << Ray.SHARE_BITS) + (b - a) * fy;
            c = (c << Ray.SHARE_BITS) + (d - c) * fy;
            a = (a << Ray.SHARE_BITS) + (c - a) * fz;
            int e = Math.min(last, (int) (a >>> shift)) << 2;
            red += through * table[e];
            green += through * table[e + 1];
            blue += through * table[e + 2];
            through *= table[e + 3];
            if (through < LEAST_THROUGH) {
                break;
            }
            x += dx;
            y += dy;
            z += dz;
        }
        sum[0] = red;
        sum[1] = green;
        sum[2] = blue;
        sum[3] = through;
    }

    /** The same of samples in planes of samples: they have four neighbours. */
    private static void compositeAcross(
            short[] data,
            int strideU,
            int strideV,
            int strideW,
            long startU,
            long startV,
            int plane,
            long du,
            long dv,
            int n,
            float[] table,
            int shift,
            int last,
            float[] sum) {
        long u = startU;
        long v = startV;
        int w = plane;
        float red = sum[0];
        float green = sum[1];
        float blue = sum[2];
        float through = sum[3];
        for (int k = 0; k < n; k++) {
            long fu = u >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fv = v >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            int i = w + (int) (v >> 32) * strideV + (int) (u >> 32) * strideU;
            long a = data[i] & SAMPLE;
            long b = data[i + strideV] & SAMPLE;
            a = (a << Ray.SHARE_BITS) + ((data[i + strideU] & SAMPLE) - a) * fu;
            b = (b << Ray.SHARE_BITS) + ((data[i + strideU + strideV] & SAMPLE) - b) * fu;
            a = (a << Ray.SHARE_BITS) + (b - a) * fv;
            int e = Math.min(last, (int) (a >>> shift)) << 2;
            red += through * table[e];
            green += through * table[e + 1];
            blue += through * table[e + 2];
            through *= table[e + 3];
            if (through < LEAST_THROUGH) {
                break;
            }
            u += du;
            v += dv;
            w += strideW;
        }
        sum[0] = red;
        sum[1] = green;
        sum[2] = blue;
        sum[3] = through;
    }

    /**
     * The highest interpolated value.
     *
     * @param a the samples
     * @param ray along what
     * @param from first sample
     * @param to behind the last one
     * @param insideFrom first sample of which all neighbours are there
     * @param insideTo behind the last such
     * @param empty bricks of which nothing would be seen if the highest were in them
     * @param least what is known already
     * @return the highest, at least {@code least}
     */
    static long highest(
            Raster a, Ray ray, int from, int to, int insideFrom, int insideTo, EmptyBricks empty, long least) {
        long highest = least;
        int k = from;
        while (k < to) {
            int brick = ray.brick(a, k);
            if (empty.distance[brick] > 0) {
                k += ray.stay(a, k, empty.distance[brick]);
            } else if ((a.most[brick] & (long) SAMPLE) << Ray.VALUE_BITS <= highest) {
                k += ray.stay(a, k, 0);
            } else {
                int end = Math.min(to, k + LONG_RUN);
                int low = Math.max(k, Math.min(end, insideFrom));
                int high = Math.max(low, Math.min(end, insideTo));
                for (int i = k; i < low; i++) {
                    highest = Math.max(highest, ray.value(a, i));
                }
                if (ray.across < 0) {
                    highest = highestInside(
                            a.data, a.nx, a.ny, ray.x + low * ray.dx, ray.y + low * ray.dy, ray.z + low * ray.dz, ray.dx,
                            ray.dy, ray.dz, high - low, highest);
                } else {
                    highest = highestAcross(
                            a.data, ray.strideU(a), ray.strideV(a), ray.strideW(a), ray.u(low), ray.v(low),
                            ray.plane(a, low), ray.du(), ray.dv(), high - low, highest);
                }
                for (int i = high; i < end; i++) {
                    highest = Math.max(highest, ray.value(a, i));
                }
                k = end;
            }
        }
        return highest;
    }

    private static long highestInside(
            short[] data,
            int nx,
            int ny,
            long startX,
            long startY,
            long startZ,
            long dx,
            long dy,
            long dz,
            int n,
            long least) {
        long x = startX;
        long y = startY;
        long z = startZ;
        int layer = nx * ny;
        long highest = least;
        for (int k = 0; k < n; k++) {
            long fx = x >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fy = y >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fz = z >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            int i = ((int) (z >> 32) * ny + (int) (y >> 32)) * nx + (int) (x >> 32);
            long a = data[i] & SAMPLE;
            long b = data[i + nx] & SAMPLE;
            long c = data[i + layer] & SAMPLE;
            long d = data[i + layer + nx] & SAMPLE;
            a = (a << Ray.SHARE_BITS) + ((data[i + 1] & SAMPLE) - a) * fx;
            b = (b << Ray.SHARE_BITS) + ((data[i + nx + 1] & SAMPLE) - b) * fx;
            c = (c << Ray.SHARE_BITS) + ((data[i + layer + 1] & SAMPLE) - c) * fx;
            d = (d << Ray.SHARE_BITS) + ((data[i + layer + nx + 1] & SAMPLE) - d) * fx;
            a = (a << Ray.SHARE_BITS) + (b - a) * fy;
            c = (c << Ray.SHARE_BITS) + (d - c) * fy;
            a = (a << Ray.SHARE_BITS) + (c - a) * fz;
            highest = Math.max(highest, a);
            x += dx;
            y += dy;
            z += dz;
        }
        return highest;
    }

    /** The same of samples in planes of samples: they have four neighbours. */
    private static long highestAcross(
            short[] data,
            int strideU,
            int strideV,
            int strideW,
            long startU,
            long startV,
            int plane,
            long du,
            long dv,
            int n,
            long least) {
        long u = startU;
        long v = startV;
        int w = plane;
        long highest = least >> Ray.SHARE_BITS;
        for (int k = 0; k < n; k++) {
            long fu = u >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fv = v >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            int i = w + (int) (v >> 32) * strideV + (int) (u >> 32) * strideU;
            long a = data[i] & SAMPLE;
            long b = data[i + strideV] & SAMPLE;
            a = (a << Ray.SHARE_BITS) + ((data[i + strideU] & SAMPLE) - a) * fu;
            b = (b << Ray.SHARE_BITS) + ((data[i + strideU + strideV] & SAMPLE) - b) * fu;
            highest = Math.max(highest, (a << Ray.SHARE_BITS) + (b - a) * fv);
            u += du;
            v += dv;
            w += strideW;
        }
        return Math.max(least, highest << Ray.SHARE_BITS);
    }

    /**
     * The first sample of at least a level.
     *
     * @param a the samples
     * @param ray along what
     * @param from first sample
     * @param to behind the last one
     * @param insideFrom first sample of which all neighbours are there
     * @param insideTo behind the last such
     * @param empty bricks that are below the level
     * @param level scaled as interpolated values are
     * @return its number, {@code to} if there is none
     */
    static int first(
            Raster a, Ray ray, int from, int to, int insideFrom, int insideTo, EmptyBricks empty, long level) {
        int k = from;
        while (k < to) {
            int distance = empty.distance[ray.brick(a, k)];
            int end = distance > 0 ? k + ray.stay(a, k, distance) : Math.min(to, k + RUN);
            if (distance == 0) {
                int low = Math.max(k, Math.min(end, insideFrom));
                int high = ray.across < 0 ? low : Math.max(low, Math.min(end, insideTo));
                for (int i = k; i < low; i++) {
                    if (ray.value(a, i) >= level) {
                        return i;
                    }
                }
                if (low < high) {
                    int found = low + firstAcross(
                            a.data, ray.strideU(a), ray.strideV(a), ray.strideW(a), ray.u(low), ray.v(low),
                            ray.plane(a, low), ray.du(), ray.dv(), high - low, level >> Ray.SHARE_BITS);
                    if (found < high) {
                        return found;
                    }
                }
                for (int i = high; i < end; i++) {
                    if (ray.value(a, i) >= level) {
                        return i;
                    }
                }
            }
            k = end;
        }
        return to;
    }

    private static int firstAcross(
            short[] data,
            int strideU,
            int strideV,
            int strideW,
            long startU,
            long startV,
            int plane,
            long du,
            long dv,
            int n,
            long level) {
        long u = startU;
        long v = startV;
        int w = plane;
        for (int k = 0; k < n; k++) {
            long fu = u >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            long fv = v >>> Ray.SHARE_SHIFT & Ray.SHARE_MASK;
            int i = w + (int) (v >> 32) * strideV + (int) (u >> 32) * strideU;
            long a = data[i] & SAMPLE;
            long b = data[i + strideV] & SAMPLE;
            a = (a << Ray.SHARE_BITS) + ((data[i + strideU] & SAMPLE) - a) * fu;
            b = (b << Ray.SHARE_BITS) + ((data[i + strideU + strideV] & SAMPLE) - b) * fu;
            if ((a << Ray.SHARE_BITS) + (b - a) * fv >= level) {
                return k;
            }
            u += du;
            v += dv;
            w += strideW;
        }
        return n;
    }

    /**
     * Where, between two samples, values reach a level: by halves, until less than a thousandth of the way is left.
     *
     * @param a the samples
     * @param ray along what
     * @param below where they are below it
     * @param above where they are not
     * @param level scaled as interpolated values are
     * @return the place in samples
     */
    static double refine(Raster a, Ray ray, double below, double above, long level) {
        double low = below;
        double high = above;
        for (int i = 0; i < 10; i++) {
            double middle = (low + high) / 2;
            if (ray.value(a, middle) >= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
