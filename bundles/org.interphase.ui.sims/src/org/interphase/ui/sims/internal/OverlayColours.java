// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;

/** Colours of the species of an overlay. */
enum OverlayColours {

    /**
     * Told apart by all kinds of sight. Searched for by the least difference in CIELAB (CIE 1976) of two of them, as seen
     * with normal sight and without the first, second or third kind of cone after Machado, Oliveira and Fernandes (IEEE
     * Trans. Vis. Comput. Graph. 15 (2009) 1291): 69, while red, green and blue come to 28. Together they are nearly white.
     */
    SAFE("green, violet, rose", List.of("green", "violet", "rose"), 0x00FF00, 0x8040FF, 0xE04080),

    /** What monitors are made of; red and green are one colour to many. */
    RED_GREEN_BLUE("red, green, blue", List.of("red", "green", "blue"), 0xFF0000, 0x00FF00, 0x0000FF);

    private final String label;
    private final List<String> names;
    private final int[] rgb;

    OverlayColours(String label, List<String> names, int... rgb) {
        this.label = label;
        this.names = names;
        this.rgb = rgb;
    }

    String label() {
        return label;
    }

    /** {@return a colour's name} */
    String name(int index) {
        return names.get(index);
    }

    /** {@return a colour as 0xRRGGBB} */
    int rgb(int index) {
        return rgb[index];
    }

    /** {@return how many there are} */
    static int count() {
        return SAFE.rgb.length;
    }
}
