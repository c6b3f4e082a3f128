// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import org.eclipse.swt.graphics.RGB;

/**
 * How well two colours can be told apart.
 *
 * <p>Source: Web Content Accessibility Guidelines 2.2 (W3C, 2023), definitions of relative luminance and contrast ratio.
 */
public final class Contrast {

    private static final double STEP = 0.02;

    private Contrast() {}

    /**
     * Contrast ratio of two colours.
     *
     * @param one a colour
     * @param other a colour
     * @return from 1 (the same luminance) to 21 (black and white)
     */
    public static double ratio(RGB one, RGB other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /**
     * Relative luminance of a colour of the sRGB space.
     *
     * @param colour a colour
     * @return from 0 (black) to 1 (white)
     */
    public static double luminance(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    /**
     * The nearest colour on the way to black (on light paper) or white (on dark paper) that has a contrast.
     *
     * @param colour the colour that is wanted
     * @param paper what it is drawn on
     * @param least the contrast, from 1 to 4.5, so that it can be had on any paper
     * @return {@code colour} itself where its contrast does
     */
    public static RGB atLeast(RGB colour, RGB paper, double least) {
        if (!(least >= 1 && least <= 4.5)) {
            throw new IllegalArgumentException("least contrast: expected 1 to 4.5, found " + least);
        }
        int end = ratio(new RGB(0, 0, 0), paper) > ratio(new RGB(255, 255, 255), paper) ? 0 : 255;
        RGB found = colour;
        for (double way = 0; ratio(found, paper) < least; way += STEP) {
            double part = Math.min(1, way);
            found = new RGB(mix(colour.red, end, part), mix(colour.green, end, part), mix(colour.blue, end, part));
        }
        return found;
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
