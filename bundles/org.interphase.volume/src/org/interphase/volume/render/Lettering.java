// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Objects;

/**
 * How large what stands beside a volume is written; lines go with it.
 *
 * @param sizePx size of the font in pixels, 4 to 1000
 * @param widths how wide texts are, so that they do not lie over each other
 */
public record Lettering(double sizePx, TextWidth widths) {

    /** Points of an inch. */
    private static final double POINTS = 72;

    private static final double MOST = 1000;

    /** How wide texts are. */
    @FunctionalInterface
    public interface TextWidth {
        /**
         * {@return the width in pixels}
         *
         * @param text a line
         * @param sizePx size of the font in pixels
         */
        double of(String text, double sizePx);
    }

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException when it is out of its range
     */
    public Lettering {
        Objects.requireNonNull(widths);
        if (!(sizePx >= 4 && sizePx <= MOST)) {
            throw new IllegalArgumentException("expected letters of 4 to " + MOST + " pixels, found " + sizePx);
        }
    }

    /**
     * {@return letters as {@link AnnotationPainter} draws them}
     *
     * @param points size in points of 1/72 inch
     * @param dpi pixels of an inch
     * @throws IllegalArgumentException when that makes less than 4 pixels, or more than 1000
     */
    public static Lettering drawn(double points, double dpi) {
        return new Lettering(points * dpi / POINTS, (text, size) -> StrokeFont.width(text) * size / StrokeFont.EM);
    }
}
