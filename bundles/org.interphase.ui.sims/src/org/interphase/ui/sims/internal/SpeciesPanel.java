// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.figure.Series;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The species of a stack: which of them are seen, and what is known of each. */
final class SpeciesPanel {

    private static final int ROOM_FOR_MORE = 480;

    private final Composite panel;
    private final RecordTable<Row> table;
    private final Consumer<List<Integer>> requests;
    private List<IonChannel> species = List.of();
    private List<Integer> seen = List.of();
    private boolean byRegion;

    /** One species of the stack. */
    private record Row(int index, IonChannel channel, boolean seen) {}

    SpeciesPanel(Composite parent, Consumer<List<Integer>> requests) {
        this.requests = requests;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.marginLeft = 0;
        wrapping.spacing = Looks.GAP;
        row.setLayout(wrapping);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        button(row, "All", () -> ask(c -> true));
        button(row, "None", () -> ask(c -> false));
        button(row, "Positive", () -> ask(c -> c.polarity() == IonPolarity.POSITIVE));
        button(row, "Negative", () -> ask(c -> c.polarity() == IonPolarity.NEGATIVE));
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.<Row>boxes("on", 26, Row::seen).withEdit(new Column.Edit<>() {
                            @Override
                            public String start(Row r) {
                                return Boolean.toString(r.seen());
                            }

                            @Override
                            public void commit(Row r, String text) {
                                toggle(r.index(), Boolean.parseBoolean(text));
                            }
                        }),
                        Column.<Row>words("species", 95, r -> r.channel().name()).withRole(this::role),
                        Column.<Row>numbers("m/z", 70, r -> known(r.channel().mz())),
                        Column.<Row>words("ions", 40, r -> r.channel().polarity().toString()),
                        Column.<Row>words("dead time", 80, r -> deadTime(r.channel().deadTime())).onlyFrom(ROOM_FOR_MORE),
                        Column.<Row>words("depth / µm", 110, r -> range(r.channel().depthUm())).onlyFrom(ROOM_FOR_MORE)),
                r -> false,
                r -> r.channel().name() + ": dead time " + deadTime(r.channel().deadTime()) + ", depths "
                        + range(r.channel().depthUm()) + ", times " + range(r.channel().timeS()) + " s");
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onCopy(chosen -> TableText.copy(
                "species\tm/z\tions\tdead time\tdepth / µm",
                chosen.isEmpty() ? table.rows() : chosen,
                r -> r.channel().name() + "\t" + r.channel().mz() + "\t" + r.channel().polarity() + "\t"
                        + deadTime(r.channel().deadTime()) + "\t" + range(r.channel().depthUm())));
    }

    /** The colour of its line in the profiles, where each species has one. */
    private Series.Role role(Row row) {
        return row.seen() && !byRegion ? Series.Role.overlay(seen.indexOf(row.index())) : null;
    }

    private static void button(Composite row, String text, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, e -> run.run());
    }

    private static String known(double mz) {
        return Double.isNaN(mz) ? "—" : ValueText.number(mz, 6);
    }

    private static String range(double[] values) {
        return values.length == 0
                ? "—"
                : ValueText.number(values[0], 4) + " to " + ValueText.number(values[values.length - 1], 4);
    }

    private static String deadTime(DeadTime state) {
        if (state.corrected()) {
            return "corrected";
        }
        if (Double.isNaN(state.tauS())) {
            return "not stated";
        }
        return state.tauS() == 0 ? "none" : ValueText.number(state.tauS() * 1e9, 4) + " ns";
    }

    private void ask(Predicate<IonChannel> which) {
        requests.accept(IntStream.range(0, species.size())
                .filter(i -> which.test(species.get(i)))
                .boxed()
                .toList());
    }

    private void toggle(int index, boolean on) {
        List<Integer> next = new ArrayList<>(seen);
        next.remove((Integer) index);
        if (on) {
            next.add(index);
            next.sort(null);
        }
        requests.accept(next);
    }

    Control control() {
        return panel;
    }

    RecordTable<?> table() {
        return table;
    }

    void show(SimsDocument now) {
        species = now.stack().species();
        seen = now.asked().channels();
        byRegion = now.asked().profile().regions() && now.asked().regions().size() > 1;
        table.setRows(IntStream.range(0, species.size())
                .mapToObj(i -> new Row(i, species.get(i), seen.contains(i)))
                .toList());
    }
}
