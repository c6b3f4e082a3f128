// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.BitSet;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.interphase.core.figure.ColumnReduction;
import org.interphase.core.figure.Series;

/** Draws series, their legend and what is marked, with positions finer than a pixel. */
final class SeriesPainter {

    private static final float LINE_WIDTH = 1.5f;
    private static final float RADIUS = 2.5f;
    private static final float FAR = 1e5f;
    private static final int LEGEND_MARGIN = 8;
    private static final int SAMPLE = 20;

    private SeriesPainter() {}

    /** {@return the colour of a role} */
    static Color colour(Series.Role role) {
        int rgb = Integer.parseInt(role.colour().substring(1), 16);
        return new Color(new RGB(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
    }

    /** Draws one series whose points are given in pixels. */
    static void draw(GC gc, Series series, double[] x, double[] y, int width, int height) {
        Color colour = colour(series.role());
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setBackground(colour);
        if (series.mark() != Series.Mark.POINTS) {
            line(gc, x, y, series.role() == Series.Role.REFERENCE);
        }
        if (series.mark() != Series.Mark.LINE) {
            points(gc, x, y, width, height, series.right());
        }
    }

    private static void line(GC gc, double[] x, double[] y, boolean faint) {
        double[][] reduced = ColumnReduction.reduce(x, y);
        gc.setLineAttributes(new LineAttributes(faint ? 1 : LINE_WIDTH, SWT.CAP_ROUND, SWT.JOIN_ROUND));
        Path path = new Path(gc.getDevice());
        try {
            boolean open = false;
            for (int i = 0; i < reduced[0].length; i++) {
                float px = (float) reduced[0][i];
                float py = (float) reduced[1][i];
                if (!Float.isFinite(px) || !Float.isFinite(py)) {
                    open = false;
                    continue;
                }
                px = Math.clamp(px, -FAR, FAR);
                py = Math.clamp(py, -FAR, FAR);
                if (open) {
                    path.lineTo(px, py);
                } else {
                    path.moveTo(px, py);
                    open = true;
                }
            }
            gc.drawPath(path);
        } finally {
            path.dispose();
        }
    }

    private static void points(GC gc, double[] x, double[] y, int width, int height, boolean squares) {
        BitSet taken = x.length > 4096 ? new BitSet(width * height) : null;
        Path path = new Path(gc.getDevice());
        try {
            for (int i = 0; i < x.length; i++) {
                double px = x[i];
                double py = y[i];
                boolean inside = px > -RADIUS && px < width + RADIUS && py > -RADIUS && py < height + RADIUS;
                if (!inside) {
                    continue;
                }
                if (taken != null) {
                    int pixel = Math.clamp((int) py, 0, height - 1) * width + Math.clamp((int) px, 0, width - 1);
                    if (taken.get(pixel)) {
                        continue;
                    }
                    taken.set(pixel);
                }
                mark(path, (float) px, (float) py, squares);
            }
            gc.fillPath(path);
        } finally {
            path.dispose();
        }
    }

    private static void mark(Path path, float px, float py, boolean square) {
        if (square) {
            float half = RADIUS * 0.9f;
            path.addRectangle(px - half, py - half, 2 * half, 2 * half);
        } else {
            path.moveTo(px + RADIUS, py);
            path.addArc(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS, 0, 360);
            path.close();
        }
    }

    /** Draws a ring around a point. */
    static void ring(GC gc, Color colour, double px, double py) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setLineAttributes(new LineAttributes(LINE_WIDTH));
        Path path = new Path(gc.getDevice());
        float radius = 2 * RADIUS + 1;
        path.addArc((float) px - radius, (float) py - radius, 2 * radius, 2 * radius, 0, 360);
        gc.drawPath(path);
        path.dispose();
    }

    /** {@return width and height of the legend} */
    static Point legendSize(GC gc, List<Series> series) {
        int widest = 0;
        int lines = 0;
        for (Series s : series) {
            if (!s.name().isEmpty()) {
                widest = Math.max(widest, gc.textExtent(s.name()).x);
                lines++;
            }
        }
        return lines == 0
                ? new Point(0, 0)
                : new Point(SAMPLE + 6 + widest + 2 * LEGEND_MARGIN, lines * lineHeight(gc) + LEGEND_MARGIN);
    }

    private static int lineHeight(GC gc) {
        return gc.getFontMetrics().getHeight() + 2;
    }

    /** Draws the legend with its upper left corner at a point. */
    static void legend(GC gc, List<Series> series, Point at, Color background, Color text) {
        Point size = legendSize(gc, series);
        gc.setAlpha(215);
        gc.setBackground(background);
        gc.fillRectangle(at.x, at.y, size.x, size.y);
        gc.setAlpha(255);
        int lineHeight = lineHeight(gc);
        int y = at.y + LEGEND_MARGIN / 2;
        for (Series s : series) {
            if (s.name().isEmpty()) {
                continue;
            }
            int left = at.x + LEGEND_MARGIN;
            double middle = y + lineHeight / 2.0;
            double[] sampleX = s.mark() == Series.Mark.POINTS
                    ? new double[] {left + SAMPLE / 2.0}
                    : new double[] {left, left + SAMPLE};
            double[] sampleY = new double[sampleX.length];
            java.util.Arrays.fill(sampleY, middle);
            draw(gc, s, sampleX, sampleY, Integer.MAX_VALUE / 4, Integer.MAX_VALUE / 4);
            gc.setForeground(text);
            gc.drawText(s.name(), left + SAMPLE + 6, y + 1, true);
            y += lineHeight;
        }
    }
}
