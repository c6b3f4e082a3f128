// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.volume.ColumnOptions;

/**
 * Settings of {@code volume colocalise}.
 *
 * @param a the species of transport
 * @param b the oxide
 * @param drift whether the drift is found first
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param sigmaLayers smoothing along the depth in layers
 * @param sigmaPx smoothing in a layer in pixels
 * @param thresholdA smoothed counts of a; null for Otsu's
 * @param thresholdB smoothed counts of b; null for Otsu's
 * @param minVoxels smaller objects are left out
 * @param fillHoles whether holes are filled
 * @param splitTouching whether columns that touch are parted
 */
public record ColocaliseSettings(
        @Setting(help = "Name of the species whose columns are looked around.", required = true, example = "Na+") String a,
        @Setting(help = "Name of the species that may go along with it.", required = true, example = "SiO2-") String b,
        @Setting(help = "Finds the drift first and measures along it, on the counts as they were measured.") boolean drift,
        @Setting(
                        help = "Depth of the crater, of which each layer has its equal part; without it the depths of the file.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm,
        @Setting(help = "Gaussian smoothing along the depth, in layers.", byDefault = "3", min = 0, max = 50) double sigmaLayers,
        @Setting(help = "Gaussian smoothing in a layer, in pixels.", byDefault = "1.2", min = 0, max = 50) double sigmaPx,
        @Setting(
                        help = "Smoothed counts that a column of the first species has at least; without it Otsu's threshold.",
                        unit = "counts",
                        citation = "Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62")
                Double thresholdA,
        @Setting(
                        help = "Smoothed counts that a column of the second species has at least; without it Otsu's threshold.",
                        unit = "counts")
                Double thresholdB,
        @Setting(help = "Objects of fewer voxels are left out.", byDefault = "500", min = 1) int minVoxels,
        @Setting(help = "What a column encloses in a layer belongs to it.") boolean fillHoles,
        @Setting(help = "Parts objects where they are narrow within their layers, into columns that lie beside each other.")
                boolean splitTouching) {

    /** {@return how columns of a species are found} */
    ColumnOptions options(Double threshold) {
        return new ColumnOptions(
                sigmaLayers, sigmaPx, true, threshold == null ? Double.NaN : threshold, Double.NaN, minVoxels, fillHoles,
                splitTouching);
    }
}
