// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.Evidence;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** What speaks for and against the verdict, the weightiest first; the part of the curve of the selected one is tinted. */
final class EvidencePanel {

    private static final int ROOM_FOR_PLACES = 620;

    private final Composite panel;
    private final RecordTable<Evidence> table;
    private final Label sentence;
    private boolean showing;

    EvidencePanel(Composite parent, Consumer<OptionalInt> choose) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.<Evidence>words("for", 108, e -> VerdictText.sign(e.speaksFor()) + " " + e.speaksFor())
                                .withRole(e -> CycleFigures.role(e.speaksFor())),
                        Column.<Evidence>words("rule", 84, e -> e.rule().label()),
                        Column.<Evidence>numbers("value", 86, e -> value(e.value(), e.standardError())),
                        Column.<Evidence>numbers("against", 60, e -> ValueText.number(e.threshold(), 4)),
                        Column.<Evidence>numbers("step", 40, e -> StepText.number(e.step())).onlyFrom(ROOM_FOR_PLACES),
                        Column.<Evidence>numbers("from / s", 64, e -> ValueText.number(e.fromS(), 5)).onlyFrom(ROOM_FOR_PLACES),
                        Column.<Evidence>numbers("to / s", 64, e -> ValueText.number(e.toS(), 5)).onlyFrom(ROOM_FOR_PLACES),
                        Column.<Evidence>words("in words", 150, Evidence::sentence)),
                e -> false,
                Evidence::sentence);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sentence = Paper.under(new Label(panel, SWT.WRAP));
        GridData sentenceData = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        sentenceData.horizontalIndent = Looks.GAP;
        sentenceData.widthHint = 200;
        sentenceData.exclude = true;
        sentence.setLayoutData(sentenceData);
        sentence.setVisible(false);
        table.onSelect(rows -> {
            explain(rows);
            if (!showing) {
                choose.accept(rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(table.rows().indexOf(rows.get(0))));
            }
        });
        table.onCopy(rows -> TableText.copy(rows.isEmpty() ? table.rows() : rows, EvidencePanel::csv));
    }

    private static String value(double value, double error) {
        return Double.isFinite(error) && error > 0 ? ValueText.withError(value, error, "") : ValueText.number(value, 3);
    }

    private static String csv(Evidence e) {
        return e.rule() + "\t" + e.value() + "\t" + e.standardError() + "\t" + e.threshold() + "\t" + e.fromS() + "\t"
                + e.toS() + "\t" + e.speaksFor() + "\t" + e.sentence();
    }

    private void explain(List<Evidence> rows) {
        String text = rows.isEmpty() ? "" : rows.get(0).sentence();
        if (!sentence.getText().equals(text)) {
            sentence.setText(text.replace("&", "&&"));
            sentence.setVisible(!text.isEmpty());
            ((GridData) sentence.getLayoutData()).exclude = text.isEmpty();
            panel.layout(true, true);
        }
    }

    void show(CycleAnalysis analysis, OptionalInt chosen) {
        showing = true;
        try {
            if (!table.rows().equals(analysis.evidence())) {
                table.setRows(analysis.evidence());
            }
            if (chosen.isPresent()) {
                table.select(chosen.getAsInt());
            } else {
                table.selectNone();
            }
            explain(table.selected());
        } finally {
            showing = false;
        }
    }

    RecordTable<Evidence> table() {
        return table;
    }

    Control control() {
        return panel;
    }
}
