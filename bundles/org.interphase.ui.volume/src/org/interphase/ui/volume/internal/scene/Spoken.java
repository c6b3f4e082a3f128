// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What screen readers say of controls whose own text does not tell what they are. */
final class Spoken {

    private Spoken() {}

    /** Gives a control a name. */
    static void name(Control control, Supplier<String> name) {
        name(control, name, () -> null);
    }

    /** Gives a control a name, and says how it stands. */
    static void name(Control control, Supplier<String> name, Supplier<String> state) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name.get();
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                String said = state.get();
                e.result = said == null ? e.result : said;
            }
        });
    }
}
