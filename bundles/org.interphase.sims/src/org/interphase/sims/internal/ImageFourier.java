// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;

/**
 * The low frequencies of a real image's Fourier transform, and the way back. Images of any size are padded with zeros to
 * powers of two. A spectrum holds the frequencies kx = 0 … {@link #columns}−1 and all ky of a smaller square,
 * {@code [kx][ky]}, ky wrapped (negative ones in the upper half), which is all that a smooth correlation needs.
 *
 * <p>The real transform is that of half as many complex columns (even columns real, odd ones imaginary), untangled by
 * X(k) = E(k) + exp(−2πi·kx/N)·O(k). One object for each thread, since it holds the buffers.
 */
public final class ImageFourier {

    /** Elements of a square that is copied at once. */
    private static final int BLOCK = 16;

    private final int width;
    private final int height;
    private final int paddedWidth;
    private final int paddedHeight;
    private final int keptX;
    private final int keptY;
    private final Fourier alongY;
    private final Fourier alongX;
    private final Fourier backY;
    private final Fourier backX;
    private final float[] re;
    private final float[] im;
    private final float[] workRe;
    private final float[] workIm;

    /**
     * Creates the transform of one size of image.
     *
     * @param width pixels in x, at least 2
     * @param height pixels in y, at least 2
     * @param kept the most frequencies that are kept along each axis, negative and positive ones together; a power of two,
     *     at least 4
     */
    public ImageFourier(int width, int height, int kept) {
        this.width = width;
        this.height = height;
        paddedWidth = Math.max(4, Fourier.powerOfTwo(width));
        paddedHeight = Math.max(4, Fourier.powerOfTwo(height));
        keptX = Math.min(kept, paddedWidth);
        keptY = Math.min(kept, paddedHeight);
        alongY = new Fourier(paddedHeight);
        alongX = new Fourier(paddedWidth / 2);
        backY = new Fourier(keptY);
        backX = new Fourier(keptX / 2);
        int size = paddedHeight * paddedWidth / 2;
        re = new float[size];
        im = new float[size];
        workRe = new float[size];
        workIm = new float[size];
    }

    /** {@return the padded width in pixels: the period of kx} */
    public int paddedWidth() {
        return paddedWidth;
    }

    /** {@return the padded height in pixels: the period of ky} */
    public int paddedHeight() {
        return paddedHeight;
    }

    /** {@return how many kx a spectrum has, from 0} */
    public int columns() {
        return keptX / 2;
    }

    /** {@return how many ky a spectrum has, negative ones in the upper half} */
    public int rows() {
        return keptY;
    }

    /** {@return how many values a spectrum has} */
    public int size() {
        return columns() * rows();
    }

    /**
     * {@return the frequency that a row stands for, in periods over the padded height}
     *
     * @param row 0 to {@link #rows}−1
     */
    public int frequencyY(int row) {
        return row < keptY / 2 ? row : row - keptY;
    }

    /**
     * Transforms an image.
     *
     * @param image {@code [y·width + x]}, finite
     * @param outRe real parts {@code [kx·rows + ky]}
     * @param outIm imaginary parts, likewise; the frequency −rows/2 is set to 0, since it has no partner
     */
    public void forward(float[] image, float[] outRe, float[] outIm) {
        int half = paddedWidth / 2;
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int to = y * half;
            for (int n = 0; n < width / 2; n++) {
                re[to + n] = image[from + 2 * n];
                im[to + n] = image[from + 2 * n + 1];
            }
            if (width % 2 == 1) {
                re[to + width / 2] = image[from + width - 1];
            }
        }
        alongY.transform(re, im, workRe, workIm, half);
        // Only the rows that are kept go on.
        int kept = keptY;
        for (int row : new int[] {0, kept / 2}) {
            int ky = Math.floorMod(frequencyY(row), paddedHeight);
            exchange(re, ky * half, half, workRe, row, kept, kept / 2, half);
            exchange(im, ky * half, half, workIm, row, kept, kept / 2, half);
        }
        alongX.transform(workRe, workIm, re, im, kept);
        for (int kx = 0; kx < columns(); kx++) {
            int mirrored = (half - kx) % half;
            float c = (float) Math.cos(2 * Math.PI * kx / paddedWidth);
            float s = (float) -Math.sin(2 * Math.PI * kx / paddedWidth);
            for (int row = 0; row < kept; row++) {
                int other = row == 0 ? 0 : kept - row;
                float ar = workRe[kx * kept + row];
                float ai = workIm[kx * kept + row];
                float br = workRe[mirrored * kept + other];
                float bi = -workIm[mirrored * kept + other];
                float er = (ar + br) / 2;
                float ei = (ai + bi) / 2;
                float or = (ai - bi) / 2;
                float oi = (br - ar) / 2;
                outRe[kx * kept + row] = er + c * or - s * oi;
                outIm[kx * kept + row] = ei + c * oi + s * or;
            }
            outRe[kx * kept + kept / 2] = 0;
            outIm[kx * kept + kept / 2] = 0;
        }
    }

    /** {@return pixels of the coarse image that {@link #backward} makes, in x} */
    public int coarseWidth() {
        return keptX;
    }

    /** {@return pixels of the coarse image that {@link #backward} makes, in y} */
    public int coarseHeight() {
        return keptY;
    }

    /**
     * Makes the real image of a spectrum, sampled as coarsely as its frequencies allow: pixel (i, j) lies at
     * (i·paddedWidth/coarseWidth, j·paddedHeight/coarseHeight).
     *
     * @param inRe real parts {@code [kx·rows + ky]}
     * @param inIm imaginary parts
     * @param out {@code [x·coarseHeight + y]}: x is the slow index; the sum over all frequencies, not divided
     */
    public void backward(float[] inRe, float[] inIm, float[] out) {
        int half = keptX / 2;
        int kept = keptY;
        // X(kx) for kx < half; X(half) is 0 as it is not kept. Z(k) = E(k) + i·O(k), with
        // E(k) = (X(k) + conj X(half−k, −ky))/2 and O(k) = exp(2πi·kx/N)·(X(k) − conj X(half−k, −ky))/2.
        for (int kx = 0; kx < half; kx++) {
            float c = (float) Math.cos(2 * Math.PI * kx / keptX);
            float s = (float) Math.sin(2 * Math.PI * kx / keptX);
            int mirrored = half - kx;
            for (int row = 0; row < kept; row++) {
                int other = row == 0 ? 0 : kept - row;
                float ar = inRe[kx * kept + row];
                float ai = inIm[kx * kept + row];
                float br = mirrored == half ? 0 : inRe[mirrored * kept + other];
                float bi = mirrored == half ? 0 : -inIm[mirrored * kept + other];
                float dr = ar - br;
                float di = ai - bi;
                float or = c * dr - s * di;
                float oi = c * di + s * dr;
                // Exchanged, so that the forward transform is the inverse one.
                im[kx * kept + row] = ar + br - oi;
                re[kx * kept + row] = ai + bi + or;
            }
        }
        backX.transform(re, im, workRe, workIm, kept);
        exchange(re, 0, kept, workRe, 0, half, half, kept);
        exchange(im, 0, kept, workIm, 0, half, half, kept);
        backY.transform(workRe, workIm, re, im, half);
        exchange(workIm, 0, half, out, 0, 2 * kept, kept, half);
        exchange(workRe, 0, half, out, kept, 2 * kept, kept, half);
    }

    /**
     * Copies rows into columns, in squares that stay in the fastest memory: to(column, row) = from(row, column).
     *
     * @param at where the first row begins
     * @param stride from row to row
     * @param toAt where the first column's first element goes
     * @param toStride from column to column
     */
    private static void exchange(
            float[] from, int at, int stride, float[] to, int toAt, int toStride, int rows, int columns) {
        for (int r = 0; r < rows; r += BLOCK) {
            int lastRow = Math.min(rows, r + BLOCK);
            for (int c = 0; c < columns; c += BLOCK) {
                int lastColumn = Math.min(columns, c + BLOCK);
                for (int row = r; row < lastRow; row++) {
                    for (int column = c; column < lastColumn; column++) {
                        to[toAt + column * toStride + row] = from[at + row * stride + column];
                    }
                }
            }
        }
    }
}
