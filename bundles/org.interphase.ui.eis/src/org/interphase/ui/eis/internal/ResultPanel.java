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
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.FitResult;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The numbers: parameters, what follows from them, and how good the fit is. */
final class ResultPanel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Composite panel;
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
        panel.setLayout(Looks.grid(1, 0, 0));
        Looks.heading(panel, "Parameters");
        parameters = new RecordTable<>(
                panel,
                List.of(
                        Column.words("name", 92, ParameterRow::name),
                        Column.numbers("value", 64, ParameterRow::valueText).withEdit(new ValueEdit(edits)),
                        Column.numbers("±", 60, ParameterRow::errorText),
                        Column.words("unit", 112, ParameterRow::unitText),
                        Column.boxes("fix", 32, ParameterRow::fixed).withEdit(new FixEdit(edits)),
                        Column.words("remark", 112, ParameterRow::remark)),
                ParameterRow::undetermined,
                ParameterRow::details);
        parameters.setLayoutData(height(8));
        Looks.heading(panel, "Fit");
        summary = Paper.under(new Composite(panel, SWT.NONE));
        summary.setLayout(Looks.grid(4, Looks.GAP, 2));
        summary.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Looks.heading(panel, "Derived");
        derived = new RecordTable<>(
                panel,
                List.of(
                        Column.words("quantity", 30, ResultPanel::nameOf),
                        Column.numbers("value ± error", 38, d -> d.quantity().toString()),
                        Column.words("process", 44, d -> String.join(", ", d.processes()))),
                d -> false,
                d -> d.name() + " = " + d.formula()
                        + (d.processes().isEmpty() ? "" : "\n" + String.join(", ", d.processes())));
        derived.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
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
        entries.add(new String[] {"pseudo-χ²", ValueText.number(r.pseudoChiSquare(), 4)});
        entries.add(new String[] {
            "fitted at",
            TIME.format(LocalTime.ofInstant(f.outcome().provenance().time(), ZoneId.systemDefault()))
        });
        entries.add(new String[] {"in", FitState.duration(f.duration())});
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
                ShownValue.parse(text, row.shown(), row.unit());
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
                edits.settings(s -> s.withFixed(row.name(), row.shownValue()));
            }
        }
    }
}
