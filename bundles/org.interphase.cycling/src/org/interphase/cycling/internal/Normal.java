// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/** The standard normal distribution. */
final class Normal {

    private Normal() {}

    /**
     * {@return the probability of a value below x}
     *
     * <p>Source: W. J. Cody's rational forms would be exact to rounding; here the continued fraction of M. Abramowitz, I.
     * A. Stegun, Handbook of Mathematical Functions (1964), 26.2.14, and the series 26.2.11 below 3: better than 1e-10,
     * which is more than a confidence needs.
     *
     * @param x any number
     */
    static double below(double x) {
        double a = Math.abs(x);
        double tail;
        if (a < 3) {
            double term = a;
            double sum = a;
            for (int k = 3; term > 1e-17 * sum && k < 200; k += 2) {
                term *= a * a / k;
                sum += term;
            }
            tail = 0.5 - sum * Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI);
        } else {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = k / (a + fraction);
            }
            tail = Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI) / (a + fraction);
        }
        return x > 0 ? 1 - tail : tail;
    }
}
