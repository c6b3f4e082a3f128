// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.Arrays;
import org.interphase.sims.Segmentation;
import org.interphase.volume.render.Samples;

/** How many voxels of a species have which counts. Its numbers are found when it is created, which takes milliseconds. */
public final class CountHistogram {

    private final long[] voxels;
    private final double step;
    private final long positive;
    private final double otsu;

    /**
     * Creates one.
     *
     * @param voxels how many voxels have each sample; not changed from then on
     * @param step counts of one step of a sample, above 0
     * @throws IllegalArgumentException when there is no sample, or the step is not above 0
     */
    public CountHistogram(long[] voxels, double step) {
        if (voxels.length == 0) {
            throw new IllegalArgumentException("expected how often samples occur, found none");
        }
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("expected counts of a sample above 0, found " + step);
        }
        int highest = voxels.length - 1;
        while (highest > 0 && voxels[highest] == 0) {
            highest--;
        }
        this.voxels = Arrays.copyOf(voxels, highest + 1);
        this.step = step;
        long sum = 0;
        for (int i = 1; i <= highest; i++) {
            sum += voxels[i];
        }
        positive = sum;
        // between two samples is half a step below where the upper one begins
        otsu = (Segmentation.otsu(this.voxels) - 0.5) * step;
    }

    /**
     * {@return that of a volume; goes through all its voxels}
     *
     * @param samples the volume
     */
    public static CountHistogram of(Samples samples) {
        return new CountHistogram(samples.histogram(), samples.step());
    }

    /** {@return how many voxels have each sample, up to the highest that occurs; not to be changed} */
    long[] voxels() {
        return voxels;
    }

    /** {@return counts of one step} */
    double step() {
        return step;
    }

    /** {@return the highest counts, 0 where all are 0} */
    double highest() {
        return (voxels.length - 1) * step;
    }

    /** {@return threshold that parts the counts into two classes; NaN where there are not two different counts} */
    double otsu() {
        return otsu;
    }

    /**
     * {@return counts that a share of the voxels with any counts does not exceed; 0 where there are no counts}
     *
     * @param share 0 to 1
     */
    double quantile(double share) {
        long left = (long) Math.ceil(share * positive);
        for (int i = 1; i < voxels.length; i++) {
            left -= voxels[i];
            if (left <= 0) {
                return i * step;
            }
        }
        return highest();
    }

    /**
     * Counts voxels for each column of a picture of the histogram: the most of a sample in the column. A column narrower than
     * a sample has that of the sample around it.
     *
     * @param from counts at the left edge of the first column
     * @param to counts at the right edge of the last column, above {@code from}
     * @param columns filled in
     */
    void columns(double from, double to, long[] columns) {
        double perColumn = (to - from) / columns.length / step;
        double start = from / step;
        for (int x = 0; x < columns.length; x++) {
            // a sample stands for the counts half a step around it
            long first = Math.round(start + x * perColumn);
            long last = Math.max(first, Math.round(start + (x + 1) * perColumn) - 1);
            long most = 0;
            for (long i = Math.max(0, first); i <= last && i < voxels.length; i++) {
                most = Math.max(most, voxels[(int) i]);
            }
            columns[x] = most;
        }
    }

    /** {@return the most voxels with the same counts} */
    long most() {
        long most = 0;
        for (long n : voxels) {
            most = Math.max(most, n);
        }
        return most;
    }
}
