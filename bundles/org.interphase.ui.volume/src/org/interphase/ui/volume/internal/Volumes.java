// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.ui.volume.internal.scene.CountHistogram;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;

/**
 * The volumes of a stack that are in memory: as they were counted, for the slices, and smoothed as a scene asks, for the
 * picture; both are the same where nothing is smoothed.
 *
 * @param stack with its corrections and depths
 * @param sigmaLayers smoothing of the drawn ones along the depth
 * @param sigmaPx smoothing of the drawn ones within layers
 * @param counted by species, in the order in which they were asked for
 * @param drawn the same, smoothed
 * @param histograms of the drawn ones: found here, since it takes a while
 * @param highest counts of the last colour of slices, above 0
 */
record Volumes(
        CorrectedStack stack,
        double sigmaLayers,
        double sigmaPx,
        Map<String, Samples> counted,
        Map<String, Samples> drawn,
        Map<String, CountHistogram> histograms,
        Map<String, Double> highest) {

    /** Of the counts above 0, this share is below the last colour of slices. */
    private static final double BELOW_LAST = 0.998;

    /** {@return none of a stack} */
    static Volumes none(CorrectedStack stack) {
        return new Volumes(stack, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * {@return those that a scene shows; what is there of them is kept, the others are forgotten}
     *
     * @param scene what is seen
     * @param progress what to report to
     * @throws IllegalArgumentException when they do not fit into memory, saying what would
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    Volumes of(Scene scene, Progress progress) throws IOException, CancelledException {
        return of(wanted(scene), scene.sigmaLayers(), scene.sigmaPx(), progress);
    }

    /**
     * {@return those of some species; what is there of them is kept, the others are forgotten}
     *
     * @param names of the species, which the stack has
     * @param layers smoothing along the depth in layers
     * @param px smoothing within layers in pixels
     * @param progress what to report to
     * @throws IllegalArgumentException when they do not fit into memory, saying what would
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    Volumes of(List<String> names, double layers, double px, Progress progress) throws IOException, CancelledException {
        boolean smooths = layers > 0 || px > 0;
        boolean asSmooth = layers == sigmaLayers && px == sigmaPx;
        Map<String, Samples> nextCounted = new LinkedHashMap<>();
        Map<String, Samples> nextDrawn = new LinkedHashMap<>();
        Map<String, CountHistogram> nextHistograms = new LinkedHashMap<>();
        Map<String, Double> nextHighest = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Progress part = part(progress, i, names.size());
            int channel = stack.raw().indexOf(name).getAsInt();
            try {
                Samples raw = counted.get(name);
                nextCounted.put(name, raw != null ? raw : Samples.of(stack, channel, part));
                Samples smooth = asSmooth ? drawn.get(name) : null;
                if (smooth == null && smooths) {
                    smooth = Samples.of(stack, channel, layers, px, part);
                }
                nextDrawn.put(name, smooths ? smooth : nextCounted.get(name));
                boolean known = nextDrawn.get(name) == drawn.get(name);
                nextHistograms.put(name, known ? histograms.get(name) : CountHistogram.of(nextDrawn.get(name)));
                nextHighest.put(name, raw != null ? highest.get(name) : highest(nextCounted.get(name)));
            } catch (NotEnoughMemoryException e) {
                throw new IllegalArgumentException(Computing.sentence(name + ": " + e.getMessage()), e);
            }
        }
        return new Volumes(stack, layers, px, nextCounted, nextDrawn, nextHistograms, nextHighest);
    }

    private static double highest(Samples samples) {
        long[] histogram = samples.histogram();
        long above = samples.geometry().voxels() - histogram[0];
        long sum = 0;
        for (int i = 1; i < histogram.length; i++) {
            sum += histogram[i];
            if (sum >= BELOW_LAST * above && sum > 0) {
                return i * samples.step();
            }
        }
        return 1;
    }

    private static Progress part(Progress all, int index, int count) {
        return new Progress() {
            @Override
            public void report(double fraction, String what) {
                all.report((index + fraction) / count, what);
            }

            @Override
            public boolean isCancelled() {
                return all.isCancelled();
            }
        };
    }

    /** {@return the species of a scene that are seen and that the stack has; one at least, if there is one} */
    private List<String> wanted(Scene scene) {
        List<String> there = scene.channels().stream()
                .map(SceneChannel::species)
                .filter(s -> stack.raw().indexOf(s).isPresent())
                .toList();
        List<String> seen = new ArrayList<>();
        for (SceneChannel c : scene.channels()) {
            if (c.visible() && there.contains(c.species())) {
                seen.add(c.species());
            }
        }
        return seen.isEmpty() ? there.stream().limit(1).toList() : seen;
    }

    /** {@return whether these are the volumes of a scene} */
    boolean areOf(CorrectedStack of, Scene scene) {
        return of == stack
                && scene.sigmaLayers() == sigmaLayers
                && scene.sigmaPx() == sigmaPx
                && List.copyOf(counted.keySet()).equals(wanted(scene));
    }

    /** {@return the raster around the drawn ones} */
    VolumeGeometry geometry() {
        return Samples.around(List.copyOf(drawn.values()));
    }
}
