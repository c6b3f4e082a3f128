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
import org.interphase.core.figure.ColumnReduction;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Series.Shape;
import org.interphase.ui.look.Palette;

/** Draws series, their legend and what is marked, with positions finer than a pixel. */
final class SeriesPainter {

    /** A line of one pixel, whole. */
    static final LineAttributes THIN = new LineAttributes(1);

    private static final float LINE_WIDTH = 1.5f;
    private static final float RADIUS = 2.5f;
    private static final float CAP = 3;
    private static final float FAR = 1e5f;
    private static final float[] DASHES = {4, 3};
    private static final int BAND_ALPHA = 56;
    private static final int LEGEND_MARGIN = 8;
    private static final int SAMPLE = 20;

    private SeriesPainter() {}

    /** Draws one series. @return the pixels of its points: {@code [0][point]} across, {@code [1][point]} down */
    static double[][] draw(GC gc, Series series, View view, Color colour) {
        int n = series.points();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = view.across(series, i);
            y[i] = view.down(series, i);
        }
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setBackground(colour);
        if (series.mark() == Mark.BAND) {
            band(gc, series, view, x);
            return new double[][] {x, y};
        }
        if (series.hasErrors()) {
            errorBars(gc, series, view, x);
        }
        draw(gc, series, x, y, view.width(), view.height());
        return new double[][] {x, y};
    }

    private static void draw(GC gc, Series series, double[] x, double[] y, int width, int height) {
        if (series.mark() != Mark.POINTS) {
            line(gc, x, y, series.role() == Role.REFERENCE);
        }
        if (series.mark() != Mark.LINE) {
            points(gc, series, x, y, width, height);
        }
    }

    /** What a logarithmic axis cannot show reaches to its end. */
    private static double lowest(Series s, View view, int i) {
        double low = view.down(s.lowest(i), s.right());
        return Double.isNaN(low) && Double.isFinite(s.lowest(i)) ? view.height() : low;
    }

    private static void errorBars(GC gc, Series s, View view, double[] x) {
        Path path = new Path(gc.getDevice());
        for (int i = 0; i < x.length; i++) {
            float low = (float) Math.clamp(lowest(s, view, i), -FAR, FAR);
            float high = (float) Math.clamp(view.down(s.highest(i), s.right()), -FAR, FAR);
            boolean seen = x[i] > -CAP && x[i] < view.width() + CAP && low > high && high < view.height() && low > 0;
            if (!seen) {
                continue;
            }
            float px = (float) x[i];
            path.moveTo(px - CAP, low);
            path.lineTo(px + CAP, low);
            path.moveTo(px, low);
            path.lineTo(px, high);
            path.moveTo(px - CAP, high);
            path.lineTo(px + CAP, high);
        }
        gc.setLineAttributes(THIN);
        gc.drawPath(path);
        path.dispose();
    }

    private static void band(GC gc, Series s, View view, double[] x) {
        Path path = new Path(gc.getDevice());
        int n = x.length;
        for (int from = 0; from < n; from++) {
            int to = from;
            while (to < n
                    && Double.isFinite(x[to])
                    && Double.isFinite(lowest(s, view, to))
                    && Double.isFinite(view.down(s.highest(to), s.right()))) {
                to++;
            }
            for (int i = from; i < to; i++) {
                corner(path, i == from, x[i], lowest(s, view, i));
            }
            for (int i = to - 1; i >= from; i--) {
                corner(path, false, x[i], view.down(s.highest(i), s.right()));
            }
            if (to > from) {
                path.close();
            }
            from = to;
        }
        gc.setAlpha(BAND_ALPHA);
        gc.fillPath(path);
        gc.setAlpha(255);
        path.dispose();
    }

    private static void corner(Path path, boolean first, double px, double py) {
        float x = (float) Math.clamp(px, -FAR, FAR);
        float y = (float) Math.clamp(py, -FAR, FAR);
        if (first) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static void line(GC gc, double[] x, double[] y, boolean reference) {
        double[][] reduced = ColumnReduction.reduce(x, y);
        LineAttributes attributes = new LineAttributes(reference ? 1 : LINE_WIDTH, SWT.CAP_ROUND, SWT.JOIN_ROUND);
        if (reference) {
            attributes = new LineAttributes(1, SWT.CAP_FLAT, SWT.JOIN_ROUND, SWT.LINE_CUSTOM, DASHES, 0, 10);
        }
        gc.setLineAttributes(attributes);
        Path path = new Path(gc.getDevice());
        try {
            boolean open = false;
            for (int i = 0; i < reduced[0].length; i++) {
                double px = reduced[0][i];
                double py = reduced[1][i];
                if (!Double.isFinite(px) || !Double.isFinite(py)) {
                    open = false;
                    continue;
                }
                corner(path, !open, px, py);
                open = true;
            }
            gc.drawPath(path);
        } finally {
            path.dispose();
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    private static void points(GC gc, Series series, double[] x, double[] y, int width, int height) {
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
                symbol(path, series.role().shape(), (float) px, (float) py);
            }
            if (isHollow(series)) {
                gc.setLineAttributes(new LineAttributes(1.2f));
                gc.drawPath(path);
            } else {
                gc.fillPath(path);
            }
        } finally {
            path.dispose();
        }
    }

    /** Overlays of the second axis have the colour and shape of the first one's, but are not filled. */
    private static boolean isHollow(Series s) {
        Shape shape = s.role().shape();
        return shape == Shape.RING || shape == Shape.PLUS || s.role().isOverlay() && s.right();
    }

    private static void symbol(Path path, Shape shape, float px, float py) {
        double[] corners = shape.corners();
        if (shape == Shape.PLUS) {
            path.moveTo(px - RADIUS, py);
            path.lineTo(px + RADIUS, py);
            path.moveTo(px, py - RADIUS);
            path.lineTo(px, py + RADIUS);
        } else if (corners.length == 0) {
            path.moveTo(px + RADIUS, py);
            path.addArc(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS, 0, 360);
            path.close();
        } else {
            for (int i = 0; i < corners.length; i += 2) {
                corner(path, i == 0, px + RADIUS * corners[i], py + RADIUS * corners[i + 1]);
            }
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
    static void legend(GC gc, List<Series> series, Point at, Palette palette) {
        Point size = legendSize(gc, series);
        gc.setAlpha(215);
        gc.setBackground(palette.paper());
        gc.fillRectangle(at.x, at.y, size.x, size.y);
        gc.setAlpha(255);
        int lineHeight = lineHeight(gc);
        int y = at.y + LEGEND_MARGIN / 2;
        for (Series s : series) {
            if (s.name().isEmpty()) {
                continue;
            }
            int left = at.x + LEGEND_MARGIN;
            sample(gc, s, left, y + lineHeight / 2.0, palette.series(s.role()));
            gc.setForeground(palette.text());
            gc.drawText(s.name(), left + SAMPLE + 6, y + 1, true);
            y += lineHeight;
        }
    }

    private static void sample(GC gc, Series s, int left, double middle, Color colour) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setBackground(colour);
        if (s.mark() == Mark.BAND) {
            gc.setAlpha(BAND_ALPHA);
            gc.fillRectangle(left, (int) middle - 5, SAMPLE, 10);
            gc.setAlpha(255);
            return;
        }
        int far = Integer.MAX_VALUE / 4;
        if (s.mark() != Mark.POINTS) {
            line(gc, new double[] {left, left + SAMPLE}, new double[] {middle, middle}, s.role() == Role.REFERENCE);
        }
        if (s.mark() != Mark.LINE) {
            points(gc, s, new double[] {left + SAMPLE / 2.0}, new double[] {middle}, far, far);
        }
    }
}
