// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.internal.image.ImageGrid;

/** A line over images: it is drawn by dragging, and an end of it is moved by dragging that. */
final class LineOverlay implements ImageGrid.Overlay {

    private static final int NEAR = 8;
    private static final int DISC = 4;

    /** Where the line is. */
    interface Ends {

        /** {@return x, y, x, y in pixels; empty for no line} */
        Optional<double[]> get();

        /** {@return how broad it is, in pixels} */
        double width();

        /** Takes another line while it is being dragged. */
        void moved(double x0, double y0, double x1, double y1);

        /** The line stays where it is now. */
        void done();
    }

    private final Ends ends;
    private OptionalDouble mark = OptionalDouble.empty();
    private double[] before;
    private double fixedX;
    private double fixedY;
    private boolean fixedFirst;
    private boolean dragging;

    LineOverlay(Ends ends) {
        this.ends = ends;
    }

    /** Marks a place on the line, by its part of the line's length, which is what is drawn beside it. */
    void mark(OptionalDouble next) {
        mark = next;
    }

    @Override
    public void paint(GC gc, ImageGrid.Places places, Palette palette) {
        Optional<double[]> line = ends.get();
        if (line.isEmpty()) {
            return;
        }
        double[] l = line.get();
        gc.setAntialias(SWT.ON);
        // A line on a rim of the other colour is seen on every image.
        paint(gc, places, l, palette.paper(), 3);
        paint(gc, places, l, palette.text(), 1);
        Point start = places.screen(l[0], l[1]);
        gc.setBackground(palette.text());
        gc.fillOval(start.x - DISC, start.y - DISC, 2 * DISC, 2 * DISC);
        gc.setForeground(palette.paper());
        gc.drawOval(start.x - DISC, start.y - DISC, 2 * DISC, 2 * DISC);
    }

    private void paint(GC gc, ImageGrid.Places places, double[] l, Color colour, int thickness) {
        gc.setForeground(colour);
        gc.setLineWidth(thickness);
        draw(gc, places, l[0], l[1], l[2], l[3]);
        double length = Math.hypot(l[2] - l[0], l[3] - l[1]);
        if (!(length > 0)) {
            return;
        }
        double ux = (l[2] - l[0]) / length;
        double uy = (l[3] - l[1]) / length;
        double half = ends.width() / 2;
        double nx = -uy * half;
        double ny = ux * half;
        if (half * places.scale() >= 2) {
            draw(gc, places, l[0] + nx, l[1] + ny, l[2] + nx, l[3] + ny);
            draw(gc, places, l[0] - nx, l[1] - ny, l[2] - nx, l[3] - ny);
        }
        if (mark.isPresent() && mark.getAsDouble() >= 0 && mark.getAsDouble() <= 1) {
            double x = l[0] + mark.getAsDouble() * (l[2] - l[0]);
            double y = l[1] + mark.getAsDouble() * (l[3] - l[1]);
            double reach = Math.max(half, NEAR / places.scale()) * 1.5;
            draw(gc, places, x - uy * reach, y + ux * reach, x + uy * reach, y - ux * reach);
        }
    }

    private static void draw(GC gc, ImageGrid.Places places, double x0, double y0, double x1, double y1) {
        Point a = places.screen(x0, y0);
        Point b = places.screen(x1, y1);
        gc.drawLine(a.x, a.y, b.x, b.y);
    }

    @Override
    public boolean mouse(int type, double x, double y, int button, int state, ImageGrid.Places places) {
        if (type == SWT.MouseDown && button == 1 && (state & SWT.MODIFIER_MASK) == 0) {
            begin(x, y, places);
            return true;
        }
        if (!dragging) {
            return false;
        }
        if (type == SWT.MouseMove) {
            move(x, y);
        } else if (type == SWT.MouseUp) {
            dragging = false;
            move(x, y);
            if (Math.hypot(x - fixedX, y - fixedY) < 1 && before != null) {
                // A click is no line.
                ends.moved(before[0], before[1], before[2], before[3]);
            }
            ends.done();
        }
        return true;
    }

    private void begin(double x, double y, ImageGrid.Places places) {
        before = ends.get().orElse(null);
        boolean second = before != null && near(before[2], before[3], x, y, places);
        boolean first = before != null && !second && near(before[0], before[1], x, y, places);
        fixedX = second ? before[0] : first ? before[2] : x;
        fixedY = second ? before[1] : first ? before[3] : y;
        fixedFirst = !first;
        dragging = true;
    }

    private void move(double x, double y) {
        if (fixedFirst) {
            ends.moved(fixedX, fixedY, x, y);
        } else {
            ends.moved(x, y, fixedX, fixedY);
        }
    }

    private static boolean near(double ax, double ay, double x, double y, ImageGrid.Places places) {
        Point a = places.screen(ax, ay);
        Point b = places.screen(x, y);
        return Math.hypot(a.x - b.x, a.y - b.y) <= NEAR;
    }
}
