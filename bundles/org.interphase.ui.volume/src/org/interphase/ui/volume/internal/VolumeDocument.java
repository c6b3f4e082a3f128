// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.volume.SegmentationEdits;
import org.interphase.volume.render.Scene;

/**
 * All that a person said of the stacks of a file in the 3D editor, at one moment. Immutable: each edit makes a new one, so that
 * undoing is going back to an old one.
 *
 * @param dataset the id of the stack on the screen
 * @param all what was said of each stack, by its id
 */
record VolumeDocument(String dataset, Map<String, Asked> all) {

    /** Copies the map. */
    VolumeDocument {
        Objects.requireNonNull(dataset);
        all = Map.copyOf(all);
    }

    /**
     * What a person said of a stack.
     *
     * @param scene what is seen; null before the volumes were read for the first time
     * @param columns how columns are found; null before that, too
     * @param edits what was changed of the columns by hand
     * @param craterUm depth of the crater in µm; NaN for the depths of the file
     */
    record Asked(Scene scene, ColumnSettings columns, SegmentationEdits edits, double craterUm) {

        /** Nobody said anything. */
        static final Asked NOTHING = new Asked(null, null, SegmentationEdits.NONE, Double.NaN);

        Asked withScene(Scene next) {
            return new Asked(next, columns, edits, craterUm);
        }

        /** Other columns: what was changed of the old ones by hand is gone with them. */
        Asked withColumns(ColumnSettings next) {
            return new Asked(scene, next, next != null && next.equals(columns) ? edits : SegmentationEdits.NONE, craterUm);
        }

        Asked withEdits(SegmentationEdits next) {
            return new Asked(scene, columns, next, craterUm);
        }

        Asked withCrater(OptionalDouble um) {
            return new Asked(scene, columns, edits, um.orElse(Double.NaN));
        }

        /** {@return depth of the crater in µm; empty for the depths of the file} */
        OptionalDouble crater() {
            return Double.isNaN(craterUm) ? OptionalDouble.empty() : OptionalDouble.of(craterUm);
        }

        /** {@return what is seen; empty before the volumes were read} */
        Optional<Scene> seen() {
            return Optional.ofNullable(scene);
        }
    }

    /** {@return what was said of the stack on the screen} */
    Asked asked() {
        return all.getOrDefault(dataset, Asked.NOTHING);
    }

    VolumeDocument withAsked(Asked next) {
        if (next.equals(asked())) {
            return this;
        }
        Map<String, Asked> said = new LinkedHashMap<>(all);
        said.put(dataset, next);
        return new VolumeDocument(dataset, said);
    }

    VolumeDocument withDataset(String id) {
        return new VolumeDocument(id, all);
    }
}
