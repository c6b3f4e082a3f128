// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import java.util.Set;
import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.render.Samples;

/**
 * What the slices show.
 *
 * @param samples the counts of one species
 * @param highest counts of the last colour, above 0
 * @param labels which voxel belongs to which column; null where no columns are known
 * @param chosen ids of the columns that are selected
 * @param zScale by how much the depth is stretched
 * @param at where the slices cut
 */
record Shown(Samples samples, double highest, LabelVolume labels, Set<Integer> chosen, double zScale, Voxel at) {

    Shown {
        chosen = Set.copyOf(chosen);
    }

    Shown at(Voxel next) {
        return new Shown(samples, highest, labels, chosen, zScale, next);
    }
}
