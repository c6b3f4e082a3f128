// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

/**
 * The part of a figure that is seen, in the units of its axes.
 *
 * @param left value at the left end of the horizontal axis
 * @param right value at its right end, above {@code left}
 * @param bottom value at the lower end of the vertical axis
 * @param top value at its upper end, above {@code bottom}
 * @param secondBottom value at the lower end of the second vertical axis; any where there is none
 * @param secondTop value at its upper end, likewise
 */
public record FigureWindow(
        double left, double right, double bottom, double top, double secondBottom, double secondTop) {

    /**
     * {@return whether a point of a series is seen: itself, a part of its error bar, or of the band there}
     *
     * @param s the series
     * @param point counted from 0
     */
    public boolean shows(Series s, int point) {
        double low = s.right() ? secondBottom : bottom;
        double high = s.right() ? secondTop : top;
        return s.x(point) >= left && s.x(point) <= right && s.highest(point) >= low && s.lowest(point) <= high;
    }
}
