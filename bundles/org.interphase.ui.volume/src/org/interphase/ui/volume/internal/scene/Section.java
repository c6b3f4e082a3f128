// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** A part of the panel below a heading that folds it away. */
final class Section {

    private static final int ARROW = 8;

    private final Canvas heading;
    private final Composite body;
    private String title;
    private final Runnable laidOut;
    private final Font bold;
    private boolean open = true;

    /**
     * Creates an open section in a grid of one column.
     *
     * @param laidOut hears that it is of another height
     */
    Section(Composite parent, String title, Runnable laidOut) {
        this.title = title;
        this.laidOut = laidOut;
        heading = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        bold = FontDescriptor.createFrom(heading.getFont()).setStyle(SWT.BOLD).createFont(heading.getDisplay());
        heading.addListener(SWT.Dispose, e -> bold.dispose());
        Palette.onChange(heading, palette -> {
            heading.setBackground(palette.paper());
            heading.redraw();
        });
        GC gc = new GC(heading);
        gc.setFont(bold);
        int height = gc.getFontMetrics().getHeight();
        gc.dispose();
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.heightHint = height + Looks.GAP;
        data.verticalIndent = Looks.GAP;
        heading.setLayoutData(data);
        heading.addListener(SWT.Paint, e -> paint(e.gc));
        heading.addListener(SWT.MouseDown, e -> {
            if (e.button == 1) {
                heading.setFocus();
                toggle();
            }
        });
        heading.addListener(SWT.KeyDown, this::key);
        heading.addListener(SWT.FocusIn, e -> heading.redraw());
        heading.addListener(SWT.FocusOut, e -> heading.redraw());
        heading.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
        Spoken.name(heading, () -> this.title, () -> open ? "unfolded" : "folded");
        heading.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_PUSHBUTTON;
            }

            @Override
            public void getState(AccessibleControlEvent e) {
                e.detail = ACC.STATE_FOCUSABLE | (open ? ACC.STATE_EXPANDED : ACC.STATE_COLLAPSED);
            }
        });
        body = Paper.under(new Composite(parent, SWT.NONE));
        body.setLayout(Looks.grid(1, 0, 0));
        body.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void key(Event e) {
        boolean wanted = e.keyCode == SWT.ARROW_RIGHT ? true : e.keyCode == SWT.ARROW_LEFT ? false : open;
        if (e.character == ' ' || e.character == SWT.CR) {
            wanted = !open;
        }
        if (wanted != open) {
            toggle();
        }
    }

    private void toggle() {
        setOpen(!open);
    }

    void setTitle(String next) {
        if (!next.equals(title)) {
            title = next;
            heading.redraw();
        }
    }

    /** Folds or unfolds it. */
    void setOpen(boolean next) {
        if (next != open) {
            open = next;
            ((GridData) body.getLayoutData()).exclude = !next;
            body.setVisible(next);
            heading.redraw();
            laidOut.run();
        }
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(heading);
        Point size = heading.getSize();
        gc.setForeground(palette.grid());
        gc.drawLine(0, 0, size.x, 0);
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.faint());
        int middle = size.y / 2 + 1;
        int left = Looks.GAP;
        gc.fillPolygon(
                open
                        ? new int[] {left, middle - ARROW / 4, left + ARROW, middle - ARROW / 4, left + ARROW / 2, middle + ARROW / 3}
                        : new int[] {left + 2, middle - ARROW / 2, left + 2, middle + ARROW / 2, left + ARROW - 1, middle});
        gc.setFont(bold);
        gc.setForeground(palette.text());
        int top = (size.y - gc.getFontMetrics().getHeight()) / 2 + 1;
        int textLeft = left + ARROW + Looks.GAP;
        gc.drawText(title, textLeft, top, true);
        if (heading.isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.drawRectangle(1, 2, textLeft + gc.textExtent(title).x + Looks.GAP, size.y - 4);
        }
    }

    /** {@return where its settings lie, a grid of one column} */
    Composite body() {
        return body;
    }

    Canvas heading() {
        return heading;
    }

    boolean isOpen() {
        return open;
    }
}
