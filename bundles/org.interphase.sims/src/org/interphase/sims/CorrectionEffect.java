// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.internal.Parallel;

/**
 * What a correction changed.
 *
 * @param before the stack before it
 * @param after the stack with it, of the same counts
 */
public record CorrectionEffect(CorrectedStack before, CorrectedStack after) {

    /**
     * The sum of all that is seen of a species.
     *
     * @param channel its name
     * @param before the correction
     * @param after the correction
     */
    public record Total(String channel, double before, double after) {

        /** {@return by which share the sum rose, negative where it fell; NaN where there was nothing} */
        public double change() {
            return before == 0 ? Double.NaN : after / before - 1;
        }
    }

    /**
     * Checks that both are of the same counts.
     *
     * @throws IllegalArgumentException when they are not
     */
    public CorrectionEffect {
        Objects.requireNonNull(before);
        if (after.raw() != before.raw()) {
            throw new IllegalArgumentException("expected two stages of one stack, found " + before.raw().id() + " and "
                    + after.raw().id());
        }
    }

    /**
     * {@return root of the mean square over the layers of how far the correction moved the content of a polarity, in pixels}
     *
     * @param polarity of the species
     */
    public double movedPx(IonPolarity polarity) {
        int layers = after.geometry().layers();
        double squares = 0;
        for (int k = 0; k < layers; k++) {
            double x = after.shiftX(polarity, k) - before.shiftX(polarity, k);
            double y = after.shiftY(polarity, k) - before.shiftY(polarity, k);
            squares += x * x + y * y;
        }
        return Math.sqrt(squares / layers);
    }

    /**
     * {@return the layers of a polarity that are masked only since the correction, counted from 0}
     *
     * @param polarity of the species
     */
    public int[] masked(IonPolarity polarity) {
        return IntStream.range(0, after.geometry().layers())
                .filter(k -> after.isMasked(polarity, k) && !before.isMasked(polarity, k))
                .toArray();
    }

    /**
     * {@return the sums of all that is seen of some species: without masked layers, and without pixels that a moved layer does
     * not cover}
     *
     * @param channels indices of the species
     * @param progress is asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public List<Total> totals(int[] channels, Progress progress) throws IOException, CancelledException {
        double[] first = sums(before, channels, progress);
        double[] second = sums(after, channels, progress);
        List<Total> totals = new ArrayList<>();
        for (int i = 0; i < channels.length; i++) {
            totals.add(new Total(before.raw().species().get(channels[i]).name(), first[i], second[i]));
        }
        return totals;
    }

    private static double[] sums(CorrectedStack stack, int[] channels, Progress progress)
            throws IOException, CancelledException {
        LayerSource source = stack.corrected().source();
        int layers = stack.geometry().layers();
        double[] each = new double[channels.length * layers];
        Parallel.forEach(each.length, () -> new float[stack.geometry().pixels()], (i, image) -> {
            source.read(channels[i / layers], i % layers, image);
            double sum = 0;
            for (float v : image) {
                sum += Float.isFinite(v) ? v : 0;
            }
            each[i] = sum;
        }, progress);
        double[] sums = new double[channels.length];
        for (int i = 0; i < each.length; i++) {
            sums[i / layers] += each[i];
        }
        return sums;
    }
}
