// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.random;

/**
 * The exponential function by additions and multiplications alone, so that it is the same on every machine, which
 * {@link Math#exp} need not be, and several times faster than {@link StrictMath#exp}.
 */
public final class SteadyMath {

    private static final int STEPS = 64;
    private static final double PER_STEP = STEPS / 0.693147180559945309417;
    /** ln 2 / 64 in two parts: the product of the first with a number of 20 bits is exact. */
    private static final double STEP_HIGH = Double.longBitsToDouble(
            Double.doubleToRawLongBits(0.693147180559945309417 / STEPS) & 0xFFFF_FFFF_0000_0000L);
    /** What the first part lacks: ln 2 to 30 digits is 0.693147180559945309417232121458. */
    private static final double STEP_LOW =
            (0.693147180559945309417 / STEPS - STEP_HIGH) + 2.319046813846299558e-17 / STEPS;

    private static final double[] POWERS = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, i / (double) STEPS);
        }
    }

    private SteadyMath() {}

    /**
     * {@return e^x, to 4·10⁻¹⁶ of its value where it is a normal number}
     *
     * @param x any number
     */
    public static double exp(double x) {
        if (x < -708) {
            return 0;
        }
        if (x > 709) {
            return Double.POSITIVE_INFINITY;
        }
        long n = (long) Math.rint(x * PER_STEP);
        double r = (x - n * STEP_HIGH) - n * STEP_LOW;
        double tail = r * r * (0.5 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0))));
        double power = POWERS[(int) (n & STEPS - 1)];
        double value = power + power * (r + tail);
        return value * Double.longBitsToDouble((n >> 6) + 1023 << 52);
    }

    /**
     * {@return 1 / (1 + e^−t)}
     *
     * @param t any number
     */
    public static double sigmoid(double t) {
        return 1 / (1 + exp(-t));
    }
}
