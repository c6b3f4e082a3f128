// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Tables on the clipboard: a heading, then the rows, with tabs between the cells. */
final class TabbedText {

    private TabbedText() {}

    static void copy(List<List<String>> lines) {
        String text = lines.stream()
                .map(l -> String.join("\t", l))
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    /** Gives a table a menu to copy it. */
    static void menu(Control table, Runnable copy) {
        Menu menu = new Menu(table);
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText("Copy Table\tCtrl+C");
        item.addListener(SWT.Selection, e -> copy.run());
        table.setMenu(menu);
    }
}
