// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;

/** Settings beside each other, each with its label; they go to another line where there is no room. */
final class SettingRow {

    private final Composite row;
    private final Runnable changed;

    /**
     * Creates a row, in a grid of one column.
     *
     * @param parent where it lies
     * @param changed called when a setting became different
     */
    SettingRow(Composite parent, Runnable changed) {
        this.changed = changed;
        row = Paper.under(new Composite(parent, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        wrapping.center = true;
        wrapping.marginLeft = 0;
        wrapping.marginTop = 0;
        wrapping.marginBottom = 0;
        wrapping.spacing = Looks.GAP + 2;
        row.setLayout(wrapping);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private Composite labelled(String label) {
        Composite both = Paper.under(new Composite(row, SWT.NONE));
        both.setLayout(Looks.grid(2, 0, 0));
        Label text = new Label(both, SWT.NONE);
        text.setText(label);
        Paper.under(text);
        return both;
    }

    Combo combo(String label, String help, List<String> items) {
        Combo combo = new Combo(label.isEmpty() ? row : labelled(label), SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.setToolTipText(help);
        combo.addListener(SWT.Selection, e -> changed.run());
        return combo;
    }

    /** A number in steps: whole, or with some decimals, which the numbers here have as well. */
    Spinner spinner(String label, String help, int decimals, int least, int most, int start) {
        Spinner spinner = new Spinner(labelled(label), SWT.BORDER);
        spinner.setValues(start, least, most, decimals, 1, 10);
        spinner.setToolTipText(help);
        spinner.addListener(SWT.Selection, e -> changed.run());
        return spinner;
    }

    /** A text that is taken with Enter, or when another setting is turned to. */
    Text text(String label, String help, int width) {
        Text text = new Text(labelled(label), SWT.BORDER | SWT.SINGLE);
        GridData data = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        data.widthHint = width;
        text.setLayoutData(data);
        text.setToolTipText(help);
        text.addListener(SWT.DefaultSelection, e -> changed.run());
        text.addListener(SWT.FocusOut, e -> changed.run());
        return text;
    }

    Button check(String text, String help) {
        Button check = Paper.under(new Button(row, SWT.CHECK));
        check.setText(text);
        check.setToolTipText(help);
        check.addListener(SWT.Selection, e -> changed.run());
        return check;
    }

    /** Shows other items; what was selected stays selected where it is one of them, else one is selected. */
    static void setItems(Combo combo, List<String> items, int otherwise) {
        String before = combo.getText();
        List<String> known = new ArrayList<>(List.of(combo.getItems()));
        if (!known.equals(items)) {
            combo.setItems(items.toArray(String[]::new));
            combo.setLayoutData(combo.getParent().getLayout() instanceof RowLayout ? new RowData() : new GridData());
        }
        int index = items.indexOf(before);
        combo.select(index >= 0 ? index : Math.min(otherwise, items.size() - 1));
    }

    Composite control() {
        return row;
    }
}
