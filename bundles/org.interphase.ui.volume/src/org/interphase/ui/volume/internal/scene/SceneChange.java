// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.interphase.volume.render.Scene;

/**
 * What a person asked for at a scene.
 *
 * @param label what is done, for the menu Edit, such as {@code Hide Na+}
 * @param key the same for all changes of one drag, or of what is typed into one field without leaving it, so that they are
 *     undone at once; no other change has it. Empty for a change that is a step of its own
 * @param change makes the scene that is asked for
 */
public record SceneChange(String label, String key, UnaryOperator<Scene> change) {

    /** Checks that nothing is null. */
    public SceneChange {
        Objects.requireNonNull(label);
        Objects.requireNonNull(key);
        Objects.requireNonNull(change);
    }
}
