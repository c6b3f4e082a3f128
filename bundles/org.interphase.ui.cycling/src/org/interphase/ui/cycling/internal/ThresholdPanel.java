// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** Where the rules draw their lines, as the operation declares them; a change is analysed at once. */
final class ThresholdPanel {

    private static final Set<String> ELSEWHERE =
            Set.of(CycleSettings.AREA, CycleSettings.DIRECTION, CycleSettings.EVENTS);

    private final Composite panel;
    private final RecordTable<Row> table;
    private final Label help;
    private final Button defaults;
    private final SettingsType<?> type;
    private CycleSettings settings = CycleSettings.DEFAULT;

    /** A threshold and its text; empty for the default. */
    record Row(SettingDescriptor setting, String text) {

        String shown() {
            return text.isEmpty() ? setting.byDefault() : text;
        }

        String help() {
            return setting.help() + (setting.range().isEmpty() ? "" : " Range: " + setting.range() + ".");
        }
    }

    ThresholdPanel(Composite parent, SettingsType<?> type, Edits edits) {
        this.type = type;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.<Row>words("threshold", 120, r -> SettingWords.name(r.setting().name())),
                        Column.<Row>numbers("value", 60, Row::shown).withEdit(new ValueEdit(edits)),
                        Column.<Row>words("unit", 36, r -> r.setting().unit()),
                        Column.<Row>numbers("default", 60, r -> r.setting().byDefault())),
                r -> !r.text().isEmpty(),
                Row::help);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onDelete(rows -> rows.forEach(r -> edits.settings(s -> s.withValue(r.setting().name(), ""))));
        help = new Label(panel, SWT.WRAP);
        Paper.ink(help, Palette::faint);
        GridData helpData = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        helpData.horizontalIndent = Looks.GAP;
        helpData.widthHint = 200;
        help.setLayoutData(helpData);
        table.onSelect(rows -> explain(rows));
        Composite buttons = Paper.under(new Composite(panel, SWT.NONE));
        buttons.setLayout(Looks.grid(1, Looks.GAP, 0));
        defaults = new Button(buttons, SWT.PUSH);
        defaults.setText("Restore defaults");
        defaults.setToolTipText("All thresholds back to their defaults; Delete does so with the selected one");
        defaults.addListener(SWT.Selection, e -> edits.settings(CycleSettings::withDefaults));
        show(settings);
    }

    private void explain(List<Row> rows) {
        String text = rows.isEmpty() ? "" : rows.get(0).help();
        if (!help.getText().equals(text)) {
            help.setText(text.replace("&", "&&"));
            panel.layout(true, true);
        }
    }

    /** Takes a change of the settings. */
    interface Edits {
        void settings(UnaryOperator<CycleSettings> edit);
    }

    void show(CycleSettings next) {
        settings = next;
        List<Row> rows = type.descriptors().stream()
                .filter(d -> !ELSEWHERE.contains(d.name()))
                .map(d -> new Row(d, next.value(d.name())))
                .toList();
        if (!rows.equals(table.rows())) {
            table.setRows(rows);
        }
        defaults.setEnabled(rows.stream().anyMatch(r -> !r.text().isEmpty()));
    }

    RecordTable<Row> table() {
        return table;
    }

    Button defaults() {
        return defaults;
    }

    Control control() {
        return panel;
    }

    private final class ValueEdit implements Column.Edit<Row> {
        private final Edits edits;

        ValueEdit(Edits edits) {
            this.edits = edits;
        }

        @Override
        public String start(Row row) {
            return row.shown();
        }

        @Override
        public void check(Row row, String text) {
            if (text.isBlank()) {
                return;
            }
            Map<String, String> one = new HashMap<>(Map.of(row.setting().name(), text.strip()));
            try {
                type.create(one);
            } catch (SettingException e) {
                throw new IllegalArgumentException(e.getMessage().replaceFirst("^setting '[^']*': ", ""), e);
            }
        }

        @Override
        public void commit(Row row, String text) {
            String next = text.strip().equals(row.setting().byDefault()) ? "" : text.strip();
            edits.settings(s -> s.withValue(row.setting().name(), next));
        }
    }
}
