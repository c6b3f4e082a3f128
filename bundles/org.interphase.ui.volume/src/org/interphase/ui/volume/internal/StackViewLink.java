// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import org.interphase.ui.sims.StackView;

/** Keeps the layer and the cursor of two views of one raster the same, where they could not be one from the beginning. */
final class StackViewLink {

    private StackViewLink() {}

    /**
     * Links two views.
     *
     * @param leads whose layer and cursor both have first
     * @param follows the other one
     * @return parts them again
     */
    static Runnable of(StackView leads, StackView follows) {
        copy(leads, follows);
        Runnable there = leads.onChange(change -> copy(leads, follows));
        Runnable back = follows.onChange(change -> copy(follows, leads));
        return () -> {
            there.run();
            back.run();
        };
    }

    /** A view tells only of what is different, so that nothing goes round in circles. */
    private static void copy(StackView from, StackView to) {
        if (from.geometry().equals(to.geometry())) {
            to.setLayer(from.layer());
            to.setCursor(from.cursor());
        }
    }
}
