// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Scale;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SeriesPyramid;
import org.interphase.ui.look.Palette;

/** Draws a figure, between its axes and around them; there is a pyramid of each series. */
record PlotPainter(
        Figure figure, List<SeriesPyramid> pyramids, View view, LegendPlace legend, Palette palette, Font font) {

    private static final int MARGIN = 8;
    private static final double LINES_PER_LABEL_HORIZONTAL = 3;
    private static final double LINES_PER_LABEL_VERTICAL = 2.3;

    /**
     * What is drawn on top of the figure.
     *
     * @param highlighted index of the point that is pointed at
     * @param beside values of the places that are ringed besides, each on the horizontal and the left axis
     * @param current index of the point that was chosen
     * @param range indices of the points that a range holds
     * @param line where the cursor line of linked plots stands, on the horizontal axis
     * @param mark the flag or shade that was chosen
     */
    record Emphasis(
            OptionalInt highlighted,
            double[][] beside,
            OptionalInt current,
            int[] range,
            OptionalDouble line,
            Optional<String> mark) {}

    /** {@return the rectangle between the axes, which need the room beside it for their labels} */
    static Rectangle room(GC gc, Figure figure, Span y, Span right, int width, int height) {
        int bottom = AxisPainter.height(gc, figure.x());
        int plotHeight = Math.max(20, height - MARGIN - bottom);
        int left = AxisPainter.width(gc, figure.y(), verticalTicks(gc, y, figure.y(), plotHeight));
        int rightWidth = figure.right()
                .map(axis -> AxisPainter.width(gc, axis, verticalTicks(gc, right, axis, plotHeight)))
                .orElse(2 * MARGIN);
        return new Rectangle(left, MARGIN, Math.max(20, width - left - rightWidth), plotHeight);
    }

    private static AxisTicks verticalTicks(GC gc, Span span, Axis axis, int height) {
        return AxisTicks.of(axis, span.lower(), span.upper(), labels(gc, height, LINES_PER_LABEL_VERTICAL));
    }

    private AxisTicks horizontalTicks(GC gc) {
        int most = labels(gc, view.width(), LINES_PER_LABEL_HORIZONTAL);
        return AxisTicks.of(figure.x(), view.x().lower(), view.x().upper(), most);
    }

    /** A larger font leaves room for fewer labels. */
    private static int labels(GC gc, int pixels, double lines) {
        return Math.max(2, (int) (pixels / (lines * gc.getFontMetrics().getHeight())));
    }

    /** Draws the axes around a rectangle. */
    void axes(GC gc, Rectangle plot) {
        gc.setFont(font);
        Color axis = palette.axis();
        AxisPainter.horizontal(gc, figure.x(), view.x(), horizontalTicks(gc), plot, palette.text(), axis);
        vertical(gc, figure.y(), false, plot);
        figure.right().ifPresent(right -> vertical(gc, right, true, plot));
    }

    private void vertical(GC gc, Axis axis, boolean atRight, Rectangle plot) {
        Span span = view.vertical(atRight);
        Color text = figure.right().isPresent() ? colourOf(atRight) : palette.text();
        AxisPainter.vertical(
                gc, axis, span, verticalTicks(gc, span, axis, plot.height), plot, atRight, text, palette.axis());
    }

    /** With two vertical axes, each has the colour of its data. */
    private Color colourOf(boolean atRight) {
        return figure.roleOf(atRight).map(palette::series).orElse(palette.text());
    }

    /** Draws what is between the axes, its upper left corner at the origin. */
    void plot(GC gc, MeasuredPoints points, Emphasis emphasis) {
        gc.setFont(font);
        grid(gc);
        MarkPainter marks = marks(gc);
        marks.shades(gc, palette, emphasis.mark());
        List<double[][]> drawn = new ArrayList<>();
        Scale across = view.across(figure);
        for (SeriesPyramid p : pyramids) {
            Series s = p.series();
            drawn.add(SeriesPainter.draw(gc, p, across, view.up(figure, s.right()), palette.series(s.role())));
        }
        marks.flags(gc, palette, emphasis.mark());
        drawn.add(marks.covered());
        for (int i : emphasis.range()) {
            rings(gc, points, i, palette.accent());
        }
        for (double[] place : emphasis.beside()) {
            SeriesPainter.ring(gc, palette.text(), view.across(place[0]), view.down(place[1], false), Series.Role.DATA.radius());
        }
        emphasis.highlighted().ifPresent(i -> rings(gc, points, i, palette.text()));
        emphasis.current().ifPresent(i -> rings(gc, points, i, palette.accent()));
        legend(gc, drawn);
        emphasis.line().ifPresent(value -> cursorLine(gc, value));
        gc.setAntialias(SWT.OFF);
        gc.setLineAttributes(SeriesPainter.THIN);
        gc.setForeground(palette.axis());
        gc.drawRectangle(0, 0, view.width() - 1, view.height() - 1);
    }

    /** {@return the shades and flags where they lie now} */
    MarkPainter marks(GC gc) {
        gc.setFont(font);
        return new MarkPainter(gc, figure, view);
    }

    private void rings(GC gc, MeasuredPoints points, int index, Color colour) {
        for (MeasuredPoints.Place p : points.places(index)) {
            if (view.shows(p.series(), p.point())) {
                SeriesPainter.ring(
                        gc,
                        colour,
                        view.across(p.series(), p.point()),
                        view.down(p.series(), p.point()),
                        p.series().role().radius());
            }
        }
    }

    private void cursorLine(GC gc, double value) {
        double px = view.across(value);
        if (px >= 0 && px <= view.width()) {
            gc.setAntialias(SWT.OFF);
            gc.setLineAttributes(SeriesPainter.THIN);
            gc.setForeground(palette.faint());
            int column = (int) Math.min(view.width() - 1, Math.round(px));
            gc.drawLine(column, 0, column, view.height());
        }
    }

    private void grid(GC gc) {
        gc.setAntialias(SWT.OFF);
        gc.setLineAttributes(SeriesPainter.THIN);
        gc.setForeground(palette.grid());
        for (double value : horizontalTicks(gc).major()) {
            int px = (int) Math.round(view.x().position(value) * (view.width() - 1));
            gc.drawLine(px, 0, px, view.height());
        }
        for (double value : verticalTicks(gc, view.y(), figure.y(), view.height()).major()) {
            int py = (int) Math.round((1 - view.y().position(value)) * (view.height() - 1));
            gc.drawLine(0, py, view.width(), py);
        }
    }

    private void legend(GC gc, List<double[][]> drawn) {
        Point size = SeriesPainter.legendSize(gc, figure.series());
        if (size.x == 0 || size.x >= view.width() * 0.7 || size.y >= view.height() * 0.7) {
            return;
        }
        Point place = legend.find(size, view, drawn);
        // Two axes in the colours of their data say what is what where there is no room for a legend.
        boolean axesTell = figure.right().isPresent()
                && figure.roleOf(false).isPresent()
                && figure.roleOf(true).isPresent();
        if (!axesTell || LegendPlace.covered(place, size, drawn) == 0) {
            SeriesPainter.legend(gc, figure.series(), place, palette);
        }
    }
}
