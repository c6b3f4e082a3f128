// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CapacityAnalysis;
import org.interphase.cycling.CapacityFigures;
import org.interphase.cycling.CapacityOptions;
import org.interphase.cycling.CycleCapacity;
import org.interphase.cycling.HalfCycle;
import org.interphase.cycling.IncrementalCapacity;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/**
 * Charge, energy and efficiency of each cycle: over the cycle's number, as dQ/dV, and as voltage over charge of the cycles
 * that are selected. It is computed in the background, and not before somebody looks at it.
 */
final class CapacityPanel {

    private static final int ROOM_FOR_MORE = 560;
    private static final Figure NOTHING = new Figure(
            "Capacity of each cycle", Axis.counted("Cycle"), Axis.linear("Capacity", "A·h"), null, false, List.of());

    /** What the plot shows. */
    enum View {
        /** Capacity over the cycle's number. */
        CAPACITY("Capacity over cycle"),
        /** The incremental capacity. */
        INCREMENTAL("dQ/dV over voltage"),
        /** Voltage over charge. */
        VOLTAGE("Voltage over capacity");

        private final String label;

        View(String label) {
            this.label = label;
        }
    }

    /** What is asked for. */
    private record Asked(CyclingRecord record, CapacityOptions options, View view, List<Integer> cycles) {}

    /** What came of it. */
    private record Found(CapacityAnalysis analysis, Figure figure, boolean curves) {}

    private final Composite panel;
    private final Combo view;
    private final Combo count;
    private final Combo start;
    private final Computing computing;
    private final Plot plot;
    private final RecordTable<CycleCapacity> table;
    private CyclingRecord record;
    private Asked shown;
    private CapacityAnalysis analysis;
    private boolean showing;

    CapacityPanel(Composite parent, Consumer<String> status) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        wrapping.center = true;
        wrapping.marginLeft = 0;
        wrapping.spacing = Looks.GAP;
        row.setLayout(wrapping);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        view = combo(row, Arrays.stream(View.values()).map(v -> v.label).toArray(String[]::new));
        count = combo(row, "by current", "by instrument");
        count.setToolTipText("What tells cycles apart: the sign of the current, or the instrument's own number");
        start = combo(row, "from the first", "from charge", "from discharge");
        start.setToolTipText("With what a cycle starts: with what the record starts with (unless that is less than half of what follows),"
                + " with the charge, or with the discharge");
        computing = new Computing(panel, "Capacity of each cycle");
        SashForm rows = new SashForm(panel, SWT.VERTICAL | SWT.SMOOTH);
        rows.setSashWidth(5);
        Paper.under(rows);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot = new Plot(rows);
        plot.onCursor(cursor -> {
            plot.highlight(cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty()));
            status.accept(cursor.map(plot::describe).orElse(null));
        });
        table = new RecordTable<>(
                rows,
                List.of(
                        Column.<CycleCapacity>numbers("cycle", 40, c -> Integer.toString(c.number())),
                        Column.<CycleCapacity>numbers("charge", 100, c -> charge(c.chargeAh(), c.chargeErrorAh())),
                        Column.<CycleCapacity>numbers("discharge", 100, c -> charge(c.dischargeAh(), c.dischargeErrorAh())),
                        Column.<CycleCapacity>numbers(
                                "CE / %", 80, c -> percent(c.coulombicEfficiency(), c.coulombicEfficiencyError())),
                        Column.<CycleCapacity>numbers("energy", 80, c -> energy(c.dischargeEnergyWh())),
                        Column.<CycleCapacity>numbers("EE / %", 60, c -> percent(c.energyEfficiency(), Double.NaN))
                                .onlyFrom(ROOM_FOR_MORE),
                        Column.<CycleCapacity>words("", 80, c -> c.complete() ? "" : "not complete")
                                .onlyFrom(ROOM_FOR_MORE)),
                c -> false,
                CapacityPanel::details);
        table.onSelect(chosen -> {
            if (!showing && selectedView() != View.CAPACITY) {
                ask();
            }
        });
        table.onCopy(chosen -> TableText.copy(chosen.isEmpty() ? table.rows() : chosen, CapacityPanel::csv));
        rows.setWeights(58, 42);
        plot.setFigure(NOTHING);
    }

    private Combo combo(Composite row, String... items) {
        Combo combo = new Combo(row, SWT.READ_ONLY);
        combo.setItems(items);
        combo.select(0);
        combo.addListener(SWT.Selection, e -> ask());
        return combo;
    }

    private static String charge(double ah, double error) {
        return Double.isNaN(ah) ? "—" : QuantityWords.of(ah, error, "A·h");
    }

    private static String energy(double wh) {
        return Double.isNaN(wh) ? "—" : QuantityWords.of(wh, Double.NaN, "W·h");
    }

    private static String percent(double ratio, double error) {
        return error > 0 ? ValueText.withError(100 * ratio, 100 * error, "") : ValueText.number(100 * ratio, 4);
    }

    private static String details(CycleCapacity c) {
        return "From " + ValueText.number(c.fromS(), 6) + " to " + ValueText.number(c.toS(), 6) + " s, " + c.first()
                + " first; mean voltages " + ValueText.withError(c.meanChargeVoltageV(), Double.NaN, "V") + " and "
                + ValueText.withError(c.meanDischargeVoltageV(), Double.NaN, "V");
    }

    private static String csv(CycleCapacity c) {
        return DoubleStream.of(
                        c.number(),
                        c.chargeAh(),
                        c.chargeErrorAh(),
                        c.dischargeAh(),
                        c.dischargeErrorAh(),
                        c.coulombicEfficiency(),
                        c.coulombicEfficiencyError(),
                        c.chargeEnergyWh(),
                        c.dischargeEnergyWh(),
                        c.energyEfficiency())
                .mapToObj(Double::toString)
                .collect(Collectors.joining("\t"));
    }

    private View selectedView() {
        return View.values()[view.getSelectionIndex()];
    }

    private CapacityOptions options() {
        return new CapacityOptions(
                CapacityOptions.Count.values()[count.getSelectionIndex()],
                CapacityOptions.Start.values()[start.getSelectionIndex()]);
    }

    /** {@return what the operation is asked for, to save what is seen} */
    Map<String, String> settings() {
        return Map.of("count", options().count().toString(), "start", options().start().toString(), "dqdv", "true");
    }

    /** Takes the record that the editor shows; computes when it is seen. */
    void show(CyclingRecord next) {
        if (next != record) {
            record = next;
            if (panel.isVisible()) {
                ask();
            }
        }
    }

    /** Somebody looks at it. */
    void seen() {
        if (record != null && (shown == null || shown.record() != record)) {
            ask();
        }
    }

    /** Computes what is asked for, in the background; what is under way is given up. */
    private void ask() {
        if (record == null) {
            return;
        }
        Asked asked = new Asked(
                record, options(), selectedView(), table.selected().stream().map(CycleCapacity::number).toList());
        Optional<CapacityAnalysis> known = Optional.ofNullable(analysis)
                .filter(a -> shown != null && shown.record() == asked.record() && shown.options().equals(asked.options()));
        computing.ask(progress -> find(asked, known, progress), found -> found(asked, found), () -> {
            shown = asked;
            analysis = null;
            table.setRows(List.of());
            plot.setFigure(NOTHING);
        });
    }

    private static Found find(Asked asked, Optional<CapacityAnalysis> known, Progress progress) throws CancelledException {
        CapacityAnalysis a =
                known.isPresent() ? known.get() : CapacityAnalysis.of(asked.record(), asked.options(), progress);
        List<HalfCycle> halves = a.halfCycles().stream()
                .filter(h -> isChosen(asked, a, a.cycleOf(h).number()))
                .toList();
        return switch (asked.view()) {
            case CAPACITY -> new Found(a, CapacityFigures.capacity(a), true);
            case INCREMENTAL -> {
                List<IncrementalCapacity> curves = IncrementalCapacity.curves(
                        asked.record(), a, halves, Double.NaN, IncrementalCapacity.DEFAULT_WINDOW);
                yield new Found(a, CapacityFigures.incrementalCapacity(curves), !curves.isEmpty());
            }
            case VOLTAGE -> new Found(a, CapacityFigures.voltage(asked.record(), a, halves), true);
        };
    }

    /** Where no cycle is selected, the first complete one is meant. */
    private static boolean isChosen(Asked asked, CapacityAnalysis a, int cycle) {
        List<Integer> known = a.cycles().stream().map(CycleCapacity::number).toList();
        return asked.cycles().stream().anyMatch(known::contains)
                ? asked.cycles().contains(cycle)
                : a.cycles().stream()
                                .filter(CycleCapacity::complete)
                                .findFirst()
                                .or(() -> a.cycles().stream().findFirst())
                                .map(CycleCapacity::number)
                                .orElse(-1)
                        == cycle;
    }

    private void found(Asked asked, Found found) {
        shown = asked;
        analysis = found.analysis();
        showing = true;
        try {
            if (!table.rows().equals(analysis.cycles())) {
                table.setRows(analysis.cycles());
            }
        } finally {
            showing = false;
        }
        plot.setFigure(found.figure());
        String told = analysis.cycles().size() + (analysis.cycles().size() == 1 ? " cycle" : " cycles") + " told apart by "
                + analysis.countedBy() + ", charge from " + analysis.chargeFrom() + ".";
        String more = switch (asked.view()) {
            case CAPACITY -> "";
            case INCREMENTAL -> found.curves()
                    ? "  Select cycles below to compare them."
                    : "  No dQ/dV: the voltage of this cycle does not go from one end to the other.";
            case VOLTAGE -> "  Select cycles below to compare them.";
        };
        String remarks = analysis.remarks().isEmpty() ? "" : "  " + String.join(" ", analysis.remarks());
        computing.say(told + more + remarks, !found.curves());
    }

    void dispose() {
        computing.dispose();
    }

    Combo view() {
        return view;
    }

    Label remark() {
        return computing.remark();
    }

    Plot plot() {
        return plot;
    }

    RecordTable<CycleCapacity> table() {
        return table;
    }

    Control control() {
        return panel;
    }
}
