// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.selection.command.ClearAllSelectionsCommand;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.FitResult;
import org.interphase.ui.job.DurationText;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The numbers: parameters, what follows from them, and how good the fit is. */
final class ResultPanel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final int ROOM_FOR_REMARKS = 540;
    private static final int ROOM_FOR_TWO = 700;
    private static final double SHARE_OF_PARAMETERS = 0.62;

    private final Composite panel;
    private final Composite values;
    private final Composite more;
    private final RecordTable<ParameterRow> parameters;
    private final RecordTable<DerivedQuantity> derived;
    private final Composite summary;
    private boolean selecting;
    private Set<String> selected = Set.of();

    /** Takes a change of the settings. */
    interface Edits {
        void settings(UnaryOperator<FitSettings> edit);
    }

    ResultPanel(Composite parent, Edits edits) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        GridLayout layout = Looks.grid(1, 0, 0);
        layout.horizontalSpacing = 2 * Looks.GAP;
        panel.setLayout(layout);
        values = Paper.under(new Composite(panel, SWT.NONE));
        values.setLayout(Looks.grid(1, 0, 0));
        values.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        more = Paper.under(new Composite(panel, SWT.NONE));
        more.setLayout(Looks.grid(1, 0, 0));
        more.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        panel.addListener(SWT.Resize, e -> turn(layout));
        parameters = new RecordTable<>(
                values,
                List.of(
                        Column.words("name", 86, ParameterRow::name),
                        Column.numbers("value", 60, ParameterRow::valueText).withEdit(new ValueEdit(edits)),
                        Column.numbers("±", 60, ParameterRow::errorText),
                        Column.words("unit", 104, ParameterRow::unitText),
                        Column.numbers("lower", 50, ParameterRow::lowerText).withEdit(new BoundEdit(edits, true)),
                        Column.numbers("upper", 50, ParameterRow::upperText).withEdit(new BoundEdit(edits, false)),
                        Column.boxes("fix", 30, ParameterRow::fixed).withEdit(new FixEdit(edits)),
                        Column.words("remark", 92, ParameterRow::remark).onlyFrom(ROOM_FOR_REMARKS)),
                ParameterRow::undetermined,
                ParameterRow::details);
        parameters.setLayoutData(height(8));
        parameters.onCopy(rows -> copyParameters(Clip.Form.BRIEF));
        parameters.onDelete(rows -> reset(edits, rows));
        parameters.widget().setMenu(menu(parameters.widget(), edits));
        Looks.heading(more, "Fit");
        summary = Paper.under(new Composite(more, SWT.NONE));
        summary.setLayout(Looks.grid(4, Looks.GAP, 2));
        summary.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Looks.heading(more, "Derived");
        derived = new RecordTable<>(
                more,
                List.of(
                        Column.words("quantity", 30, ResultPanel::nameOf),
                        Column.numbers("value ± error", 38, d -> d.quantity().toString()),
                        Column.words("process", 44, d -> String.join(", ", d.processes()))),
                d -> false,
                d -> d.name() + " = " + d.formula()
                        + (d.processes().isEmpty() ? "" : "\n" + String.join(", ", d.processes())));
        derived.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        derived.onCopy(rows -> copyDerived(Clip.Form.BRIEF));
        Menu menu = new Menu(derived.widget());
        for (Clip.Form form : Clip.Form.values()) {
            item(menu, "Copy " + form.label(), () -> copyDerived(form));
        }
        derived.widget().setMenu(menu);
    }

    /** Where it is wide and low, what follows from the parameters stands beside them. */
    private void turn(GridLayout layout) {
        Point size = panel.getSize();
        boolean wide = size.x > ROOM_FOR_TWO && size.x > size.y;
        layout.numColumns = wide ? 2 : 1;
        ((GridLayout) summary.getLayout()).numColumns = wide ? 2 : 4;
        GridData data = new GridData(SWT.FILL, wide ? SWT.FILL : SWT.TOP, !wide, wide);
        data.widthHint = wide ? (int) (SHARE_OF_PARAMETERS * size.x) : SWT.DEFAULT;
        values.setLayoutData(data);
        GridData rest = new GridData(SWT.FILL, SWT.FILL, true, true);
        rest.widthHint = wide ? 1 : SWT.DEFAULT;
        more.setLayoutData(rest);
        panel.layout(true, true);
    }

    private Menu menu(Control of, Edits edits) {
        Menu menu = new Menu(of);
        for (Clip.Form form : Clip.Form.values()) {
            item(menu, "Copy " + form.label() + (form == Clip.Form.BRIEF ? "\tCtrl+C" : ""), () -> copyParameters(form));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Fix or Release\tSpace", () -> {
            FixEdit fix = new FixEdit(edits);
            parameters.selected().forEach(row -> fix.commit(row, Boolean.toString(!row.fixed())));
        });
        item(menu, "Reset Start Values and Bounds\tDelete", () -> reset(edits, parameters.selected()));
        return menu;
    }

    private static void item(Menu menu, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> run.run());
    }

    private static void reset(Edits edits, List<ParameterRow> rows) {
        edits.settings(s -> {
            FitSettings next = s;
            for (ParameterRow row : rows) {
                next = next.withGuess(row.name(), null).withBounds(row.name(), 0, Double.POSITIVE_INFINITY);
            }
            return next;
        });
    }

    /** Copies the selected parameters; all where none is selected. */
    void copyParameters(Clip.Form form) {
        List<ParameterRow> rows = parameters.selected().isEmpty() ? parameters.rows() : parameters.selected();
        Clip.copy(rows.stream().map(r -> new Clip.Named(r.name(), r.quantity())).toList(), form);
    }

    /** Copies the selected derived quantities; all where none is selected. */
    void copyDerived(Clip.Form form) {
        List<DerivedQuantity> rows = derived.selected().isEmpty() ? derived.rows() : derived.selected();
        Clip.copy(rows.stream().map(d -> new Clip.Named(d.name(), d.quantity())).toList(), form);
    }

    /** Copies what is selected in the table that has the focus; the parameters where it is another control. */
    void copy(Clip.Form form) {
        if (derived.widget().isFocusControl()) {
            copyDerived(form);
        } else {
            copyParameters(form);
        }
    }

    /** {@return the element and the symbol of what is derived from it} */
    private static String nameOf(DerivedQuantity d) {
        return d.name()
                .replace(".tau", "  τ")
                .replace(".peakFrequency", "  f peak")
                .replace(".capacitanceBrug", "  C (Brug)")
                .replace(".capacitance", "  C");
    }

    private static GridData height(int pixels) {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.heightHint = pixels;
        return data;
    }

    Composite control() {
        return panel;
    }

    RecordTable<ParameterRow> parameters() {
        return parameters;
    }

    RecordTable<DerivedQuantity> derived() {
        return derived;
    }

    Composite summary() {
        return summary;
    }

    /** Selects the rows of parameters, without telling of it. */
    void select(Set<String> names) {
        NatTable table = parameters.widget();
        selecting = true;
        try {
            table.doCommand(new ClearAllSelectionsCommand());
            List<ParameterRow> rows = parameters.rows();
            for (int i = 0; i < rows.size(); i++) {
                if (names.contains(rows.get(i).name())) {
                    table.doCommand(new SelectRowsCommand(table, 0, i + 1, false, true));
                }
            }
        } finally {
            selecting = false;
        }
    }

    /** Has somebody told of the parameters that are selected in the table. */
    void onSelect(Consumer<Set<String>> listener) {
        parameters.widget().addLayerListener(event -> {
            if (event instanceof ISelectionEvent e) {
                List<ParameterRow> rows = parameters.rows();
                selected = e.getSelectionLayer().getSelectedRowPositions().stream()
                        .flatMap(range -> range.getMembers().stream())
                        .filter(i -> i < rows.size())
                        .map(i -> rows.get(i).name())
                        .collect(Collectors.toSet());
                if (!selecting && !selected.isEmpty()) {
                    listener.accept(selected);
                }
            }
        });
    }

    /** {@return the parameters whose rows are selected} */
    Set<String> selected() {
        return selected;
    }

    /** Shows the numbers of a document. */
    void show(EisDocument document) {
        List<ParameterRow> rows = ParameterRow.of(document);
        Optional<Fitted> fit = document.fit();
        parameters.setRows(rows);
        List<DerivedQuantity> quantities =
                fit.map(f -> f.fit().derived()).orElse(List.of());
        derived.setRows(quantities);
        ((GridData) parameters.getLayoutData()).heightHint = parameters.fullHeight();
        for (var child : summary.getChildren()) {
            child.dispose();
        }
        fit.ifPresent(this::summarise);
        panel.layout(true, true);
    }

    private void summarise(Fitted f) {
        FitResult r = f.fit();
        List<String[]> entries = new ArrayList<>();
        entries.add(new String[] {"χ²ᵣ = S/(2N−p)", ValueText.number(r.reducedChiSquare(), 4)});
        entries.add(new String[] {"S", ValueText.number(r.weightedSumOfSquares(), 7)});
        entries.add(new String[] {"points N", Integer.toString(r.points())});
        entries.add(new String[] {"free p", Integer.toString(r.freeParameters())});
        entries.add(new String[] {"weights", f.settings().weight()});
        entries.add(new String[] {"AICc", ValueText.number(r.aicc(), 5)});
        entries.add(new String[] {"pseudo-χ²", ValueText.number(r.pseudoChiSquare(), 4)});
        entries.add(new String[] {
            "fitted at",
            TIME.format(LocalTime.ofInstant(f.outcome().provenance().time(), ZoneId.systemDefault())) + " in "
                    + DurationText.of(f.duration())
        });
        for (String[] entry : entries) {
            Label name = new Label(summary, SWT.NONE);
            name.setText(entry[0]);
            Paper.ink(name, Palette::faint);
            Label value = Paper.under(new Label(summary, SWT.NONE));
            value.setText(entry[1]);
            value.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        }
    }

    private record ValueEdit(Edits edits) implements Column.Edit<ParameterRow> {
        @Override
        public String start(ParameterRow row) {
            return Double.isNaN(row.shownValue()) ? "" : ShownValue.toEdit(row.shownValue(), row.shown());
        }

        @Override
        public void check(ParameterRow row, String text) {
            if (!text.isBlank()) {
                row.checkValue(ShownValue.parse(text, row.shown(), row.unit()));
            }
        }

        @Override
        public void commit(ParameterRow row, String text) {
            if (text.equals(start(row))) {
                return;
            }
            Double value = text.isBlank() ? null : ShownValue.parse(text, row.shown(), row.unit());
            edits.settings(s -> s.withGuess(row.name(), value));
        }
    }

    /** One end of the range of a parameter, in the unit that its line shows or with one of its own. */
    private record BoundEdit(Edits edits, boolean lower) implements Column.Edit<ParameterRow> {
        @Override
        public String start(ParameterRow row) {
            double end = lower ? row.bounds().lower() : row.bounds().upper();
            return end > 0 && !Double.isInfinite(end) ? ShownValue.toEdit(end, row.shown()) : "";
        }

        private double parse(ParameterRow row, String text) {
            if (text.isBlank() || lower && text.strip().equals("0")) {
                return lower ? 0 : Double.POSITIVE_INFINITY;
            }
            return ShownValue.parse(text, row.shown(), row.unit());
        }

        @Override
        public void check(ParameterRow row, String text) {
            double end = parse(row, text);
            row.checkBounds(lower ? end : row.bounds().lower(), lower ? row.bounds().upper() : end);
        }

        @Override
        public void commit(ParameterRow row, String text) {
            if (text.equals(start(row))) {
                return;
            }
            double end = parse(row, text);
            edits.settings(s -> s.withBounds(
                    row.name(), lower ? end : s.bound(row.name()).lower(), lower ? s.bound(row.name()).upper() : end));
        }
    }

    private record FixEdit(Edits edits) implements Column.Edit<ParameterRow> {
        @Override
        public String start(ParameterRow row) {
            return Boolean.toString(row.fixed());
        }

        @Override
        public void commit(ParameterRow row, String text) {
            if (!Boolean.parseBoolean(text)) {
                edits.settings(s -> s.withGuess(row.name(), null));
            } else if (!Double.isNaN(row.shownValue())) {
                // a value at its bound is that only up to rounding
                double value = Math.clamp(row.shownValue(), row.bounds().lower(), row.bounds().upper());
                edits.settings(s -> s.withFixed(row.name(), value));
            }
        }
    }
}
