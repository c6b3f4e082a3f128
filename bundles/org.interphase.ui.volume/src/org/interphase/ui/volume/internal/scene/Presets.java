// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.interphase.core.figure.ColourMap;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/** Transfer functions to begin with. */
public final class Presets {

    /** Told apart with all kinds of sight. Source: Okabe and Ito, Color Universal Design (2008). */
    private static final int[] COLOURS = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00};

    private static final int MAP_STOPS = 9;
    private static final double USUAL_OPACITY = 0.5;
    private static final double FAINT_OPACITY = 0.02;
    private static final double USUAL_SHARE = 0.999;

    /** Counts where nothing is known of them. */
    private static final double UNKNOWN = 10;

    private Presets() {}

    /**
     * {@return a species as it is shown at first: a ramp of opacity in one colour, over nearly all of its counts}
     *
     * @param species its name
     * @param index how many species are shown before it, which decides on its colour
     * @param histogram its counts; null where they are not known yet, then the ramp ends at {@value #UNKNOWN} counts
     */
    public static SceneChannel channel(String species, int index, CountHistogram histogram) {
        int rgb = COLOURS[index % COLOURS.length];
        return new SceneChannel(species, true, Mode.COMPOSITE, rgb, ramp(rgb, histogram), level(histogram));
    }

    /** Counts of a surface: where they part into two classes. */
    static double level(CountHistogram histogram) {
        if (histogram == null) {
            return UNKNOWN / 2;
        }
        return Double.isNaN(histogram.otsu()) ? histogram.step() / 2 : histogram.otsu();
    }

    private static double high(CountHistogram histogram) {
        if (histogram == null) {
            return UNKNOWN;
        }
        return Math.max(histogram.step(), histogram.quantile(USUAL_SHARE));
    }

    /** Opacity that rises from 0 at no counts. */
    static TransferFunction ramp(int rgb, CountHistogram histogram) {
        return new TransferFunction(List.of(new Stop(0, rgb, 0), new Stop(high(histogram), rgb, USUAL_OPACITY)));
    }

    /** Nothing below the level of a surface, all alike above. */
    static TransferFunction step(int rgb, CountHistogram histogram) {
        double level = level(histogram);
        double end = Math.max(level, high(histogram));
        return new TransferFunction(List.of(
                new Stop(0, rgb, 0), new Stop(level, rgb, 0), new Stop(level, rgb, USUAL_OPACITY), new Stop(end, rgb, USUAL_OPACITY)));
    }

    /** Only counts about the level of a surface. */
    static TransferFunction window(int rgb, CountHistogram histogram) {
        double level = level(histogram);
        return new TransferFunction(List.of(
                new Stop(0.5 * level, rgb, 0),
                new Stop(0.8 * level, rgb, USUAL_OPACITY),
                new Stop(1.25 * level, rgb, USUAL_OPACITY),
                new Stop(2 * level, rgb, 0)));
    }

    /** All counts, the low ones as a haze. */
    static TransferFunction haze(int rgb, CountHistogram histogram) {
        double level = level(histogram);
        double end = Math.max(1.01 * level, high(histogram));
        return new TransferFunction(
                List.of(new Stop(0, rgb, 0), new Stop(level, rgb, FAINT_OPACITY), new Stop(end, rgb, USUAL_OPACITY)));
    }

    /** The same shape over other counts. */
    static TransferFunction stretched(TransferFunction from, CountHistogram histogram) {
        double low = from.stops().getFirst().counts();
        double high = from.stops().getLast().counts();
        double end = high(histogram);
        return new TransferFunction(from.stops().stream()
                .map(s -> new Stop(high > low ? (s.counts() - low) / (high - low) * end : end, s.rgb(), s.opacity()))
                .toList());
    }

    /** Low counts as the high ones were. */
    static TransferFunction inverse(TransferFunction from) {
        double ends = from.stops().getFirst().counts() + from.stops().getLast().counts();
        return new TransferFunction(from.stops().reversed().stream()
                .map(s -> new Stop(ends - s.counts(), s.rgb(), s.opacity()))
                .toList());
    }

    /** The same opacities in one colour. */
    static TransferFunction inColour(TransferFunction from, int rgb) {
        return new TransferFunction(
                from.stops().stream().map(s -> new Stop(s.counts(), rgb, s.opacity())).toList());
    }

    /** The same opacities in the colours of a map, from the first stop to the last; it has stops enough for the colours. */
    static TransferFunction inColours(TransferFunction from, ColourMap map) {
        double low = from.stops().getFirst().counts();
        double high = from.stops().getLast().counts();
        if (!(high > low)) {
            return inColour(from, map.rgb(1));
        }
        TreeSet<Double> known = new TreeSet<>();
        List<Stop> stops = new ArrayList<>();
        for (Stop s : from.stops()) {
            known.add(s.counts());
            stops.add(new Stop(s.counts(), map.rgb((s.counts() - low) / (high - low)), s.opacity()));
        }
        double near = (high - low) / MAP_STOPS / 4;
        for (int i = 0; i < MAP_STOPS && stops.size() < TransferFunction.MOST_STOPS; i++) {
            double counts = low + (high - low) * i / (MAP_STOPS - 1);
            if (known.subSet(counts - near, counts + near).isEmpty()) {
                stops.add(new Stop(counts, map.rgb((double) i / (MAP_STOPS - 1)), opacity(from, counts)));
            }
        }
        stops.sort((a, b) -> Double.compare(a.counts(), b.counts()));
        return new TransferFunction(stops);
    }

    /** {@return the opacity at counts, on the upper side of a step} */
    static double opacity(TransferFunction transfer, double counts) {
        return at(transfer, counts).opacity();
    }

    /** {@return the colour and opacity at counts, on the upper side of a step} */
    static Stop at(TransferFunction transfer, double counts) {
        List<Stop> stops = transfer.stops();
        int above = 0;
        while (above < stops.size() && stops.get(above).counts() <= counts) {
            above++;
        }
        if (above == 0 || above == stops.size()) {
            Stop end = above == 0 ? stops.getFirst() : stops.getLast();
            return new Stop(counts, end.rgb(), end.opacity());
        }
        Stop a = stops.get(above - 1);
        Stop b = stops.get(above);
        double part = (counts - a.counts()) / (b.counts() - a.counts());
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int one = a.rgb() >> shift & 0xFF;
            int other = b.rgb() >> shift & 0xFF;
            rgb |= (int) Math.round(one + part * (other - one)) << shift;
        }
        double opacity = Math.clamp(a.opacity() + part * (b.opacity() - a.opacity()), 0, 1);
        return new Stop(counts, rgb, opacity);
    }
}
