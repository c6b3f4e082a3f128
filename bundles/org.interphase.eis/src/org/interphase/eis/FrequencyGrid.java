// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.math.BigDecimal;
import java.math.MathContext;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/**
 * Frequencies from the highest to the lowest, evenly spaced in their logarithm, both ends included.
 *
 * @param maxHz the highest in Hz, finite
 * @param minHz the lowest in Hz, &gt; 0 and below {@code maxHz}
 * @param perDecade points per decade, ≥ 1, at least: the spacing is made a little closer so that the ends fit
 */
public record FrequencyGrid(double maxHz, double minHz, double perDecade) {

    /** The most points that a grid may have. */
    public static final int MAX_POINTS = 100_000;

    /** So many digits that a decade comes out as one. */
    private static final MathContext DIGITS = new MathContext(12);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is out of range, naming it
     */
    public FrequencyGrid {
        if (!(minHz > 0) || Double.isInfinite(maxHz) || !(maxHz > minHz)) {
            throw new IllegalArgumentException("expected frequencies with 0 Hz < min < max, found max " + maxHz
                    + " and min " + minHz);
        }
        if (!(perDecade >= 1) || count(maxHz, minHz, perDecade) > MAX_POINTS) {
            throw new IllegalArgumentException("expected at least 1 point per decade and at most " + MAX_POINTS
                    + " points in all, found " + perDecade + " per decade");
        }
    }

    /**
     * {@return the grid of a text such as {@code 7e6:100:10}}
     *
     * @param text the highest frequency in Hz, the lowest, and the points per decade, between colons
     * @throws TextSyntaxException when it is none; it says at which column
     */
    public static FrequencyGrid parse(String text) {
        String[] parts = text.split(":", -1);
        String[] names = {"the highest frequency in Hz", "the lowest frequency in Hz", "the points per decade"};
        double[] numbers = new double[3];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            if (i >= parts.length) {
                throw new TextSyntaxException(text, text.length(), "':' and " + names[i], "the end");
            }
            try {
                numbers[i] = NumberText.parse(parts[i]);
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
            if (!(numbers[i] > 0)) {
                throw new TextSyntaxException(text, at, names[i] + ", a number above 0",
                        parts[i].isBlank() ? "nothing" : "'" + parts[i].strip() + "'");
            }
            if (i == 1 && numbers[1] >= numbers[0]) {
                throw new TextSyntaxException(text, at, names[1] + ", below the highest", "'" + parts[1].strip() + "'");
            }
            if (i == 2 && (numbers[2] < 1 || count(numbers[0], numbers[1], numbers[2]) > MAX_POINTS)) {
                throw new TextSyntaxException(text, at, names[2] + ", from 1, and at most " + MAX_POINTS
                        + " points in all", "'" + parts[2].strip() + "'");
            }
            at += parts[i].length() + 1;
        }
        if (parts.length > 3) {
            throw new TextSyntaxException(text, at - 1, "the end", "'" + text.substring(at - 1) + "'");
        }
        return new FrequencyGrid(numbers[0], numbers[1], numbers[2]);
    }

    private static double count(double max, double min, double perDecade) {
        // a grid that fits up to rounding gets no extra point
        return Math.max(1, Math.ceil(Math.log10(max / min) * perDecade - 1e-9)) + 1;
    }

    /** {@return how many frequencies there are} */
    public int points() {
        return (int) count(maxHz, minHz, perDecade);
    }

    /** {@return the frequencies in Hz, the highest first} */
    public double[] frequenciesHz() {
        int n = points();
        double[] f = new double[n];
        double high = StrictMath.log(maxHz);
        double low = StrictMath.log(minHz);
        for (int i = 0; i < n; i++) {
            double x = StrictMath.exp(high + (low - high) * i / (n - 1));
            f[i] = new BigDecimal(x).round(DIGITS).doubleValue();
        }
        f[0] = maxHz;
        f[n - 1] = minHz;
        return f;
    }

    @Override
    public String toString() {
        return maxHz + ":" + minHz + ":" + perDecade;
    }
}
