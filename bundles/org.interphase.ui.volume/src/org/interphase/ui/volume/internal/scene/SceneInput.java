// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.interphase.volume.VolumeGeometry;

/**
 * What is known of the stack that a scene shows.
 *
 * @param geometry its raster, whose edges bound the cuts
 * @param species names of all its species, in the order of the stack; each once
 * @param histograms how often counts occur, by species; a species whose volume is not there yet has none
 */
public record SceneInput(VolumeGeometry geometry, List<String> species, Map<String, CountHistogram> histograms) {

    /** Copies the species. */
    public SceneInput {
        Objects.requireNonNull(geometry);
        species = List.copyOf(species);
        histograms = Map.copyOf(histograms);
    }
}
