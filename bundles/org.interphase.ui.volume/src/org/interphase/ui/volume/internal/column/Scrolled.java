// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.interphase.ui.look.Paper;

/** A panel that scrolls where it has less room than it needs. */
public final class Scrolled {

    private final ScrolledComposite scroll;
    private final Composite panel;

    /**
     * Creates it, empty.
     *
     * @param parent where it lies
     * @param leastHeight below which it scrolls, in pixels
     */
    public Scrolled(Composite parent, int leastHeight) {
        scroll = Paper.under(new ScrolledComposite(parent, SWT.V_SCROLL));
        panel = Paper.under(new Composite(scroll, SWT.NONE));
        scroll.setContent(panel);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setMinHeight(leastHeight);
        scroll.setShowFocusedControl(true);
    }

    /** {@return what lies in the window} */
    public Composite control() {
        return scroll;
    }

    /** {@return what is filled} */
    public Composite panel() {
        return panel;
    }
}
