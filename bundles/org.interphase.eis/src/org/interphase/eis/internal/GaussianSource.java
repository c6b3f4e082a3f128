// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/**
 * Pseudo-random numbers that are the same on every platform for a seed: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)
 * for the bits, Box and Muller's transformation with {@link StrictMath} for the normal distribution. Not thread-safe.
 */
public final class GaussianSource {

    private long state;
    private double spare;
    private boolean hasSpare;

    /**
     * Starts a sequence.
     *
     * @param seed any number
     */
    public GaussianSource(long seed) {
        state = seed;
    }

    /** {@return the next 64 bits} */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** {@return a number of the open interval from 0 to 1, evenly distributed} */
    public double nextDouble() {
        return ((nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** {@return a normally distributed number of mean 0 and standard deviation 1} */
    public double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(nextDouble()));
        double angle = 2 * Math.PI * nextDouble();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }
}
