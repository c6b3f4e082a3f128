// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.unit.NumberText;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The events: what was found, and what a person says of it. */
final class EventPanel {

    private static final int ROOM_FOR_STEP = 420;

    private final Composite panel;
    private final RecordTable<CycleEvent> table;
    private final Button accept;
    private final Button reject;
    private final Button asFound;
    private boolean showing;
    private double[] times = {0, 0};

    /** What the panel asks the editor for. */
    interface Requests {
        void choose(OptionalInt event);

        void review(CycleEvent event, Origin origin, double toS);
    }

    EventPanel(Composite parent, Requests requests) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.<CycleEvent>words("event", 90, e -> e.kind().label()),
                        Column.<CycleEvent>numbers("time / s", 90, e -> time(e)).withEdit(new TimeEdit(requests)),
                        Column.<CycleEvent>numbers("value", 110, EventPanel::value),
                        Column.<CycleEvent>numbers("step", 40, e -> StepText.number(e.step())).onlyFrom(ROOM_FOR_STEP),
                        Column.<CycleEvent>words("says", 100, EventPanel::says)),
                e -> e.origin() == Origin.REJECTED,
                EventPanel::details);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onSelect(rows -> {
            showButtons(rows);
            if (!showing) {
                requests.choose(rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(table.rows().indexOf(rows.get(0))));
            }
        });
        table.onDelete(rows -> review(requests, rows, Origin.REJECTED));
        table.onCopy(rows -> TableText.copy(rows.isEmpty() ? table.rows() : rows, EventPanel::csv));
        Composite buttons = Paper.under(new Composite(panel, SWT.NONE));
        buttons.setLayout(Looks.grid(3, Looks.GAP, 0));
        accept = button(buttons, "Accept", "F7: it is there, and where it was found", requests, Origin.ACCEPTED);
        reject = button(buttons, "Reject", "F8 or Delete: it is none, and speaks for nothing", requests, Origin.REJECTED);
        asFound = button(buttons, "As found", "F9: nothing said of it", requests, Origin.COMPUTED);
        Menu menu = new Menu(table.widget());
        for (Button b : new Button[] {accept, reject, asFound}) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(b.getText() + "\t" + b.getToolTipText().substring(0, 2));
            item.addListener(SWT.Selection, e -> b.notifyListeners(SWT.Selection, e));
        }
        table.widget().setMenu(menu);
        showButtons(List.of());
    }

    private Button button(Composite row, String text, String help, Requests requests, Origin origin) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, e -> review(requests, table.selected(), origin));
        return button;
    }

    private static void review(Requests requests, List<CycleEvent> rows, Origin origin) {
        rows.stream()
                .filter(e -> e.kind().isReviewed())
                .forEach(e -> requests.review(e, origin, e.timeS()));
    }

    private void showButtons(List<CycleEvent> rows) {
        List<CycleEvent> reviewed = rows.stream().filter(e -> e.kind().isReviewed()).toList();
        accept.setEnabled(reviewed.stream().anyMatch(e -> e.origin() != Origin.ACCEPTED));
        reject.setEnabled(reviewed.stream().anyMatch(e -> e.origin() != Origin.REJECTED));
        asFound.setEnabled(reviewed.stream().anyMatch(e -> e.origin() != Origin.COMPUTED));
    }

    private static String time(CycleEvent e) {
        return Double.isFinite(e.timeErrorS()) && e.timeErrorS() > 0
                ? plusMinus(e.timeS(), e.timeErrorS())
                : ValueText.number(e.timeS(), 6);
    }


    /** The heading has the unit: the number has no power of ten of its own. */
    private static String plusMinus(double value, double error) {
        int decimals = Math.clamp(1 - (int) Math.floor(Math.log10(error)), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", value, error);
    }

    private static String value(CycleEvent e) {
        return e.unit().isEmpty() && !(e.valueError() > 0)
                ? ValueText.number(e.value(), 3)
                : ValueText.withError(
                        e.valueError() > 0 ? e.value() : Double.parseDouble(ValueText.number(e.value(), 4).replace('−', '-')),
                        e.valueError(),
                        e.unit());
    }

    private static String says(CycleEvent e) {
        return switch (e.origin()) {
            case COMPUTED -> e.kind().isReviewed() ? "found" : "recorded";
            case ACCEPTED -> "you: accepted";
            case MOVED -> "you: moved";
            case REJECTED -> "you: rejected";
        };
    }

    private static String details(CycleEvent e) {
        return e.kind().label() + " from " + ValueText.number(e.fromS(), 6) + " to " + ValueText.number(e.toS(), 6) + " s";
    }

    private static String csv(CycleEvent e) {
        return e.kind() + "\t" + e.timeS() + "\t" + e.timeErrorS() + "\t" + e.value() + "\t" + e.valueError() + "\t" + e.unit()
                + "\t" + e.step() + "\t" + e.origin();
    }

    void show(List<CycleEvent> events, OptionalInt chosen, double[] record) {
        times = record;
        showing = true;
        try {
            if (!table.rows().equals(events)) {
                table.setRows(events);
            }
            if (chosen.isPresent()) {
                table.select(chosen.getAsInt());
            } else {
                table.selectNone();
            }
            showButtons(table.selected());
        } finally {
            showing = false;
        }
    }

    RecordTable<CycleEvent> table() {
        return table;
    }

    Button accept() {
        return accept;
    }

    Button reject() {
        return reject;
    }

    Button asFound() {
        return asFound;
    }

    Control control() {
        return panel;
    }

    /** A time that is entered moves the event there. */
    private final class TimeEdit implements Column.Edit<CycleEvent> {
        private final Requests requests;

        TimeEdit(Requests requests) {
            this.requests = requests;
        }

        @Override
        public String start(CycleEvent e) {
            return ValueText.number(e.timeS(), 7);
        }

        @Override
        public void check(CycleEvent e, String text) {
            if (!e.kind().isReviewed()) {
                throw new IllegalArgumentException("a " + e.kind().label() + " is what the record has: it stays where it is");
            }
            if (!text.isBlank()) {
                double time = NumberText.parse(text);
                if (!(time >= times[0] && time <= times[1])) {
                    throw new IllegalArgumentException("expected a time within the record, " + ValueText.number(times[0], 6)
                            + " to " + ValueText.number(times[1], 6) + " s");
                }
            }
        }

        @Override
        public void commit(CycleEvent e, String text) {
            if (!e.kind().isReviewed() || text.equals(start(e))) {
                return;
            }
            if (text.isBlank()) {
                requests.review(e, Origin.COMPUTED, Double.NaN);
            } else {
                requests.review(e, Origin.MOVED, NumberText.parse(text));
            }
        }
    }
}
