// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import org.interphase.ui.testing.Person;
import org.interphase.ui.volume.internal.column.Voxel;

/** A person at the slices. */
public final class SlicePerson {

    private SlicePerson() {}

    /** Clicks a voxel in a slice that it lies in. */
    public static void click(SlicePanel panel, Section section, Voxel voxel) {
        SliceCanvas canvas = panel.slice(section);
        SliceFrame frame = canvas.frame().orElseThrow();
        new Person(canvas).click((int) frame.px(voxel), (int) frame.py(voxel), 1, 0);
    }
}
