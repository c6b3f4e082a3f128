// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The present fit beside one that was kept: parameters, how good they are, what follows. */
final class ComparePanel {

    private static final String HELP = "Keep the fit that is on the screen. Then change the circuit, the weights or the"
            + " points: both fits stand here side by side and in the plots.";

    private final Composite panel;
    private final Button keep;
    private final Button end;
    private final Label circuits;
    private final RecordTable<Comparison.Line> table;
    private final Label verdict;

    /** What the panel asks the editor for. */
    interface Requests {
        void keep();

        void endComparison();
    }

    ComparePanel(Composite parent, Requests requests) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        Composite buttons = Paper.under(new Composite(panel, SWT.NONE));
        buttons.setLayout(Looks.grid(2, Looks.GAP, 0));
        keep = new Button(buttons, SWT.PUSH);
        keep.setText("&Keep This Fit");
        keep.addListener(SWT.Selection, e -> requests.keep());
        end = new Button(buttons, SWT.PUSH);
        end.setText("E&nd Comparison");
        end.addListener(SWT.Selection, e -> requests.endComparison());
        circuits = wrapped(Palette::text);
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.words("", 30, Comparison.Line::name),
                        Column.numbers("kept", 46, Comparison.Line::kept),
                        Column.numbers("now", 46, Comparison.Line::now),
                        Column.numbers("difference", 30, Comparison.Line::difference)),
                Comparison.Line::notable,
                line -> line.name() + ": " + line.kept() + " → " + line.now());
        table.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        table.onCopy(lines -> Clip.copy(lines.stream()
                .map(l -> String.join("\t", l.name(), l.kept(), l.now(), l.difference()) + "\n")
                .collect(Collectors.joining())));
        verdict = wrapped(Palette::text);
    }

    private Label wrapped(Function<Palette, Color> ink) {
        Label label = Paper.ink(new Label(panel, SWT.WRAP), ink);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.horizontalIndent = Looks.GAP;
        data.verticalIndent = Looks.GAP;
        data.widthHint = 100;
        label.setLayoutData(data);
        return label;
    }

    /** Shows a document. */
    void show(EisDocument document) {
        Optional<Fitted> now = document.fit();
        Optional<Fitted> kept = document.kept();
        keep.setEnabled(now.isPresent() && document.upToDate());
        end.setEnabled(kept.isPresent());
        if (now.isEmpty() || kept.isEmpty()) {
            circuits.setText(HELP);
            table.setRows(List.of());
            verdict.setText("");
        } else {
            Comparison c = Comparison.of(kept.get(), now.get());
            circuits.setText("kept: " + describe(kept.get(), document) + "\nnow: " + describe(now.get(), document));
            table.setRows(c.lines());
            verdict.setText(String.join("\n", c.verdict()).replace("&", "&&"));
        }
        ((GridData) table.getLayoutData()).heightHint = table.rows().isEmpty() ? 0 : table.fullHeight();
        panel.layout(true, true);
    }

    private static String describe(Fitted f, EisDocument document) {
        return f.fit().circuit() + (f.dataset().equals(document.dataset()) ? "" : " of " + f.dataset());
    }

    Composite control() {
        return panel;
    }

    Button keep() {
        return keep;
    }

    Button end() {
        return end;
    }

    RecordTable<Comparison.Line> table() {
        return table;
    }

    Label verdict() {
        return verdict;
    }
}
