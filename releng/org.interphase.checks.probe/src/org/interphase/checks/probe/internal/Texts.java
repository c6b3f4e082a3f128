// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks.probe.internal;

import java.util.StringJoiner;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
/** What a window shows as text, and a choice in its lists. */
final class Texts {

    private final Shell root;

    Texts(Shell root) {
        this.root = root;
    }

    boolean select(String item) {
        return select(root, item);
    }

    private static boolean select(Control control, String item) {
        Event event = new Event();
        if (control instanceof List list && list.indexOf(item) >= 0) {
            list.select(list.indexOf(item));
            list.notifyListeners(SWT.Selection, event);
            return true;
        }
        if (control instanceof Combo combo && combo.indexOf(item) >= 0) {
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, event);
            return true;
        }
        if (control instanceof Table table) {
            for (TableItem candidate : table.getItems()) {
                if (candidate.getText().equals(item)) {
                    table.setSelection(candidate);
                    event.item = candidate;
                    table.notifyListeners(SWT.Selection, event);
                    return true;
                }
            }
        }
        if (control instanceof Tree tree) {
            for (TreeItem candidate : tree.getItems()) {
                if (select(tree, candidate, item)) {
                    return true;
                }
            }
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                if (select(child, item)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean select(Tree tree, TreeItem candidate, String item) {
        if (candidate.getText().equals(item)) {
            tree.setSelection(candidate);
            Event event = new Event();
            event.item = candidate;
            tree.notifyListeners(SWT.Selection, event);
            return true;
        }
        for (TreeItem child : candidate.getItems()) {
            if (select(tree, child, item)) {
                return true;
            }
        }
        return false;
    }

    /** All texts on the screen in the window, a line each. */
    String all() {
        StringJoiner lines = new StringJoiner("\n");
        collect(root, lines);
        return lines.toString();
    }

    private static void collect(Control control, StringJoiner lines) {
        if (!control.isVisible()) {
            return;
        }
        switch (control) {
            case Label label -> lines.add(label.getText());
            case Link link -> lines.add(link.getText());
            case Button button -> lines.add(button.getText());
            case Text text -> lines.add(text.getText().isEmpty() ? text.getMessage() : text.getText());
            case StyledText text -> lines.add(text.getText());
            case List list -> lines.add(String.join("\n", list.getItems()));
            case Table table -> {
                for (TableItem item : table.getItems()) {
                    lines.add(item.getText());
                }
            }
            case Tree tree -> {
                for (TreeItem item : tree.getItems()) {
                    lines.add(item.getText());
                }
            }
            case Combo combo -> lines.add(combo.getText());
            case Composite composite -> {
                for (Control child : composite.getChildren()) {
                    collect(child, lines);
                }
            }
            default -> {
            }
        }
    }

    /** The entries of the window's menus, a line each, with the menus that they stand in: {@code File > Close}. */
    String menus() {
        StringJoiner lines = new StringJoiner("\n");
        if (root.getMenuBar() != null) {
            collect(root.getMenuBar(), "", lines);
        }
        return lines.toString();
    }

    private static void collect(Menu menu, String path, StringJoiner lines) {
        // Entries are made when a menu is shown.
        menu.notifyListeners(SWT.Show, new Event());
        for (MenuItem item : menu.getItems()) {
            if ((item.getStyle() & SWT.SEPARATOR) == 0) {
                String text = path + item.getText().replace("&", "").replaceFirst("\t.*", "");
                lines.add(text);
                if (item.getMenu() != null) {
                    collect(item.getMenu(), text + " > ", lines);
                }
            }
        }
        menu.notifyListeners(SWT.Hide, new Event());
    }
}
