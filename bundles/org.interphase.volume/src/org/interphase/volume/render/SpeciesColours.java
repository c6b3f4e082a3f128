// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

/**
 * Colours of a scene's species, by their order. The first ones are told apart by all kinds of sight.
 *
 * <p>Source: Okabe and Ito, Color Universal Design (2008), as printed by Wong, Nat. Methods 8 (2011) 441, without its black and
 * in an order of our own.
 */
public final class SpeciesColours {

    private static final int[] RGB = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0xF0E442};

    /** How much darker colours get each time they come round. */
    private static final double DARKER = 0.35;

    private SpeciesColours() {}

    /**
     * {@return a colour, {@code 0xRRGGBB} of sRGB}
     *
     * @param index counted from 0
     */
    public static int rgb(int index) {
        int round = index / RGB.length;
        return Decoration.mixed(RGB[index % RGB.length], 0, 1 - Math.pow(1 - DARKER, round));
    }
}
