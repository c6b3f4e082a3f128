// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The mouse's wheel over settings that lie in something that scrolls. */
final class Wheel {

    private static final int LINE = 16;

    private Wheel() {}

    /** Has the wheel change a setting only while the setting has the focus; else it scrolls, as it does beside it. */
    static void onlyFocused(Control setting) {
        setting.addListener(SWT.MouseVerticalWheel, e -> {
            if (setting.isFocusControl()) {
                return;
            }
            e.doit = false;
            for (Composite c = setting.getParent(); c != null; c = c.getParent()) {
                if (c instanceof ScrolledComposite scroll) {
                    Point origin = scroll.getOrigin();
                    scroll.setOrigin(origin.x, origin.y - e.count * LINE);
                    return;
                }
            }
        });
    }
}
