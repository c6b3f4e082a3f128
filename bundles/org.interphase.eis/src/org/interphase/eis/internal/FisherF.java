// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/** Tail probabilities of Fisher's F distribution. */
public final class FisherF {

    private FisherF() {}

    /**
     * {@return P(F &gt; f)}
     *
     * <p>Source: Abramowitz and Stegun, eq. 26.6.2.
     *
     * @param f ≥ 0
     * @param numerator degrees of freedom of the numerator, ≥ 1
     * @param denominator degrees of freedom of the denominator, ≥ 1
     */
    public static double upperTail(double f, int numerator, int denominator) {
        double x = denominator / (denominator + numerator * f);
        return StudentT.incompleteBeta(0.5 * denominator, 0.5 * numerator, x);
    }
}
