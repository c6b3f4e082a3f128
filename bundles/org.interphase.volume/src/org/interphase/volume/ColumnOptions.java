// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

/**
 * How columns are told from what surrounds them.
 *
 * @param sigmaLayers standard deviation of the Gaussian along the depth in layers, 0 to 50
 * @param sigmaPx standard deviation of the Gaussian in a layer in pixels, 0 to 50
 * @param levelled whether what each layer has in common is taken out before ({@link Volume#levelled})
 * @param threshold smoothed counts that a column has at least; NaN for Otsu's
 * @param peak smoothed counts that a column has somewhere, at least the threshold; NaN for the threshold
 * @param leastVoxels smaller objects are left out
 * @param fillHoles whether what an object encloses in a layer belongs to it
 * @param splitTouching whether objects are parted where they are narrow within their layers, into columns that lie beside each
 *     other
 */
public record ColumnOptions(
        double sigmaLayers,
        double sigmaPx,
        boolean levelled,
        double threshold,
        double peak,
        long leastVoxels,
        boolean fillHoles,
        boolean splitTouching) {

    private static final double MOST_SIGMA = 50;

    /** A Gaussian of 3 layers and 1.2 pixels, levelled, Otsu's threshold, at least 500 voxels. */
    public static final ColumnOptions DEFAULT =
            new ColumnOptions(3, 1.2, true, Double.NaN, Double.NaN, 500, false, false);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it
     */
    public ColumnOptions {
        if (!(sigmaLayers >= 0 && sigmaLayers <= MOST_SIGMA) || !(sigmaPx >= 0 && sigmaPx <= MOST_SIGMA)) {
            throw new IllegalArgumentException(
                    "expected a smoothing of 0 to " + MOST_SIGMA + ", found " + sigmaLayers + " layers and " + sigmaPx + " px");
        }
        if (peak < threshold || Double.isNaN(threshold) && !Double.isNaN(peak)) {
            throw new IllegalArgumentException("expected a peak of at least the threshold, found " + peak + " and "
                    + (Double.isNaN(threshold) ? "none" : threshold));
        }
        if (leastVoxels < 1) {
            throw new IllegalArgumentException("expected at least 1 voxel, found " + leastVoxels);
        }
    }

    /**
     * {@return the same, but}
     *
     * @param split whether columns that touch are parted
     */
    public ColumnOptions withSplitTouching(boolean split) {
        return new ColumnOptions(sigmaLayers, sigmaPx, levelled, threshold, peak, leastVoxels, fillHoles, split);
    }

    /**
     * {@return the same with a threshold by hand}
     *
     * @param level smoothed counts that a column has at least
     * @param peakLevel smoothed counts that it has somewhere; NaN for the threshold
     */
    public ColumnOptions withThreshold(double level, double peakLevel) {
        return new ColumnOptions(sigmaLayers, sigmaPx, levelled, level, peakLevel, leastVoxels, fillHoles, splitTouching);
    }
}
