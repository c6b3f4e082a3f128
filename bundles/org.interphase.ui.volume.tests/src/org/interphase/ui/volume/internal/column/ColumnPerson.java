// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import org.eclipse.swt.graphics.Rectangle;
import org.interphase.ui.testing.Person;

/** A person at the settings of columns. */
public final class ColumnPerson {

    private ColumnPerson() {}

    /** Drags the threshold to the highest counts that there are. */
    public static void dragToHighest(ColumnPanel panel) {
        Rectangle area = panel.strip().getClientArea();
        new Person(panel.strip())
                .drag(
                        new Rectangle(area.width / 2, area.height / 2, 1, 1),
                        new Rectangle(area.width - 1, area.height / 2, 1, 1));
    }

    /** Chooses to split by places that will be clicked. */
    public static void splitByPlaces(ColumnPanel panel) {
        panel.requests().seeds();
    }
}
