// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/**
 * Discrete Fourier transforms of many rows at once, by Stockham's self-sorting scheme of radix 4 with one step of radix 2
 * where it is needed. Element i of transform b lies at {@code i·batch + b}, so that the innermost loop always runs over
 * neighbours in memory. Forward: X(k) = Σ x(n)·exp(−2πi·k·n/N); nothing is divided by N in either direction.
 */
public final class Fourier {

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
        int n = length;
        int s = batch;
        while (n > 1) {
            if (n % 4 == 0) {
                radix4(n, s, length / n, xr, xi, yr, yi);
                n /= 4;
                s *= 4;
            } else {
                radix2(n, s, length / n, xr, xi, yr, yi);
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

    private void radix4(int n, int s, int step, float[] xr, float[] xi, float[] yr, float[] yi) {
        int quarter = n / 4;
        for (int p = 0; p < quarter; p++) {
            int at = p * step;
            turn4(
                    s, s * p, s * quarter, 4 * s * p, cos[at], sin[at], cos[2 * at], sin[2 * at], cos[3 * at], sin[3 * at],
                    xr, xi, yr, yi);
        }
    }

    private static void turn4(
            int s, int from, int stride, int to, float c1, float s1, float c2, float s2, float c3, float s3, float[] xr,
            float[] xi, float[] yr, float[] yi) {
        int fromB = from + stride;
        int fromC = fromB + stride;
        int fromD = fromC + stride;
        int to1 = to + s;
        int to2 = to1 + s;
        int to3 = to2 + s;
        for (int q = 0; q < s; q++) {
            float apcR = xr[from + q] + xr[fromC + q];
            float apcI = xi[from + q] + xi[fromC + q];
            float amcR = xr[from + q] - xr[fromC + q];
            float amcI = xi[from + q] - xi[fromC + q];
            float bpdR = xr[fromB + q] + xr[fromD + q];
            float bpdI = xi[fromB + q] + xi[fromD + q];
            float jR = xi[fromD + q] - xi[fromB + q];
            float jI = xr[fromB + q] - xr[fromD + q];
            yr[to + q] = apcR + bpdR;
            yi[to + q] = apcI + bpdI;
            float bR = amcR - jR;
            float bI = amcI - jI;
            yr[to1 + q] = c1 * bR - s1 * bI;
            yi[to1 + q] = c1 * bI + s1 * bR;
            float cR = apcR - bpdR;
            float cI = apcI - bpdI;
            yr[to2 + q] = c2 * cR - s2 * cI;
            yi[to2 + q] = c2 * cI + s2 * cR;
            float dR = amcR + jR;
            float dI = amcI + jI;
            yr[to3 + q] = c3 * dR - s3 * dI;
            yi[to3 + q] = c3 * dI + s3 * dR;
        }
    }

    private void radix2(int n, int s, int step, float[] xr, float[] xi, float[] yr, float[] yi) {
        int half = n / 2;
        for (int p = 0; p < half; p++) {
            float c = cos[p * step];
            float w = sin[p * step];
            int from = s * p;
            int fromB = from + s * half;
            int to = 2 * s * p;
            int toB = to + s;
            for (int q = 0; q < s; q++) {
                float dR = xr[from + q] - xr[fromB + q];
                float dI = xi[from + q] - xi[fromB + q];
                yr[to + q] = xr[from + q] + xr[fromB + q];
                yi[to + q] = xi[from + q] + xi[fromB + q];
                yr[toB + q] = c * dR - w * dI;
                yi[toB + q] = c * dI + w * dR;
            }
        }
    }
}
