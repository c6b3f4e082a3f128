// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.util.Arrays;
import java.util.List;

/**
 * Several images in one, each in a colour of its own: their light is added up.
 *
 * @param width pixels in x
 * @param height pixels in y
 * @param rgb {@code [y·width + x]}, 0xRRGGBB
 * @param layers what was put together
 */
public record RgbOverlay(int width, int height, int[] rgb, List<Layer> layers) {

    /**
     * An image of an overlay.
     *
     * @param image the image
     * @param colour 0xRRGGBB, of values from {@code white} on
     * @param black values up to this are black
     * @param white values from this on have the full colour
     */
    public record Layer(StackImage image, int colour, double black, double white) {

        /**
         * {@return an image from black at its 1 % to full colour at its 99 % quantile}
         *
         * @param image the image
         * @param colour 0xRRGGBB
         */
        public static Layer of(StackImage image, int colour) {
            return new Layer(image, colour, image.quantile(0.01), image.quantile(0.99));
        }
    }

    /** Copies the values. */
    public RgbOverlay {
        rgb = rgb.clone();
        layers = List.copyOf(layers);
    }

    /** {@return the colours, a copy} */
    @Override
    public int[] rgb() {
        return rgb.clone();
    }

    /**
     * {@return the overlay of some images; what has no value is black}
     *
     * @param layers at least one, of one raster
     */
    public static RgbOverlay of(List<Layer> layers) {
        int width = layers.get(0).image().width();
        int height = layers.get(0).image().height();
        double[] light = new double[3 * width * height];
        for (Layer layer : layers) {
            float[] values = layer.image().values();
            if (layer.image().width() != width || layer.image().height() != height) {
                throw new IllegalArgumentException("expected images of " + width + " × " + height + " pixels, found "
                        + layer.image().width() + " × " + layer.image().height());
            }
            for (int p = 0; p < values.length; p++) {
                double part = (values[p] - layer.black()) / (layer.white() - layer.black());
                if (part > 0) {
                    for (int c = 0; c < 3; c++) {
                        light[3 * p + c] += Math.min(1, part) * (layer.colour() >> 16 - 8 * c & 0xFF);
                    }
                }
            }
        }
        int[] rgb = new int[width * height];
        Arrays.setAll(rgb, p -> {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                colour = colour << 8 | (int) Math.min(255, Math.round(light[3 * p + c]));
            }
            return colour;
        });
        return new RgbOverlay(width, height, rgb, layers);
    }
}
