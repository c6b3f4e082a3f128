// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.List;

/**
 * Colours and opacities of counts: straight between stops, that of the outermost stop beyond. Opacities are those of a path
 * through a hundredth of the shown volume's longest edge, so that a scene looks alike at any resolution.
 *
 * @param stops by rising counts, 1 to {@value #MOST_STOPS}; two at the same counts make a step
 */
public record TransferFunction(List<Stop> stops) {

    /** The most stops. */
    public static final int MOST_STOPS = 1024;

    /**
     * A place of the function.
     *
     * @param counts where
     * @param rgb its colour, {@code 0xRRGGBB} of sRGB
     * @param opacity what a path of a hundredth of the longest edge hides, 0 to 1
     */
    public record Stop(double counts, int rgb, double opacity) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException when a value is out of its range, naming it
         */
        public Stop {
            if (!Double.isFinite(counts)) {
                throw new IllegalArgumentException("expected counts, found " + counts);
            }
            if ((rgb & 0xFF000000) != 0) {
                throw new IllegalArgumentException("expected a colour of 0 to FFFFFF, found " + Integer.toHexString(rgb));
            }
            if (!(opacity >= 0 && opacity <= 1)) {
                throw new IllegalArgumentException("expected an opacity of 0 to 1, found " + opacity);
            }
        }
    }

    /**
     * Checks the order and copies the stops.
     *
     * @throws IllegalArgumentException when there is no stop, there are too many, or their counts fall
     */
    public TransferFunction {
        stops = List.copyOf(stops);
        if (stops.isEmpty() || stops.size() > MOST_STOPS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_STOPS + " stops, found " + stops.size());
        }
        for (int i = 1; i < stops.size(); i++) {
            if (stops.get(i).counts() < stops.get(i - 1).counts()) {
                throw new IllegalArgumentException("expected stops by rising counts, found " + stops.get(i).counts() + " after "
                        + stops.get(i - 1).counts());
            }
        }
    }
}
