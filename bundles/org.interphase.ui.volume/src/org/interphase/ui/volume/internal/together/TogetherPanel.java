// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.together;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.column.Scrolled;
import org.interphase.volume.Colocalisation;
import org.interphase.volume.Colocalisation.Partner;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Columns;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VoxelCorrelation;

/** Whether one species lies where another one does: an answer in one sentence, and what it rests on. */
public final class TogetherPanel {

    private static final int SPECIES_WIDTH = 76;
    /** Below it the plot is nothing to look at: then the panel scrolls. */
    private static final int LEAST_HEIGHT = 400;

    private static final int MOST_NAMED = 12;

    private final Scrolled scroll;
    private final Composite panel;
    private final Combo first;
    private final Combo second;
    private final Button compute;
    private final Label sentence;
    private final Label numbers;
    private final Plot shells;
    private final RecordTable<Partner> partners;
    private final Computing computing;
    private CorrectedStack stack;
    private ColumnSettings settings;
    private Colocalisation found;
    private FoundColumns columns;
    /** The columns with which the answer was found; null where those of both species were found for it. */
    private FoundColumns basis;

    /**
     * Creates the panel.
     *
     * @param parent where it lies
     * @param chosen hears which columns of the first species a person selects
     */
    public TogetherPanel(Composite parent, Consumer<Set<Integer>> chosen) {
        scroll = new Scrolled(parent, LEAST_HEIGHT);
        panel = scroll.panel();
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        Composite bar = Paper.under(new Composite(panel, SWT.NONE));
        bar.setLayout(Looks.grid(5, 0, 0));
        label(bar, "Is");
        second = combo(bar);
        label(bar, "along columns of");
        first = combo(bar);
        compute = new Button(bar, SWT.PUSH);
        compute.setText("Com&pute");
        compute.addListener(SWT.Selection, e -> compute());
        computing = new Computing(panel, "Compare species");
        sentence = new Label(panel, SWT.WRAP);
        Paper.under(sentence);
        sentence.setLayoutData(wide());
        numbers = new Label(panel, SWT.WRAP);
        Paper.ink(numbers, Palette::faint);
        numbers.setLayoutData(wide());
        SashForm both = Paper.under(new SashForm(panel, SWT.VERTICAL | SWT.SMOOTH));
        both.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        shells = new Plot(both);
        shells.setFigure(ShellFigure.empty());
        partners = new RecordTable<>(
                both,
                List.of(
                        Column.numbers("Column", 8, p -> Integer.toString(p.id())),
                        Column.numbers("Nearest", 8, p -> p.nearest() == 0 ? "—" : Integer.toString(p.nearest())),
                        Column.numbers("Distance / µm", 12, p -> ValueText.number(p.distanceUm(), 3)),
                        Column.numbers("Dice", 8, p -> ValueText.number(p.dice(), 2)),
                        Column.numbers("At it over around it", 18, TogetherPanel::enrichment)),
                p -> !(p.enrichment().lower95() > 1),
                p -> p.enrichment().lower95() > 1 ? "" : "Not more at this column than around it, within 95 %");
        partners.onSelect(selected ->
                chosen.accept(selected.stream().map(Partner::id).collect(Collectors.toCollection(TreeSet::new))));
        both.setWeights(64, 36);
    }

    private static GridData wide() {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        return data;
    }

    private static void label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        Paper.ink(label, Palette::faint);
    }

    private static Combo combo(Composite parent) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        GridData data = new GridData();
        data.widthHint = SPECIES_WIDTH;
        combo.setLayoutData(data);
        return combo;
    }

    private static String enrichment(Partner p) {
        return ValueText.number(p.enrichment().value(), 3) + " (" + ValueText.number(p.enrichment().lower95(), 3) + " to "
                + ValueText.number(p.enrichment().upper95(), 3) + ")";
    }

    /** {@return all of it} */
    public Control control() {
        return scroll.control();
    }

    /**
     * Takes a stack; what was found of another one is forgotten.
     *
     * @param next the stack; null for none
     * @param how columns of the first species are found; null for none
     */
    public void show(CorrectedStack next, ColumnSettings how) {
        settings = how;
        if (next != stack) {
            stack = next;
            computing.forget();
            basis = null;
            shown(null);
            String[] names = next == null
                    ? new String[0]
                    : next.raw().species().stream().map(c -> c.name()).toArray(String[]::new);
            first.setItems(names);
            second.setItems(names);
            if (names.length > 1) {
                first.select(0);
                second.select(firstOfOther(next));
            }
        }
        compute.setEnabled(stack != null && first.getItemCount() > 1);
        if (stack != null && first.getItemCount() < 2) {
            computing.say("Two species are needed, and the stack has one.", true);
        }
    }

    /**
     * Takes columns that are found already, with what was changed by hand: those of their species are not found anew. An answer
     * that was given by others is forgotten.
     *
     * @param next the columns; null for none
     */
    public void show(FoundColumns next) {
        columns = next;
        if (basis != null && basis != next) {
            boolean answered = found != null || computing.isRunning();
            basis = null;
            computing.forget();
            shown(null);
            if (answered) {
                computing.say("The columns have changed: compute again.", false);
            }
        }
    }

    /** The first species of the other polarity: the question is mostly asked of it. */
    private static int firstOfOther(CorrectedStack stack) {
        for (int i = 1; i < stack.raw().species().size(); i++) {
            if (stack.raw().species().get(i).polarity() != stack.raw().species().get(0).polarity()) {
                return i;
            }
        }
        return 1;
    }

    private void compute() {
        CorrectedStack of = stack;
        int a = first.getSelectionIndex();
        int b = second.getSelectionIndex();
        if (of == null || a < 0 || b < 0) {
            return;
        }
        if (a == b) {
            shown(null);
            computing.refuse("Choose two species: " + first.getText() + " lies where it lies.");
            return;
        }
        ColumnOptions optionsA = options(first.getText());
        ColumnOptions optionsB = options(second.getText());
        Columns ofA = known(first.getText());
        Columns ofB = known(second.getText());
        basis = ofA == null && ofB == null ? null : columns;
        computing.ask(
                progress -> {
                    try {
                        return ofA == null && ofB == null
                                ? Colocalisation.of(of, a, b, optionsA, optionsB, 0, progress)
                                : Colocalisation.of(
                                        of,
                                        ofA == null ? Columns.of(of, a, optionsA, 0, progress) : ofA,
                                        ofB == null ? Columns.of(of, b, optionsB, 0, progress) : ofB,
                                        optionsA,
                                        optionsB,
                                        progress);
                    } catch (NotEnoughMemoryException e) {
                        throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
                    }
                },
                result -> {
                    computing.say("", false);
                    shown(result);
                },
                () -> shown(null));
    }

    /** As its columns are found beside, where it is the same species; else as columns are found at first. */
    private ColumnOptions options(String species) {
        return settings != null && settings.species().equals(species) ? settings.options() : ColumnOptions.DEFAULT;
    }

    /** The columns of a species as the table shows them, with changes by hand; null where it shows others. */
    private Columns known(String species) {
        return columns != null
                        && columns.stack() == stack
                        && columns.settings().equals(settings)
                        && settings.species().equals(species)
                ? columns.edited()
                : null;
    }

    private void shown(Colocalisation c) {
        found = c;
        sentence.setText(c == null ? "" : Answer.of(c));
        numbers.setText(c == null ? "" : numbers(c));
        shells.setFigure(c == null ? ShellFigure.empty() : ShellFigure.of(c));
        partners.setRows(c == null ? List.of() : c.partners());
        panel.layout(true, true);
    }

    private static String numbers(Colocalisation c) {
        VoxelCorrelation v = c.voxels();
        return "Pearson's r " + ValueText.number(v.pearson(), 3) + ", without noise " + ValueText.number(v.pearsonCorrected(), 3)
                + ", p = " + ValueText.number(v.pValue(), 2) + " by toroidal shifts. Manders: "
                + ValueText.number(100 * v.manders1(), 3) + " % of " + c.first().species() + " in columns of "
                + c.second().species() + ", " + ValueText.number(100 * v.manders2(), 3)
                + " % the other way round. Costes' thresholds " + ValueText.number(v.costesA(), 3) + " and "
                + ValueText.number(v.costesB(), 3) + " smoothed counts." + free(c);
    }

    /** Which columns of the second species belong to none of the first one. */
    private static String free(Colocalisation c) {
        int[] belongs = c.belongs();
        List<String> ids = IntStream.range(0, belongs.length)
                .filter(i -> belongs[i] == 0)
                .mapToObj(i -> Integer.toString(c.second().columns().get(i).id()))
                .toList();
        return ids.isEmpty()
                ? ""
                : " Free in " + c.second().species() + ": " + String.join(", ", ids.subList(0, Math.min(ids.size(), MOST_NAMED)))
                        + (ids.size() > MOST_NAMED ? " …" : "") + ".";
    }

    /** Ends what is under way. */
    public void dispose() {
        computing.dispose();
    }

    /** {@return what compares in the background} */
    public Computing computing() {
        return computing;
    }

    /** {@return the sentence, for tests} */
    public String sentence() {
        return sentence.getText();
    }

    /** {@return the choice of what may lie along the columns, for tests} */
    public Combo second() {
        return second;
    }

    /** {@return the button that starts it, for tests} */
    public Button button() {
        return compute;
    }

    /** {@return what was found; null for nothing} */
    Colocalisation found() {
        return found;
    }
}
