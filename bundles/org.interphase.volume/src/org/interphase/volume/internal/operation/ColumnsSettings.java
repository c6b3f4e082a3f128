// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.Setting;
import org.interphase.volume.ColumnOptions;

/**
 * Settings of {@code volume columns}.
 *
 * @param channel the species
 * @param labels where the labels are written; empty for nowhere
 * @param edits file of what is changed by hand; empty for none
 * @param drift whether the drift is found first
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param sigmaLayers smoothing along the depth in layers
 * @param sigmaPx smoothing in a layer in pixels
 * @param threshold smoothed counts; null for Otsu's
 * @param peak smoothed counts; null for the threshold
 * @param minVoxels smaller objects are left out
 * @param fillHoles whether holes are filled
 * @param splitTouching whether columns that touch are parted
 */
public record ColumnsSettings(
        @Setting(help = "Name of the species whose columns are looked for.", required = true, example = "Na+") String channel,
        @Setting(
                        help = "Writes which voxel belongs to which column as a volume of whole numbers, in the form of the"
                                + " file's ending.",
                        byDefault = "",
                        example = "labels.nrrd")
                String labels,
        @Setting(
                        help = "File of what is changed by hand after columns are found: objects that are merged, split, removed.",
                        byDefault = "",
                        example = "edits.json")
                String edits,
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
                        help = "Smoothed counts that a column has at least; without it Otsu's threshold.",
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
