// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** Settings beside each other, which go to another line where there is no room, and below them what is wrong with one. */
final class FieldLine {

    private static final int NARROW = 200;

    private final Ask ask;
    private final Runnable laidOut;
    private final Composite both;
    private final Composite row;
    private final Problem problem;

    /**
     * Creates an empty line in a grid of one column.
     *
     * @param laidOut hears that it is of another height
     */
    FieldLine(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        this.laidOut = laidOut;
        both = Paper.under(new Composite(parent, SWT.NONE));
        both.setLayout(Looks.grid(1, Looks.GAP, 0));
        both.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        row = Paper.under(new Composite(both, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.center = true;
        wrapping.marginLeft = 0;
        wrapping.marginRight = 0;
        wrapping.marginTop = 1;
        wrapping.marginBottom = 1;
        wrapping.spacing = Looks.GAP;
        row.setLayout(wrapping);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = NARROW;
        row.setLayoutData(data);
        problem = new Problem(both, 1, laidOut);
    }

    NumberField number(NumberField.What what, int width, NumberField.Taken taken) {
        return new NumberField(row, what, width, ask, taken, problem.ofField());
    }

    Button button(String text, String help, Runnable act) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, e -> act.run());
        return button;
    }

    Button check(String text, String help, Runnable act) {
        Button check = Paper.under(new Button(row, SWT.CHECK));
        check.setText(text);
        check.setToolTipText(help);
        check.addListener(SWT.Selection, e -> act.run());
        return check;
    }

    Label label(String text) {
        Label label = Paper.ink(new Label(row, SWT.NONE), Palette::faint);
        label.setText(text);
        return label;
    }

    /** A choice with its label before it. */
    Combo combo(String label, String name, List<String> items, Runnable act) {
        Composite labelled = row;
        if (!label.isEmpty()) {
            labelled = Paper.under(new Composite(row, SWT.NONE));
            labelled.setLayout(Looks.grid(2, 0, 0));
            Label text = Paper.ink(new Label(labelled, SWT.NONE), Palette::faint);
            text.setText(label);
        }
        Combo combo = new Combo(labelled, SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        Spoken.name(combo, () -> name);
        combo.addListener(SWT.Selection, e -> act.run());
        Wheel.onlyFocused(combo);
        return combo;
    }

    /** {@return what is wrong; empty for nothing} */
    String problem() {
        return problem.text();
    }

    /** {@return where the settings lie} */
    Composite row() {
        return row;
    }

    Composite control() {
        return both;
    }

    /** Shows or hides one of its fields. */
    void setVisible(NumberField field, boolean visible) {
        RowData data = field.control().getLayoutData() instanceof RowData known ? known : new RowData();
        if (data.exclude == visible) {
            data.exclude = !visible;
            field.control().setLayoutData(data);
            field.control().setVisible(visible);
            laidOut.run();
        }
    }

    /** Shows or hides the line. */
    void setVisible(boolean visible) {
        GridData data = (GridData) both.getLayoutData();
        if (data.exclude == visible) {
            data.exclude = !visible;
            both.setVisible(visible);
            laidOut.run();
        }
    }
}
