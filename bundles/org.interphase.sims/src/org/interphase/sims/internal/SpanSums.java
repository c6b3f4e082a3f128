// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/** Sums over a region's pixels, given as spans of rows: y, first x, behind the last x, and so on. */
public final class SpanSums {

    /** A sum of so many unsigned shorts is still an int. */
    private static final int SAFE = 32_768;

    /** Raw counts. */
    public static final int RAW = 0;
    /** Corrected counts. */
    public static final int VALUE = 1;
    /** Variance of the corrected counts. */
    public static final int VARIANCE = 2;
    /** What a single count in a pixel would weigh, summed. */
    public static final int WEIGHT = 3;
    /** How many pixels have a value. */
    public static final int PIXELS = 4;

    private SpanSums() {}

    /**
     * {@return the sum of unsigned counts}
     *
     * @param counts {@code [y·width + x]}
     * @param width pixels in a row
     * @param spans the region
     */
    public static long sum(short[] counts, int width, int[] spans) {
        long sum = 0;
        for (int s = 0; s < spans.length; s += 3) {
            int row = spans[s] * width;
            int end = row + spans[s + 2];
            for (int from = row + spans[s + 1]; from < end; from += SAFE) {
                sum += part(counts, from, Math.min(end, from + SAFE));
            }
        }
        return sum;
    }

    private static int part(short[] counts, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i] & 0xFFFF;
        }
        return sum;
    }

    /**
     * {@return the sum of unsigned counts}
     *
     * @param counts {@code [y·width + x]}
     * @param width pixels in a row
     * @param spans the region
     */
    public static long sum(int[] counts, int width, int[] spans) {
        long sum = 0;
        for (int s = 0; s < spans.length; s += 3) {
            int row = spans[s] * width;
            for (int i = row + spans[s + 1]; i < row + spans[s + 2]; i++) {
                sum += counts[i] & 0xFFFFFFFFL;
            }
        }
        return sum;
    }

    /**
     * Sums values of which each has its own weight; what is not finite is left out.
     *
     * @param values {@code [y·width + x]}, as measured
     * @param width pixels in a row
     * @param spans the region
     * @param dead a pulse counter's dead time over its dwell time; 0 for none
     * @param pulses in which a converter took at most one hit each; 0 for none
     * @param flat what pixels are divided by; null for 1
     * @param out {@link #RAW}, {@link #VALUE}, {@link #VARIANCE}, {@link #WEIGHT}, {@link #PIXELS}
     */
    public static void sum(float[] values, int width, int[] spans, double dead, double pulses, float[] flat, double[] out) {
        double raw = 0;
        double value = 0;
        double variance = 0;
        double weights = 0;
        int pixels = 0;
        boolean hits = pulses > 0;
        double lost = hits ? 1 / pulses : dead;
        for (int s = 0; s < spans.length; s += 3) {
            int row = spans[s] * width;
            for (int i = row + spans[s + 1]; i < row + spans[s + 2]; i++) {
                double m = values[i];
                double alive = 1 - m * lost;
                if (m - m != 0 || alive <= 0) {
                    continue;
                }
                double w = flat == null ? 1 : 1 / (double) flat[i];
                double part = hits ? -pulses * Math.log1p(-m * lost) * w : m * w / alive;
                raw += m;
                value += part;
                variance += hits ? m * w * w / alive : part * w / alive;
                weights += w;
                pixels++;
            }
        }
        out[RAW] = raw;
        out[VALUE] = value;
        out[VARIANCE] = variance;
        out[WEIGHT] = weights;
        out[PIXELS] = pixels;
    }
}
