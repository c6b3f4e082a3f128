// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.volume.ColumnOptions;

/**
 * Settings of {@code volume compare}.
 *
 * @param channel the species; empty for Na+, or the only one
 * @param drift whether the drift is found first
 * @param depthUm depth of the craters in µm; null where the files state depths
 * @param sigmaLayers smoothing along the depth in layers
 * @param sigmaPx smoothing in a layer in pixels
 * @param threshold smoothed counts, the same for both; null for Otsu's of each
 * @param peak smoothed counts; null for the threshold
 * @param minVoxels smaller objects are left out
 * @param fillHoles whether holes are filled
 * @param splitTouching whether columns that touch are parted
 */
public record CompareSettings(
        @Setting(
                        help = "Name of the species whose columns are compared; without it Na+, or the only species that both have.",
                        byDefault = "",
                        example = "Na+")
                String channel,
        @Setting(help = "Finds the drift first and measures along it, on the counts as they were measured.") boolean drift,
        @Setting(
                        help = "Depth of the craters, of which each layer has its equal part; without it the depths of the files.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm,
        @Setting(help = "Gaussian smoothing along the depth, in layers.", byDefault = "3", min = 0, max = 50) double sigmaLayers,
        @Setting(help = "Gaussian smoothing in a layer, in pixels.", byDefault = "1.2", min = 0, max = 50) double sigmaPx,
        @Setting(
                        help = "Smoothed counts that a column has at least, the same for both; without it Otsu's threshold of each.",
                        unit = "counts",
                        citation = "Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62")
                Double threshold,
        @Setting(help = "Smoothed counts that a column has somewhere (hysteresis); without it the threshold.", unit = "counts")
                Double peak,
        @Setting(help = "Objects of fewer voxels are left out.", byDefault = "500", min = 1) int minVoxels,
        @Setting(help = "What a column encloses in a layer belongs to it.") boolean fillHoles,
        @Setting(help = "Parts objects where they are narrow within their layers, into columns that lie beside each other.")
                boolean splitTouching) {

    /** {@return how columns are told from what surrounds them} */
    ColumnOptions options() {
        return new ColumnOptions(
                sigmaLayers,
                sigmaPx,
                true,
                threshold == null ? Double.NaN : threshold,
                peak == null ? Double.NaN : peak,
                minVoxels,
                fillHoles,
                splitTouching);
    }
}
