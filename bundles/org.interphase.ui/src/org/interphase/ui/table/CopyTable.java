// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** A table that can be copied from the workbench's menu Edit, which looks for {@link #copy()} at what has the focus. */
public final class CopyTable extends NatTable {

    private final Runnable copy;

    CopyTable(Composite parent, ILayer layer, Runnable copy) {
        super(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED, layer, false);
        this.copy = copy;
    }

    /** Copies what is selected. */
    public void copy() {
        copy.run();
    }
}
