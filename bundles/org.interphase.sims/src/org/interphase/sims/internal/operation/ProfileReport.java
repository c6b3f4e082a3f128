// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.sims.CorrectionPipeline.Entry;

/**
 * Result of {@code sims profile}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param rois the regions
 * @param normalisedTo what values are divided by; null for nothing
 * @param confidence confidence of the intervals
 * @param deadTimeCorrected whether the dead time of all channels is corrected
 * @param corrections what became of each correction; null where none were asked for
 */
public record ProfileReport(List<Roi> rois, String normalisedTo, double confidence, boolean deadTimeCorrected, List<Entry> corrections) {

    /**
     * A region.
     *
     * @param name its name
     * @param shape its shape as text
     * @param pixels how many pixels it has
     * @param channels the channels
     */
    public record Roi(String name, String shape, int pixels, List<Curve> channels) {}

    /**
     * A channel of a region.
     *
     * @param name the species
     * @param polarity {@code +}, {@code -} or nothing
     * @param depthUm depths in µm; null where not known
     * @param timeS times in s; null where not known
     * @param counts raw counts
     * @param values corrected counts, or their ratio
     * @param lower lower ends of the values' intervals
     * @param upper upper ends
     */
    public record Curve(
            String name,
            String polarity,
            double[] depthUm,
            double[] timeS,
            double[] counts,
            double[] values,
            double[] lower,
            double[] upper) {}
}
