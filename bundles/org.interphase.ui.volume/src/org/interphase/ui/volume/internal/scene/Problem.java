// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** What is wrong with one of a few fields; takes no room while there is nothing. */
final class Problem {

    private static final int NARROW = 200;

    private final Label label;
    private final Runnable laidOut;
    private final List<String> texts = new ArrayList<>();

    /**
     * Creates one in a grid.
     *
     * @param columns how many columns of the grid it spans
     * @param laidOut hears that it needs another height
     */
    Problem(Composite parent, int columns, Runnable laidOut) {
        this.laidOut = laidOut;
        label = Paper.ink(new Label(parent, SWT.WRAP), Palette::problem);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, columns, 1);
        data.widthHint = NARROW;
        data.exclude = true;
        label.setLayoutData(data);
        label.setVisible(false);
    }

    /** {@return what takes the problem of one more field; empty for none} */
    Consumer<String> ofField() {
        int index = texts.size();
        texts.add("");
        return text -> say(index, text);
    }

    private void say(int index, String text) {
        texts.set(index, text);
        String first = texts.stream().filter(t -> !t.isEmpty()).findFirst().orElse("");
        if (!first.equals(text())) {
            label.setText(first.replace("&", "&&"));
            label.setVisible(!first.isEmpty());
            ((GridData) label.getLayoutData()).exclude = first.isEmpty();
            laidOut.run();
        }
    }

    /** Stands below another control of the grid. */
    void below(Control other) {
        label.moveBelow(other);
    }

    /** {@return what is said; empty for nothing} */
    String text() {
        return label.getText();
    }
}
