// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.Setting;

/**
 * Settings of {@code volume mesh}.
 *
 * @param channel the species
 * @param level counts at the surface, or Otsu's threshold
 * @param levelled whether layers are levelled first, as they are for Otsu's threshold
 * @param drift whether the drift is found first
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param sigmaLayers smoothing along the depth in layers
 * @param sigmaPx smoothing in a layer in pixels
 * @param minVoxels smaller objects are left out
 */
public record MeshSettings(
        @Setting(help = "Name of the species whose surface is looked for.", required = true, example = "Na+") String channel,
        @Setting(
                        help = "Smoothed counts at the surface; auto is the threshold of 'volume columns', of levelled layers.",
                        unit = "counts",
                        byDefault = "auto",
                        example = "4.5",
                        citation = "Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62")
                MeshLevel level,
        @Setting(help = "Multiplies each layer so that its median is that of all layers, also where the level is a number.")
                boolean levelled,
        @Setting(help = "Finds the drift first and corrects it.") boolean drift,
        @Setting(
                        help = "Depth of the crater, of which each layer has its equal part; without it the depths of the file.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm,
        @Setting(help = "Gaussian smoothing along the depth, in layers.", byDefault = "3", min = 0, max = 50) double sigmaLayers,
        @Setting(help = "Gaussian smoothing in a layer, in pixels.", byDefault = "1.2", min = 0, max = 50) double sigmaPx,
        @Setting(help = "Objects of fewer voxels are left out.", byDefault = "1", min = 1) int minVoxels) {}
