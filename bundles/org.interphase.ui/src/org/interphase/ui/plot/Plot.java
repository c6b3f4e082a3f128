// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.Range;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SvgFigure;
import org.interphase.core.unit.ValueText;

/**
 * A {@link Figure} on the screen.
 *
 * <p>The wheel zooms about the cursor, over an axis that axis alone; a drag pans; a drag with Shift zooms into a box; a
 * double click shows everything; Ctrl+C copies the picture and Ctrl+Shift+C the data. Where the figure asks for equal
 * scales, one unit stays as long on both axes whatever is done. What is shown stays when a figure with the same axes
 * takes the place of this one, unless everything was shown.
 *
 * <p>The library behind it is hidden, so that another one can take its place.
 */
public final class Plot extends Composite {

    private static final double WHEEL_STEP = 1.15;
    private static final int NEAR = 12;
    private static final int MARGIN = 8;
    private static final int LEGEND_GAP = 4;
    private static final int PICTURE_SCALE = 2;
    private static final int SVG_WIDTH = 720;
    private static final int SVG_HEIGHT = 480;
    private static final int PIXELS_PER_LABEL_HORIZONTAL = 46;
    private static final int PIXELS_PER_LABEL_VERTICAL = 36;
    private static final double MIN_BOX = 6;
    private static final Color BACKGROUND = new Color(255, 255, 255);
    private static final Color TEXT = new Color(64, 64, 64);
    private static final Color AXIS = new Color(160, 160, 160);
    private static final Color GRID = new Color(236, 236, 236);
    private static final Color ACCENT = new Color(0, 114, 178);
    private static final Figure EMPTY =
            new Figure("", Axis.linear("", ""), Axis.linear("", ""), null, false, List.of());

    /**
     * Where the cursor is.
     *
     * @param x value on the horizontal axis
     * @param y value on the vertical axis
     * @param right value on the second vertical axis, NaN where there is none
     * @param point index of the measured point under the cursor, counted from 0
     */
    public record Cursor(double x, double y, double right, OptionalInt point) {}

    private final Chart chart;
    private final Control area;
    private final Font small;
    private final List<Consumer<Optional<Cursor>>> cursorListeners = new ArrayList<>();
    private IAxis rightAxis;
    private Figure figure = EMPTY;
    private Span x = new Span(0, 1, false);
    private Span y = new Span(0, 1, false);
    private Span right = new Span(0, 1, false);
    private boolean all = true;
    private int highlighted = -1;
    private Point pressed;
    private Point dragged;
    private boolean box;
    private Span[] beforeDrag;

    /**
     * Creates an empty plot.
     *
     * @param parent where it lies
     */
    public Plot(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        setBackground(BACKGROUND);
        chart = new Chart(this, SWT.NONE);
        FontData[] data = chart.getFont().getFontData();
        for (FontData d : data) {
            d.setHeight(Math.max(7, d.getHeight() - 1));
        }
        small = new Font(getDisplay(), data);
        addDisposeListener(e -> small.dispose());
        chart.setBackground(BACKGROUND);
        chart.setBackgroundInPlotArea(BACKGROUND);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        bare(chart.getAxisSet().getXAxis(0));
        bare(chart.getAxisSet().getYAxis(0));
        area = chart.getPlotArea().getControl();
        chart.setLayout(new Alone());
        chart.getPlotArea().addCustomPaintListener(e -> paint(e.gc));
        addListener(SWT.Paint, e -> paintAxes(e.gc, plotArea()));
        for (Control c : new Control[] {area, chart, this}) {
            c.addListener(SWT.MouseWheel, this::wheel);
        }
        area.addListener(SWT.MouseDown, this::down);
        area.addListener(SWT.MouseMove, this::moved);
        area.addListener(SWT.MouseUp, this::up);
        area.addListener(SWT.MouseDoubleClick, e -> showAll());
        area.addListener(SWT.MouseExit, e -> tell(Optional.empty()));
        area.addListener(SWT.KeyDown, this::key);
        addListener(SWT.Resize, e -> arrange());
        MenuManager menu = menu();
        area.setMenu(menu.createContextMenu(area));
        addDisposeListener(e -> menu.dispose());
        setFigure(EMPTY);
    }

    /** Its own ticks and labels cannot be had as we want them: ours are drawn beside it. */
    private void bare(IAxis axis) {
        axis.getTitle().setVisible(false);
        axis.getTick().setVisible(false);
        axis.getGrid().setVisible(false);
        axis.setDrawAxisLine(false);
        for (Listener painter : chart.getListeners(SWT.Paint)) {
            chart.removeListener(SWT.Paint, painter);
        }
    }

    /** The library's plot fills its chart: no frame, no room for its own axes. */
    private final class Alone extends Layout {
        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean changed) {
            return new Point(Math.max(20, widthHint), Math.max(20, heightHint));
        }

        @Override
        protected void layout(Composite composite, boolean changed) {
            for (Control child : composite.getChildren()) {
                if (child == area) {
                    child.setBounds(composite.getClientArea());
                } else {
                    child.setBounds(0, 0, 0, 0);
                }
            }
        }
    }

    /**
     * Shows a figure.
     *
     * @param next the figure
     */
    public void setFigure(Figure next) {
        checkWidget();
        boolean sameAxes = next.x().equals(figure.x())
                && next.y().equals(figure.y())
                && Objects.equals(next.rightAxis(), figure.rightAxis())
                && next.equalScales() == figure.equalScales();
        figure = next;
        highlighted = -1;
        prepareAxes();
        if (all || !sameAxes) {
            showAll();
        } else {
            arrange();
        }
    }

    /** {@return what is shown} */
    public Figure figure() {
        return figure;
    }

    private void prepareAxes() {
        if (figure.right().isPresent() && rightAxis == null) {
            int id = chart.getAxisSet().createYAxis();
            rightAxis = chart.getAxisSet().getYAxis(id);
            rightAxis.setPosition(IAxis.Position.Secondary);
            bare(rightAxis);
        } else if (figure.right().isEmpty() && rightAxis != null) {
            chart.getAxisSet().deleteYAxis(rightAxis.getId());
            rightAxis = null;
        }
        scale(chart.getAxisSet().getXAxis(0), figure.x());
        scale(chart.getAxisSet().getYAxis(0), figure.y());
        if (rightAxis != null) {
            scale(rightAxis, figure.rightAxis());
        }
    }

    private static void scale(IAxis axis, Axis as) {
        if (axis.isLogScaleEnabled() != as.logarithmic()) {
            axis.setRange(new Range(1, 10));
            axis.enableLogScale(as.logarithmic());
        }
    }

    /** With two vertical axes, each has the colour of its data. */
    private Color colourOf(boolean ofRight) {
        return figure.series().stream()
                .filter(s -> s.right() == ofRight && s.role() != Series.Role.REFERENCE)
                .findFirst()
                .map(s -> SeriesPainter.colour(s.role()))
                .orElse(TEXT);
    }

    /** Shows all points. */
    public void showAll() {
        all = true;
        x = around(figure.x(), true, null);
        y = around(figure.y(), false, false);
        if (rightAxis != null) {
            right = around(figure.rightAxis(), false, true);
        }
        arrange();
    }

    private Span around(Axis axis, boolean horizontal, Boolean ofRight) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Series s : figure.series()) {
            if (ofRight != null && s.right() != ofRight) {
                continue;
            }
            double[] values = horizontal ? s.x() : s.y();
            double[] others = horizontal ? s.y() : s.x();
            for (int i = 0; i < values.length; i++) {
                double v = values[i];
                if (Double.isFinite(v) && Double.isFinite(others[i]) && (!axis.logarithmic() || v > 0)) {
                    min = Math.min(min, v);
                    max = Math.max(max, v);
                }
            }
        }
        return Span.around(min, max, axis.logarithmic());
    }

    /** Gives the axes what they show; their labels decide how large the plot is, and that which scales are equal. */
    private void arrange() {
        Point whole = getSize();
        if (whole.x < 2 || whole.y < 2) {
            return;
        }
        Span shownX = x;
        Span shownY = y;
        Rectangle plot = null;
        for (int i = 0; i < 3; i++) {
            chart.suspendUpdate(true);
            chart.getAxisSet().getXAxis(0).setRange(new Range(shownX.lower(), shownX.upper()));
            chart.getAxisSet().getYAxis(0).setRange(new Range(shownY.lower(), shownY.upper()));
            if (rightAxis != null) {
                rightAxis.setRange(new Range(right.lower(), right.upper()));
            }
            chart.suspendUpdate(false);
            Rectangle next = roomForPlot(whole.x, whole.y);
            if (next.equals(plot)) {
                break;
            }
            plot = next;
            if (figure.equalScales()) {
                double perPixel = Math.max(length(x) / plot.width, length(y) / plot.height);
                double middle = (x.lower() + x.upper()) / 2;
                shownX = new Span(middle - perPixel * plot.width / 2, middle + perPixel * plot.width / 2, false);
                shownY = new Span(y.lower(), y.lower() + perPixel * plot.height, false);
            }
        }
        chart.setBounds(plot);
        chart.layout();
        redraw(0, 0, whole.x, whole.y, true);
    }

    /** {@return the rectangle between the axes, in this control} */
    private Rectangle plotArea() {
        return chart.getBounds();
    }

    private Rectangle roomForPlot(int width, int height) {
        GC gc = new GC(this);
        try {
            gc.setFont(small);
            return roomForPlot(gc, width, height);
        } finally {
            gc.dispose();
        }
    }

    private Rectangle roomForPlot(GC gc, int width, int height) {
        int top = MARGIN;
        int bottom = AxisPainter.height(gc, figure.x());
        int plotHeight = Math.max(20, height - top - bottom);
        int left = AxisPainter.width(gc, figure.y(), verticalTicks(shownY(), figure.y(), plotHeight));
        int rightWidth = rightAxis == null
                ? 2 * MARGIN
                : AxisPainter.width(gc, figure.rightAxis(), verticalTicks(shownRight(), figure.rightAxis(), plotHeight));
        return new Rectangle(left, top, Math.max(20, width - left - rightWidth), plotHeight);
    }

    private static AxisTicks verticalTicks(Span span, Axis axis, int height) {
        return AxisTicks.of(axis, span.lower(), span.upper(), Math.max(2, height / PIXELS_PER_LABEL_VERTICAL));
    }

    private static AxisTicks horizontalTicks(Span span, Axis axis, int width) {
        return AxisTicks.of(axis, span.lower(), span.upper(), Math.max(2, width / PIXELS_PER_LABEL_HORIZONTAL));
    }

    private void paintAxes(GC gc, Rectangle plot) {
        gc.setFont(small);
        boolean two = rightAxis != null;
        AxisPainter.horizontal(
                gc, figure.x(), shownX(), horizontalTicks(shownX(), figure.x(), plot.width), plot, TEXT, AXIS);
        AxisPainter.vertical(
                gc,
                figure.y(),
                shownY(),
                verticalTicks(shownY(), figure.y(), plot.height),
                plot,
                false,
                two ? colourOf(false) : TEXT,
                AXIS);
        if (two) {
            AxisPainter.vertical(
                    gc,
                    figure.rightAxis(),
                    shownRight(),
                    verticalTicks(shownRight(), figure.rightAxis(), plot.height),
                    plot,
                    true,
                    colourOf(true),
                    AXIS);
        }
    }

    private static double length(Span span) {
        return span.upper() - span.lower();
    }

    private static Span shown(IAxis axis) {
        Range range = axis.getRange();
        return new Span(range.lower, range.upper, axis.isLogScaleEnabled());
    }

    private Span shownX() {
        return shown(chart.getAxisSet().getXAxis(0));
    }

    private Span shownRight() {
        return shown(rightAxis);
    }

    private Span shownY() {
        return shown(chart.getAxisSet().getYAxis(0));
    }

    /** {@return the values at the left and right end} */
    public double[] horizontalRange() {
        return new double[] {shownX().lower(), shownX().upper()};
    }

    /** {@return the values at the lower and upper end of the left axis} */
    public double[] verticalRange() {
        return new double[] {shownY().lower(), shownY().upper()};
    }

    /** {@return width and height in pixels of the rectangle between the axes} */
    public Point plotSize() {
        return area.getSize();
    }

    /**
     * {@return the control between the axes: receives mouse and keys}
     */
    public Control surface() {
        return area;
    }

    /**
     * {@return where a point lies, in pixels of {@link #surface()}}
     *
     * @param valueX value on the horizontal axis
     * @param valueY value on the left axis
     */
    public Point pixel(double valueX, double valueY) {
        Point size = area.getSize();
        return new Point(
                (int) Math.round(shownX().position(valueX) * size.x),
                (int) Math.round((1 - shownY().position(valueY)) * size.y));
    }

    /**
     * Has a listener told where the cursor is; empty when it left the plot.
     *
     * @param listener called in the UI thread
     */
    public void onCursor(Consumer<Optional<Cursor>> listener) {
        cursorListeners.add(listener);
    }

    /**
     * Rings the measured point of this index in every measured series.
     *
     * @param point counted from 0; empty for none
     */
    public void highlight(OptionalInt point) {
        int next = point.orElse(-1);
        if (next != highlighted) {
            highlighted = next;
            area.redraw();
        }
    }

    /**
     * {@return what the cursor points at, for the status line}
     *
     * @param cursor where it is
     */
    public String describe(Cursor cursor) {
        String text = value(figure.x(), cursor.x()) + "   " + value(figure.y(), cursor.y());
        return figure.right().isPresent() ? text + "   " + value(figure.rightAxis(), cursor.right()) : text;
    }

    private static String value(Axis axis, double value) {
        return axis.quantity() + " = " + ValueText.withError(value, Double.NaN, axis.unit());
    }

    private static boolean measured(Series s) {
        return s.role() == Series.Role.DATA || s.role() == Series.Role.DATA_2;
    }

    private double[] pixelsX(Series s, int width) {
        double[] values = s.x();
        Span span = shownX();
        for (int i = 0; i < values.length; i++) {
            values[i] = span.position(values[i]) * width;
        }
        return values;
    }

    private double[] pixelsY(Series s, int height) {
        double[] values = s.y();
        Span span = s.right() ? shownRight() : shownY();
        for (int i = 0; i < values.length; i++) {
            values[i] = (1 - span.position(values[i])) * height;
        }
        return values;
    }

    private void paint(GC gc) {
        Point size = area.getSize();
        paint(gc, size.x, size.y);
        if (box && pressed != null && dragged != null) {
            Rectangle r = new Rectangle(
                    Math.min(pressed.x, dragged.x),
                    Math.min(pressed.y, dragged.y),
                    Math.abs(pressed.x - dragged.x),
                    Math.abs(pressed.y - dragged.y));
            gc.setBackground(ACCENT);
            gc.setForeground(ACCENT);
            gc.setAlpha(30);
            gc.fillRectangle(r);
            gc.setAlpha(255);
            gc.setLineWidth(1);
            gc.drawRectangle(r);
        }
    }

    private void paint(GC gc, int width, int height) {
        gc.setFont(small);
        grid(gc, width, height);
        List<double[][]> drawn = new ArrayList<>();
        for (Series s : figure.series()) {
            double[][] pixels = {pixelsX(s, width), pixelsY(s, height)};
            drawn.add(pixels);
            SeriesPainter.draw(gc, s, pixels[0], pixels[1], width, height);
            if (measured(s) && highlighted >= 0 && highlighted < pixels[0].length) {
                SeriesPainter.ring(gc, TEXT, pixels[0][highlighted], pixels[1][highlighted]);
            }
        }
        Point legend = SeriesPainter.legendSize(gc, figure.series());
        if (legend.x > 0 && legend.x < width * 0.7 && legend.y < height * 0.7) {
            Point place = freePlace(legend, drawn, width, height);
            // Two axes in the colours of their data say what is what where there is no room for a legend.
            if (rightAxis == null || covered(place, legend, drawn) == 0) {
                SeriesPainter.legend(gc, figure.series(), place, BACKGROUND, TEXT);
            }
        }
        gc.setLineWidth(1);
        gc.setForeground(AXIS);
        gc.drawRectangle(0, 0, width - 1, height - 1);
    }

    private void grid(GC gc, int width, int height) {
        gc.setAntialias(SWT.OFF);
        gc.setLineWidth(1);
        gc.setForeground(GRID);
        for (double value : horizontalTicks(shownX(), figure.x(), width).major()) {
            int px = (int) Math.round(shownX().position(value) * (width - 1));
            gc.drawLine(px, 0, px, height);
        }
        for (double value : verticalTicks(shownY(), figure.y(), height).major()) {
            int py = (int) Math.round((1 - shownY().position(value)) * (height - 1));
            gc.drawLine(0, py, width, py);
        }
    }

    /** The legend lies where it covers the fewest points; of several such places the nearest to the upper right. */
    private static Point freePlace(Point size, List<double[][]> drawn, int width, int height) {
        int columns = 8;
        int rows = 8;
        Point best = new Point(width - size.x - LEGEND_GAP, LEGEND_GAP);
        int fewest = Integer.MAX_VALUE;
        for (int row = 0; row <= rows; row++) {
            for (int column = columns; column >= 0; column--) {
                Point place = new Point(
                        LEGEND_GAP + column * (width - size.x - 2 * LEGEND_GAP) / columns,
                        LEGEND_GAP + row * (height - size.y - 2 * LEGEND_GAP) / rows);
                boolean atEdge = row == 0 || row == rows || column == 0 || column == columns;
                int covered = 2 * covered(place, size, drawn) + (atEdge ? 0 : 1);
                if (covered < fewest) {
                    fewest = covered;
                    best = place;
                }
            }
        }
        return best;
    }

    private static int covered(Point place, Point size, List<double[][]> drawn) {
        int covered = 0;
        for (double[][] pixels : drawn) {
            int step = Math.max(1, pixels[0].length / 500);
            for (int i = 0; i < pixels[0].length; i += step) {
                double px = pixels[0][i] - place.x;
                double py = pixels[1][i] - place.y;
                if (px > -LEGEND_GAP && px < size.x + LEGEND_GAP && py > -LEGEND_GAP && py < size.y + LEGEND_GAP) {
                    covered++;
                }
            }
        }
        return covered;
    }

    private void wheel(Event e) {
        if (e.count == 0) {
            return;
        }
        Point at = e.widget == area ? new Point(e.x, e.y) : area.toControl(((Control) e.widget).toDisplay(e.x, e.y));
        Point size = area.getSize();
        double factor = e.count > 0 ? 1 / WHEEL_STEP : WHEEL_STEP;
        boolean below = at.y >= size.y;
        boolean leftOf = at.x < 0;
        boolean rightOf = at.x >= size.x;
        double aboutX = Math.clamp((double) at.x / size.x, 0, 1);
        double aboutY = Math.clamp(1 - (double) at.y / size.y, 0, 1);
        boolean both = figure.equalScales() || !below && !leftOf && !rightOf;
        keep();
        if (both || below) {
            x = x.zoom(aboutX, factor);
        }
        if (both || leftOf && !below) {
            y = y.zoom(aboutY, factor);
        }
        if (rightAxis != null && (both || rightOf && !below)) {
            right = right.zoom(aboutY, factor);
        }
        arrange();
        e.doit = false;
    }

    /** What is on the screen becomes what is wanted, also where equal scales made it more. */
    private void keep() {
        all = false;
        x = shownX();
        y = shownY();
        if (rightAxis != null) {
            right = shownRight();
        }
    }

    private void down(Event e) {
        area.setFocus();
        if (e.button == 1 || e.button == 2) {
            pressed = new Point(e.x, e.y);
            dragged = pressed;
            box = e.button == 1 && (e.stateMask & SWT.SHIFT) != 0;
            if (!box) {
                beforeDrag = new Span[] {shownX(), shownY(), rightAxis == null ? right : shownRight()};
            }
        }
    }

    private void moved(Event e) {
        Point size = area.getSize();
        if (pressed != null) {
            dragged = new Point(e.x, e.y);
            if (box) {
                area.redraw();
            } else if (Math.abs(e.x - pressed.x) + Math.abs(e.y - pressed.y) > 2 || !all) {
                double dx = (double) (pressed.x - e.x) / size.x;
                double dy = (double) (e.y - pressed.y) / size.y;
                all = false;
                x = beforeDrag[0].move(dx);
                y = beforeDrag[1].move(dy);
                right = beforeDrag[2].move(dy);
                area.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
                arrange();
            }
            return;
        }
        double px = (double) e.x / size.x;
        double py = 1 - (double) e.y / size.y;
        tell(Optional.of(new Cursor(
                shownX().value(px),
                shownY().value(py),
                rightAxis == null ? Double.NaN : shownRight().value(py),
                nearest(e.x, e.y))));
    }

    private OptionalInt nearest(int px, int py) {
        Point size = area.getSize();
        double best = NEAR * NEAR;
        int found = -1;
        for (Series s : figure.series()) {
            if (!measured(s)) {
                continue;
            }
            double[] sx = pixelsX(s, size.x);
            double[] sy = pixelsY(s, size.y);
            for (int i = 0; i < sx.length; i++) {
                double d = (sx[i] - px) * (sx[i] - px) + (sy[i] - py) * (sy[i] - py);
                if (d < best) {
                    best = d;
                    found = i;
                }
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private void tell(Optional<Cursor> cursor) {
        cursorListeners.forEach(l -> l.accept(cursor));
    }

    private void up(Event e) {
        if (pressed != null && box && dragged != null) {
            Point size = area.getSize();
            double left = Math.min(pressed.x, dragged.x);
            double top = Math.min(pressed.y, dragged.y);
            double width = Math.abs(pressed.x - dragged.x);
            double height = Math.abs(pressed.y - dragged.y);
            if (width >= MIN_BOX && height >= MIN_BOX) {
                keep();
                double bottom = 1 - (top + height) / size.y;
                x = x.part(left / size.x, (left + width) / size.x);
                y = y.part(bottom, 1 - top / size.y);
                if (rightAxis != null) {
                    right = right.part(bottom, 1 - top / size.y);
                }
                arrange();
            }
        }
        pressed = null;
        dragged = null;
        box = false;
        area.setCursor(null);
        area.redraw();
    }

    private void key(Event e) {
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        if (control && (e.keyCode == 'c' || e.keyCode == 'C')) {
            if ((e.stateMask & SWT.SHIFT) != 0) {
                copyData();
            } else {
                copyPicture();
            }
            e.doit = false;
        }
    }

    /** Copies what is seen, as a picture. */
    public void copyPicture() {
        copy(picture(), ImageTransfer.getInstance());
    }

    /** Copies the numbers of all series, as a table. */
    public void copyData() {
        copy(FigureText.table(figure, '\t'), TextTransfer.getInstance());
    }

    private void copy(Object what, Transfer as) {
        Clipboard clipboard = new Clipboard(getDisplay());
        try {
            clipboard.setContents(new Object[] {what}, new Transfer[] {as});
        } finally {
            clipboard.dispose();
        }
    }

    /** {@return what is seen, as a picture with twice as many pixels each way} */
    public ImageData picture() {
        Point size = getSize();
        Image image = new Image(getDisplay(), PICTURE_SCALE * size.x, PICTURE_SCALE * size.y);
        GC gc = new GC(image);
        Transform transform = new Transform(getDisplay());
        try {
            gc.setBackground(BACKGROUND);
            gc.fillRectangle(image.getBounds());
            transform.scale(PICTURE_SCALE, PICTURE_SCALE);
            gc.setTransform(transform);
            Rectangle plot = plotArea();
            paintAxes(gc, plot);
            transform.translate(plot.x, plot.y);
            gc.setTransform(transform);
            gc.setClipping(0, 0, plot.width, plot.height);
            paint(gc, plot.width, plot.height);
            return image.getImageData();
        } finally {
            transform.dispose();
            gc.dispose();
            image.dispose();
        }
    }

    /** Asks for a file and writes the figure into it as its ending says. */
    public void export() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText("Export figure");
        dialog.setFilterNames(new String[] {"SVG drawing", "PNG picture", "CSV numbers"});
        dialog.setFilterExtensions(new String[] {"*.svg", "*.png", "*.csv"});
        dialog.setFileName(figure.title().isEmpty() ? "figure" : figure.title().replaceAll("[^\\p{Alnum}]+", "-"));
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        String ending = chosen.matches(".*\\.(?i:svg|png|csv)") ? "" : new String[] {".svg", ".png", ".csv"}[
                Math.max(0, dialog.getFilterIndex())];
        try {
            export(Path.of(chosen + ending));
        } catch (IOException e) {
            MessageDialog.openError(getShell(), "Export figure", "The figure could not be written: " + e.getMessage());
        }
    }

    /**
     * Writes the figure into a file.
     *
     * @param file ends in {@code .svg}, {@code .png} or {@code .csv}
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when the ending is another one
     */
    public void export(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> Files.writeString(file, FigureText.table(figure, ','), StandardCharsets.UTF_8);
            case "svg" -> Files.writeString(
                    file, SvgFigure.document(figure, SVG_WIDTH, SVG_HEIGHT), StandardCharsets.UTF_8);
            case "png" -> {
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] {picture()};
                try (var out = Files.newOutputStream(file)) {
                    loader.save(out, SWT.IMAGE_PNG);
                }
            }
            default -> throw new IllegalArgumentException("expected .svg, .png or .csv, found " + file);
        }
    }

    private MenuManager menu() {
        MenuManager menu = new MenuManager();
        menu.add(action("Show everything\tDouble-click", this::showAll));
        menu.add(new Separator());
        menu.add(action("Copy picture\tCtrl+C", this::copyPicture));
        menu.add(action("Copy data\tCtrl+Shift+C", this::copyData));
        menu.add(action("Export…", this::export));
        return menu;
    }

    private static Action action(String text, Runnable run) {
        return new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
