// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.internal.CrossingMap;
import org.interphase.sims.internal.SumImages;

/**
 * The shape of a surface or an interface, from the depth at which a signal of what lies below rises to half of its height,
 * pixel by pixel: the stack was recorded layer by layer of time, and what was covered came later. The map is the crossing's
 * depth above its own lowest places; lifting each pixel by it makes the interface plane. It is right where what covers is
 * sputtered as fast as what lies below.
 *
 * @param refused whether no such crossing is found
 * @param reason of the refusal, a sentence; empty where there is none
 * @param heightUm {@code [y·width + x]} in µm; empty where it is refused
 * @param maxUm the highest
 * @param rmsUm root mean square of what is higher than a tenth of the highest
 * @param resolutionUm half the thickness of a layer: what a single pixel is told to at best
 * @param filled share of pixels without a crossing, which got the value of their neighbours, 0 to 1
 * @param channels names of the species that were summed
 */
public record Topography(
        boolean refused,
        String reason,
        float[] heightUm,
        double maxUm,
        double rmsUm,
        double resolutionUm,
        double filled,
        List<String> channels) {

    /** Share of the frame that must have a crossing. */
    private static final double LEAST_SHARE = 0.5;
    /** A species is absent where less than this share of its usual signal is there. */
    private static final double ABSENT = 0.35;

    /**
     * {@return the topography}
     *
     * @param stack with depths; its raw counts are looked at, in the frame that its displacements refer to
     * @param names of the species to sum; none for those that the uppermost layers lack in places
     * @param progress is told, and asked whether to go on
     * @throws IllegalArgumentException when there is no species of a name, or it has no depths
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Topography of(CorrectedStack stack, List<String> names, Progress progress)
            throws IOException, CancelledException {
        int width = stack.geometry().width();
        int height = stack.geometry().height();
        int layers = stack.geometry().layers();
        int[] channels = names.isEmpty() ? absent(stack) : SumImages.channels(stack.raw(), names);
        List<String> used =
                Arrays.stream(channels).mapToObj(c -> stack.raw().species().get(c).name()).toList();
        if (layers < 4) {
            return refused("a crossing needs at least 4 layers, found " + layers, used);
        }
        if (channels.length == 0) {
            return refused("there is no species that the uppermost layers lack in places: nothing covers the surface", used);
        }
        double[] z = stack.depthUm(channels[0]);
        if (z.length == 0) {
            throw new IllegalArgumentException(
                    used.get(0) + ": a height needs depths; give a depth scale first");
        }
        CrossingMap map = CrossingMap.of(new SumImages(stack, channels).moved(), layers, width, height, progress);
        if (map.share() < LEAST_SHARE) {
            return refused("the signal of " + String.join(", ", used) + " rises to half of its height in only "
                    + Math.round(100 * map.share()) + " % of the frame", used);
        }
        double step = (z[layers - 1] - z[0]) / (layers - 1);
        float[] um = new float[width * height];
        for (int i = 0; i < um.length; i++) {
            um[i] = Float.isNaN(map.layer()[i]) ? Float.NaN : (float) depth(z, step, map.layer()[i]);
        }
        float[] smooth = CrossingMap.smooth(um, width, height);
        float[] sorted = smooth.clone();
        Arrays.sort(sorted);
        float lowest = sorted[sorted.length / 20];
        double max = 0;
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = Math.max(0, smooth[i] - lowest);
            max = Math.max(max, smooth[i]);
        }
        progress.report(1, "topography");
        return new Topography(false, "", smooth, max, rms(smooth, max), step / 2, 1 - map.share(), used);
    }

    /**
     * {@return a topography that was measured otherwise, such as by atomic force microscopy}
     *
     * @param heightUm height above the lowest place in µm, {@code [y·width + x]}, finite
     * @param errorUm what a pixel is told to, in µm
     */
    public static Topography given(float[] heightUm, double errorUm) {
        double max = 0;
        for (float h : heightUm) {
            max = Math.max(max, h);
        }
        return new Topography(false, "", heightUm.clone(), max, rms(heightUm, max), errorUm, 0, List.of());
    }

    private static double rms(float[] um, double max) {
        double squares = 0;
        int n = 0;
        for (float h : um) {
            if (h > max / 10) {
                squares += (double) h * h;
                n++;
            }
        }
        return n > 0 ? Math.sqrt(squares / n) : 0;
    }

    private static Topography refused(String reason, List<String> used) {
        return new Topography(true, reason, new float[0], Double.NaN, Double.NaN, Double.NaN, Double.NaN, used);
    }

    /** Depth of a place between layers; half a layer above the first one is the surface. */
    private static double depth(double[] z, double step, double layer) {
        int k = (int) Math.floor(layer);
        if (k < 0) {
            return z[0] + layer * step;
        }
        if (k >= z.length - 1) {
            return z[z.length - 1] + (layer - z.length + 1) * step;
        }
        return z[k] + (layer - k) * (z[k + 1] - z[k]);
    }

    private static int[] absent(CorrectedStack stack) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < stack.raw().species().size(); c++) {
            double share = CrossingMap.lowestShareAtTop(
                    new SumImages(stack, new int[] {c}).moved(), stack.geometry().layers(), stack.geometry().width(),
                    stack.geometry().height());
            if (share < ABSENT) {
                found.add(c);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * {@return the stack with this height, flattened when it is looked at}
     *
     * @param stack with depths
     * @throws IllegalStateException when the topography was refused
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        if (refused) {
            throw new IllegalStateException("the topography was refused: " + reason);
        }
        return stack.withHeight(heightUm);
    }
}
