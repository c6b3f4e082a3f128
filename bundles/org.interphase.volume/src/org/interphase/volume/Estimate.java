// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

/**
 * A value with its interval of 95 %.
 *
 * @param value the value, NaN where it cannot be said
 * @param lower95 lower end, NaN where not known
 * @param upper95 upper end, NaN where not known
 */
public record Estimate(double value, double lower95, double upper95) {

    /** Standard deviations of a normal distribution that hold 95 %. */
    public static final double SIGMAS = 1.959963984540054;

    /** Nothing is known. */
    public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /**
     * {@return a value with a symmetric interval}
     *
     * @param value the value
     * @param standardError its standard error
     */
    public static Estimate of(double value, double standardError) {
        return new Estimate(value, value - SIGMAS * standardError, value + SIGMAS * standardError);
    }

    /** {@return the standard error: half of the interval over {@value #SIGMAS}} */
    public double standardError() {
        return (upper95 - lower95) / 2 / SIGMAS;
    }
}
