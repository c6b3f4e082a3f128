// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SeriesPyramid;
import org.interphase.core.figure.Shade;
import org.interphase.core.figure.ZeroAlignment;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.internal.chart.ChartSurface;
import org.interphase.ui.look.Palette;

/**
 * A {@link Figure} on the screen.
 *
 * <p>Mouse: the wheel zooms about the cursor, over an axis that axis alone; a drag pans; a drag with Shift zooms into a
 * box; a double click shows everything; a click chooses a measured point; a click with Ctrl marks it, a drag with Ctrl
 * marks all in a box. A click on a flag or on the bar of a shade chooses it, a drag of a flag that may be moved moves it.
 *
 * <p>Keys: Left and Right go from point to point as they lie, Up and Down as they stand in the data, Page Up and Page
 * Down ten at once; with Shift they extend a range; M marks the point or the range; Escape chooses none. F and Shift+F
 * go from flag to flag, Ctrl+Shift+Left and Right move the chosen one by a measured point. Ctrl and an arrow pan, + and −
 * zoom, Home and 0 show everything; Ctrl+C copies the picture and Ctrl+Shift+C the data.
 *
 * <p>Where the figure asks for equal scales, one unit stays as long on both axes whatever is done. What is shown stays
 * when a figure with the same axes takes the place of this one, unless everything was shown. Colours are those of the
 * theme.
 */
public final class Plot extends Composite {

    private static final int NEAR = 12;
    private static final int[] NONE = {};
    private static final Figure EMPTY =
            new Figure("", Axis.linear("", ""), Axis.linear("", ""), null, false, List.of());

    /**
     * Where the cursor is.
     *
     * @param x value on the horizontal axis
     * @param y value on the vertical axis
     * @param right value on the second vertical axis, NaN where there is none
     * @param point index in the data of the measured point under the cursor, counted from 0
     */
    public record Cursor(double x, double y, double right, OptionalInt point) {}

    private final ChartSurface surface;
    private final Control area;
    private final LegendPlace legend = new LegendPlace();
    private final PlotMouse mouse;
    private final PlotExport export;
    private final List<Consumer<Optional<Cursor>>> cursorListeners = new ArrayList<>();
    private final List<Consumer<OptionalInt>> pointListeners = new ArrayList<>();
    private final List<Consumer<int[]>> markListeners = new ArrayList<>();
    private final List<Consumer<double[]>> rangeListeners = new ArrayList<>();
    private final List<Consumer<Optional<String>>> chosenListeners = new ArrayList<>();
    private final List<BiConsumer<String, Double>> movedListeners = new ArrayList<>();
    private Palette palette;
    private Font small;
    private Figure figure = EMPTY;
    private List<SeriesPyramid> pyramids = List.of();
    private MeasuredPoints points = new MeasuredPoints(List.of());
    private Span x = new Span(0, 1, false);
    private Span y = new Span(0, 1, false);
    private Span right = new Span(0, 1, false);
    private View view = new View(x, y, right, 20, 20);
    private boolean all = true;
    private OptionalInt highlighted = OptionalInt.empty();
    private OptionalInt current = OptionalInt.empty();
    private OptionalInt anchor = OptionalInt.empty();
    private OptionalDouble line = OptionalDouble.empty();
    private double[][] beside = {};
    private Optional<String> chosen = Optional.empty();
    private Optional<Flag> dragged = Optional.empty();

    /**
     * Creates an empty plot.
     *
     * @param parent where it lies
     */
    public Plot(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        surface = new ChartSurface(this, this::paint);
        area = surface.control();
        small = smaller(getFont());
        addDisposeListener(e -> small.dispose());
        Palette.onChange(this, this::recolour);
        addListener(SWT.Paint, e -> painter().axes(e.gc, bounds()));
        addListener(SWT.Resize, e -> resized());
        area.addListener(SWT.FocusIn, e -> redraw(0, 0, getSize().x, getSize().y, true));
        area.addListener(SWT.FocusOut, e -> redraw(0, 0, getSize().x, getSize().y, true));
        mouse = new PlotMouse(this, area);
        new PlotKeys(this, area);
        export = new PlotExport(this, area);
        area.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = spokenName();
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = spokenDescription();
            }
        });
        setFigure(EMPTY);
    }

    private Font smaller(Font font) {
        FontData[] data = font.getFontData();
        for (FontData d : data) {
            d.setHeight(Math.max(7, d.getHeight() - 1));
        }
        return new Font(getDisplay(), data);
    }

    @Override
    public void setFont(Font font) {
        super.setFont(font);
        small.dispose();
        small = smaller(getFont());
        arrange();
    }

    @Override
    public boolean setFocus() {
        return area.setFocus();
    }

    private void recolour(Palette next) {
        palette = next;
        setBackground(next.paper());
        surface.setBackground(next.paper());
        redraw(0, 0, getSize().x, getSize().y, true);
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
                && next.equalScales() == figure.equalScales()
                && next.zerosAligned() == figure.zerosAligned();
        figure = next;
        dragged = Optional.empty();
        List<SeriesPyramid> prepared = next.series().stream().map(this::pyramid).toList();
        if (!prepared.equals(pyramids)) {
            pyramids = prepared;
            points = new MeasuredPoints(pyramids);
        }
        highlighted = OptionalInt.empty();
        beside = new double[0][];
        current = remaining(current);
        anchor = remaining(anchor);
        if (all || !sameAxes) {
            showAll();
        } else {
            arrange();
        }
        area.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }

    /** A series that was shown before is not prepared again. */
    private SeriesPyramid pyramid(Series s) {
        boolean logX = figure.x().logarithmic();
        boolean logY = (s.right() ? figure.rightAxis() : figure.y()).logarithmic();
        return pyramids.stream()
                .filter(p -> p.isOf(s, logX, logY))
                .findFirst()
                .orElseGet(() -> SeriesPyramid.of(s, logX, logY));
    }

    private OptionalInt remaining(OptionalInt point) {
        return point.isPresent() && !points.places(point.getAsInt()).isEmpty() ? point : OptionalInt.empty();
    }

    /** {@return what is shown} */
    public Figure figure() {
        return figure;
    }

    /** {@return what a screen reader calls the plot} */
    String spokenName() {
        return figure.title().isEmpty() ? "Plot" : figure.title();
    }

    /** {@return what a screen reader says of it: the values of the chosen point, else what is shown} */
    String spokenDescription() {
        return current.isPresent() ? describe(cursorAt(current.getAsInt())) : contents();
    }

    private String contents() {
        String flags = figure.flags().stream()
                .map(f -> f.label() + " at " + ValueText.withError(f.at(), Double.NaN, figure.x().unit()))
                .collect(Collectors.joining("; "));
        String vertical = figure.y().label() + figure.right().map(r -> " and " + r.label()).orElse("");
        String series = figure.series().stream()
                .filter(s -> !s.name().isEmpty())
                .map(s -> s.name() + ", " + s.points() + " points")
                .collect(Collectors.joining("; "));
        return vertical + " against " + figure.x().label() + (series.isEmpty() ? "" : ": " + series)
                + (flags.isEmpty() ? "" : ". " + flags);
    }

    /** Shows all points. */
    public void showAll() {
        all = true;
        legend.forget();
        x = around(figure.x(), true, null);
        y = around(figure.y(), false, false);
        right = figure.right().map(axis -> around(axis, false, true)).orElse(new Span(0, 1, false));
        if (figure.zerosAligned()) {
            double[][] ranges = ZeroAlignment.of(
                    new double[] {y.lower(), y.upper()}, new double[] {right.lower(), right.upper()});
            y = new Span(ranges[0][0], ranges[0][1], false);
            right = new Span(ranges[1][0], ranges[1][1], false);
        }
        arrange();
        makeRoomForMarks();
    }

    /** Where everything is shown, shades and flags cover nothing of it. */
    private void makeRoomForMarks() {
        if (figure.shades().isEmpty() && figure.flags().isEmpty() || figure.equalScales()) {
            return;
        }
        double[] room = withMarks(MarkPainter::room);
        if (room[0] > 0 || room[1] > 0) {
            y = y.part(-room[0], 1 + room[1]);
            right = right.part(-room[0], 1 + room[1]);
            arrange();
        }
    }

    private <R> R withMarks(Function<MarkPainter, R> use) {
        GC gc = new GC(this);
        try {
            return use.apply(painter().marks(gc));
        } finally {
            gc.dispose();
        }
    }

    private Span around(Axis axis, boolean horizontal, Boolean ofRight) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (SeriesPyramid p : pyramids) {
            double[] range = horizontal ? p.horizontalRange() : p.verticalRange();
            boolean counts = horizontal || p.series().right() == ofRight && !p.series().isAside();
            if (counts && !Double.isNaN(range[0])) {
                min = Math.min(min, range[0]);
                max = Math.max(max, range[1]);
            }
        }
        return Span.around(min, max, axis.logarithmic());
    }

    /** Labels are as high as before on a plot of another height. */
    private void resized() {
        if (all && !(figure.shades().isEmpty() && figure.flags().isEmpty())) {
            showAll();
        } else {
            arrange();
        }
    }

    /** Gives the axes what they show; their labels decide how large the plot is, and that which scales are equal. */
    private void arrange() {
        Point whole = getSize();
        if (whole.x < 2 || whole.y < 2) {
            return;
        }
        double[] before = horizontalRange();
        Span shownX = x;
        Span shownY = y;
        Rectangle room = null;
        GC gc = new GC(this);
        gc.setFont(small);
        for (int i = 0; i < 3; i++) {
            Rectangle next = PlotPainter.room(gc, figure, shownY, right, whole.x, whole.y);
            if (next.equals(room)) {
                break;
            }
            room = next;
            if (figure.equalScales()) {
                double perPixel = Math.max(x.length() / room.width, y.length() / room.height);
                double middle = (x.lower() + x.upper()) / 2;
                shownX = new Span(middle - perPixel * room.width / 2, middle + perPixel * room.width / 2, false);
                shownY = new Span(y.lower(), y.lower() + perPixel * room.height, false);
            }
        }
        gc.dispose();
        view = new View(shownX, shownY, right, room.width, room.height);
        surface.setBounds(room);
        redraw(0, 0, whole.x, whole.y, true);
        if (!Arrays.equals(before, horizontalRange())) {
            rangeListeners.forEach(l -> l.accept(horizontalRange()));
        }
    }

    /** {@return the rectangle between the axes, in this control} */
    private Rectangle bounds() {
        return area.getParent().getBounds();
    }

    PlotPainter painter() {
        Figure seen = dragged.map(this::withDragged).orElse(figure);
        return new PlotPainter(seen, pyramids, view, legend, palette, small);
    }

    /** {@return what is seen} */
    View view() {
        return view;
    }

    /** {@return the values at the left and right end} */
    public double[] horizontalRange() {
        return new double[] {view.x().lower(), view.x().upper()};
    }

    /** {@return the values at the lower and upper end of the left axis} */
    public double[] verticalRange() {
        return new double[] {view.y().lower(), view.y().upper()};
    }

    /**
     * Shows a part of the horizontal axis; the vertical ones stay.
     *
     * @param lower value at the left end; above 0 on a logarithmic axis
     * @param upper value at the right end, above {@code lower}
     * @throws IllegalArgumentException when that is no range
     */
    public void showHorizontalRange(double lower, double upper) {
        Span next = new Span(lower, upper, figure.x().logarithmic());
        if (!next.equals(view.x())) {
            keep(view);
            x = next;
            arrange();
        }
    }

    /**
     * Has a listener told when another part of the horizontal axis is shown, whatever the reason.
     *
     * @param listener gets the values at the left and right end, in the UI thread
     */
    public void onRange(Consumer<double[]> listener) {
        rangeListeners.add(listener);
    }

    /** {@return width and height in pixels of the rectangle between the axes} */
    public Point plotSize() {
        return area.getSize();
    }

    /** {@return the control between the axes: receives mouse and keys} */
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
        return new Point((int) Math.round(view.across(valueX)), (int) Math.round(view.down(valueY, false)));
    }

    /** What is on the screen becomes what is wanted, also where equal scales made it more. */
    private void keep(View seen) {
        all = false;
        x = seen.x();
        y = seen.y();
        right = seen.right();
    }

    /** Zooms all axes, about the chosen point where it is seen, else about the middle. */
    void zoom(double factor) {
        double[] about = {0.5, 0.5};
        current.ifPresent(index -> points.places(index).stream()
                .filter(p -> view.shows(p.series(), p.point()))
                .findFirst()
                .ifPresent(p -> {
                    about[0] = view.across(p.series(), p.point()) / view.width();
                    about[1] = 1 - view.down(p.series(), p.point()) / view.height();
                }));
        zoom(about[0], about[1], factor, factor, factor);
    }

    /** Makes each axis longer by its factor, with one position (0 to 1, to the right and upwards) staying in place. */
    void zoom(double aboutX, double aboutY, double ofX, double ofY, double ofRight) {
        keep(view);
        // where zeros are aligned, they stay so
        boolean aboutZero = figure.zerosAligned() && ofY != ofRight;
        x = ofX == 1 ? x : x.zoom(aboutX, ofX);
        y = ofY == 1 ? y : y.zoom(aboutZero ? y.position(0) : aboutY, ofY);
        right = ofRight == 1 ? right : right.zoom(aboutZero ? right.position(0) : aboutY, ofRight);
        arrange();
    }

    /** Shows what a box of pixels holds. */
    void zoomInto(Rectangle box) {
        keep(view);
        double bottom = 1 - (double) (box.y + box.height) / view.height();
        double top = 1 - (double) box.y / view.height();
        x = x.part((double) box.x / view.width(), (double) (box.x + box.width) / view.width());
        y = y.part(bottom, top);
        right = right.part(bottom, top);
        arrange();
    }

    /** Moves all axes by parts of their length. */
    void pan(double byX, double byY) {
        pan(view, byX, byY);
    }

    /** Moves all axes by parts of their length from where they were. */
    void pan(View from, double byX, double byY) {
        keep(from);
        x = x.move(byX);
        y = y.move(byY);
        right = right.move(byY);
        arrange();
    }

    /**
     * Has a listener told where the cursor is, moved by the mouse or from point to point by keys; empty when it left the
     * plot.
     *
     * @param listener called in the UI thread
     */
    public void onCursor(Consumer<Optional<Cursor>> listener) {
        cursorListeners.add(listener);
    }

    /**
     * Has a listener told when the user chooses a measured point by a click or a key; empty when by Escape none.
     *
     * @param listener gets the index in the data, in the UI thread
     */
    public void onPoint(Consumer<OptionalInt> listener) {
        pointListeners.add(listener);
    }

    /**
     * Has a listener told when the user marks measured points: by a click with Ctrl, by a drag with Ctrl all in the box,
     * by M the chosen one or the range.
     *
     * @param listener gets the indices in the data, rising, at least one, in the UI thread
     */
    public void onMark(Consumer<int[]> listener) {
        markListeners.add(listener);
    }

    /**
     * Rings a measured point for as long as something points at it.
     *
     * @param point index in the data, counted from 0; empty for none
     */
    public void highlight(OptionalInt point) {
        if (!point.equals(highlighted)) {
            highlighted = point;
            area.redraw();
        }
    }

    /**
     * Rings places that are no points of the figure's own measurement, for as long as something points at what belongs to
     * them; a new figure has none.
     *
     * @param places of each the value on the horizontal and on the left vertical axis, {@code [place][0]} and
     *     {@code [place][1]}; none for no rings
     */
    public void ringBeside(double[]... places) {
        if (!Arrays.deepEquals(beside, places)) {
            beside = places.clone();
            area.redraw();
        }
    }

    /** {@return the places that are ringed, as {@link #ringBeside} took them} */
    public double[][] ringedBeside() {
        return beside.clone();
    }

    /**
     * Chooses a measured point, as a click on it does; keys go on from there. No listener is told: views that share the
     * chosen point call this with what {@link #onPoint} told them.
     *
     * @param point index in the data, counted from 0; empty for none
     */
    public void select(OptionalInt point) {
        if (!point.equals(current)) {
            current = point;
            anchor = OptionalInt.empty();
            area.redraw();
        }
    }

    /** {@return the chosen point: its index in the data} */
    public OptionalInt selected() {
        return current;
    }

    /**
     * Draws a vertical line through the plot, as {@link CursorLink} does.
     *
     * @param at value on the horizontal axis; empty for none
     */
    public void showLine(OptionalDouble at) {
        if (!at.equals(line)) {
            line = at;
            area.redraw();
        }
    }

    /**
     * Has a listener told when the user chooses a flag or a shade by a click or a key; empty when by Escape none.
     *
     * @param listener gets its id, in the UI thread
     */
    public void onMarkChosen(Consumer<Optional<String>> listener) {
        chosenListeners.add(listener);
    }

    /**
     * Has a listener told when the user moves a flag. The flag stays where the figure has it until another figure is set.
     *
     * @param listener gets its id and where it was moved to, in the unit of the axis and with no more digits than pixels
     *     allow, in the UI thread
     */
    public void onFlagMoved(BiConsumer<String, Double> listener) {
        movedListeners.add(listener);
    }

    /**
     * Chooses a flag or a shade, as a click on it does. No listener is told.
     *
     * @param id its id; empty for none
     */
    public void chooseMark(Optional<String> id) {
        if (!id.equals(chosen)) {
            chosen = id;
            area.redraw();
        }
    }

    /** {@return the id of the chosen flag or shade} */
    public Optional<String> chosenMark() {
        return chosen;
    }

    private Figure withDragged(Flag moved) {
        return figure.withFlags(figure.flags().stream()
                .map(f -> f.id().equals(moved.id()) ? moved : f)
                .toList());
    }

    /** {@return the flag at a pixel} */
    Optional<Flag> flagAt(int px, int py) {
        return figure.flags().isEmpty() ? Optional.empty() : withMarks(m -> m.flagAt(px, py));
    }

    /** {@return the flag or shade at a pixel: its id} */
    Optional<String> markAt(int px, int py) {
        return flagAt(px, py).map(Flag::id).or(() -> figure.shades().isEmpty()
                ? Optional.empty()
                : withMarks(m -> m.shadeAt(px, py)).map(Shade::id));
    }

    /** The user chooses a flag or a shade. */
    void chooseMarkByUser(Optional<String> id) {
        chooseMark(id);
        chosenListeners.forEach(l -> l.accept(id));
    }

    /** The user drags a flag so far. */
    void drag(Flag flag, int px) {
        dragged = Optional.of(flag.movedTo(valueAt(px)));
        area.redraw();
    }

    /** The user lets go of a flag, or gives up. */
    void drop(boolean takes) {
        Optional<Flag> moved = dragged;
        dragged = Optional.empty();
        area.redraw();
        if (takes) {
            moved.ifPresent(f -> movedListeners.forEach(l -> l.accept(f.id(), f.at())));
        }
    }

    /** The user gives up dragging a flag. @return whether one was dragged */
    boolean giveUpDrag() {
        return mouse.giveUpDrag();
    }

    /** {@return the value of a horizontal pixel, inside the plot, with no more digits than pixels allow} */
    private double valueAt(int px) {
        double value = view.x().value(Math.clamp((double) px / view.width(), 0, 1));
        if (view.x().logarithmic()) {
            return new BigDecimal(value).round(new MathContext(4)).doubleValue();
        }
        int digit = (int) Math.floor(Math.log10(view.x().length() / view.width()));
        return new BigDecimal(value).setScale(-digit, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Chooses the next flag to the right of the chosen one, or the one to its left. */
    boolean stepFlag(int by) {
        List<Flag> flags = figure.flags().stream().sorted(Comparator.comparingDouble(Flag::at)).toList();
        if (flags.isEmpty()) {
            return false;
        }
        int at = -1;
        for (int i = 0; i < flags.size(); i++) {
            at = chosen.filter(flags.get(i).id()::equals).isPresent() ? i : at;
        }
        Flag next = flags.get(at < 0 ? by > 0 ? 0 : flags.size() - 1 : Math.floorMod(at + by, flags.size()));
        double px = view.across(next.at());
        if (!(px >= 0 && px <= view.width())) {
            pan(px / view.width() - 0.5, 0);
        }
        chooseMarkByUser(Optional.of(next.id()));
        return true;
    }

    /** Moves the chosen flag to the next measured point. */
    boolean moveFlag(int direction) {
        Optional<Flag> flag = figure.flags().stream()
                .filter(f -> f.movable() && chosen.filter(f.id()::equals).isPresent())
                .findFirst();
        flag.ifPresent(f -> points.nextAcross(f.at(), direction)
                .ifPresent(to -> movedListeners.forEach(l -> l.accept(f.id(), to))));
        return flag.isPresent();
    }

    /** {@return the nearest measured point to a pixel, where it is near enough} */
    OptionalInt nearest(int px, int py) {
        return points.nearest(figure, view, px, py, NEAR);
    }

    /** Tells where the mouse is. */
    void pointAt(int px, int py) {
        double across = (double) px / view.width();
        double up = 1 - (double) py / view.height();
        tellCursor(Optional.of(new Cursor(
                view.x().value(across), view.y().value(up), ofRight(view.right().value(up)), nearest(px, py))));
    }

    private double ofRight(double value) {
        return figure.right().isPresent() ? value : Double.NaN;
    }

    /** {@return the cursor on a measured point} */
    private Cursor cursorAt(int index) {
        double atX = Double.NaN;
        double atY = Double.NaN;
        double atRight = Double.NaN;
        for (MeasuredPoints.Place p : points.places(index)) {
            atX = p.series().x(p.point());
            if (p.series().right()) {
                atRight = p.series().y(p.point());
            } else if (Double.isNaN(atY)) {
                atY = p.series().y(p.point());
            }
        }
        return new Cursor(atX, atY, atRight, OptionalInt.of(index));
    }

    void tellCursor(Optional<Cursor> cursor) {
        cursorListeners.forEach(l -> l.accept(cursor));
    }

    /** The user chooses a point. */
    void choose(int point) {
        select(OptionalInt.of(point));
        anchor = OptionalInt.empty();
        tellPoint();
    }

    private void tellPoint() {
        area.redraw();
        area.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
        OptionalInt told = current;
        pointListeners.forEach(l -> l.accept(told));
    }

    /** {@return whether Escape has something to clear} */
    boolean hasPoint() {
        return current.isPresent() || chosen.isPresent();
    }

    /** The user chooses no point. @return whether there was one */
    boolean clearPoint() {
        if (chosen.isPresent()) {
            chooseMarkByUser(Optional.empty());
            return true;
        }
        if (current.isEmpty()) {
            return false;
        }
        select(OptionalInt.empty());
        tellCursor(Optional.empty());
        tellPoint();
        return true;
    }

    /** {@return +1 where the next point in the data lies to the right, else −1} */
    int direction() {
        return points.direction();
    }

    /** Goes some points further in the data, extending a range or not. */
    void step(int by, boolean extend) {
        OptionalInt start = current.isPresent() ? current : highlighted;
        OptionalInt next = points.step(start, by);
        if (next.isEmpty()) {
            return;
        }
        OptionalInt from = anchor.isPresent() ? anchor : start;
        select(next);
        anchor = extend ? from : OptionalInt.empty();
        reveal(next.getAsInt());
        tellCursor(Optional.of(cursorAt(next.getAsInt())));
        tellPoint();
    }

    /** Moves the axes so that a point outside is seen in the middle. */
    private void reveal(int index) {
        List<MeasuredPoints.Place> places = points.places(index);
        if (places.isEmpty() || places.stream().anyMatch(p -> view.shows(p.series(), p.point()))) {
            return;
        }
        MeasuredPoints.Place p = places.get(0);
        double px = view.across(p.series(), p.point());
        double py = view.down(p.series(), p.point());
        if (Double.isFinite(px) && Double.isFinite(py)) {
            pan(
                    px >= 0 && px <= view.width() ? 0 : px / view.width() - 0.5,
                    py >= 0 && py <= view.height() ? 0 : 0.5 - py / view.height());
        }
    }

    private int[] range() {
        return anchor.isPresent() && current.isPresent()
                ? points.between(anchor.getAsInt(), current.getAsInt())
                : NONE;
    }

    /** The user marks the range, or the chosen point. */
    void markRange() {
        mark(anchor.isPresent() ? range() : current.stream().toArray());
    }

    /** The user marks what a box of pixels holds. */
    void mark(Rectangle box) {
        mark(points.inside(view, box));
    }

    /** The user marks points. */
    void mark(int[] indices) {
        if (indices.length > 0) {
            markListeners.forEach(l -> l.accept(indices.clone()));
        }
    }

    /**
     * {@return what the cursor points at, for the status line}
     *
     * @param cursor where it is
     */
    public String describe(Cursor cursor) {
        StringBuilder text = new StringBuilder(value(figure.x(), cursor.x()));
        if (!Double.isNaN(cursor.y())) {
            text.append("   ").append(value(figure.y(), cursor.y()));
        }
        if (figure.right().isPresent() && !Double.isNaN(cursor.right())) {
            text.append("   ").append(value(figure.rightAxis(), cursor.right()));
        }
        return text.toString();
    }

    private static String value(Axis axis, double value) {
        return axis.quantity() + " = " + ValueText.withError(value, Double.NaN, axis.unit());
    }

    private void paint(GC gc) {
        painter().plot(gc, points, new PlotPainter.Emphasis(highlighted, beside, current, range(), line, chosen));
        mouse.paint(gc, palette.accent());
        if (area.isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, view.width() - 2, view.height() - 2);
        }
    }

    /** Draws the whole plot without what belongs to the screen alone: focus, boxes, what is pointed at. */
    void print(GC gc, Runnable toPlot) {
        PlotPainter painter = painter();
        painter.axes(gc, bounds());
        toPlot.run();
        painter.plot(gc, points, new PlotPainter.Emphasis(OptionalInt.empty(), new double[0][], current, NONE, line, Optional.empty()));
    }

    /** Copies what is seen, as a picture; see {@link #picture()}. */
    public void copyPicture() {
        export.copyPicture();
    }

    /** Copies the numbers of the points that are seen, with their errors, as a table of full precision. */
    public void copyData() {
        export.copyData();
    }

    /**
     * {@return what is seen, in the theme's colours, as a picture with twice as many pixels each way} The chosen point and
     * the line of linked cursors are on it; the frame of the focus and what the mouse points at are not.
     */
    public ImageData picture() {
        return export.picture(palette.paper());
    }

    /** Asks for a file and writes the figure into it as its ending says. */
    public void export() {
        export.ask();
    }

    /**
     * Writes what is seen of the figure into a file: the same part of it, of the same size. A picture has the theme's
     * colours; a drawing, which is for papers, has white paper, dark only on a page that is. Numbers are those of the points
     * that are seen, with their errors, in full.
     *
     * @param file ends in {@code .svg}, {@code .png} or {@code .csv}
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when the ending is another one
     */
    public void export(Path file) throws IOException {
        export.write(file);
    }
}
