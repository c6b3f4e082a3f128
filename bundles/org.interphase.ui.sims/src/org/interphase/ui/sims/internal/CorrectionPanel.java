// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.format.FormatException;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Step;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The corrections in their order, what each is asked for, and what it found and changed. */
final class CorrectionPanel {

    /** From this width on the details lie beside the list, not below. */
    static final int WIDE = 820;

    private static final int ROOM_FOR_SETTINGS = 420;
    private static final int LEAST_DETAILS = 240;

    private final Requests requests;
    private final Composite panel;
    private final SashForm sash;
    private final RecordTable<StepRow> table;
    private final ScrolledComposite scroll;
    private final Composite details;
    private final Label title;
    private final StepForm form;
    private final EffectPane effect;
    private final Label state;
    private final Label problem;
    private final Menu kinds;
    private final Button add;
    private final Button remove;
    private final Button up;
    private final Button down;
    private final Button suggest;
    private final Button save;
    private final Button apply;
    private SimsDocument document;
    private boolean running;
    private boolean showing;
    private int chosen;

    /** What the panel asks the editor for. */
    interface Requests {
        /** Changes the corrections that are asked for. */
        void edit(UnaryOperator<CorrectionPipeline> change);

        /** What is typed next is a step of its own in the history. */
        void pause();

        /** Applies the corrections. */
        void apply();

        /** Ends applying them. */
        void cancel();
    }

    /** Creates a panel that shows nothing yet. */
    CorrectionPanel(Composite parent, Requests requests) {
        this.requests = requests;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        sash = Paper.under(new SashForm(panel, SWT.VERTICAL));
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite list = Paper.under(new Composite(sash, SWT.NONE));
        list.setLayout(Looks.grid(1, 0, 0));
        table = new RecordTable<>(
                list,
                List.of(
                        Column.<StepRow>boxes("on", 26, r -> r.step().enabled()).withEdit(new Tick()),
                        Column.<StepRow>words("correction", 84, StepRow::name),
                        Column.<StepRow>words("settings", 110, StepRow::settings).onlyFrom(ROOM_FOR_SETTINGS),
                        Column.<StepRow>words("found", 180, StepRow::found)),
                StepRow::isRefused,
                r -> r.name() + (r.settings().isEmpty() ? "" : ": " + r.settings()) + "\n" + r.found());
        GridData tableData = new GridData(SWT.FILL, SWT.FILL, true, true);
        tableData.minimumHeight = 60;
        table.setLayoutData(tableData);
        table.onDelete(rows -> remove());
        table.onSelect(rows -> {
            if (!showing && !rows.isEmpty()) {
                choose(rows.get(0).index());
            }
        });
        UiBindingRegistry keys = table.widget().getUiBindingRegistry();
        keys.registerFirstKeyBinding(new KeyEventMatcher(SWT.ALT, SWT.ARROW_UP), (nat, e) -> move(-1));
        keys.registerFirstKeyBinding(new KeyEventMatcher(SWT.ALT, SWT.ARROW_DOWN), (nat, e) -> move(1));
        keys.registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.INSERT), (nat, e) -> openKinds());

        kinds = new Menu(panel);
        for (Class<? extends Correction> kind : Correction.KINDS) {
            MenuItem item = new MenuItem(kinds, SWT.PUSH);
            item.setText(StepWords.name(kind));
            item.setToolTipText(StepWords.help(kind));
            item.addListener(SWT.Selection, e -> add(kind));
        }
        Composite edits = row(list);
        add = button(edits, "&Add ▾", "Insert: another correction, at its usual place", this::openKinds);
        suggest = button(edits, "S&uggest", "Adds what this stack usually needs and is not in the list yet, each in its usual place; topography never",
                () -> edit(p -> NewStep.suggested(p, document.stack()), chosen));
        remove = button(edits, "&Remove", "Delete: takes the chosen correction out of the list", this::remove);
        up = button(edits, "Up", "Alt+Up: applied before the one above", () -> move(-1));
        down = button(edits, "Down", "Alt+Down: applied after the one below", () -> move(1));
        button(edits, "&Load…", "Corrections from a file, instead of these", this::askLoad);
        save = button(edits, "&Save as…", "A file that also 'interphase sims correct --pipeline' reads", this::askSave);

        scroll = new ScrolledComposite(sash, SWT.V_SCROLL);
        Paper.under(scroll);
        details = Paper.under(new Composite(scroll, SWT.NONE));
        details.setLayout(Looks.grid(1, 0, 0));
        title = Looks.heading(details, "");
        form = new StepForm(details, this::changed, requests::pause, this::layOut);
        form.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        effect = new EffectPane(details, this::layOut);
        effect.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        scroll.setContent(details);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> layOut());
        panel.addListener(SWT.Resize, e -> orient());

        problem = new Label(panel, SWT.WRAP);
        Paper.ink(problem, Palette::problem);
        problem.setLayoutData(wrapped());
        Composite foot = Paper.under(new Composite(panel, SWT.NONE));
        foot.setLayout(Looks.grid(2, Looks.GAP, 0));
        foot.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        apply = new Button(foot, SWT.PUSH);
        apply.setText("Appl&y");
        GridData applyData = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        applyData.widthHint = 90;
        apply.setLayoutData(applyData);
        apply.addListener(SWT.Selection, e -> {
            if (running) {
                requests.cancel();
            } else {
                requests.apply();
            }
        });
        state = new Label(foot, SWT.WRAP);
        Paper.ink(state, Palette::faint);
        state.setLayoutData(wrapped());
        say("");
        showButtons();
    }

    private static GridData wrapped() {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = Looks.GAP;
        data.widthHint = 120;
        return data;
    }

    private static Composite row(Composite parent) {
        Composite row = Paper.under(new Composite(parent, SWT.NONE));
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.marginTop = 3;
        layout.marginLeft = Looks.GAP;
        row.setLayout(layout);
        GridData data = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        data.widthHint = 200;
        row.setLayoutData(data);
        return row;
    }

    private static Button button(Composite row, String text, String help, Runnable act) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, e -> act.run());
        return button;
    }

    private void orient() {
        int style = panel.getClientArea().width >= WIDE ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (sash.getOrientation() != style) {
            sash.setOrientation(style);
        }
    }

    private void layOut() {
        int width = Math.max(LEAST_DETAILS, scroll.getClientArea().width);
        Point needed = details.computeSize(width, SWT.DEFAULT);
        scroll.setMinSize(LEAST_DETAILS, needed.y);
        details.layout(true, true);
    }

    private List<Step> steps() {
        return document == null ? List.of() : document.asked().pipeline().steps();
    }

    private void edit(UnaryOperator<CorrectionPipeline> change, int next) {
        chosen = next;
        say("");
        requests.pause();
        requests.edit(change);
    }

    private static UnaryOperator<CorrectionPipeline> list(Consumer<List<Step>> change) {
        return p -> {
            List<Step> steps = new ArrayList<>(p.steps());
            change.accept(steps);
            return new CorrectionPipeline(steps);
        };
    }

    private void add(Class<? extends Correction> kind) {
        if (document != null) {
            int at = NewStep.place(kind, steps());
            Step step = NewStep.of(kind, document.stack());
            edit(list(s -> s.add(at, step)), at);
        }
    }

    private void openKinds() {
        kinds.setLocation(add.toDisplay(0, add.getSize().y));
        kinds.setVisible(true);
    }

    private void remove() {
        if (chosen < steps().size()) {
            int at = chosen;
            edit(list(s -> s.remove(at)), at);
        }
    }

    private void move(int by) {
        int from = chosen;
        int to = from + by;
        if (from < steps().size() && to >= 0 && to < steps().size()) {
            edit(list(s -> s.add(to, s.remove(from))), to);
        }
    }

    /** Settings are typed: one edit until there is a pause. */
    private void changed(Correction next) {
        int at = chosen;
        say("");
        requests.edit(list(s -> s.set(at, new Step(next, s.get(at).enabled()))));
    }

    private final class Tick implements Column.Edit<StepRow> {
        @Override
        public String start(StepRow row) {
            return Boolean.toString(row.step().enabled());
        }

        @Override
        public void commit(StepRow row, String text) {
            boolean on = Boolean.parseBoolean(text);
            edit(list(s -> s.set(row.index(), new Step(s.get(row.index()).correction(), on))), row.index());
        }
    }

    private void askLoad() {
        FileDialog dialog = new FileDialog(panel.getShell(), SWT.OPEN);
        dialog.setText("Load corrections");
        dialog.setFilterNames(new String[] {"Corrections", "All files"});
        dialog.setFilterExtensions(new String[] {"*.json", "*.*"});
        String file = dialog.open();
        if (file != null) {
            load(Path.of(file));
        }
    }

    /** Takes the corrections of a file, or says where it is wrong. */
    void load(Path file) {
        try {
            CorrectionPipeline read = CorrectionPipeline.read(file).in(file.toAbsolutePath().getParent());
            edit(p -> read, 0);
        } catch (FormatException e) {
            say("Not loaded. " + file.getFileName() + ", " + e.place() + ": expected " + e.expected() + ", found " + e.found() + ".");
        } catch (IOException e) {
            say("Not loaded. " + file.getFileName() + ": " + e.getMessage() + ".");
        }
    }

    private void askSave() {
        FileDialog dialog = new FileDialog(panel.getShell(), SWT.SAVE);
        dialog.setText("Save corrections");
        dialog.setFilterNames(new String[] {"Corrections"});
        dialog.setFilterExtensions(new String[] {"*.json"});
        Path data = document.file().path();
        if (data.getParent() != null) {
            dialog.setFilterPath(data.getParent().toString());
        }
        dialog.setFileName(data.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-corrections.json");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            save(Path.of(file));
        }
    }

    /** Writes the corrections that are asked for. */
    void save(Path file) {
        try {
            Files.writeString(file, document.asked().pipeline().toJson(), StandardCharsets.UTF_8);
            say("");
        } catch (IOException e) {
            say("Not saved. " + file.getFileName() + ": " + e.getMessage() + ".");
        }
    }

    /** Says why corrections could not be applied, until something is changed. */
    void fail(Exception cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        say(StepWords.capital(text) + ".");
    }

    private void say(String text) {
        problem.setText(text.replace("&", "&&"));
        problem.setVisible(!text.isEmpty());
        ((GridData) problem.getLayoutData()).exclude = text.isEmpty();
        panel.layout(true, true);
    }

    private void choose(int index) {
        if (index != chosen) {
            requests.pause();
        }
        chosen = index;
        showChosen(StepRow.of(document));
        showButtons();
    }

    private void showChosen(List<StepRow> rows) {
        StepRow row = chosen < rows.size() ? rows.get(chosen) : null;
        title.setText(row == null ? (document == null ? "" : "No corrections yet") : row.name());
        form.show(row == null ? null : row.step().correction(), row == null ? null : document.stack());
        effect.show(row, document == null ? List.of() : document.asked().channels());
        layOut();
    }

    private void showButtons() {
        int count = steps().size();
        boolean some = chosen < count;
        add.setEnabled(document != null);
        suggest.setEnabled(document != null
                && !NewStep.suggested(document.asked().pipeline(), document.stack()).equals(document.asked().pipeline()));
        remove.setEnabled(some);
        up.setEnabled(some && chosen > 0);
        down.setEnabled(some && chosen < count - 1);
        save.setEnabled(count > 0);
        apply.setText(running ? "Cancel" : "Appl&y");
        apply.setEnabled(running
                || document != null && !document.upToDate() && (count > 0 || document.last().isPresent()));
        String text = "";
        if (running) {
            text = "Corrections are being applied; images and profiles show the last ones.";
        } else if (document != null && document.upToDate()) {
            long refused = document.last().orElseThrow().applied().log().stream()
                    .filter(CorrectionPipeline.Entry::refused)
                    .count();
            text = refused == 0 ? "Applied." : "Applied, but for " + refused + " that found nothing to go by.";
        } else if (document != null && document.last().isPresent()) {
            text = "Changed since they were applied.";
        } else if (count > 0) {
            text = "Not applied yet: images and profiles show what was measured.";
        } else if (document != null) {
            text = "Images and profiles show what was measured.";
        }
        state.setText(text);
        state.getParent().layout(true, true);
    }

    /**
     * Shows a document's corrections.
     *
     * @param now the document
     * @param applying whether they are being applied
     */
    void show(SimsDocument now, boolean applying) {
        showing = true;
        try {
            if (document != null && !document.asked().pipeline().equals(now.asked().pipeline())) {
                say("");
            }
            document = now;
            running = applying;
            chosen = Math.clamp(chosen, 0, Math.max(0, steps().size() - 1));
            List<StepRow> rows = StepRow.of(now);
            if (!rows.equals(table.rows())) {
                table.setRows(rows);
            }
            if (!rows.isEmpty() && (table.selected().size() != 1 || table.selected().get(0).index() != chosen)) {
                table.select(chosen);
            }
            showChosen(rows);
            showButtons();
        } finally {
            showing = false;
        }
        panel.layout(true, true);
    }

    /** {@return what lies in the editor} */
    Composite control() {
        return panel;
    }

    RecordTable<StepRow> table() {
        return table;
    }

    StepForm form() {
        return form;
    }

    EffectPane effect() {
        return effect;
    }

    /** {@return the kinds that can be added, in a menu} */
    Menu kinds() {
        return kinds;
    }

    Button suggest() {
        return suggest;
    }

    Button applyOrCancel() {
        return apply;
    }

    /** {@return what went wrong; empty for nothing} */
    String problem() {
        return problem.getText();
    }

    /** {@return how it stands with the corrections} */
    String state() {
        return state.getText();
    }
}
