// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;

/** Draws an axis beside the plot: ticks, their labels, quantity and unit. */
final class AxisPainter {

    private static final int TICK = 4;
    private static final int SMALL_TICK = 2;
    private static final int GAP = 4;

    private AxisPainter() {}

    /** {@return the room that a horizontal axis needs below the plot} */
    static int height(GC gc, Axis axis) {
        int line = gc.getFontMetrics().getHeight();
        return TICK + 2 + line + (axis.label().isEmpty() ? 0 : line + 2) + GAP;
    }

    /** {@return the room that a vertical axis needs beside the plot} */
    static int width(GC gc, Axis axis, AxisTicks ticks) {
        return TICK
                + GAP
                + ticks.labels().stream().mapToInt(t -> gc.textExtent(t).x).max().orElse(0)
                + (axis.label().isEmpty() ? 0 : gc.getFontMetrics().getHeight() + GAP)
                + GAP;
    }

    /** Draws the horizontal axis below a plot. */
    static void horizontal(GC gc, Axis axis, Span span, AxisTicks ticks, Rectangle plot, Color text, Color line) {
        int bottom = plot.y + plot.height;
        int right = plot.x + plot.width;
        int lastEnd = Integer.MIN_VALUE;
        gc.setForeground(line);
        for (double value : ticks.minor()) {
            int x = plot.x + (int) Math.round(span.position(value) * (plot.width - 1));
            gc.drawLine(x, bottom, x, bottom + SMALL_TICK);
        }
        for (int i = 0; i < ticks.major().size(); i++) {
            int x = plot.x + (int) Math.round(span.position(ticks.major().get(i)) * (plot.width - 1));
            gc.setForeground(line);
            gc.drawLine(x, bottom, x, bottom + TICK);
            String label = ticks.labels().get(i);
            Point size = gc.textExtent(label);
            int left = Math.min(x - size.x / 2, right + GAP - size.x);
            if (left > lastEnd + 2 * GAP) {
                gc.setForeground(text);
                gc.drawText(label, left, bottom + TICK + 2, true);
                lastEnd = left + size.x;
            }
        }
        gc.setForeground(text);
        Point size = gc.textExtent(axis.label());
        gc.drawText(
                axis.label(),
                plot.x + (plot.width - size.x) / 2,
                bottom + TICK + 2 + gc.getFontMetrics().getHeight() + 2,
                true);
    }

    /** Draws a vertical axis at the left or right of a plot. */
    static void vertical(
            GC gc,
            Axis axis,
            Span span,
            AxisTicks ticks,
            Rectangle plot,
            boolean atRight,
            Color text,
            Color line) {
        int edge = atRight ? plot.x + plot.width : plot.x - 1;
        int side = atRight ? 1 : -1;
        int widest = 0;
        gc.setForeground(line);
        for (double value : ticks.minor()) {
            int y = plot.y + (int) Math.round((1 - span.position(value)) * (plot.height - 1));
            gc.drawLine(edge, y, edge + side * SMALL_TICK, y);
        }
        for (int i = 0; i < ticks.major().size(); i++) {
            int y = plot.y + (int) Math.round((1 - span.position(ticks.major().get(i))) * (plot.height - 1));
            gc.setForeground(line);
            gc.drawLine(edge, y, edge + side * TICK, y);
            String label = ticks.labels().get(i);
            Point size = gc.textExtent(label);
            int x = atRight ? edge + TICK + GAP : edge - TICK - GAP - size.x;
            gc.setForeground(text);
            gc.drawText(label, x, Math.max(0, y - size.y / 2), true);
            widest = Math.max(widest, size.x);
        }
        if (axis.label().isEmpty()) {
            return;
        }
        Point size = gc.textExtent(axis.label());
        int x = atRight ? edge + TICK + 2 * GAP + widest : edge - TICK - 2 * GAP - widest - size.y;
        Transform turned = new Transform(gc.getDevice());
        Transform before = new Transform(gc.getDevice());
        gc.getTransform(before);
        gc.getTransform(turned);
        turned.translate(x, plot.y + (plot.height + size.x) / 2f);
        turned.rotate(-90);
        gc.setTransform(turned);
        gc.setTextAntialias(SWT.ON);
        gc.setForeground(text);
        gc.drawText(axis.label(), 0, 0, true);
        gc.setTransform(before);
        turned.dispose();
        before.dispose();
    }
}
