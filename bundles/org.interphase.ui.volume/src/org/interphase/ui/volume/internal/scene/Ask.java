// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;

/** How the parts of the panel ask for other scenes. */
final class Ask {

    private final Consumer<SceneChange> asks;
    private long gestures;

    Ask(Consumer<SceneChange> asks) {
        this.asks = asks;
    }

    /** {@return a key that no other gesture has} */
    String gesture(String what) {
        gestures++;
        return what + " " + gestures;
    }

    /** Asks for a change that is a step of its own. */
    void once(String label, UnaryOperator<Scene> change) {
        during("", label, change);
    }

    /** Asks for a change that is undone with all others of its key. */
    void during(String key, String label, UnaryOperator<Scene> change) {
        asks.accept(new SceneChange(label, key, change));
    }

    /** {@return a change of one species; none where a scene does not have it} */
    static UnaryOperator<Scene> channel(String species, UnaryOperator<SceneChannel> change) {
        return channel(species, (scene, c) -> change.apply(c));
    }

    /** {@return a change of one species for which the scene matters; none where a scene does not have it} */
    static UnaryOperator<Scene> channel(String species, BiFunction<Scene, SceneChannel, SceneChannel> change) {
        return scene -> {
            List<SceneChannel> all = new ArrayList<>(scene.channels());
            all.replaceAll(c -> c.species().equals(species) ? change.apply(scene, c) : c);
            return scene.withChannels(all);
        };
    }
}
