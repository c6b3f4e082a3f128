// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.hdf5;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * A layer as the bytes of a chunk: shuffled, the lowest bytes of all pixels first, then the next, and deflated. It is what
 * the library's own filters of these names make of it, but on as many threads as there are.
 */
public final class PixelBytes {

    private static final int LEVEL = 1;
    private static final int SHORT = 2;
    private static final int INT = 4;

    private PixelBytes() {}

    /**
     * {@return a chunk of unsigned numbers of two bytes}
     *
     * @param counts of each pixel
     */
    public static byte[] of(short[] counts) {
        int n = counts.length;
        byte[] planes = new byte[Math.multiplyExact(n, SHORT)];
        for (int i = 0; i < n; i++) {
            planes[i] = (byte) counts[i];
            planes[n + i] = (byte) (counts[i] >>> 8);
        }
        return deflate(planes);
    }

    /**
     * {@return a chunk of unsigned numbers}
     *
     * @param counts of each pixel
     * @param bytes that a pixel takes, 2 or 4
     */
    public static byte[] of(int[] counts, int bytes) {
        int n = counts.length;
        byte[] planes = new byte[Math.multiplyExact(n, bytes)];
        for (int b = 0; b < bytes; b++) {
            int at = b * n;
            int shift = 8 * b;
            for (int i = 0; i < n; i++) {
                planes[at + i] = (byte) (counts[i] >>> shift);
            }
        }
        return deflate(planes);
    }

    /**
     * {@return a chunk of floating point numbers of four bytes}
     *
     * @param values of each pixel
     */
    public static byte[] of(float[] values) {
        int n = values.length;
        byte[] planes = new byte[Math.multiplyExact(n, INT)];
        for (int i = 0; i < n; i++) {
            int bits = Float.floatToIntBits(values[i]);
            planes[i] = (byte) bits;
            planes[n + i] = (byte) (bits >>> 8);
            planes[2 * n + i] = (byte) (bits >>> 16);
            planes[3 * n + i] = (byte) (bits >>> 24);
        }
        return deflate(planes);
    }

    private static byte[] deflate(byte[] planes) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(planes);
            deflater.finish();
            byte[] out = new byte[planes.length / 2 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, out.length + planes.length / 2 + 64);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }
}
