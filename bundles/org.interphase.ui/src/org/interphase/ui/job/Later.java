// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import org.eclipse.swt.widgets.Control;

/** What comes from another thread, done in the UI thread. */
public final class Later {

    private Later() {}

    /**
     * Does something soon in the UI thread, unless the control that it is for is gone by then.
     *
     * @param control what it is for
     * @param run what to do
     */
    public static void in(Control control, Runnable run) {
        if (!control.isDisposed()) {
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed()) {
                    run.run();
                }
            });
        }
    }
}
