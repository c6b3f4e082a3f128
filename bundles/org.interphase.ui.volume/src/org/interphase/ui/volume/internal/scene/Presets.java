// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.swt.graphics.RGB;
import org.interphase.core.figure.ColourMap;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SceneGuess;
import org.interphase.volume.render.SpeciesColours;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/** Transfer functions to begin with. */
final class Presets {

    /** Hues of shades differ by what rounding to eight bits and mixing leave. */
    private static final float ALIKE_DEGREES = 12;

    private static final float GREY = 0.04f;
    private static final int MAP_STOPS = 9;
    private static final double USUAL_OPACITY = 0.5;
    private static final double FAINT_OPACITY = 0.02;
    private static final double USUAL_SHARE = 0.999;

    /** Counts where nothing is known of them. */
    private static final double UNKNOWN = 10;

    private Presets() {}

    /** A species as it is shown at first, until its counts are known: a ramp over a few counts. */
    static SceneChannel unknown(String species, int rgb) {
        return new SceneChannel(species, true, Mode.COMPOSITE, rgb, ramp(rgb, null), level(null));
    }

    /** A species with the opacities, shades and level that it has at first. */
    static SceneChannel usual(SceneChannel c, CountHistogram histogram, int backgroundRgb) {
        SceneChannel first = histogram == null
                ? unknown(c.species(), c.rgb())
                : SceneGuess.channel(c.species(), histogram.voxels(), histogram.step(), c.mode(), c.rgb(), backgroundRgb);
        return Channels.level(Channels.transfer(c, first.transfer()), first.levelCounts());
    }

    /** {@return the first of the usual colours that no species has} */
    static int freeColour(List<SceneChannel> others) {
        int index = 0;
        while (index < others.size() && has(others, SpeciesColours.rgb(index))) {
            index++;
        }
        return SpeciesColours.rgb(index);
    }

    private static boolean has(List<SceneChannel> all, int rgb) {
        return all.stream().anyMatch(c -> c.rgb() == rgb);
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

    /** The same shades of another colour; a function in other colours than shades of the first stays as it is. */
    static TransferFunction inShades(TransferFunction from, int before, int now) {
        float[] one = hsb(before);
        float[] other = hsb(now);
        List<Stop> stops = new ArrayList<>();
        for (Stop s : from.stops()) {
            float[] c = hsb(s.rgb());
            float away = Math.abs(c[0] - one[0]);
            boolean shade = one[1] > GREY && (c[1] <= GREY || Math.min(away, 360 - away) <= ALIKE_DEGREES);
            if (s.rgb() != before && !shade) {
                return from;
            }
            int rgb = now;
            if (s.rgb() != before) {
                RGB mixed = new RGB(
                        other[0], Math.min(1, c[1] / one[1] * other[1]), Math.min(1, c[2] / one[2] * other[2]));
                rgb = mixed.red << 16 | mixed.green << 8 | mixed.blue;
            }
            stops.add(new Stop(s.counts(), rgb, s.opacity()));
        }
        return new TransferFunction(stops);
    }

    private static float[] hsb(int rgb) {
        return new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF).getHSB();
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
        int end = stops.size();
        while (above < end) {
            int middle = (above + end) >>> 1;
            if (stops.get(middle).counts() <= counts) {
                above = middle + 1;
            } else {
                end = middle;
            }
        }
        if (above == 0 || above == stops.size()) {
            Stop outermost = above == 0 ? stops.getFirst() : stops.getLast();
            return new Stop(counts, outermost.rgb(), outermost.opacity());
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
