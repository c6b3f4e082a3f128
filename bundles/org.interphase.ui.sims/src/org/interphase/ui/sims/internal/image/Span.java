// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

/**
 * The values that get the ends of the colours.
 *
 * @param low value of the darkest colour; above 0 where {@code logarithmic}
 * @param high value of the lightest colour, above {@code low}
 * @param logarithmic whether equal ratios are equally far apart
 */
record Span(double low, double high, boolean logarithmic) {

    /** Where nothing has a value. */
    static final Span NONE = new Span(0, 1, false);

    /**
     * {@return the values that a contrast asks for} Where both percentiles are one value, colours reach from 0 to it. Where no
     * value is above 0, a logarithmic contrast is a linear one. Where 0 is in the middle, both ends are as far from it, and
     * colours are linear.
     *
     * @param histogram of what is shown
     * @param contrast which percentiles
     * @param signed whether 0 is in the middle
     */
    static Span of(Histogram histogram, Contrast contrast, boolean signed) {
        boolean log = contrast.logarithmic() && !signed && histogram.positive() > 0;
        double low = histogram.percentile(contrast.lowPercent(), log);
        double high = histogram.percentile(contrast.highPercent(), log);
        if (Double.isNaN(low) || Double.isInfinite(low) || Double.isInfinite(high)) {
            return NONE;
        }
        if (signed) {
            double most = Math.max(Math.abs(low), Math.abs(high));
            return most > 0 ? new Span(-most, most, false) : new Span(-1, 1, false);
        }
        if (low < high) {
            return new Span(low, high, log);
        }
        if (log) {
            return new Span(low / 10, low, true);
        }
        return low == 0 ? NONE : new Span(Math.min(0, low), Math.max(0, low), false);
    }
}
