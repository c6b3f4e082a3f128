// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;

/**
 * The histogram of the smoothed counts, voxels on a logarithmic scale, with the threshold as a line that is dragged, or moved by
 * the arrow keys.
 */
final class ThresholdStrip extends Canvas {

    private static final int MARGIN = 6;
    private static final int STEPS = 200;

    private final BiConsumer<Double, Boolean> moved;
    private Smoothed smoothed;
    private double level = Double.NaN;
    private double peak = Double.NaN;
    private boolean dragged;

    /**
     * Creates an empty strip.
     *
     * @param moved takes smoothed counts that a person moved the threshold to, and whether they let go of it
     */
    ThresholdStrip(Composite parent, BiConsumer<Double, Boolean> moved) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.moved = moved;
        Palette.onChange(this, palette -> redraw());
        setToolTipText("How often smoothed counts occur; drag the line to set the threshold by hand");
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.MouseDown, e -> {
            setFocus();
            dragged = e.button == 1;
            move(e, false);
        });
        addListener(SWT.MouseMove, e -> move(e, false));
        addListener(SWT.MouseUp, e -> {
            move(e, true);
            dragged = false;
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || e.detail == SWT.TRAVERSE_ESCAPE);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Threshold " + ValueText.number(level, 4) + " smoothed counts; arrow keys move it";
            }
        });
    }

    /** Shows a histogram, or none where it is null, the threshold, and the counts that a column has somewhere; NaN for none. */
    void show(Smoothed next, double threshold, double somewhere) {
        smoothed = next;
        peak = somewhere;
        level = threshold;
        redraw();
    }

    /** {@return the place of counts on the strip, for tests} */
    int pixel(double counts) {
        Rectangle area = getClientArea();
        return MARGIN + (int) Math.round(counts / smoothed.highest() * (area.width - 2 * MARGIN));
    }

    private void move(Event e, boolean done) {
        if (dragged && smoothed != null) {
            Rectangle area = getClientArea();
            double part = Math.clamp((double) (e.x - MARGIN) / Math.max(1, area.width - 2 * MARGIN), 0, 1);
            set(part * smoothed.highest(), done);
        }
    }

    private void set(double counts, boolean done) {
        level = Math.clamp(counts, 0, smoothed.highest());
        redraw();
        moved.accept(level, done);
    }

    private void key(Event e) {
        if (smoothed != null && !Double.isNaN(level)) {
            double step = smoothed.highest() / STEPS;
            switch (e.keyCode) {
                case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> set(level - step, true);
                case SWT.ARROW_RIGHT, SWT.ARROW_UP -> set(level + step, true);
                default -> {}
            }
        }
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        Rectangle area = getClientArea();
        gc.setBackground(palette.paper());
        gc.fillRectangle(area);
        if (smoothed == null) {
            return;
        }
        int line = gc.getFontMetrics().getHeight();
        int bottom = area.height - line - 4;
        int width = Math.max(1, area.width - 2 * MARGIN);
        double most = 0;
        for (long n : smoothed.histogram()) {
            most = Math.max(most, Math.log1p(n));
        }
        for (int x = 0; x < width; x++) {
            int bin = Math.min(Smoothed.BINS - 1, x * Smoothed.BINS / width);
            double counts = (bin + 0.5) / Smoothed.BINS * smoothed.highest();
            int height = most == 0 ? 0 : (int) Math.round(Math.log1p(smoothed.histogram()[bin]) / most * (bottom - 4));
            gc.setForeground(counts >= level ? palette.accent() : palette.grid());
            gc.drawLine(MARGIN + x, bottom, MARGIN + x, bottom - height);
        }
        gc.setForeground(palette.axis());
        gc.drawLine(MARGIN, bottom + 1, MARGIN + width, bottom + 1);
        gc.setForeground(palette.faint());
        gc.drawText("0", MARGIN, bottom + 2, true);
        String last = ValueText.number(smoothed.highest(), 3) + " smoothed counts";
        gc.drawText(last, MARGIN + width - gc.textExtent(last).x, bottom + 2, true);
        if (peak <= smoothed.highest()) {
            gc.setForeground(palette.text());
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawLine(pixel(peak), 0, pixel(peak), bottom + 2);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        if (!Double.isNaN(level) && level <= smoothed.highest()) {
            int x = pixel(level);
            gc.setForeground(palette.text());
            gc.setLineWidth(2);
            gc.drawLine(x, 0, x, bottom + 2);
            gc.setLineWidth(1);
            String text = ValueText.number(level, 3);
            int wide = gc.textExtent(text).x;
            gc.drawText(text, x + 4 + wide > area.width ? x - 4 - wide : x + 4, 0, true);
        }
        if (isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }
}
