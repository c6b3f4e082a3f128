// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Objects;

/**
 * Something that is drawn beside a volume: places and sizes in pixels of the picture, x to the right and y down, pixels from
 * (i, j) to (i + 1, j + 1); colours {@code 0xRRGGBB} of sRGB. To be drawn in the order of their list.
 */
public sealed interface Annotation {

    /**
     * Straight lines with round joins and ends.
     *
     * @param x of the places, at least two; not to be changed
     * @param y of the places, as many; not to be changed
     * @param rgb colour
     * @param widthPx its width
     * @param opacity 0 to 1
     * @param behind whether it lies behind the volume: drawn only where the picture shows its background
     */
    record Line(double[] x, double[] y, int rgb, double widthPx, double opacity, boolean behind) implements Annotation {}

    /**
     * A filled polygon whose corners turn in one direction.
     *
     * @param x of the corners, at least three; not to be changed
     * @param y of the corners, as many; not to be changed
     * @param rgb colour
     * @param opacity 0 to 1
     */
    record Fill(double[] x, double[] y, int rgb, double opacity) implements Annotation {}

    /**
     * An upright bar of colours.
     *
     * @param x of its left side
     * @param y of its upper side
     * @param width how wide
     * @param height how high
     * @param rgb its colours from its lower to its upper end, equally high; not to be changed
     */
    record Bar(double x, double y, double width, double height, int[] rgb) implements Annotation {}

    /**
     * A line of text. Its box is as wide as the text and as high as a capital.
     *
     * @param text what stands there
     * @param x of the place it is aligned at
     * @param y of the place it is aligned at
     * @param sizePx size of the font; capitals are about two thirds of it
     * @param alignX which part of the box's width is left of the place, 0 to 1
     * @param alignY which part of the box's height is above the place, 0 to 1
     * @param angleDeg by how much it is turned about the place, counterclockwise
     * @param rgb colour
     * @param haloRgb colour of a rim that parts it from what is beneath; negative for none
     */
    record Text(
            String text,
            double x,
            double y,
            double sizePx,
            double alignX,
            double alignY,
            double angleDeg,
            int rgb,
            int haloRgb)
            implements Annotation {

        /** Height of the box as a share of the font's size. */
        public static final double BOX = StrokeFont.CAPITAL / StrokeFont.EM;

        /** Checks that there is a text. */
        public Text {
            Objects.requireNonNull(text);
        }

        /**
         * {@return the corners of the box in the picture, {@code [x, y, x, y, x, y, x, y]}: upper left, upper right, lower right,
         * lower left}
         *
         * @param width of the text in pixels
         * @param margin by how much the box is larger on each side
         */
        public double[] corners(double width, double margin) {
            double left = -alignX * width - margin;
            double right = left + width + 2 * margin;
            double top = -alignY * BOX * sizePx - margin;
            double bottom = top + BOX * sizePx + 2 * margin;
            double[] all = {left, top, right, top, right, bottom, left, bottom};
            double cos = Math.cos(Math.toRadians(angleDeg));
            double sin = Math.sin(Math.toRadians(angleDeg));
            for (int i = 0; i < all.length; i += 2) {
                double u = all[i];
                double v = all[i + 1];
                all[i] = x + u * cos + v * sin;
                all[i + 1] = y - u * sin + v * cos;
            }
            return all;
        }
    }
}
