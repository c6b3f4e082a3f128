// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The few spacings that all views share. */
public final class Looks {

    /** Pixels between what belongs together. */
    public static final int GAP = 6;

    private Looks() {}

    /**
     * {@return a layout whose columns stand close together}
     *
     * @param columns how many
     * @param marginWidth pixels at the left and right
     * @param marginHeight pixels above and below
     */
    public static GridLayout grid(int columns, int marginWidth, int marginHeight) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = marginWidth;
        layout.marginHeight = marginHeight;
        layout.horizontalSpacing = GAP;
        layout.verticalSpacing = 2;
        return layout;
    }

    /**
     * {@return a small heading above a part of the window}
     *
     * @param parent where it lies, with a grid layout
     * @param text a few words
     */
    public static Label heading(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        Font bold = FontDescriptor.createFrom(label.getFont()).setStyle(SWT.BOLD).createFont(label.getDisplay());
        label.setFont(bold);
        label.addDisposeListener(e -> bold.dispose());
        Paper.under(label);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = GAP;
        data.verticalIndent = GAP;
        label.setLayoutData(data);
        return label;
    }
}
