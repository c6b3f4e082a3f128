// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.io.IOException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Labels;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;

/**
 * The smoothed counts in which columns are looked for, and how often which occur.
 *
 * @param stack of which
 * @param species of which
 * @param sigmaLayers smoothing along the depth
 * @param sigmaPx smoothing within layers
 * @param volume the smoothed counts
 * @param highest the highest of them, above 0
 * @param histogram voxels by counts, in {@value #BINS} equal steps from 0 to the highest
 */
record Smoothed(
        CorrectedStack stack,
        String species,
        double sigmaLayers,
        double sigmaPx,
        Volume volume,
        double highest,
        long[] histogram) {

    static final int BINS = 256;

    static Smoothed of(CorrectedStack stack, ColumnSettings settings, Progress progress)
            throws IOException, CancelledException {
        ColumnOptions o = settings.options();
        int channel = stack.raw().indexOf(settings.species()).orElseThrow();
        try {
            Volume smooth = Volume.of(stack, channel, progress).gaussian(o.sigmaLayers(), o.sigmaPx(), progress);
            smooth = o.levelled() ? smooth.levelled() : smooth;
            double highest = 0;
            for (float[] layer : smooth.layers()) {
                progress.checkCancelled();
                for (float v : layer) {
                    highest = v > highest ? v : highest;
                }
            }
            highest = highest > 0 && Double.isFinite(highest) ? highest : 1;
            long[] histogram = new long[BINS];
            for (float[] layer : smooth.layers()) {
                progress.checkCancelled();
                for (float v : layer) {
                    if (v >= 0) {
                        histogram[Math.min(BINS - 1, (int) (v / highest * BINS))]++;
                    }
                }
            }
            return new Smoothed(stack, settings.species(), o.sigmaLayers(), o.sigmaPx(), smooth, highest, histogram);
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
    }

    /** {@return whether it is that of these settings} */
    boolean isOf(CorrectedStack ofStack, ColumnSettings settings) {
        return ofStack == stack
                && settings.species().equals(species)
                && settings.options().sigmaLayers() == sigmaLayers
                && settings.options().sigmaPx() == sigmaPx;
    }

    /** {@return the objects at a threshold} */
    int objects(double level, double peak, long leastVoxels, Progress progress) throws CancelledException {
        return Labels.hysteresis(volume, level, Double.isNaN(peak) ? level : peak, leastVoxels, progress)
                .components()
                .size();
    }

    /** {@return the share of voxels of at least so many counts} */
    double share(double level) {
        long above = 0;
        long all = 0;
        for (int i = 0; i < BINS; i++) {
            all += histogram[i];
            above += (i + 0.5) / BINS * highest >= level ? histogram[i] : 0;
        }
        return all == 0 ? 0 : (double) above / all;
    }
}
