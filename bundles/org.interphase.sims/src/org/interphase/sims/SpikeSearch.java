// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.internal.Parallel;
import org.interphase.sims.internal.SpikeKernel;

/**
 * Layers in which a detector's electronics added or lost counts: their total stands out of the line through the layers beside
 * them by more than {@value #LEAST_SIGMA} standard deviations of 2·√(N + 3/8), which has a standard deviation of 1 for counts
 * (Anscombe, Biometrika 35 (1948) 246). The scale is never taken to be less than 1; where the profile is curved it is
 * larger. The largest is taken out first, and the others are looked at again without it. Up to three layers in a row are
 * found. Nothing is deleted: the layers are masked, of one polarity.
 *
 * @param spikes by layer
 * @param deviations {@code [channel][layer]}, how far each total stands out, in standard deviations; NaN where too few layers
 *     lie beside it
 */
public record SpikeSearch(List<Spike> spikes, double[][] deviations) {

    /** What stands out by less than this is not a spike. */
    public static final double LEAST_SIGMA = 8;

    /** A layer is compared with a line through at least three others. */
    public static final int LEAST_LAYERS = 4;

    /**
     * A spike.
     *
     * @param layer counted from 0
     * @param polarity of the detector
     * @param channels names of the species in which it shows, the strongest first
     * @param sigma the largest deviation among them, with its sign
     */
    public record Spike(int layer, IonPolarity polarity, List<String> channels, double sigma) {

        /** Copies the list. */
        public Spike {
            channels = List.copyOf(channels);
        }
    }

    /** Copies the list. */
    public SpikeSearch {
        spikes = List.copyOf(spikes);
    }

    /**
     * {@return the spikes of a stack}
     *
     * @param stack its raw counts are looked at
     * @param progress is asked whether to go on
     * @throws IllegalArgumentException when it has fewer than {@link #LEAST_LAYERS} layers
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static SpikeSearch of(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
        if (stack.geometry().layers() < LEAST_LAYERS) {
            throw new IllegalArgumentException(tooFew(stack.geometry().layers()));
        }
        return of(stack.raw(), totals(stack.raw(), progress));
    }

    /**
     * {@return the totals of a stack's layers}
     *
     * @param raw any
     * @param progress is asked whether to go on
     * @return {@code [channel][layer]}; NaN where no pixel of a layer has a value
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static double[][] totals(IonStack raw, Progress progress) throws IOException, CancelledException {
        int layers = raw.geometry().layers();
        int channels = raw.species().size();
        double[][] totals = new double[channels][layers];
        Parallel.forEach(channels * layers, () -> new float[raw.geometry().pixels()], (i, image) -> {
            int c = i / layers;
            int k = i % layers;
            raw.source().read(c, k, image);
            double sum = 0;
            int counted = 0;
            for (float v : image) {
                if (Float.isFinite(v)) {
                    sum += v;
                    counted++;
                }
            }
            totals[c][k] = counted > 0 ? sum : Double.NaN;
        }, progress);
        return totals;
    }

    static String tooFew(int layers) {
        return "spikes need at least " + LEAST_LAYERS + " layers to compare, found " + layers;
    }

    private record Hit(int channel, double sigma) {}

    private static SpikeSearch of(IonStack raw, double[][] totals) {
        double[][] deviations = new double[totals.length][];
        Map<Integer, Map<IonPolarity, List<Hit>>> found = new TreeMap<>();
        for (int c = 0; c < totals.length; c++) {
            SpikeKernel kernel = SpikeKernel.of(totals[c], LEAST_SIGMA);
            deviations[c] = kernel.deviations();
            for (int k : kernel.spikes()) {
                found.computeIfAbsent(k, x -> new TreeMap<>())
                        .computeIfAbsent(raw.species().get(c).polarity(), x -> new ArrayList<>())
                        .add(new Hit(c, deviations[c][k]));
            }
        }
        List<Spike> spikes = new ArrayList<>();
        found.forEach((layer, byPolarity) -> byPolarity.forEach((polarity, hits) -> {
            hits.sort(Comparator.comparingDouble((Hit h) -> -Math.abs(h.sigma)));
            spikes.add(new Spike(
                    layer,
                    polarity,
                    hits.stream().map(h -> raw.species().get(h.channel).name()).toList(),
                    hits.get(0).sigma));
        }));
        return new SpikeSearch(spikes, deviations);
    }

    /**
     * {@return the stack with these layers masked, in addition to those that are}
     *
     * @param stack of as many layers
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        CorrectedStack next = stack;
        for (IonPolarity p : IonPolarity.values()) {
            boolean[] mask = new boolean[stack.geometry().layers()];
            for (int k = 0; k < mask.length; k++) {
                mask[k] = stack.isMasked(p, k);
            }
            boolean[] before = mask.clone();
            spikes.stream().filter(s -> s.polarity() == p).forEach(s -> mask[s.layer()] = true);
            next = Arrays.equals(mask, before) ? next : next.withMask(p, mask);
        }
        return next;
    }
}
