// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.random;

/**
 * The generator xoshiro256++ of Blackman and Vigna, started by SplitMix64 from a seed and the numbers of a stream. Streams
 * of different numbers are independent of each other, so that parts of a data set can be made in any order.
 *
 * <p>Source: Blackman and Vigna, ACM Trans. Math. Softw. 47 (2021) 36.
 */
public final class Xoshiro {

    private long a;
    private long b;
    private long c;
    private long d;

    /**
     * Creates a generator.
     *
     * @param seed of the data set
     * @param stream numbers that say which part of it
     */
    public Xoshiro(long seed, long... stream) {
        long state = mix(seed);
        for (long s : stream) {
            state = mix(state ^ mix(s + 0x632BE59BD9B4E019L));
        }
        a = mix(state += 0x9E3779B97F4A7C15L);
        b = mix(state += 0x9E3779B97F4A7C15L);
        c = mix(state += 0x9E3779B97F4A7C15L);
        d = mix(state + 0x9E3779B97F4A7C15L);
    }

    private Xoshiro(long[] state) {
        a = state[0];
        b = state[1];
        c = state[2];
        d = state[3];
    }

    /** A generator in a given state of four numbers, not all 0. */
    static Xoshiro inState(long... state) {
        return new Xoshiro(state);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** {@return 64 random bits} */
    public long nextLong() {
        long result = Long.rotateLeft(a + d, 23) + a;
        long t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /** {@return a number between 0 and 1, neither of which it ever is} */
    public double uniform() {
        return ((nextLong() >>> 12) + 0.5) * 0x1p-52;
    }

    /**
     * {@return a number between two others}
     *
     * @param low the lower one
     * @param high the upper one
     */
    public double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** {@return a number of the normal distribution with mean 0 and standard deviation 1, by Box and Muller} */
    public double normal() {
        double r = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
        return r * StrictMath.cos(2 * Math.PI * uniform());
    }
}
