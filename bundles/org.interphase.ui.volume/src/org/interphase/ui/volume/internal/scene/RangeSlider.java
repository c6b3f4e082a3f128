// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;

/** A slider with two ends; what lies between them can be dragged as a whole. */
final class RangeSlider {

    private static final int RADIUS = 6;
    private static final int HEIGHT = 22;
    private static final int WIDTH = 80;

    /** Ends do not come nearer to each other, as a share of the whole. */
    static final double LEAST = 0.001;

    private static final double FINE = 0.01;
    private static final double COARSE = 0.1;

    private final Canvas canvas;
    private final String name;
    private final Ask ask;
    private final Taken taken;
    private double least;
    private double most = 1;
    private double from;
    private double to = 1;
    private Part active = Part.FROM;
    private Part dragged;
    private String key = "";
    private double grabbed;
    private double startFrom;
    private double startTo;

    private enum Part {
        FROM,
        TO,
        BETWEEN
    }

    /** Takes other ends. */
    interface Taken {

        /**
         * Takes other ends.
         *
         * @param key of one drag, or of keys that are pressed without leaving the slider
         */
        void accept(String key, double from, double to);
    }

    /**
     * Creates a slider from 0 to 1.
     *
     * @param name what it is, with its unit
     */
    RangeSlider(Composite parent, String name, Ask ask, Taken taken) {
        this.name = name;
        this.ask = ask;
        this.taken = taken;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED) {
            @Override
            public Point computeSize(int wHint, int hHint, boolean changed) {
                return new Point(wHint == SWT.DEFAULT ? WIDTH : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
            }
        };
        canvas.setToolTipText("Drag an end, or what lies between; with the keyboard: Tab to the other end, arrows, Shift for large steps");
        Palette.onChange(canvas, palette -> {
            canvas.setBackground(palette.paper());
            canvas.redraw();
        });
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, e -> dragged = null);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, this::traverse);
        canvas.addListener(SWT.FocusIn, e -> {
            key = "";
            canvas.redraw();
        });
        canvas.addListener(SWT.FocusOut, e -> {
            key = "";
            active = Part.FROM;
            canvas.redraw();
        });
        Supplier<String> said = () -> (active == Part.TO ? "to " + text(to) : "from " + text(from)) + ", whole range "
                + text(least) + " to " + text(most);
        Spoken.name(canvas, () -> name, said);
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_SLIDER;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = text(active == Part.TO ? to : from);
            }
        });
    }

    private static String text(double value) {
        return ValueText.number(value, 4);
    }

    /** {@return where an end is painted} */
    Rectangle place(boolean upper) {
        int x = pixel(upper ? to : from);
        return new Rectangle(x - RADIUS, (canvas.getSize().y - 2 * RADIUS) / 2, 2 * RADIUS, 2 * RADIUS);
    }

    private int pixel(double value) {
        int room = Math.max(1, canvas.getSize().x - 2 * RADIUS - 2);
        return RADIUS + 1 + (int) Math.round((value - least) / (most - least) * room);
    }

    private double value(int x) {
        int room = Math.max(1, canvas.getSize().x - 2 * RADIUS - 2);
        return least + (double) (x - RADIUS - 1) / room * (most - least);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(canvas);
        int middle = canvas.getSize().y / 2;
        boolean enabled = canvas.isEnabled();
        gc.setAntialias(SWT.ON);
        gc.setLineWidth(3);
        gc.setForeground(palette.grid());
        gc.drawLine(pixel(least), middle, pixel(most), middle);
        gc.setForeground(enabled ? palette.accent() : palette.axis());
        gc.drawLine(pixel(from), middle, pixel(to), middle);
        gc.setLineWidth(1);
        for (Part part : new Part[] {Part.FROM, Part.TO}) {
            int x = pixel(part == Part.FROM ? from : to);
            boolean focused = canvas.isFocusControl() && active == part;
            gc.setBackground(focused ? palette.accent() : palette.paper());
            gc.setForeground(enabled ? palette.accent() : palette.axis());
            gc.fillOval(x - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS);
            gc.drawOval(x - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }

    private void down(Event e) {
        if (e.button != 1) {
            return;
        }
        canvas.setFocus();
        key = ask.gesture(name);
        int toFrom = Math.abs(e.x - pixel(from));
        int toTo = Math.abs(e.x - pixel(to));
        boolean between = e.x > pixel(from) + RADIUS && e.x < pixel(to) - RADIUS;
        // of two ends at one place, that is taken which can go the way
        dragged = between && !(from <= least && to >= most) ? Part.BETWEEN : toFrom < toTo || toFrom == toTo && e.x < pixel(from) ? Part.FROM : Part.TO;
        active = dragged == Part.BETWEEN ? active : dragged;
        startFrom = from;
        startTo = to;
        grabbed = value(e.x);
        canvas.redraw();
    }

    private void move(Event e) {
        if (dragged == null || (e.stateMask & SWT.BUTTON1) == 0) {
            return;
        }
        double by = value(e.x) - grabbed;
        switch (dragged) {
            case FROM -> set(startFrom + by, to, Part.FROM);
            case TO -> set(from, startTo + by, Part.TO);
            case BETWEEN -> {
                double clamped = Math.clamp(by, least - startFrom, most - startTo);
                set(startFrom + clamped, startTo + clamped, Part.BETWEEN);
            }
        }
    }

    private void key(Event e) {
        double step = (most - least) * ((e.stateMask & SWT.SHIFT) != 0 ? COARSE : FINE);
        double by =
                switch (e.keyCode) {
                    case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> -step;
                    case SWT.ARROW_RIGHT, SWT.ARROW_UP -> step;
                    case SWT.PAGE_DOWN -> -COARSE * (most - least);
                    case SWT.PAGE_UP -> COARSE * (most - least);
                    case SWT.HOME -> least - most;
                    case SWT.END -> most - least;
                    default -> 0;
                };
        if (by != 0) {
            if (key.isEmpty()) {
                key = ask.gesture(name);
            }
            boolean upper = active == Part.TO;
            set(upper ? from : from + by, upper ? to + by : to, active);
            canvas.getAccessible().selectionChanged();
        }
    }

    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT -> toEnd(e, Part.FROM, Part.TO);
            case SWT.TRAVERSE_TAB_PREVIOUS -> toEnd(e, Part.TO, Part.FROM);
            case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS -> e.doit = false;
            default -> e.doit = true;
        }
    }

    private void toEnd(Event e, Part one, Part other) {
        e.doit = active != one;
        if (active == one) {
            active = other;
            key = "";
            canvas.redraw();
        }
    }

    private void set(double nextFrom, double nextTo, Part which) {
        double apart = LEAST * (most - least);
        double low = nextFrom;
        double high = nextTo;
        if (which == Part.FROM) {
            low = Math.clamp(rounded(low), least, Math.max(least, high - apart));
        } else if (which == Part.TO) {
            high = Math.clamp(rounded(high), Math.min(most, low + apart), most);
        }
        if (low != from || high != to) {
            from = low;
            to = high;
            canvas.redraw();
            taken.accept(key, low, high);
        }
    }

    private double rounded(double value) {
        return Digits.rounded(value, (most - least) / Math.max(WIDTH, canvas.getSize().x));
    }

    /** Shows ends of a range. */
    void show(double lowest, double highest, double lower, double upper) {
        if (lowest != least || highest != most || lower != from || upper != to) {
            least = lowest;
            most = highest;
            from = Math.clamp(lower, lowest, highest);
            to = Math.clamp(upper, lowest, highest);
            canvas.redraw();
        }
    }

    Canvas control() {
        return canvas;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }
}
