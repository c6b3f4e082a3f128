// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.CyclingRecord;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.Polarity;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** What the record says, big and with its reason; below it what an analysis needs to know, and how it stands. */
final class VerdictBar {

    private static final int RECORD_WIDTH = 180;
    private static final int BUTTON_WIDTH = 90;
    private static final String[] DIRECTIONS = {
        Polarity.PLATE.toString(), Polarity.STRIP.toString()
    };

    private final Composite bar;
    private final VerdictSymbol symbol;
    private final Label verdict;
    private final Label facts;
    private final Label reason;
    private final Label recordLabel;
    private final Combo record;
    private final Text area;
    private final Combo direction;
    private final Button analyse;
    private final Label state;
    private List<CyclingRecord> records = List.of();
    private boolean showing;

    /** What the bar asks the editor for. */
    interface Requests {
        void settings(UnaryOperator<CycleSettings> edit);

        void dataset(String id);

        /** What is typed next is a step of its own in the history. */
        void pause();

        void analyseOrCancel();

        Menu exportMenu(Control parent);
    }

    VerdictBar(Composite parent, Requests requests) {
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(1, Looks.GAP, 4));
        bar.setBackgroundMode(SWT.INHERIT_FORCE);
        Composite first = row(3);
        symbol = new VerdictSymbol(first);
        symbol.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, false, false));
        verdict = Paper.under(new Label(first, SWT.NONE));
        larger(verdict, 1.8, true);
        verdict.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        facts = Paper.under(new Label(first, SWT.NONE));
        larger(facts, 1.2, false);
        GridData factsData = new GridData(SWT.FILL, SWT.END, true, false);
        factsData.horizontalIndent = Looks.GAP;
        factsData.verticalIndent = 3;
        facts.setLayoutData(factsData);

        reason = Paper.under(new Label(bar, SWT.WRAP));
        GridData reasonData = new GridData(SWT.FILL, SWT.TOP, true, false);
        reasonData.widthHint = 300;
        reason.setLayoutData(reasonData);

        Composite second = row(9);
        recordLabel = label(second, "&Record");
        record = new Combo(second, SWT.READ_ONLY);
        GridData recordData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        recordData.widthHint = RECORD_WIDTH;
        record.setLayoutData(recordData);
        record.addListener(SWT.Selection, e -> {
            if (record.getSelectionIndex() >= 0) {
                requests.dataset(records.get(record.getSelectionIndex()).id());
            }
        });
        label(second, "&Contact area / µm²");
        area = new Text(second, SWT.BORDER | SWT.SINGLE);
        GridData areaData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        areaData.widthHint = 56;
        area.setLayoutData(areaData);
        area.setMessage("1");
        area.setToolTipText("Area of the contact, to make a current density of the current");
        area.addListener(SWT.Modify, e -> {
            if (!showing) {
                requests.settings(s -> s.withValue(CycleSettings.AREA, area.getText()));
            }
        });
        area.addListener(SWT.FocusOut, e -> requests.pause());
        area.addListener(SWT.DefaultSelection, e -> requests.analyseOrCancel());
        label(second, "&First step");
        direction = new Combo(second, SWT.READ_ONLY);
        direction.setItems("plates", "strips");
        direction.setToolTipText("What the record's first step of current does; a current of the other sign does the opposite");
        direction.addListener(SWT.Selection, e -> requests.settings(s -> s.withValue(
                CycleSettings.DIRECTION,
                direction.getSelectionIndex() == 0 ? "" : DIRECTIONS[direction.getSelectionIndex()])));
        state = new Label(second, SWT.NONE);
        Paper.ink(state, Palette::faint);
        GridData stateData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        stateData.widthHint = 100;
        stateData.horizontalIndent = Looks.GAP;
        state.setLayoutData(stateData);
        Button export = new Button(second, SWT.PUSH);
        export.setText("&Export ▾");
        export.setLayoutData(new GridData());
        export.addListener(SWT.Selection, e -> {
            Menu menu = requests.exportMenu(export);
            menu.setLocation(export.toDisplay(0, export.getSize().y));
            menu.setVisible(true);
        });
        analyse = new Button(second, SWT.PUSH);
        analyse.setText("Analyse");
        analyse.setToolTipText("F5 or Ctrl+Enter");
        GridData analyseData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        analyseData.widthHint = BUTTON_WIDTH;
        analyse.setLayoutData(analyseData);
        analyse.addListener(SWT.Selection, e -> requests.analyseOrCancel());
    }

    private Composite row(int columns) {
        Composite row = Paper.under(new Composite(bar, SWT.NONE));
        row.setLayout(Looks.grid(columns, 0, 0));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    private static Label label(Composite row, String text) {
        Label label = new Label(row, SWT.NONE);
        label.setText(text);
        Paper.ink(label, Palette::faint);
        label.setLayoutData(new GridData());
        return label;
    }

    private static void larger(Label label, double factor, boolean bold) {
        FontDescriptor font = FontDescriptor.createFrom(label.getFont());
        int height = label.getFont().getFontData()[0].getHeight();
        font = font.setHeight((int) Math.round(factor * height));
        Font made = (bold ? font.setStyle(SWT.BOLD) : font).createFont(label.getDisplay());
        label.setFont(made);
        label.addDisposeListener(e -> made.dispose());
    }

    Composite control() {
        return bar;
    }

    /** Shows a document; where the user is typing, the text stays. */
    void show(CycleDocument document) {
        showing = true;
        try {
            if (!records.equals(document.records())) {
                records = document.records();
                record.setItems(records.stream().map(VerdictBar::name).toArray(String[]::new));
                boolean several = records.size() > 1;
                for (Control c : new Control[] {recordLabel, record}) {
                    c.setVisible(several);
                    ((GridData) c.getLayoutData()).exclude = !several;
                }
            }
            for (int i = 0; i < records.size(); i++) {
                if (records.get(i).id().equals(document.dataset())) {
                    record.select(i);
                }
            }
            String text = document.settings().value(CycleSettings.AREA);
            if (!area.getText().strip().equals(text)) {
                area.setText(text);
            }
            boolean strips = document.settings()
                    .value(CycleSettings.DIRECTION)
                    .toLowerCase(Locale.ROOT)
                    .equals(Polarity.STRIP.toString());
            direction.select(strips ? 1 : 0);
        } finally {
            showing = false;
        }
        document.analysis().ifPresentOrElse(a -> verdict(a, document.upToDate()), this::noVerdict);
        bar.layout(true, true);
        bar.getParent().layout(true);
    }

    private void noVerdict() {
        symbol.show(null);
        set(verdict, "");
        set(facts, "");
        set(reason, "");
    }

    private void verdict(CycleAnalysis a, boolean upToDate) {
        symbol.show(a.verdict());
        set(verdict, VerdictText.word(a.verdict()));
        Paper.ink(verdict, palette -> palette.series(CycleFigures.role(a.verdict())));
        set(facts, VerdictText.facts(a));
        Paper.ink(facts, upToDate ? Palette::text : Palette::faint);
        set(reason, VerdictText.reason(a));
        Paper.ink(reason, upToDate ? Palette::text : Palette::faint);
        String remarks = String.join("\n", a.remarks());
        reason.setToolTipText(remarks.isEmpty() ? null : remarks.replace("&", "&&"));
    }

    private static void set(Label label, String text) {
        label.setText(text.replace("&", "&&"));
    }

    private static String name(CyclingRecord r) {
        String label = r.label().isBlank() || r.label().equals(r.id()) ? "" : "  " + r.label();
        return r.id() + label + "  (" + r.points() + " points)";
    }

    /** Says how things stand. */
    void say(String text, boolean problem, boolean stale) {
        set(state, text);
        state.setToolTipText(text.replace("&", "&&"));
        Paper.ink(state, problem ? Palette::problem : stale ? Palette::warning : Palette::faint);
    }

    /** Turns the button into one that cancels, and back. */
    void running(boolean now) {
        analyse.setText(now ? "Cancel" : "Analyse");
    }

    Label verdict() {
        return verdict;
    }

    Label facts() {
        return facts;
    }

    Label reason() {
        return reason;
    }

    Label state() {
        return state;
    }

    Text area() {
        return area;
    }

    Combo direction() {
        return direction;
    }

    Combo record() {
        return record;
    }

    Button analyse() {
        return analyse;
    }
}
