// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

/**
 * What is drawn beside the volume itself.
 *
 * @param axes whether its edges carry axes in µm
 * @param colourBars whether each species drawn by its transfer function has a colour bar in counts
 * @param normalised whether colour bars show shares of the highest counts instead of counts
 * @param labels whether columns carry their numbers
 * @param backgroundRgb colour behind all, {@code 0xRRGGBB} of sRGB
 */
public record Decor(boolean axes, boolean colourBars, boolean normalised, boolean labels, int backgroundRgb) {

    /** Axes, colour bars in counts and labels on white. */
    public static final Decor DEFAULT = new Decor(true, true, false, true, 0xFFFFFF);

    /**
     * Checks the colour.
     *
     * @throws IllegalArgumentException when it is none
     */
    public Decor {
        if ((backgroundRgb & 0xFF000000) != 0) {
            throw new IllegalArgumentException(
                    "expected a colour of 0 to FFFFFF, found " + Integer.toHexString(backgroundRgb));
        }
    }
}
