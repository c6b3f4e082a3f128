// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

/**
 * How often values occur, to take percentiles from. Counts of two bytes are kept apart each; other values share a bin with
 * those that begin with the same 16 bits, which is 1/128 of an octave, and stand for the lower end of their bin, so that whole
 * numbers up to 256 are exact as well.
 */
final class Histogram {

    private static final int BINS = 1 << 16;

    private final boolean counts;
    private final long[] bins;
    private long total;
    private long positive;

    /**
     * Creates an empty one.
     *
     * @param counts whether all that is added are counts of two bytes
     */
    Histogram(boolean counts) {
        this(counts, BINS);
    }

    private Histogram(boolean counts, int bins) {
        this.counts = counts;
        this.bins = new long[bins];
    }

    /** {@return that of one plane} */
    static Histogram of(Plane plane) {
        if (plane.counts() == null) {
            Histogram h = new Histogram(false);
            h.add(plane);
            return h;
        }
        int most = 0;
        for (short c : plane.counts()) {
            most = Math.max(most, c & 0xFFFF);
        }
        Histogram h = new Histogram(true, most + 1);
        h.add(plane);
        return h;
    }

    /** Adds all pixels that have a value. */
    void add(Plane plane) {
        if (plane.counts() != null) {
            for (short c : plane.counts()) {
                bins[counts ? c & 0xFFFF : bin(c & 0xFFFF)]++;
            }
            total += plane.counts().length;
        } else {
            for (float v : plane.values()) {
                if (!Float.isNaN(v)) {
                    bins[counts ? Math.clamp((long) v, 0, BINS - 1) : bin(v)]++;
                    total++;
                }
            }
        }
        positive = 0;
        for (int b = counts ? 1 : bin(Float.MIN_VALUE); b < bins.length; b++) {
            positive += bins[b];
        }
        if (!counts) {
            // the bin of 0 holds the least positive floats too; none of them is a count or a ratio of counts
            positive -= bins[bin(0)];
        }
    }

    /** {@return a copy} */
    Histogram copy() {
        Histogram h = new Histogram(counts, bins.length);
        System.arraycopy(bins, 0, h.bins, 0, bins.length);
        h.total = total;
        h.positive = positive;
        return h;
    }

    /** {@return how many pixels have a value} */
    long total() {
        return total;
    }

    /** {@return how many pixels have a value above 0} */
    long positive() {
        return positive;
    }

    /**
     * {@return the value of rank round(percent/100·(n − 1)) of n, counted from 0}
     *
     * @param percent 0 to 100
     * @param abovePositive whether only values above 0 are taken
     */
    double percentile(double percent, boolean abovePositive) {
        long n = abovePositive ? positive : total;
        if (n == 0) {
            return Double.NaN;
        }
        long left = Math.round(percent / 100 * (n - 1)) + (abovePositive ? total - positive : 0);
        for (int b = 0; b < bins.length; b++) {
            left -= bins[b];
            if (left < 0) {
                return counts ? b : lowerEnd(b);
            }
        }
        throw new IllegalStateException("fewer values than counted");
    }

    /** Bins rise with values: the sign's bit turned for positive ones, all bits for negative ones. */
    private static int bin(float v) {
        int bits = Float.floatToRawIntBits(v == 0 ? 0 : v);
        return (bits >= 0 ? bits ^ 0x80000000 : ~bits) >>> 16;
    }

    private static float lowerEnd(int bin) {
        int bits = bin << 16;
        return Float.intBitsToFloat(bits < 0 ? bits ^ 0x80000000 : ~bits & 0xFFFF0000);
    }
}
