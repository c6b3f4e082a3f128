// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/**
 * Discrete Fourier transforms of many rows at once, by Stockham's self-sorting scheme of radix 4 with one step of radix 2
 * where it is needed. Element i of transform b lies at {@code i·batch + b}, so that the innermost loop always runs over
 * neighbours in memory. Forward: X(k) = Σ x(n)·exp(−2πi·k·n/N); nothing is divided by N in either direction.
 */
public final class Fourier {

    /** So many neighbours are turned at once: what they need stays in the fastest memory. */
    private static final int CHUNK = 256;

    private final int length;
    /** cos and −sin of 2π·p/N. */
    private final float[] cos;
    private final float[] sin;

    /**
     * Creates the transforms of one length. Safe for several threads.
     *
     * @param length a power of two, 1 to 2²⁴
     * @throws IllegalArgumentException when it is not
     */
    public Fourier(int length) {
        if (length < 1 || length > 1 << 24 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("expected a power of two up to 2^24, found " + length);
        }
        this.length = length;
        cos = new float[length];
        sin = new float[length];
        for (int p = 0; p < length; p++) {
            cos[p] = (float) Math.cos(2 * Math.PI * p / length);
            sin[p] = (float) -Math.sin(2 * Math.PI * p / length);
        }
    }

    /** {@return how many elements a transform has} */
    public int length() {
        return length;
    }

    /**
     * {@return the smallest power of two that is not smaller}
     *
     * @param n 1 to 2³⁰
     */
    public static int powerOfTwo(int n) {
        return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    /**
     * Transforms forward. For the inverse, exchange real and imaginary parts, of the input and so of the output.
     *
     * @param re real parts, length·batch; the result
     * @param im imaginary parts, likewise
     * @param workRe as long, for intermediate values
     * @param workIm as long
     * @param batch how many transforms lie beside each other
     */
    public void transform(float[] re, float[] im, float[] workRe, float[] workIm, int batch) {
        float[] xr = re;
        float[] xi = im;
        float[] yr = workRe;
        float[] yi = workIm;
        float[][] scratch = new float[8][Math.min(CHUNK, length * batch)];
        int n = length;
        int s = batch;
        while (n > 1) {
            if (n % 4 == 0) {
                radix4(n, s, length / n, xr, xi, yr, yi, scratch);
                n /= 4;
                s *= 4;
            } else {
                radix2(n, s, length / n, xr, xi, yr, yi, scratch);
                n /= 2;
                s *= 2;
            }
            float[] r = xr;
            xr = yr;
            yr = r;
            float[] i = xi;
            xi = yi;
            yi = i;
        }
        if (xr != re) {
            System.arraycopy(xr, 0, re, 0, length * batch);
            System.arraycopy(xi, 0, im, 0, length * batch);
        }
    }

    private void radix4(
            int n, int s, int step, float[] xr, float[] xi, float[] yr, float[] yi, float[][] scratch) {
        int quarter = n / 4;
        for (int p = 0; p < quarter; p++) {
            int at = p * step;
            turn4(
                    s, s * p, s * quarter, 4 * s * p, cos[at], sin[at], cos[2 * at], sin[2 * at], cos[3 * at], sin[3 * at],
                    xr, xi, yr, yi, scratch);
        }
    }

    /**
     * Neighbours go through arrays of their own, all with one index and few in a loop: only then does the compiler use vector
     * instructions, which is worth more than the copies cost.
     */
    private static void turn4(
            int s, int from, int stride, int to, float c1, float s1, float c2, float s2, float c3, float s3, float[] xr,
            float[] xi, float[] yr, float[] yi, float[][] scratch) {
        float[] ar = scratch[0];
        float[] ai = scratch[1];
        float[] br = scratch[2];
        float[] bi = scratch[3];
        float[] cr = scratch[4];
        float[] ci = scratch[5];
        float[] dr = scratch[6];
        float[] di = scratch[7];
        for (int q = 0; q < s; q += CHUNK) {
            int n = Math.min(CHUNK, s - q);
            for (int part = 0; part < 4; part++) {
                System.arraycopy(xr, from + part * stride + q, scratch[2 * part], 0, n);
                System.arraycopy(xi, from + part * stride + q, scratch[2 * part + 1], 0, n);
            }
            sumAndDifference(ar, cr, n);
            sumAndDifference(ai, ci, n);
            sumAndDifference(br, dr, n);
            sumAndDifference(bi, di, n);
            sumAndDifference(ar, br, n);
            sumAndDifference(ai, bi, n);
            // a − c ∓ i·(b − d)
            sumAndDifference(cr, di, n);
            sumAndDifference(ci, dr, n);
            turn(cr, dr, c1, s1, n);
            turn(br, bi, c2, s2, n);
            turn(di, ci, c3, s3, n);
            put(ar, ai, yr, yi, to + q, n);
            put(cr, dr, yr, yi, to + s + q, n);
            put(br, bi, yr, yi, to + 2 * s + q, n);
            put(di, ci, yr, yi, to + 3 * s + q, n);
        }
    }

    private static void put(float[] re, float[] im, float[] yr, float[] yi, int at, int n) {
        System.arraycopy(re, 0, yr, at, n);
        System.arraycopy(im, 0, yi, at, n);
    }

    private static void sumAndDifference(float[] x, float[] y, int n) {
        for (int q = 0; q < n; q++) {
            float a = x[q];
            float b = y[q];
            x[q] = a + b;
            y[q] = a - b;
        }
    }

    private static void turn(float[] re, float[] im, float c, float s, int n) {
        for (int q = 0; q < n; q++) {
            float r = re[q];
            float i = im[q];
            re[q] = c * r - s * i;
            im[q] = c * i + s * r;
        }
    }

    private void radix2(
            int n, int s, int step, float[] xr, float[] xi, float[] yr, float[] yi, float[][] scratch) {
        int half = n / 2;
        for (int p = 0; p < half; p++) {
            float c = cos[p * step];
            float w = sin[p * step];
            int from = s * p;
            int fromB = from + s * half;
            int to = 2 * s * p;
            for (int q = 0; q < s; q += CHUNK) {
                int m = Math.min(CHUNK, s - q);
                System.arraycopy(xr, from + q, scratch[0], 0, m);
                System.arraycopy(xi, from + q, scratch[1], 0, m);
                System.arraycopy(xr, fromB + q, scratch[2], 0, m);
                System.arraycopy(xi, fromB + q, scratch[3], 0, m);
                sumAndDifference(scratch[0], scratch[2], m);
                sumAndDifference(scratch[1], scratch[3], m);
                turn(scratch[2], scratch[3], c, w, m);
                put(scratch[0], scratch[1], yr, yi, to + q, m);
                put(scratch[2], scratch[3], yr, yi, to + s + q, m);
            }
        }
    }
}
