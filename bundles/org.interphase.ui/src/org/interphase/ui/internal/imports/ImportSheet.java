// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.Channel;
import org.interphase.core.data.Dataset;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.DecimalSign;
import org.interphase.core.template.Separator;
import org.interphase.core.template.TableKind;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;

/** The import page: how the text is cut, its first lines, what would be read of it, and what to do with it. */
final class ImportSheet extends Composite {

    private static final int GAP = 6;
    private static final int MARGIN = 10;
    private static final int DIGITS = 6;
    private static final String GUESSED = "(guessed)";
    private static final List<String> SEPARATORS = List.of("Tab", "Semicolon ;", "Comma ,", "Bar |", "Blanks");
    private static final List<String> DECIMALS = List.of("Point 1.5", "Comma 1,5");

    /** What the page asks for. */
    interface Requests {
        void apply(String template);

        void delete(String template);

        void rename(String template, String other);

        boolean isTaken(String name);

        void openOnce();

        void saveAndOpen(String name);
    }

    private final ImportModel model;
    private final List<TableKind> kinds;
    private final Requests requests;
    private final Combo kind;
    private final Combo separator;
    private final Combo decimal;
    private final Spinner firstRow;
    private final Text end;
    private final Combo template;
    private final Button manage;
    private final Button reset;
    private final PreviewGrid grid;
    private final Composite stage;
    private final StackLayout onStage = new StackLayout();
    private final Plot plot;
    private final Label nothing;
    private final Label status;
    private final Text name;
    private final Button save;
    private final Button once;
    private List<Dataset> read = List.of();
    private boolean showing;

    ImportSheet(Composite parent, String file, ImportModel model, List<TableKind> kinds, Requests requests) {
        super(parent, SWT.NONE);
        this.model = model;
        this.kinds = kinds;
        this.requests = requests;
        Paper.under(this);
        setLayout(layout(1));
        heading(this, "What are the columns of " + file + "?");
        Label sentence = Paper.ink(new Label(this, SWT.WRAP), Palette::faint);
        sentence.setText("Say above each column what it is; what the titles told is filled in. Saved as a template, it reads"
                + " every file with these titles from now on, here and on the command line.");
        sentence.setLayoutData(wide());

        Composite bar = Paper.under(new Composite(this, SWT.NONE));
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.spacing = 2 * GAP;
        row.marginLeft = 0;
        row.marginRight = 0;
        bar.setLayout(row);
        bar.setLayoutData(wide());
        kind = combo(bar, "Data", kinds.stream().map(k -> upper(k.kind().label())).toList());
        separator = combo(bar, "Separator", SEPARATORS);
        decimal = combo(bar, "Decimal sign", DECIMALS);
        firstRow = new Spinner(labelled(bar, "Rows from line"), SWT.BORDER);
        firstRow.setToolTipText("The line of the first row of numbers; or click the line's number below");
        end = new Text(labelled(bar, "to a line that starts with"), SWT.BORDER);
        end.setMessage("(end of file)");
        end.setLayoutData(width(end, 14));
        end.setToolTipText("What the line starts with at which the rows end, where something stands below them");
        template = combo(bar, "Template", List.of(GUESSED));
        template.setToolTipText("Takes over what a template says");
        manage = new Button(template.getParent(), SWT.PUSH);
        ((GridLayout) template.getParent().getLayout()).numColumns = 3;
        manage.setText("Manage…");
        manage.setToolTipText("Renames or deletes the template");
        reset = new Button(bar, SWT.PUSH);
        reset.setText("Reset");
        reset.setToolTipText("Back to what was guessed (undo: Ctrl+Z)");

        SashForm parts = new SashForm(this, SWT.VERTICAL | SWT.SMOOTH);
        Paper.under(parts);
        parts.setSashWidth(GAP);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        grid = new PreviewGrid(
                parts,
                (column, choice) -> model.change(d -> d.withColumn(column, choice)),
                line -> model.change(d -> d.withFirstRow(line)));
        stage = Paper.under(new Composite(parts, SWT.NONE));
        stage.setLayout(onStage);
        plot = new Plot(stage);
        nothing = Paper.ink(new Label(stage, SWT.CENTER | SWT.WRAP), Palette::faint);
        nothing.setText("\n\nWhat is read is drawn here.");
        onStage.topControl = nothing;
        parts.setWeights(52, 48);

        status = Paper.under(new Label(this, SWT.WRAP));
        status.setLayoutData(wide());
        Composite foot = Paper.under(new Composite(this, SWT.NONE));
        foot.setLayoutData(wide());
        GridLayout footLayout = layout(4);
        footLayout.marginWidth = 0;
        footLayout.marginHeight = 0;
        foot.setLayout(footLayout);
        Label nameLabel = Paper.under(new Label(foot, SWT.NONE));
        nameLabel.setText("Template's &name");
        name = new Text(foot, SWT.BORDER);
        name.setTextLimit(ColumnTemplate.LONGEST_NAME);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        save = new Button(foot, SWT.PUSH);
        once = new Button(foot, SWT.PUSH);
        once.setText("&Open Without Saving");
        once.setToolTipText("Reads this file like this until the program ends");
        nameSave();
        save.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        listen();
        addListener(SWT.Resize, e -> {
            // What wraps is as high as its width lets it be.
            for (Control c : new Control[] {sentence, bar, status}) {
                fitHeight(c);
            }
        });
    }

    private void fitHeight(Control wrapped) {
        int width = getClientArea().width - 2 * MARGIN;
        if (width > 0) {
            ((GridData) wrapped.getLayoutData()).heightHint = wrapped.computeSize(width, SWT.DEFAULT, true).y;
        }
    }

    private void listen() {
        kind.addListener(SWT.Selection, e -> model.change(d -> d.withKind(kinds.get(kind.getSelectionIndex()))));
        separator.addListener(
                SWT.Selection, e -> model.change(d -> d.withSeparator(Separator.values()[separator.getSelectionIndex()])));
        decimal.addListener(
                SWT.Selection, e -> model.change(d -> d.withDecimal(DecimalSign.values()[decimal.getSelectionIndex()])));
        firstRow.addListener(SWT.Modify, e -> {
            if (!showing) {
                model.change(d -> d.withFirstRow(firstRow.getSelection() - 1));
            }
        });
        end.addListener(SWT.Modify, e -> {
            if (!showing) {
                model.change(d -> d.withEnd(end.getText().strip()));
            }
        });
        template.addListener(SWT.Selection, e -> {
            if (template.getSelectionIndex() == 0) {
                model.reset();
            } else {
                requests.apply(template.getText());
            }
            manage.setEnabled(template.getSelectionIndex() > 0);
        });
        manage.addListener(SWT.Selection, e -> manageMenu().setVisible(true));
        reset.addListener(SWT.Selection, e -> model.reset());
        name.addListener(SWT.Modify, e -> nameSave());
        name.addListener(SWT.DefaultSelection, e -> {
            if (save.isEnabled()) {
                requests.saveAndOpen(name.getText().strip());
            }
        });
        save.addListener(SWT.Selection, e -> requests.saveAndOpen(name.getText().strip()));
        once.addListener(SWT.Selection, e -> requests.openOnce());
    }

    private Menu manageMenu() {
        String chosen = template.getText();
        Menu menu = new Menu(manage);
        item(menu, "Rename '" + chosen + "'…", () -> {
            InputDialog dialog = new InputDialog(
                    getShell(),
                    "Rename Template",
                    "The new name of template '" + chosen + "':",
                    chosen,
                    text -> ColumnTemplate.isName(text.strip())
                            ? null
                            : "Letters, digits, blanks and any of - _ + , ( ) and points inside");
            if (dialog.open() == Window.OK) {
                requests.rename(chosen, dialog.getValue().strip());
            }
        });
        item(menu, "Delete '" + chosen + "'…", () -> {
            if (MessageDialog.openConfirm(
                    getShell(),
                    "Delete Template",
                    "Delete template '" + chosen + "'? Files that it reads do not open by themselves any more.")) {
                requests.delete(chosen);
            }
        });
        return menu;
    }

    private static void item(Menu menu, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> run.run());
    }

    /** A message instead of the page. */
    static Composite message(Composite parent, String title, String text) {
        Composite page = Paper.under(new Composite(parent, SWT.NONE));
        GridLayout layout = layout(1);
        layout.marginWidth = 32;
        layout.marginHeight = 32;
        page.setLayout(layout);
        heading(page, title);
        Text sentence = Paper.under(new Text(page, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP));
        sentence.setText(text);
        GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, true, false);
        data.widthHint = 640;
        sentence.setLayoutData(data);
        return page;
    }

    private static void heading(Composite parent, String text) {
        Label label = Paper.under(new Label(parent, SWT.NONE));
        label.setText(text.replace("&", "&&"));
        Font bold = FontDescriptor.createFrom(label.getFont()).setStyle(SWT.BOLD).createFont(label.getDisplay());
        label.setFont(bold);
        label.addDisposeListener(e -> bold.dispose());
    }

    private static GridLayout layout(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        layout.horizontalSpacing = GAP;
        layout.verticalSpacing = GAP;
        return layout;
    }

    private static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    private static GridData width(Control control, int characters) {
        GC gc = new GC(control);
        GridData data = new GridData();
        data.widthHint = (int) (characters * gc.getFontMetrics().getAverageCharacterWidth());
        gc.dispose();
        return data;
    }

    private static Composite labelled(Composite bar, String text) {
        Composite pair = Paper.under(new Composite(bar, SWT.NONE));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = GAP;
        pair.setLayout(layout);
        Label label = Paper.ink(new Label(pair, SWT.NONE), Palette::faint);
        label.setText(text);
        return pair;
    }

    private static Combo combo(Composite bar, String label, List<String> items) {
        Combo combo = new Combo(labelled(bar, label), SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        combo.setVisibleItemCount(12);
        return combo;
    }

    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Shows what is chosen now. */
    void show() {
        showing = true;
        ImportDraft draft = model.draft();
        kind.select(kinds.indexOf(draft.kind()));
        separator.select(draft.sketch().separator().ordinal());
        decimal.select(draft.sketch().decimal().ordinal());
        int lines = Math.max(1, draft.sketch().lines().size());
        firstRow.setValues(Math.min(lines, draft.sketch().firstRow() + 1), 1, lines, 0, 1, 10);
        if (!end.getText().strip().equals(draft.end())) {
            end.setText(draft.end());
        }
        grid.show(draft);
        showing = false;
    }

    /** Offers these templates. */
    void templates(List<String> names) {
        String chosen = template.getText();
        template.setItems(Stream.concat(Stream.of(GUESSED), names.stream())
                .toArray(String[]::new));
        template.select(Math.max(0, template.indexOf(chosen)));
        manage.setEnabled(template.getSelectionIndex() > 0);
        nameSave();
    }

    /** Proposes a name, which is chosen in the list where it is one of a template. */
    void name(String text) {
        name.setText(text);
        int known = template.indexOf(text);
        template.select(Math.max(0, known));
        manage.setEnabled(known > 0);
    }

    private void nameSave() {
        boolean replaces = requests.isTaken(name.getText().strip());
        String text = replaces ? "&Replace Template and Open" : "&Save as Template and Open";
        if (!save.getText().equals(text)) {
            save.setText(text);
            save.getParent().layout();
        }
    }

    /** What is chosen is being read. */
    void reading() {
        read = List.of();
        grid.mark(Optional.empty(), List.of());
        enable(false);
    }

    /** Shows what would be read. */
    void result(Reading reading) {
        read = reading.datasets();
        grid.mark(Optional.empty(), List.of());
        plot.setFigure(PreviewFigures.of(read));
        stage(plot);
        String warnings = reading.warnings().stream()
                .skip(1)
                .map(w -> "  " + upper(w) + ".")
                .collect(Collectors.joining());
        tell("Reads " + inWords(read) + "." + warnings, warnings.isEmpty() ? Palette::text : Palette::warning);
        enable(true);
    }

    private static String inWords(List<Dataset> datasets) {
        Dataset first = datasets.get(0);
        Channel channel = first.channels().get(0);
        String range = channel.name() + " " + ValueText.number(channel.min(), DIGITS) + " to "
                + ValueText.number(channel.max(), DIGITS) + (channel.unit().equals("1") ? "" : " " + channel.unit());
        String kind = first.kind().label();
        return datasets.size() == 1
                ? ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind + " of " + first.points() + " points, " + range
                : datasets.size() + " data sets (" + kind + "), the first of " + first.points() + " points, " + range;
    }

    /** Says what is missing. */
    void problem(String text) {
        readsNothing();
        tell(upper(text.endsWith(".") ? text : text + "."), Palette::problem);
    }

    /** Says what is wrong in the file, and shows where. */
    void problem(FormatException wrong, List<PreviewGrid.Far> lines) {
        readsNothing();
        grid.mark(wrong.place() instanceof Place.Whole ? Optional.empty() : Optional.of(wrong.place()), lines);
        String expected = wrong.expected().replace(" (template 'this file')", "");
        tell(upper(wrong.place() + ": expected " + expected + ", found " + wrong.found() + "."), Palette::problem);
    }

    private void readsNothing() {
        read = List.of();
        grid.mark(Optional.empty(), List.of());
        stage(nothing);
        enable(false);
    }

    private void stage(Control control) {
        if (onStage.topControl != control) {
            onStage.topControl = control;
            stage.layout();
        }
    }

    private void enable(boolean usable) {
        save.setEnabled(usable);
        once.setEnabled(usable);
    }

    /** Says something in the line below the plot. */
    void say(String text, boolean problem) {
        tell(text, problem ? Palette::problem : Palette::text);
    }

    private void tell(String text, Function<Palette, Color> ink) {
        Paper.ink(status, ink);
        status.setText(text.replace("&", "&&"));
        fitHeight(status);
        layout();
    }

    /** {@return what would be read, empty where nothing can be} */
    List<Dataset> read() {
        return read;
    }

    @Override
    public boolean setFocus() {
        return grid.setFocus();
    }
}
