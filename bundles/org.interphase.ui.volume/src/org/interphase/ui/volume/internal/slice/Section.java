// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

/** Along which plane a volume is cut. */
public enum Section {
    /** A layer, x to the right and y down. */
    XY("x", "y"),
    /** Along x and the depth, x to the right and the depth down. */
    XZ("x", "depth"),
    /** Along y and the depth, y to the right and the depth down. */
    YZ("y", "depth");

    private final String across;
    private final String down;

    Section(String across, String down) {
        this.across = across;
        this.down = down;
    }

    /** {@return what runs to the right} */
    public String across() {
        return across;
    }

    /** {@return what runs down} */
    public String down() {
        return down;
    }
}
