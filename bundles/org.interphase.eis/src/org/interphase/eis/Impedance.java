// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

/**
 * Impedances that a circuit has at given frequencies, in their order.
 *
 * @param frequencyHz frequencies in Hz
 * @param re real parts in Ω
 * @param im imaginary parts in Ω, negative for a capacitor
 */
public record Impedance(double[] frequencyHz, double[] re, double[] im) {

    /** Takes the arrays as copies. */
    public Impedance {
        if (re.length != frequencyHz.length || im.length != frequencyHz.length) {
            throw new IllegalArgumentException("expected as many real and imaginary parts as frequencies, found "
                    + re.length + " and " + im.length + " for " + frequencyHz.length);
        }
        frequencyHz = frequencyHz.clone();
        re = re.clone();
        im = im.clone();
    }

    @Override
    public double[] frequencyHz() {
        return frequencyHz.clone();
    }

    @Override
    public double[] re() {
        return re.clone();
    }

    @Override
    public double[] im() {
        return im.clone();
    }

    /** {@return the number of frequencies} */
    public int points() {
        return frequencyHz.length;
    }
}
