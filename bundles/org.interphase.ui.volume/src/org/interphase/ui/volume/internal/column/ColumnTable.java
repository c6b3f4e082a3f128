// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.table.RecordTable;
import org.interphase.volume.Column;
import org.interphase.volume.Estimate;

/** The columns with their measures, sorted by whichever heading was clicked. */
public final class ColumnTable {

    private static final int NARROW = 440;
    private static final int WIDE = 680;
    private static final int WIDER = 1000;

    /**
     * A measure.
     *
     * @param title its heading, with the unit
     * @param text as it is shown
     * @param value by which columns are sorted
     * @param from the table's least width in pixels at which it is shown
     */
    private record Measure(String title, Function<Row, String> text, ToDoubleFunction<Row> value, int from) {}

    /** A column, and whether it is a sheet. */
    private record Row(Column column, boolean sheet) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("Id", r -> Integer.toString(r.column.id()), r -> r.column.id(), 0),
            new Measure("Width / µm", r -> estimate(r.column.widthUm()), r -> r.column.widthUm().value(), 0),
            new Measure("Depth / µm", r -> depth(r.column), r -> r.column.fromUm(), 0),
            new Measure("Volume / µm³", r -> number(r.column.volumeUm3(), 4), r -> r.column.volumeUm3(), 0),
            new Measure("x / µm", r -> number(r.column.centreUm()[0], 4), r -> r.column.centreUm()[0], NARROW),
            new Measure("y / µm", r -> number(r.column.centreUm()[1], 4), r -> r.column.centreUm()[1], NARROW),
            new Measure("Tilt / (µm/µm)", r -> number(tilt(r.column), 3), r -> tilt(r.column), WIDE),
            new Measure("By area / µm", r -> estimate(r.column.areaEquivalentUm()), r -> r.column.areaEquivalentUm().value(), WIDE),
            new Measure(
                    "Thickness / µm",
                    r -> estimate(r.column.localThicknessUm()),
                    r -> r.column.localThicknessUm().value(),
                    WIDER),
            new Measure("Tortuosity", r -> estimate(r.column.tortuosity()), r -> r.column.tortuosity().value(), WIDER),
            new Measure("Kind", r -> r.sheet ? "sheet" : "column", r -> r.sheet ? 1 : 0, WIDER));

    private final RecordTable<Row> table;
    private final Consumer<Set<Integer>> chosen;
    private List<Row> rows = List.of();
    private int sortedBy;
    private boolean falling;
    private boolean telling = true;

    /**
     * Creates an empty table.
     *
     * @param parent where it lies
     * @param chosen hears which columns a person selects
     */
    public ColumnTable(Composite parent, Consumer<Set<Integer>> chosen) {
        this.chosen = chosen;
        table = new RecordTable<>(
                parent,
                MEASURES.stream()
                        .map(m -> org.interphase.ui.table.Column.<Row>numbers(m.title, 10, m.text).onlyFrom(m.from))
                        .toList(),
                Row::sheet,
                ColumnTable::describe);
        table.onSelect(selected -> {
            if (telling) {
                chosen.accept(selected.stream().map(r -> r.column.id()).collect(Collectors.toCollection(TreeSet::new)));
            }
        });
        table.onHeading(this::sort);
        table.onCopy(this::copy);
    }

    private static String number(double value, int digits) {
        return ValueText.number(value, digits);
    }

    private static String estimate(Estimate e) {
        return Double.isNaN(e.standardError()) ? number(e.value(), 3) : ValueText.withError(e.value(), e.standardError(), "");
    }

    private static String depth(Column c) {
        return number(c.fromUm(), 3) + " to " + number(c.toUm(), 3);
    }

    /** How far the axis moves sideways, over the depth. */
    private static double tilt(Column c) {
        return Math.hypot(c.tiltX().value(), c.tiltY().value());
    }

    private static String interval(Estimate e) {
        return number(e.value(), 4) + " (" + number(e.lower95(), 4) + " to " + number(e.upper95(), 4) + ")";
    }

    private static String describe(Row r) {
        Column c = r.column;
        return "Column " + c.id() + ", " + c.voxels() + " voxels" + (r.sheet ? ", fills a quarter of its layers: a sheet" : "")
                + "\nWidth " + interval(c.widthUm()) + " µm, 95 %"
                + "\nBy area " + interval(c.areaEquivalentUm()) + " µm"
                + "\nLocal thickness " + interval(c.localThicknessUm()) + " µm"
                + "\nTilt x " + interval(c.tiltX()) + ", y " + interval(c.tiltY()) + " µm per µm"
                + "\nTortuosity " + interval(c.tortuosity());
    }

    /** {@return the table} */
    public RecordTable<?> control() {
        return table;
    }

    /**
     * Shows columns.
     *
     * @param found the columns; null for none
     */
    public void show(FoundColumns found) {
        rows = found == null
                ? List.of()
                : found.columns().stream().map(c -> new Row(c, found.isSheet(c))).toList();
        fill();
    }

    private void fill() {
        List<Row> sorted = new ArrayList<>(rows);
        Comparator<Row> order = Comparator.comparingDouble(MEASURES.get(sortedBy).value);
        sorted.sort(falling ? order.reversed() : order);
        quietly(() -> {
            table.selectNone();
            table.setRows(sorted);
        });
        table.markHeading(sortedBy, falling ? "▼" : "▲");
    }

    private void sort(int column) {
        Set<Integer> selected = selected();
        falling = column == sortedBy && !falling;
        sortedBy = column;
        fill();
        select(selected);
    }

    /** {@return ids of the columns that are selected} */
    public Set<Integer> selected() {
        return table.selected().stream().map(r -> r.column.id()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Selects columns; nobody is told.
     *
     * @param ids those that are there are selected
     */
    public void select(Set<Integer> ids) {
        if (ids.equals(selected())) {
            return;
        }
        quietly(() -> {
            table.selectNone();
            List<Row> seen = table.rows();
            for (int i = 0; i < seen.size(); i++) {
                if (ids.contains(seen.get(i).column.id())) {
                    table.selectMore(i);
                }
            }
        });
    }

    private void quietly(Runnable change) {
        telling = false;
        try {
            change.run();
        } finally {
            telling = true;
        }
    }

    private void copy(List<Row> selected) {
        StringBuilder text = new StringBuilder(MEASURES.stream().map(Measure::title).collect(Collectors.joining("\t")));
        for (Row r : selected.isEmpty() ? table.rows() : selected) {
            text.append('\n').append(MEASURES.stream().map(m -> m.text.apply(r)).collect(Collectors.joining("\t")));
        }
        Clipboard clipboard = new Clipboard(table.getDisplay());
        clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
