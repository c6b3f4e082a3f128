// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

/** Numbers that come from pixels, without digits that nobody chose. */
final class Digits {

    private Digits() {}

    /**
     * {@return a number rounded to the power of ten that is not above a step}
     *
     * @param value the number
     * @param step how finely it can be chosen, above 0
     */
    static double rounded(double value, double step) {
        int exponent = (int) Math.floor(Math.log10(step));
        double power = Math.pow(10, Math.abs(exponent));
        // dividing by a whole power of ten gives the double that is nearest to the decimal number
        return exponent < 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
    }
}
