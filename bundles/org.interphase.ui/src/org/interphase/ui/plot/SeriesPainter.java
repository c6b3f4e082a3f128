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
import org.interphase.core.figure.Scale;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Series.Shape;
import org.interphase.core.figure.SeriesPyramid;
import org.interphase.ui.look.Palette;

/** Draws series, their legend and what is marked, with positions finer than a pixel. */
final class SeriesPainter {

    /** A line of one pixel, whole. */
    static final LineAttributes THIN = new LineAttributes(1);

    private static final float LINE_WIDTH = 1.5f;
    private static final float RADIUS = 2.5f;
    private static final float CAP = 3;
    private static final int MOST_CAPS = 500;
    private static final int MOST_CORNERS = 2_000;
    private static final int MOST_SYMBOLS = 4_000;
    private static final int[] DISC = {1, 2, 2, 2, 1};
    private static final float FAR = 1e6f;
    private static final float[] DASHES = {4, 3};
    private static final int BAND_ALPHA = 56;
    private static final int LEGEND_MARGIN = 8;
    private static final int SAMPLE = 20;

    private SeriesPainter() {}

    /** Draws one series. @return the pixels of what was drawn: {@code [0][point]} across, {@code [1][point]} down */
    static double[][] draw(GC gc, SeriesPyramid pyramid, Scale across, Scale up, Color colour) {
        Series series = pyramid.series();
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setBackground(colour);
        if (series.mark() == Mark.BAND) {
            double[][] ends = pyramid.bars(across, up);
            band(gc, ends);
            return ends;
        }
        if (series.hasErrors()) {
            errorBars(gc, pyramid.bars(across, up));
        }
        double[][] drawn = new double[2][0];
        if (series.mark() != Mark.POINTS) {
            drawn = pyramid.line(across, up);
            if (drawn[0].length > MOST_CORNERS) {
                denseLine(gc, drawn[0], drawn[1]);
            } else {
                line(gc, drawn[0], drawn[1], series);
            }
        }
        if (series.mark() != Mark.LINE) {
            drawn = pyramid.symbols(across, up);
            if (drawn[0].length > MOST_SYMBOLS) {
                manySymbols(gc, drawn[0], drawn[1], across.to(), up.from());
            } else {
                symbols(gc, series, drawn[0], drawn[1]);
            }
        }
        return drawn;
    }

    /** So many that their caps would run into each other have none. */
    private static void errorBars(GC gc, double[][] ends) {
        Path path = new Path(gc.getDevice());
        if (ends[0].length > MOST_CAPS) {
            for (int i = 0; i < ends[0].length; i++) {
                float high = near(ends[2][i]);
                path.addRectangle(near(ends[0][i]) - 0.5f, high, 1, Math.max(0, near(ends[1][i]) - high));
            }
            gc.fillPath(path);
            path.dispose();
            return;
        }
        for (int i = 0; i < ends[0].length; i++) {
            float px = near(ends[0][i]);
            float low = near(ends[1][i]);
            float high = near(ends[2][i]);
            if (low > high) {
                path.moveTo(px - CAP, low);
                path.lineTo(px + CAP, low);
                path.moveTo(px, low);
                path.lineTo(px, high);
                path.moveTo(px - CAP, high);
                path.lineTo(px + CAP, high);
            }
        }
        gc.setLineAttributes(THIN);
        gc.drawPath(path);
        path.dispose();
    }

    private static void band(GC gc, double[][] ends) {
        Path path = new Path(gc.getDevice());
        int n = ends[0].length;
        for (int from = 0; from < n; from++) {
            int to = from;
            while (to < n && !Double.isNaN(ends[0][to])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                corner(path, i == from, ends[0][i], ends[1][i]);
            }
            for (int i = to - 1; i >= from; i--) {
                corner(path, false, ends[0][i], ends[2][i]);
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

    private static float near(double pixel) {
        return (float) Math.clamp(pixel, -FAR, FAR);
    }

    private static void corner(Path path, boolean first, double px, double py) {
        if (first) {
            path.moveTo(near(px), near(py));
        } else {
            path.lineTo(near(px), near(py));
        }
    }

    private static void line(GC gc, double[] x, double[] y, Series s) {
        float width = s.role() == Role.REFERENCE ? 1 : LINE_WIDTH;
        gc.setLineAttributes(
                s.dashed()
                        ? new LineAttributes(width, SWT.CAP_FLAT, SWT.JOIN_ROUND, SWT.LINE_CUSTOM, DASHES, 0, 10)
                        : new LineAttributes(width, SWT.CAP_ROUND, SWT.JOIN_ROUND));
        Path path = new Path(gc.getDevice());
        boolean open = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                open = false;
                continue;
            }
            corner(path, !open, x[i], y[i]);
            open = true;
        }
        gc.drawPath(path);
        path.dispose();
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    /**
     * A line that goes up and down within columns of pixels: there a bar from its lowest to its highest corner. A path
     * that crosses itself thousands of times takes a drawing library ten times as long.
     */
    private static void denseLine(GC gc, double[] x, double[] y) {
        Path bars = new Path(gc.getDevice());
        Path path = new Path(gc.getDevice());
        int previous = -1;
        boolean wasBar = false;
        double wasColumn = 0;
        double wasTop = 0;
        double wasBottom = 0;
        int next;
        for (int i = 0; i < x.length; i = next) {
            next = i + 1;
            if (Double.isNaN(x[i])) {
                previous = -1;
                continue;
            }
            double column = Math.floor(x[i]);
            double top = y[i];
            double bottom = y[i];
            for (; next < x.length && Math.floor(x[next]) == column; next++) {
                top = Math.min(top, y[next]);
                bottom = Math.max(bottom, y[next]);
            }
            boolean bar = next - i > 2;
            boolean touches = bar && wasBar && Math.abs(column - wasColumn) == 1 && top <= wasBottom && bottom >= wasTop;
            if (previous >= 0 && !touches) {
                corner(path, wasBar, x[previous], y[previous]);
                corner(path, false, x[i], y[i]);
            }
            if (bar) {
                float half = LINE_WIDTH / 2;
                bars.addRectangle((float) column, (float) top - half, 1, (float) (bottom - top) + 2 * half);
            } else {
                corner(path, previous < 0, x[i], y[i]);
                corner(path, false, x[next - 1], y[next - 1]);
            }
            previous = next - 1;
            wasBar = bar;
            wasColumn = column;
            wasTop = top;
            wasBottom = bottom;
        }
        gc.fillPath(bars);
        gc.setLineAttributes(new LineAttributes(LINE_WIDTH, SWT.CAP_ROUND, SWT.JOIN_ROUND));
        gc.drawPath(path);
        bars.dispose();
        path.dispose();
    }

    /** So many that none is seen alone: the pixels that they cover, whole ones. Shapes that overlap take a path seconds. */
    private static void manySymbols(GC gc, double[] x, double[] y, double width, double height) {
        int columns = (int) width;
        int rows = (int) height;
        BitSet covered = new BitSet(columns * rows);
        for (int i = 0; i < x.length; i++) {
            int column = (int) Math.floor(x[i]);
            int row = (int) Math.floor(y[i]);
            for (int beside = -DISC.length / 2; beside <= DISC.length / 2; beside++) {
                int c = column + beside;
                int reach = DISC[beside + DISC.length / 2];
                int from = Math.max(0, row - reach);
                int to = Math.min(rows, row + reach + 1);
                if (c >= 0 && c < columns && from < to) {
                    covered.set(c * rows + from, c * rows + to);
                }
            }
        }
        Path path = new Path(gc.getDevice());
        for (int from = covered.nextSetBit(0); from >= 0; ) {
            int column = from / rows;
            int to = Math.min(covered.nextClearBit(from), (column + 1) * rows);
            path.addRectangle(column, from - column * rows, 1, to - from);
            from = covered.nextSetBit(to);
        }
        gc.setAntialias(SWT.OFF);
        gc.fillPath(path);
        gc.setAntialias(SWT.ON);
        path.dispose();
    }

    private static void symbols(GC gc, Series series, double[] x, double[] y) {
        Path path = new Path(gc.getDevice());
        for (int i = 0; i < x.length; i++) {
            symbol(path, series.role(), (float) x[i], (float) y[i]);
        }
        if (isHollow(series)) {
            gc.setLineAttributes(new LineAttributes(1.2f));
            gc.drawPath(path);
        } else {
            gc.fillPath(path);
        }
        path.dispose();
    }

    /** Overlays of the second axis have the colour and shape of the first one's, but are not filled. */
    private static boolean isHollow(Series s) {
        Shape shape = s.role().shape();
        return shape == Shape.RING || shape == Shape.PLUS || s.role().isOverlay() && s.right();
    }

    private static void symbol(Path path, Role role, float px, float py) {
        Shape shape = role.shape();
        float radius = (float) role.radius();
        double[] corners = shape.corners();
        if (shape == Shape.PLUS) {
            path.moveTo(px - radius, py);
            path.lineTo(px + radius, py);
            path.moveTo(px, py - radius);
            path.lineTo(px, py + radius);
        } else if (corners.length == 0) {
            path.moveTo(px + radius, py);
            path.addArc(px - radius, py - radius, 2 * radius, 2 * radius, 0, 360);
            path.close();
        } else {
            for (int i = 0; i < corners.length; i += 2) {
                corner(path, i == 0, px + radius * corners[i], py + radius * corners[i + 1]);
            }
            path.close();
        }
    }

    /** Draws a ring around a point. */
    static void ring(GC gc, Color colour, double px, double py, double ofSymbol) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(colour);
        gc.setLineAttributes(new LineAttributes(LINE_WIDTH));
        Path path = new Path(gc.getDevice());
        float radius = (float) ofSymbol + RADIUS + 1;
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
        if (s.mark() != Mark.POINTS) {
            line(gc, new double[] {left, left + SAMPLE}, new double[] {middle, middle}, s);
        }
        if (s.mark() != Mark.LINE) {
            symbols(gc, s, new double[] {left + SAMPLE / 2.0}, new double[] {middle});
        }
    }
}
