// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.figure.Flag;

/** What the mouse does in a plot; {@link Plot} lists it. */
final class PlotMouse {

    private static final double WHEEL_STEP = 1.15;
    private static final int CLICK = 3;
    private static final int MIN_BOX = 6;

    private enum Drag {
        NONE,
        PAN,
        ZOOM,
        MARK,
        FLAG
    }

    private final Plot plot;
    private final Control surface;
    private Drag drag = Drag.NONE;
    private Point pressed;
    private Point at;
    private boolean moved;
    private View before;
    private Flag flag;

    PlotMouse(Plot plot, Control surface) {
        this.plot = plot;
        this.surface = surface;
        for (Control c : new Control[] {surface, surface.getParent(), plot}) {
            c.addListener(SWT.MouseWheel, this::wheel);
        }
        surface.addListener(SWT.MouseDown, this::down);
        surface.addListener(SWT.MouseMove, this::move);
        surface.addListener(SWT.MouseUp, this::up);
        surface.addListener(SWT.MouseDoubleClick, e -> plot.showAll());
        surface.addListener(SWT.MouseExit, e -> plot.tellCursor(Optional.empty()));
    }

    /** Over an axis that axis alone; else both, about the cursor. */
    private void wheel(Event e) {
        if (e.count == 0) {
            return;
        }
        Point p = e.widget == surface
                ? new Point(e.x, e.y)
                : surface.toControl(((Control) e.widget).toDisplay(e.x, e.y));
        Point size = surface.getSize();
        double factor = e.count > 0 ? 1 / WHEEL_STEP : WHEEL_STEP;
        boolean below = p.y >= size.y;
        boolean leftOf = p.x < 0;
        boolean rightOf = p.x >= size.x;
        boolean both = plot.figure().equalScales() || !below && !leftOf && !rightOf;
        plot.zoom(
                Math.clamp((double) p.x / size.x, 0, 1),
                Math.clamp(1 - (double) p.y / size.y, 0, 1),
                both || below ? factor : 1,
                both || leftOf && !below ? factor : 1,
                both || rightOf && !below ? factor : 1);
        e.doit = false;
    }

    private void down(Event e) {
        surface.setFocus();
        if (e.button != 1 && e.button != 2) {
            return;
        }
        pressed = new Point(e.x, e.y);
        at = pressed;
        moved = false;
        before = plot.view();
        if (e.button == 1 && (e.stateMask & SWT.SHIFT) != 0) {
            drag = Drag.ZOOM;
        } else if (e.button == 1 && (e.stateMask & SWT.MOD1) != 0) {
            drag = Drag.MARK;
        } else {
            Optional<Flag> at = e.button == 1 ? plot.flagAt(e.x, e.y).filter(Flag::movable) : Optional.empty();
            flag = at.orElse(null);
            drag = at.isPresent() ? Drag.FLAG : Drag.PAN;
        }
    }

    /** Leaves the flag that is being dragged where it was. @return whether one is */
    boolean giveUpDrag() {
        if (drag != Drag.FLAG) {
            return false;
        }
        drag = Drag.NONE;
        surface.setCursor(null);
        plot.drop(false);
        return true;
    }

    private void move(Event e) {
        if (drag == Drag.NONE) {
            boolean onFlag = plot.flagAt(e.x, e.y).filter(Flag::movable).isPresent();
            surface.setCursor(onFlag ? surface.getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE) : null);
            plot.pointAt(e.x, e.y);
            return;
        }
        at = new Point(e.x, e.y);
        moved |= Math.abs(e.x - pressed.x) + Math.abs(e.y - pressed.y) >= CLICK;
        if (!moved) {
            return;
        }
        if (drag == Drag.FLAG) {
            plot.drag(flag, e.x);
        } else if (drag == Drag.PAN) {
            surface.setCursor(surface.getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
            plot.pan(before, (double) (pressed.x - e.x) / before.width(), (double) (e.y - pressed.y) / before.height());
        } else {
            surface.redraw();
        }
    }

    private void up(Event e) {
        Drag done = drag;
        drag = Drag.NONE;
        surface.setCursor(null);
        if (done == Drag.NONE) {
            return;
        }
        Rectangle box = box();
        if (done == Drag.FLAG && moved) {
            plot.drop(true);
        } else if (!moved && e.button == 1 && done != Drag.MARK && plot.markAt(pressed.x, pressed.y).isPresent()) {
            plot.chooseMarkByUser(plot.markAt(pressed.x, pressed.y));
        } else if (!moved) {
            plot.nearest(pressed.x, pressed.y).ifPresent(point -> {
                if (done == Drag.MARK) {
                    plot.mark(new int[] {point});
                } else if (e.button == 1) {
                    plot.choose(point);
                }
            });
        } else if (done == Drag.MARK) {
            plot.mark(box);
        } else if (done == Drag.ZOOM && box.width >= MIN_BOX && box.height >= MIN_BOX) {
            plot.zoomInto(box);
        }
        surface.redraw();
    }

    private Rectangle box() {
        return new Rectangle(
                Math.min(pressed.x, at.x),
                Math.min(pressed.y, at.y),
                Math.abs(pressed.x - at.x),
                Math.abs(pressed.y - at.y));
    }

    /** Draws the box that is being dragged. */
    void paint(GC gc, Color colour) {
        if (moved && (drag == Drag.ZOOM || drag == Drag.MARK)) {
            gc.setAntialias(SWT.OFF);
            gc.setBackground(colour);
            gc.setForeground(colour);
            gc.setAlpha(30);
            gc.fillRectangle(box());
            gc.setAlpha(255);
            gc.setLineAttributes(SeriesPainter.THIN);
            gc.drawRectangle(box());
        }
    }
}
