// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.look.Palette;

/**
 * A square table of coefficients from -1 to 1, each on its colour of a map with white at 0; those that are not certain are in
 * brackets, without a colour. The arrow keys go from cell to cell; Copy in the menu Edit, which looks for {@link #copy()} at what has the focus, copies all of it.
 */
public final class MatrixTable extends Canvas {

    private static final int PADDING = 6;
    private static final RGB DARK = new RGB(0, 0, 0);
    private static final RGB LIGHT = new RGB(255, 255, 255);

    /** A cell, counted from 0. */
    record Cell(int row, int column) {}

    private final List<Consumer<Cell>> listeners = new ArrayList<>();
    private Palette palette;
    private List<String> names = List.of();
    private double[][] values = {};
    private boolean[][] certain = {};
    private Point cell = new Point(1, 1);
    private Optional<Cell> selected = Optional.empty();

    MatrixTable(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL);
        // Bars that are only seen by who looks for them say not that there is more.
        setScrollbarsMode(SWT.NONE);
        Palette.onChange(this, next -> {
            palette = next;
            setBackground(next.paper());
            redraw();
        });
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> scroll());
        addListener(SWT.MouseDown, e -> {
            setFocus();
            at(e.x, e.y).ifPresent(this::select);
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.FocusIn, e -> {
            if (selected.isEmpty() && !names.isEmpty()) {
                select(new Cell(0, 0));
            }
            redraw();
        });
        addListener(SWT.FocusOut, e -> redraw());
        for (ScrollBar bar : List.of(getHorizontalBar(), getVerticalBar())) {
            bar.addListener(SWT.Selection, e -> redraw());
        }
        TabbedText.menu(this, this::copy);
    }

    /** Shows other coefficients; the selected cell stays where it is, if there is such. */
    void show(List<String> nextNames, double[][] next, boolean[][] nextCertain) {
        names = List.copyOf(nextNames);
        values = next.clone();
        certain = nextCertain.clone();
        selected = selected.filter(c -> c.row() < names.size() && c.column() < names.size());
        measure();
        scroll();
        redraw();
    }

    private void measure() {
        GC gc = new GC(this);
        gc.setFont(getFont());
        int widest = gc.textExtent("(−0.000)").x;
        for (String name : names) {
            widest = Math.max(widest, gc.textExtent(name).x);
        }
        cell = new Point(widest + 2 * PADDING, gc.getFontMetrics().getHeight() + 2 * PADDING);
        gc.dispose();
    }

    private int firstColumn() {
        return getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0;
    }

    private int firstRow() {
        return getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
    }

    private void scroll() {
        Rectangle area = getClientArea();
        fit(getHorizontalBar(), Math.max(1, area.width / cell.x - 1));
        fit(getVerticalBar(), Math.max(1, area.height / cell.y - 1));
    }

    private void fit(ScrollBar bar, int room) {
        bar.setVisible(names.size() > room);
        if (names.size() > room) {
            bar.setValues(Math.min(bar.getSelection(), names.size() - room), 0, names.size(), room, 1, room);
        }
    }

    private void paint(GC gc) {
        if (names.isEmpty()) {
            return;
        }
        Rectangle area = getClientArea();
        for (int i = 0; i < names.size(); i++) {
            Rectangle above = place(-1, i);
            Rectangle beside = place(i, -1);
            gc.setForeground(palette.faint());
            gc.setBackground(palette.paper());
            if (i >= firstColumn() && above.x + above.width <= area.width) {
                centred(gc, names.get(i), above);
            }
            if (i >= firstRow() && beside.y + beside.height <= area.height) {
                right(gc, names.get(i), beside);
            }
        }
        // A number of which a part is seen is read as another one.
        int rows = Math.min(names.size(), firstRow() + area.height / cell.y - 1);
        int columns = Math.min(names.size(), firstColumn() + area.width / cell.x - 1);
        for (int i = firstRow(); i < rows; i++) {
            for (int j = firstColumn(); j < columns; j++) {
                paint(gc, i, j);
            }
        }
        selected.filter(c -> c.row() >= firstRow() && c.column() >= firstColumn()).ifPresent(c -> {
            Rectangle at = place(c.row(), c.column());
            gc.setForeground(isFocusControl() ? palette.accent() : palette.axis());
            gc.setLineWidth(3);
            gc.drawRectangle(at.x, at.y, at.width - 1, at.height - 1);
        });
    }

    private void paint(GC gc, int i, int j) {
        Rectangle at = place(i, j);
        double value = values[i][j];
        if (Double.isNaN(value) || !certain[i][j]) {
            gc.setForeground(palette.faint());
            gc.setBackground(palette.paper());
            centred(gc, Double.isNaN(value) ? text(value) : "(" + text(value) + ")", at);
            return;
        }
        RGB colour = colour(value);
        gc.setBackground(new Color(colour));
        gc.fillRectangle(at.x, at.y, at.width - 1, at.height - 1);
        gc.setForeground(new Color(ink(colour)));
        centred(gc, text(value), at);
    }

    /** {@return the colour behind a coefficient} */
    static RGB colour(double value) {
        int rgb = ColourMap.BLUE_RED.rgb((value + 1) / 2);
        return new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** {@return the colour that is read best on another one} */
    static RGB ink(RGB behind) {
        return Contrast.ratio(DARK, behind) >= Contrast.ratio(LIGHT, behind) ? DARK : LIGHT;
    }

    private static void centred(GC gc, String text, Rectangle at) {
        Point size = gc.textExtent(text);
        gc.drawText(text, at.x + (at.width - size.x) / 2, at.y + (at.height - size.y) / 2, true);
    }

    private static void right(GC gc, String text, Rectangle at) {
        Point size = gc.textExtent(text);
        gc.drawText(text, at.x + at.width - size.x - PADDING, at.y + (at.height - size.y) / 2, true);
    }

    /** {@return the text of a coefficient} */
    static String text(double value) {
        return Double.isNaN(value)
                ? "—"
                : String.format(Locale.ROOT, "%.3f", Math.rint(value * 1000) / 1000 + 0.0).replace('-', '−');
    }

    /** {@return where a cell is; row or column -1 for the headings} */
    Rectangle place(int row, int column) {
        int x = column < 0 ? 0 : (1 + column - firstColumn()) * cell.x;
        int y = row < 0 ? 0 : (1 + row - firstRow()) * cell.y;
        return new Rectangle(x, y, cell.x, cell.y);
    }

    private Optional<Cell> at(int x, int y) {
        if (x < cell.x || y < cell.y) {
            return Optional.empty();
        }
        Cell there = new Cell(y / cell.y - 1 + firstRow(), x / cell.x - 1 + firstColumn());
        return Optional.of(there).filter(c -> c.row() < names.size() && c.column() < names.size());
    }

    private void key(Event e) {
        if (e.keyCode == 'c' && (e.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
            copy();
            return;
        }
        Cell from = selected.orElse(new Cell(0, 0));
        Cell to = switch (e.keyCode) {
            case SWT.ARROW_LEFT -> new Cell(from.row(), from.column() - 1);
            case SWT.ARROW_RIGHT -> new Cell(from.row(), from.column() + 1);
            case SWT.ARROW_UP -> new Cell(from.row() - 1, from.column());
            case SWT.ARROW_DOWN -> new Cell(from.row() + 1, from.column());
            case SWT.HOME -> new Cell(from.row(), 0);
            case SWT.END -> new Cell(from.row(), names.size() - 1);
            default -> from;
        };
        int last = names.size() - 1;
        if (last >= 0 && !to.equals(from)) {
            select(new Cell(Math.clamp(to.row(), 0, last), Math.clamp(to.column(), 0, last)));
        }
    }

    private void select(Cell next) {
        selected = Optional.of(next);
        reveal(getVerticalBar(), next.row());
        reveal(getHorizontalBar(), next.column());
        redraw();
        listeners.forEach(l -> l.accept(next));
    }

    private static void reveal(ScrollBar bar, int index) {
        if (bar.isVisible()) {
            int first = Math.min(bar.getSelection(), index);
            bar.setSelection(Math.max(first, index - bar.getThumb() + 1));
        }
    }

    /** Has a listener told of the cell that is chosen. */
    void onSelect(Consumer<Cell> listener) {
        listeners.add(listener);
    }

    Optional<Cell> selected() {
        return selected;
    }

    List<String> names() {
        return names;
    }

    /** {@return a coefficient} */
    double value(int row, int column) {
        return values[row][column];
    }

    /** Copies all coefficients, in full precision. */
    public void copy() {
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("species"));
        heading.addAll(names);
        lines.add(heading);
        for (int i = 0; i < names.size(); i++) {
            List<String> line = new ArrayList<>(List.of(names.get(i)));
            for (double v : values[i]) {
                line.add(Double.toString(v));
            }
            lines.add(line);
        }
        TabbedText.copy(lines);
    }
}
