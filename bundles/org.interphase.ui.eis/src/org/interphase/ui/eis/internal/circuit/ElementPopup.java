// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.interphase.eis.Element;
import org.interphase.eis.Parameter;
import org.interphase.eis.edit.ElementKind;
import org.interphase.ui.look.Palette;

/** A small window below an element: its kind and the start values of its parameters. Enter takes them, Escape does not. */
final class ElementPopup {

    private final Shell shell;
    private final Control owner;
    private final Element element;
    private final CircuitHost host;
    private final Consumer<ElementKind> replace;
    private final Combo kind;
    private final List<Row> rows = new ArrayList<>();
    private final Label problem;
    private boolean closing;

    /** A parameter's line. */
    private record Row(Parameter parameter, Text value, Button held, String start) {}

    ElementPopup(Control owner, Element element, CircuitHost host, Consumer<ElementKind> replace) {
        this.owner = owner;
        this.element = element;
        this.host = host;
        this.replace = replace;
        Palette palette = Palette.of(owner);
        shell = new Shell(owner.getShell(), SWT.NO_TRIM | SWT.ON_TOP);
        GridLayout border = new GridLayout();
        border.marginWidth = 1;
        border.marginHeight = 1;
        shell.setLayout(border);
        shell.setBackground(palette.accent());
        Composite page = new Composite(shell, SWT.NONE);
        page.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        page.setLayout(new GridLayout(4, false));
        page.setBackground(palette.paper());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        label(page, element.label(), palette);
        kind = new Combo(page, SWT.READ_ONLY);
        for (ElementKind k : ElementKind.values()) {
            kind.add(k.symbol() + "  " + k.title());
        }
        kind.select(ElementKind.of(element).ordinal());
        kind.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        for (Parameter p : element.parameters()) {
            row(page, p, palette);
        }
        problem = new Label(page, SWT.WRAP);
        problem.setForeground(palette.problem());
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1);
        data.exclude = true;
        problem.setLayoutData(data);
        Label hint = label(page, "Enter takes it, Escape leaves it", palette);
        hint.setForeground(palette.faint());
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
        shell.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_ESCAPE) {
                e.doit = false;
                close();
            }
        });
        keys(page);
        shell.addListener(SWT.Deactivate, e -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed() && shell.getDisplay().getActiveShell() != shell) {
                close();
            }
        }));
        shell.addListener(SWT.Close, e -> {
            e.doit = false;
            close();
        });
        owner.addDisposeListener(e -> shell.dispose());
    }

    private static Label label(Composite parent, String text, Palette palette) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        label.setForeground(palette.text());
        return label;
    }

    private void row(Composite page, Parameter p, Palette palette) {
        String last = p.name().equals(element.label()) ? "value" : p.name().substring(element.label().length() + 1);
        label(page, ElementKind.symbolOf(last), palette);
        String start = host.value(p);
        Text value = new Text(page, SWT.BORDER | SWT.SINGLE);
        value.setText(start);
        value.setMessage("from the data");
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 110;
        value.setLayoutData(data);
        label(page, host.unit(p), palette);
        Button held = new Button(page, SWT.CHECK);
        held.setText("hold");
        held.setForeground(palette.text());
        held.setSelection(host.held(p));
        rows.add(new Row(p, value, held, start));
    }

    private void keys(Composite page) {
        for (Control c : page.getChildren()) {
            c.addListener(SWT.Traverse, e -> {
                if (e.detail == SWT.TRAVERSE_RETURN) {
                    e.doit = false;
                    take();
                } else if (e.detail == SWT.TRAVERSE_ESCAPE) {
                    e.doit = false;
                    close();
                }
            });
        }
    }

    /** Shows it with its upper left corner at a point of the display, moved so that all of it is seen. */
    void open(Point corner) {
        shell.pack();
        Rectangle screen = owner.getMonitor().getClientArea();
        Point size = shell.getSize();
        shell.setLocation(
                Math.max(screen.x, Math.min(corner.x, screen.x + screen.width - size.x)),
                Math.max(screen.y, Math.min(corner.y, screen.y + screen.height - size.y)));
        shell.open();
        if (!rows.isEmpty()) {
            rows.get(0).value().setFocus();
            rows.get(0).value().selectAll();
        }
    }

    /** Takes what was entered; where that is no value, says so and stays open. */
    void take() {
        Map<Parameter, CircuitHost.Assignment> values = new LinkedHashMap<>();
        try {
            for (Row r : rows) {
                String text = r.value().getText().strip();
                boolean held = r.held().getSelection();
                if (text.isEmpty() && held) {
                    throw new IllegalArgumentException(r.parameter().name() + " needs a value to be held at");
                }
                if (!text.isEmpty()) {
                    host.check(r.parameter(), text);
                }
                if (!text.equals(r.start()) || held != host.held(r.parameter())) {
                    values.put(r.parameter(), new CircuitHost.Assignment(text, held));
                }
            }
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            ((GridData) problem.getLayoutData()).exclude = false;
            shell.layout(true, true);
            shell.pack();
            return;
        }
        ElementKind chosen = ElementKind.values()[kind.getSelectionIndex()];
        boolean other = chosen != ElementKind.of(element);
        close();
        if (other) {
            replace.accept(chosen);
        } else if (!values.isEmpty()) {
            host.assign(values);
        }
    }

    void close() {
        if (!closing && !shell.isDisposed()) {
            closing = true;
            shell.dispose();
            if (!owner.isDisposed()) {
                owner.setFocus();
            }
        }
    }

    boolean isOpen() {
        return !shell.isDisposed();
    }

    Shell shell() {
        return shell;
    }

    Combo kind() {
        return kind;
    }

    Text value(int row) {
        return rows.get(row).value();
    }

    Button held(int row) {
        return rows.get(row).held();
    }

    String problem() {
        return problem.getText();
    }
}
