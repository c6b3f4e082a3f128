// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;

/** Species of a scene with one thing different. */
final class Channels {

    private Channels() {}

    static SceneChannel visible(SceneChannel c, boolean visible) {
        return new SceneChannel(c.species(), visible, c.mode(), c.rgb(), c.transfer(), c.levelCounts());
    }

    static SceneChannel mode(SceneChannel c, Mode mode) {
        return new SceneChannel(c.species(), c.visible(), mode, c.rgb(), c.transfer(), c.levelCounts());
    }

    static SceneChannel colour(SceneChannel c, int rgb) {
        return new SceneChannel(c.species(), c.visible(), c.mode(), rgb, c.transfer(), c.levelCounts());
    }

    static SceneChannel transfer(SceneChannel c, TransferFunction transfer) {
        return new SceneChannel(c.species(), c.visible(), c.mode(), c.rgb(), transfer, c.levelCounts());
    }

    static SceneChannel level(SceneChannel c, double counts) {
        return new SceneChannel(c.species(), c.visible(), c.mode(), c.rgb(), c.transfer(), counts);
    }
}
