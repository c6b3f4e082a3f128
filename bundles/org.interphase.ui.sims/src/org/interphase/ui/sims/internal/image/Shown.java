// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.species.IonTitle;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.RgbOverlay;
import org.interphase.ui.sims.StackView.Pixel;

/** What a tile shows: a picture with what is asked of it again and again made once. */
sealed interface Shown {

    /** {@return what it was made of} */
    Picture picture();

    /** {@return whether a picture is of a raster} */
    static boolean isOf(Picture picture, StackGeometry raster) {
        return switch (picture) {
            case Picture.Species s -> s.stack().geometry().equals(raster);
            case Picture.Values v -> v.image().width() == raster.width() && v.image().height() == raster.height();
            case Picture.Colours c -> c.overlay().width() == raster.width() && c.overlay().height() == raster.height();
        };
    }

    /** {@return its title as it is written above it} */
    default String title() {
        return picture().title();
    }

    /**
     * One species of a stack.
     *
     * @param picture counts and corrections
     * @param title the ion as chemists write it
     */
    record Species(Picture.Species picture, String title) implements Shown {

        private IonChannel channel() {
            return picture.stack().raw().species().get(picture.channel());
        }

        IonPolarity polarity() {
            return channel().polarity();
        }

        boolean isMasked(int layer) {
            return picture.stack().isMasked(polarity(), layer);
        }

        LayerCache.Request request(int layer) {
            return new LayerCache.Request(picture.stack(), picture.channel(), layer);
        }

        /** {@return depth of a layer in µm, NaN where not known} */
        double depthUm(int layer) {
            double[] depths = picture.stack().depthUm(picture.channel());
            return depths.length == 0 ? Double.NaN : depths[layer];
        }

        /** {@return whether it looks the same as another one} */
        boolean sameAs(Picture.Species other) {
            CorrectedStack mine = picture.stack();
            CorrectedStack theirs = other.stack();
            return picture.channel() == other.channel()
                    && (mine == theirs
                            || mine.raw() == theirs.raw()
                                    && Plane.isPlain(mine, picture.channel())
                                    && Plane.isPlain(theirs, other.channel()));
        }
    }

    /**
     * Values of all layers together.
     *
     * @param picture the values
     * @param plane the same, as they are painted
     * @param histogram how often they occur
     */
    record Values(Picture.Values picture, Plane plane, Histogram histogram) implements Shown {}

    /**
     * Species in colours of their own.
     *
     * @param picture the colours
     * @param rgb {@code [y·width + x]}, 0xRRGGBB
     * @param names of the species
     * @param values theirs, {@code [species][y·width + x]}
     */
    record Colours(Picture.Colours picture, int[] rgb, List<String> names, float[][] values) implements Shown {

        String value(int pixel) {
            return IntStream.range(0, values.length)
                    .mapToObj(i -> names.get(i) + " " + ValueText.number(values[i][pixel], 3))
                    .collect(Collectors.joining(", "));
        }
    }

    /** {@return what a picture needs to be shown} */
    static Shown of(Picture picture) {
        return switch (picture) {
            case Picture.Species s -> {
                IonChannel channel = s.stack().raw().species().get(s.channel());
                yield new Species(s, IonTitle.of(channel.name(), channel.polarity()));
            }
            case Picture.Values v -> {
                Plane plane = Plane.of(v.image());
                yield new Values(v, plane, Histogram.of(plane));
            }
            case Picture.Colours c -> new Colours(
                    c,
                    c.overlay().rgb(),
                    c.overlay().layers().stream().map(l -> l.image().label()).toList(),
                    c.overlay().layers().stream()
                            .map(RgbOverlay.Layer::image)
                            .map(i -> i.values())
                            .toArray(float[][]::new));
        };
    }

    /** {@return a pixel's value with its unit: a count exactly, other values with four digits} */
    static String value(Plane plane, int pixel, String unit) {
        double value = plane.value(pixel);
        if (Double.isNaN(value)) {
            return "no data";
        }
        String number = plane.isCounted()
                ? String.format(Locale.ROOT, "%.0f", value)
                : ValueText.number(value, 4);
        return unit.isEmpty() ? number : number + " " + (unit.equals("counts") && number.equals("1") ? "count" : unit);
    }

    /** {@return the index of a pixel} */
    static int index(Pixel pixel, int width) {
        return pixel.y() * width + pixel.x();
    }
}
