// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.edit.CircuitCompletion;
import org.interphase.eis.edit.CircuitProposal;
import org.interphase.ui.look.Palette;

/**
 * Proposals below the text of a circuit. Ctrl+Space opens them with the first one chosen; while somebody types a text that
 * is no circuit yet they open by themselves with none chosen, so that Enter keeps its meaning until an arrow key or Tab
 * was pressed.
 */
public final class CompletionPopup {

    private static final int MOST_ROWS = 9;

    private final StyledText text;
    private final Supplier<List<String>> recent;
    private Shell shell;
    private Table table;
    private List<CircuitProposal> proposals = List.of();
    private boolean typed;

    /**
     * Watches a text field.
     *
     * @param text holds a circuit
     * @param recent circuits that were used before, the last first
     */
    public CompletionPopup(StyledText text, Supplier<List<String>> recent) {
        this.text = text;
        this.recent = recent;
        text.addVerifyKeyListener(this::key);
        text.addListener(SWT.Modify, e -> {
            if (typed) {
                typed = false;
                text.getDisplay().asyncExec(this::afterTyping);
            } else {
                close();
            }
        });
        text.addListener(SWT.FocusOut, e -> text.getDisplay().asyncExec(this::closeUnlessFocused));
        text.addListener(SWT.MouseDown, e -> close());
        text.addDisposeListener(e -> close());
    }

    private void closeUnlessFocused() {
        if (isOpen() && !text.isDisposed()) {
            Control focus = text.getDisplay().getFocusControl();
            if (focus != text && focus != table) {
                close();
            }
        }
    }

    /** {@return whether proposals are seen} */
    public boolean isOpen() {
        return shell != null && !shell.isDisposed();
    }

    /** {@return whether one of them is chosen, so that Enter takes it} */
    public boolean hasChoice() {
        return isOpen() && table.getSelectionIndex() >= 0;
    }

    private void key(VerifyEvent e) {
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == ' ') {
            e.doit = false;
            open(true);
            return;
        }
        boolean letter = e.character >= ' ' && e.character != SWT.DEL;
        typed = (e.stateMask & SWT.MOD1) == 0 && (letter || isOpen() && e.keyCode == SWT.BS);
        if (!isOpen()) {
            return;
        }
        int last = proposals.size() - 1;
        int at = table.getSelectionIndex();
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> choose(e, at >= last ? 0 : at + 1);
            case SWT.ARROW_UP -> choose(e, at <= 0 ? last : at - 1);
            case SWT.PAGE_DOWN -> choose(e, Math.min(last, at + MOST_ROWS));
            case SWT.PAGE_UP -> choose(e, Math.max(0, at - MOST_ROWS));
            case SWT.ESC -> {
                e.doit = false;
                close();
            }
            case SWT.TAB -> {
                e.doit = false;
                table.select(Math.max(0, at));
                accept();
            }
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (accept()) {
                    e.doit = false;
                }
            }
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.HOME, SWT.END -> close();
            default -> {
                // typed: the proposals follow the text
            }
        }
    }

    private void choose(VerifyEvent e, int row) {
        e.doit = false;
        table.setSelection(row);
    }

    /**
     * Keys that would lead away from the field while proposals are seen.
     *
     * @param e a traverse event of the field
     * @return whether the key was used here
     */
    public boolean traverse(Event e) {
        if (!isOpen()) {
            return false;
        }
        switch (e.detail) {
            case SWT.TRAVERSE_RETURN -> {
                e.doit = false;
                return accept();
            }
            case SWT.TRAVERSE_TAB_NEXT -> {
                e.doit = false;
                table.select(Math.max(0, table.getSelectionIndex()));
                return accept();
            }
            case SWT.TRAVERSE_ESCAPE -> {
                e.doit = false;
                close();
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private void afterTyping() {
        if (!text.isDisposed() && (isOpen() || text.isFocusControl() && !isCircuit(text.getText()))) {
            open(false);
        }
    }

    private static boolean isCircuit(String text) {
        try {
            Circuit.parse(text);
            return true;
        } catch (CircuitSyntaxException e) {
            return false;
        }
    }

    /** Shows what can stand at the caret; nothing where that is nothing. */
    private void open(boolean asked) {
        proposals = CircuitCompletion.propose(text.getText(), text.getCaretOffset(), recent.get());
        if (proposals.isEmpty()) {
            close();
            return;
        }
        if (!isOpen()) {
            create();
        }
        table.setRedraw(false);
        table.removeAll();
        for (CircuitProposal p : proposals) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(0, p.text());
            item.setText(1, p.description());
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
        table.setRedraw(true);
        if (asked) {
            table.setSelection(0);
        }
        place();
        shell.setVisible(true);
    }

    private void create() {
        Palette p = Palette.of(text);
        shell = new Shell(text.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS);
        GridLayout border = new GridLayout();
        border.marginWidth = 1;
        border.marginHeight = 1;
        shell.setLayout(border);
        shell.setBackground(p.axis());
        table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.NO_FOCUS);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setBackground(p.paper());
        table.setForeground(p.text());
        new TableColumn(table, SWT.LEFT);
        new TableColumn(table, SWT.LEFT);
        table.addListener(SWT.MouseUp, e -> {
            if (table.getItem(new Point(e.x, e.y)) != null) {
                accept();
            }
        });
    }

    private void place() {
        int from = proposals.stream().mapToInt(CircuitProposal::from).max().orElse(0);
        Point at = text.toDisplay(text.getLocationAtOffset(Math.min(from, text.getCharCount())));
        int rows = Math.min(MOST_ROWS, proposals.size());
        int width = 30;
        for (TableColumn column : table.getColumns()) {
            width += column.getWidth();
        }
        int height = rows * table.getItemHeight() + 6;
        Rectangle screen = text.getMonitor().getClientArea();
        int below = text.toDisplay(0, text.getSize().y).y + 1;
        boolean fits = below + height <= screen.y + screen.height;
        shell.setBounds(
                Math.max(screen.x, Math.min(at.x, screen.x + screen.width - width)),
                fits ? below : text.toDisplay(0, 0).y - height - 1,
                width,
                height);
        shell.layout();
    }

    /** Takes what is chosen; {@return whether something was} */
    private boolean accept() {
        if (!hasChoice()) {
            close();
            return false;
        }
        CircuitProposal p = proposals.get(table.getSelectionIndex());
        close();
        text.replaceTextRange(p.from(), p.to() - p.from(), p.text());
        text.setCaretOffset(p.caret());
        text.setFocus();
        return true;
    }

    private void close() {
        if (isOpen()) {
            Shell old = shell;
            shell = null;
            Display display = old.getDisplay();
            old.setVisible(false);
            display.asyncExec(old::dispose);
        }
    }

    Table table() {
        return table;
    }

    List<CircuitProposal> proposals() {
        return proposals;
    }
}
