// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ScrollBar;
import org.interphase.core.format.Place;
import org.interphase.core.template.Role;
import org.interphase.core.template.TableSketch;
import org.interphase.core.text.LineReader;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * The first lines of a text with their numbers, cut into columns, and above each column what it is. Lines above the rows
 * stand as they are; a click on a line's number, or Enter, has the rows start there.
 */
final class PreviewGrid extends Composite {

    /** A line that is shown although it is not among the first, because something is wrong there. */
    record Far(long number, String text) {}

    private static final int MOST_COLUMNS = 200;
    private static final int PAD = 6;
    private static final int WIDEST = 360;
    private static final int SAMPLE = 60;
    private static final String NOT_READ = "(not read)";
    private static final String MINUS = "\u2212";

    private final Composite strip;
    private final Label corner;
    private final Composite heads;
    private final Canvas body;
    private final BiConsumer<Integer, ColumnChoice> onColumn;
    private final IntConsumer onFirstRow;
    private final List<Combo> roles = new ArrayList<>();
    private final List<Combo> units = new ArrayList<>();
    private Font bold;
    private ImportDraft draft;
    private Optional<Place> mark = Optional.empty();
    private List<Far> far = List.of();
    private int[] widths = {};
    private int gutter;
    private int lineHeight;
    private int cursor = -1;
    private boolean selecting;

    PreviewGrid(Composite parent, BiConsumer<Integer, ColumnChoice> onColumn, IntConsumer onFirstRow) {
        super(parent, SWT.NONE);
        this.onColumn = onColumn;
        this.onFirstRow = onFirstRow;
        Paper.under(this);
        strip = Paper.under(new Composite(this, SWT.NONE));
        corner = Paper.ink(new Label(strip, SWT.RIGHT), Palette::faint);
        corner.setText("Line");
        heads = Paper.under(new Composite(strip, SWT.NONE));
        body = new Canvas(this, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL);
        Palette.onChange(body, p -> {
            body.setBackground(p.paper());
            body.redraw();
        });
        measure();
        addDisposeListener(e -> bold.dispose());
        addListener(SWT.Resize, e -> arrange());
        body.addListener(SWT.Paint, e -> paint(e.gc));
        body.addListener(SWT.Resize, e -> scrollBars());
        body.getHorizontalBar().addListener(SWT.Selection, e -> scrolled());
        body.getVerticalBar().addListener(SWT.Selection, e -> body.redraw());
        body.addListener(SWT.MouseDown, this::clicked);
        body.addListener(SWT.MouseWheel, e -> scrollTo(top() - e.count));
        body.addListener(SWT.KeyDown, this::key);
        body.addListener(SWT.Traverse, e -> e.doit = true);
        body.addListener(SWT.FocusIn, e -> body.redraw());
        body.addListener(SWT.FocusOut, e -> body.redraw());
        body.addListener(SWT.MouseMove, e -> {
            String hint = e.x < gutter ? "Click a line's number to have the rows start there" : null;
            if (!Objects.equals(hint, body.getToolTipText())) {
                body.setToolTipText(hint);
            }
        });
        body.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = cursor < 0 || draft == null ? "First lines of the file" : describe(cursor);
            }
        });
    }

    private void measure() {
        if (bold != null) {
            bold.dispose();
        }
        var data = getFont().getFontData();
        for (var d : data) {
            d.setStyle(SWT.BOLD);
        }
        bold = new Font(getDisplay(), data);
        GC gc = new GC(this);
        lineHeight = gc.getFontMetrics().getHeight() + 4;
        gc.dispose();
    }

    @Override
    public void setFont(Font font) {
        super.setFont(font);
        measure();
        if (draft != null) {
            rebuild();
        }
    }

    /** Shows a draft; where something is wrong, that place. */
    void show(ImportDraft next) {
        boolean same = draft != null
                && draft.kind() == next.kind()
                && draft.sketch().titles().equals(next.sketch().titles())
                && draft.sketch().width() == next.sketch().width();
        boolean cutOtherwise = draft == null || !draft.sketch().equals(next.sketch());
        draft = next;
        if (!same) {
            rebuild();
        } else {
            select();
            if (cutOtherwise) {
                arrange();
            }
        }
        body.redraw();
    }

    /** Marks a place, and shows lines that are not among the first. */
    void mark(Optional<Place> place, List<Far> lines) {
        boolean moved = !mark.equals(place);
        mark = place;
        far = List.copyOf(lines);
        scrollBars();
        if (moved && place.isPresent()) {
            reveal();
        }
        body.redraw();
    }

    private void reveal() {
        int at = rowOf(markedLine());
        if (at >= 0 && (at < top() || at >= top() + visible())) {
            scrollTo(at - visible() / 2);
        }
    }

    private long markedLine() {
        return mark.map(p -> switch (p) {
                    case Place.Line l -> l.line();
                    case Place.Column c -> c.line();
                    default -> 0L;
                })
                .orElse(0L);
    }

    /** Where a line of the file stands in the grid, counted from 0; −1 where it does not. */
    private int rowOf(long line) {
        int head = draft.sketch().lines().size();
        if (line >= 1 && line <= head) {
            return (int) line - 1;
        }
        for (int i = 0; i < far.size(); i++) {
            if (far.get(i).number() == line) {
                return head + 1 + i;
            }
        }
        return -1;
    }

    private void rebuild() {
        for (Control c : heads.getChildren()) {
            c.dispose();
        }
        roles.clear();
        units.clear();
        int shown = Math.min(MOST_COLUMNS, draft.sketch().width());
        for (int i = 0; i < shown; i++) {
            int column = i;
            Combo role = new Combo(heads, SWT.READ_ONLY);
            role.setItems(choices().toArray(String[]::new));
            role.setVisibleItemCount(choices().size());
            role.addListener(SWT.Selection, e -> onColumn.accept(column, chosen(column)));
            Combo unit = new Combo(heads, SWT.NONE);
            unit.addListener(SWT.Modify, e -> unitEdited(column));
            name(role, "Column " + (i + 1) + titleOf(i) + ", what it is");
            name(unit, "Column " + (i + 1) + titleOf(i) + ", unit");
            roles.add(role);
            units.add(unit);
        }
        select();
        arrange();
    }

    private String titleOf(int column) {
        String title = draft.sketch().titles().get(column);
        return title.isEmpty() ? "" : " (" + title + ")";
    }

    private static void name(Combo combo, String text) {
        combo.setToolTipText(text);
        combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = text;
            }
        });
    }

    /** What a column can be: each role, and each signed one with the opposite sign. */
    private List<String> choices() {
        List<String> all = new ArrayList<>(List.of(NOT_READ));
        for (Role role : draft.kind().roles()) {
            all.add(role.label());
            if (isOfferedNegated(role)) {
                all.add(MINUS + role.label());
            }
        }
        return all;
    }

    private static boolean isOfferedNegated(Role role) {
        return role.signed() && !role.repeated();
    }

    private ColumnChoice chosen(int column) {
        String text = roles.get(column).getText();
        for (Role role : draft.kind().roles()) {
            if (text.equals(role.label()) || text.equals(MINUS + role.label())) {
                TableSketch sketch = draft.sketch();
                return draft.columns()
                        .get(column)
                        .as(
                                role,
                                text.startsWith(MINUS),
                                role.unitIn(sketch.titles().get(column), sketch.below().get(column)));
            }
        }
        return ColumnChoice.NONE;
    }

    private void unitEdited(int column) {
        ColumnChoice now = draft.columns().get(column);
        String unit = units.get(column).getText();
        if (!selecting && now.isRead() && !unit.equals(now.unit())) {
            onColumn.accept(column, new ColumnChoice(now.role(), unit, now.negated()));
        }
    }

    /** Brings the boxes to what the draft says; those that say it already stay as they are, with their cursor. */
    private void select() {
        selecting = true;
        for (int i = 0; i < roles.size(); i++) {
            ColumnChoice c = draft.columns().get(i);
            Optional<Role> role = draft.kind().roles().stream()
                    .filter(r -> r.id().equals(c.role()))
                    .findFirst();
            String label = role.map(r -> (c.negated() && isOfferedNegated(r) ? MINUS : "") + r.label()).orElse(NOT_READ);
            if (!roles.get(i).getText().equals(label)) {
                roles.get(i).setText(label);
            }
            Combo unit = units.get(i);
            String[] items = role.map(r -> r.units().toArray(String[]::new)).orElse(new String[0]);
            boolean plain = items.length == 1 && items[0].isEmpty();
            if (!java.util.Arrays.equals(unit.getItems(), items)) {
                unit.setItems(items);
            }
            if (!unit.getText().equals(c.unit())) {
                unit.setText(c.unit());
            }
            unit.setEnabled(role.isPresent() && !plain);
        }
        selecting = false;
    }

    private void arrange() {
        if (draft == null) {
            return;
        }
        GC gc = new GC(body);
        gc.setFont(getFont());
        gutter = gc.textExtent("Line").x;
        gutter = Math.max(gutter, gc.textExtent(" " + lastNumber()).x) + 2 * PAD;
        widths = widths(gc);
        gc.dispose();
        int head = 0;
        int x = 0;
        for (int i = 0; i < roles.size(); i++) {
            Point role = roles.get(i).computeSize(SWT.DEFAULT, SWT.DEFAULT);
            Point unit = units.get(i).computeSize(SWT.DEFAULT, SWT.DEFAULT);
            roles.get(i).setBounds(x, 0, widths[i] - 2, role.y);
            units.get(i).setBounds(x, role.y + 2, widths[i] - 2, unit.y);
            head = role.y + 2 + unit.y + 4;
            x += widths[i];
        }
        Rectangle area = getClientArea();
        strip.setBounds(0, 0, area.width, head);
        Point label = corner.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        corner.setBounds(0, Math.max(0, head - label.y - 4), gutter - PAD, label.y);
        body.setBounds(0, head, area.width, Math.max(0, area.height - head));
        heads.setSize(x, head);
        scrollBars();
        scrolled();
    }

    private long lastNumber() {
        return far.isEmpty() ? draft.sketch().lines().size() : far.getLast().number();
    }

    private int[] widths(GC gc) {
        TableSketch sketch = draft.sketch();
        int[] all = new int[roles.size()];
        for (int i = 0; i < all.length; i++) {
            // A unit is short, and a role's box shows at least its arrow and what most roles are called.
            all[i] = roles.get(i).computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 2;
            gc.setFont(bold);
            all[i] = Math.max(all[i], gc.textExtent(sketch.titles().get(i)).x + 2 * PAD);
        }
        gc.setFont(getFont());
        int first = sketch.firstRow();
        for (int line = first; line < Math.min(first + SAMPLE, sketch.lines().size()); line++) {
            List<String> cells = sketch.cells(line);
            for (int i = 0; i < Math.min(cells.size(), all.length); i++) {
                all[i] = Math.max(all[i], gc.textExtent(cells.get(i)).x + 2 * PAD);
            }
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.min(WIDEST * lineHeight / 20, all[i]);
        }
        return all;
    }

    private int rows() {
        return draft == null ? 0 : draft.sketch().lines().size() + (far.isEmpty() ? 0 : far.size() + 1);
    }

    private int top() {
        return body.getVerticalBar().getSelection();
    }

    private int visible() {
        return Math.max(1, body.getClientArea().height / lineHeight);
    }

    private int left() {
        return body.getHorizontalBar().getSelection();
    }

    private void scrollBars() {
        Rectangle area = body.getClientArea();
        ScrollBar vertical = body.getVerticalBar();
        int shown = visible();
        vertical.setValues(Math.min(top(), Math.max(0, rows() - shown)), 0, Math.max(rows(), shown), shown, 1, shown);
        int total = gutter + java.util.Arrays.stream(widths).sum();
        ScrollBar horizontal = body.getHorizontalBar();
        int width = Math.max(1, area.width);
        horizontal.setVisible(total > width);
        horizontal.setValues(
                Math.min(left(), Math.max(0, total - width)), 0, Math.max(total, width), width, lineHeight, width);
    }

    private void scrolled() {
        heads.setLocation(gutter - left(), 0);
        corner.moveAbove(heads);
        body.redraw();
    }

    private void scrollTo(int row) {
        body.getVerticalBar().setSelection(Math.clamp(row, 0, Math.max(0, rows() - visible())));
        body.redraw();
    }

    private void clicked(Event e) {
        body.setFocus();
        int line = top() + e.y / lineHeight;
        if (draft != null && line < draft.sketch().lines().size()) {
            cursor = line;
            body.redraw();
            if (e.x < gutter && e.button == 1) {
                onFirstRow.accept(line);
            }
        }
    }

    private void key(Event e) {
        int last = draft == null ? 0 : draft.sketch().lines().size() - 1;
        int next = switch (e.keyCode) {
            case SWT.ARROW_DOWN -> cursor + 1;
            case SWT.ARROW_UP -> cursor - 1;
            case SWT.PAGE_DOWN -> cursor + visible();
            case SWT.PAGE_UP -> cursor - visible();
            case SWT.HOME -> 0;
            case SWT.END -> last;
            default -> Integer.MIN_VALUE;
        };
        if (next != Integer.MIN_VALUE) {
            cursor = Math.clamp(next, 0, last);
            if (cursor < top() || cursor >= top() + visible()) {
                scrollTo(cursor < top() ? cursor : cursor - visible() + 1);
            }
            body.redraw();
        } else if (e.keyCode == SWT.ARROW_RIGHT || e.keyCode == SWT.ARROW_LEFT) {
            body.getHorizontalBar().setSelection(left() + (e.keyCode == SWT.ARROW_RIGHT ? 1 : -1) * 3 * lineHeight);
            scrolled();
        } else if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && cursor >= 0) {
            onFirstRow.accept(cursor);
        }
    }

    private String describe(int line) {
        return "Line " + (line + 1) + ": " + LineReader.decoded(draft.sketch().lines().get(line));
    }

    private void paint(GC gc) {
        if (draft == null) {
            return;
        }
        Palette palette = Palette.of(body);
        Rectangle area = body.getClientArea();
        gc.setFont(getFont());
        TableSketch sketch = draft.sketch();
        for (int i = 0; i <= visible() && top() + i < rows(); i++) {
            int row = top() + i;
            int y = i * lineHeight;
            int head = sketch.lines().size();
            if (row < head) {
                line(gc, palette, row, y, area.width);
            } else if (row == head) {
                gc.setForeground(palette.faint());
                gc.drawText("⋮", gutter - 2 * PAD, y + 2, true);
            } else {
                Far f = far.get(row - head - 1);
                marked(gc, palette, f.number(), y, area.width);
                gc.setForeground(palette.text());
                gc.drawText(f.text(), gutter + PAD - left(), y + 2, true);
                number(gc, palette, f.number(), y, false);
            }
        }
        gc.setForeground(palette.grid());
        gc.drawLine(gutter - 1, 0, gutter - 1, area.height);
        if (body.isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void line(GC gc, Palette palette, int line, int y, int width) {
        TableSketch sketch = draft.sketch();
        boolean isRow = line >= sketch.firstRow();
        boolean isTitles = line == sketch.titlesLine();
        if (line == cursor && body.isFocusControl()) {
            gc.setBackground(palette.selection());
            gc.fillRectangle(0, y, width, lineHeight);
        }
        marked(gc, palette, line + 1L, y, width);
        String raw = sketch.lines().get(line);
        boolean passedOver = isRow && (raw.isBlank() || LineReader.isComment(raw));
        if (!isRow && !isTitles || passedOver) {
            gc.setForeground(palette.faint());
            gc.drawText(LineReader.decoded(raw).replace("\t", "    "), gutter + PAD - left(), y + 2, true);
        } else {
            cells(gc, palette, sketch.cells(line), isTitles, y);
        }
        number(gc, palette, line + 1L, y, line == sketch.firstRow());
    }

    private void cells(GC gc, Palette palette, List<String> cells, boolean titles, int y) {
        int x = gutter - left();
        gc.setFont(titles ? bold : getFont());
        Rectangle before = gc.getClipping();
        for (int i = 0; i < widths.length; i++) {
            String text = i < cells.size() ? cells.get(i) : "";
            int room = widths[i] - 2 * PAD;
            int start = titles ? x + PAD : x + PAD + Math.max(0, room - gc.textExtent(text).x);
            gc.setForeground(draft.columns().get(i).isRead() ? palette.text() : palette.faint());
            gc.setClipping(new Rectangle(x, y, widths[i] - 1, lineHeight).intersection(before));
            gc.drawText(text, start, y + 2, true);
            gc.setClipping(before);
            x += widths[i];
        }
        gc.setFont(getFont());
        if (cells.size() > widths.length) {
            gc.setForeground(palette.problem());
            gc.drawText("… " + (cells.size() - widths.length) + " more", x + PAD, y + 2, true);
        }
        if (titles) {
            gc.setForeground(palette.axis());
            gc.drawLine(gutter, y + lineHeight - 1, x, y + lineHeight - 1);
        }
    }

    /** The number stands over what is scrolled to the left of it. */
    private void number(GC gc, Palette palette, long number, int y, boolean first) {
        Color paper = number - 1 == cursor && body.isFocusControl() ? palette.selection() : palette.paper();
        gc.setBackground(paper);
        gc.fillRectangle(0, y, gutter - 1, lineHeight);
        String text = Long.toString(number);
        boolean wrong = number == markedLine();
        gc.setFont(first || wrong ? bold : getFont());
        gc.setForeground(wrong ? palette.problem() : first ? palette.accent() : palette.faint());
        gc.drawText(text, gutter - PAD - gc.textExtent(text).x, y + 2, true);
        if (first) {
            gc.setBackground(palette.accent());
            gc.fillRectangle(0, y + 2, 3, lineHeight - 4);
        }
        gc.setFont(getFont());
    }

    /** Frames what is wrong: the cell, or the whole line. */
    private void marked(GC gc, Palette palette, long line, int y, int width) {
        if (line != markedLine()) {
            return;
        }
        int column = mark.orElseThrow() instanceof Place.Column c ? c.column() - 1 : -1;
        boolean known = column >= 0 && column < widths.length && line <= draft.sketch().lines().size();
        int x = gutter - left();
        for (int i = 0; known && i < column; i++) {
            x += widths[i];
        }
        int w = known ? widths[column] : width - x;
        gc.setBackground(palette.problem());
        gc.setAlpha(40);
        gc.fillRectangle(x, y, w - 1, lineHeight);
        gc.setAlpha(255);
        gc.setForeground(palette.problem());
        gc.drawRectangle(x, y, w - 2, lineHeight - 1);
    }

    @Override
    public boolean setFocus() {
        return roles.isEmpty() ? body.setFocus() : roles.get(0).setFocus();
    }
}
