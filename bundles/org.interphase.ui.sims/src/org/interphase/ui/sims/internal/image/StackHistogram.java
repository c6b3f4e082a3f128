// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;

/** The histogram of all layers of a species, first of a few of them. */
final class StackHistogram {

    private static final int FIRST = 4;

    private StackHistogram() {}

    /**
     * Counts all layers: some that are far apart first, those between them later, and tells what was found when twice as many
     * were looked at. Masked layers are left out.
     *
     * @param stack counts and corrections
     * @param channel index of the species
     * @param progress what to report to
     * @param found gets the histogram so far and whether it is complete
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    static void count(CorrectedStack stack, int channel, Progress progress, BiConsumer<Histogram, Boolean> found)
            throws IOException, CancelledException {
        boolean plain = Plane.isPlain(stack, channel);
        IonPolarity polarity = stack.raw().species().get(channel).polarity();
        Histogram histogram = new Histogram(plain && stack.raw().source().type() == PixelType.UINT16);
        int layers = stack.geometry().layers();
        int step = Integer.highestOneBit(Math.max(1, layers - 1)) * 2;
        int seen = 0;
        int tell = FIRST;
        boolean[] done = new boolean[layers];
        for (; step > 0; step /= 2) {
            for (int k = step / 2; k < layers; k += step) {
                if (done[k]) {
                    continue;
                }
                progress.checkCancelled();
                progress.report((double) seen / layers, stack.raw().species().get(channel).name());
                done[k] = true;
                seen++;
                if (!stack.isMasked(polarity, k)) {
                    int layer = k;
                    Optional<Plane> resident = plain ? Plane.resident(stack, channel, layer) : Optional.empty();
                    histogram.add(
                            resident.isPresent()
                                    ? resident.get()
                                    : plain ? Plane.read(stack, channel, layer) : Plane.correct(stack, channel, layer));
                }
                if (seen == tell && seen < layers) {
                    tell *= 2;
                    found.accept(histogram.copy(), false);
                }
            }
        }
        found.accept(histogram, true);
    }
}
