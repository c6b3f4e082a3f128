// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.ChemistryFigures;
import org.interphase.sims.chemistry.Components;
import org.interphase.sims.chemistry.NonNegativeFactors;
import org.interphase.sims.chemistry.PrincipalComponents;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.sims.internal.image.Picture;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** What a stack was taken apart into: where each component is, what it is made of, and how it changes with depth. */
final class ComponentsView implements ChemistryView {

    /** More are not told apart by their colours in the plot. */
    static final int MOST = 12;

    private static final int ALL_LAYERS = -1;
    private static final Figure NOTHING = new Figure(
            "Components over depth", Axis.linear("Depth", "µm"), Axis.linear("Mean score", ""), null, false, List.of());

    /**
     * What a stack is taken apart by.
     *
     * @param seed of non-negative factors; 0 for principal components, which have none
     */
    record How(CorrectedStack stack, List<Integer> channels, Components.Method method, int count, long seed) {}

    /** What is asked for; a layer, or {@link #ALL_LAYERS}. */
    record Asked(How how, int layer) {}

    /**
     * What came of taking apart.
     *
     * @param components the components
     * @param means mean scores, {@code [component][layer]}
     * @param images mean scores over all layers
     * @param words what there is to say of it
     * @param sure whether it ended where it should
     */
    record Parts(
            How how, Components components, double[][] means, List<StackImage> images, String words, boolean sure) {}

    /** What is shown. */
    record Found(Parts parts, List<StackImage> images) {}

    /** A row of the table: what a species, or the heading, has in each component. */
    record Row(String name, double[] values, boolean explained) {}

    private final Composite panel;
    private final StackView view;
    private final Combo method;
    private final Spinner count;
    private final Combo which;
    private final Spinner seed;
    private final Combo where;
    private final Computing computing;
    private final ImageGrid grid;
    private final Composite tablePlace;
    private final Plot plot;
    private RecordTable<Row> table;
    private CorrectedStack stack;
    private List<Integer> shown = List.of();
    private Asked asked;
    private Found found;

    ComponentsView(Composite parent, StackView view, Consumer<String> status) {
        this.view = view;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        SettingRow row = new SettingRow(panel, this::look);
        method = row.combo(
                "",
                "Both are weighted for the Poisson noise of counts",
                List.of("principal components (PCA)", "non-negative factors (NMF)"));
        count = row.spinner("components", "How many", 0, 1, MOST, 3);
        which = row.combo("of", "Which species take part", List.of("shown species", "all species"));
        where = row.combo("scores in", "Where the images' scores are from", List.of("all layers", "this layer"));
        seed = row.spinner(
                "seed", "Of the random starts of non-negative factors: there may be more than one way", 0, 1, 9999, 1);
        computing = new Computing(panel, "Components of a stack");
        SashForm rows = new SashForm(panel, SWT.VERTICAL | SWT.SMOOTH);
        rows.setSashWidth(5);
        Paper.under(rows);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        grid = new ImageGrid(rows, view);
        SashForm columns = new SashForm(rows, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setSashWidth(5);
        Paper.under(columns);
        tablePlace = Paper.under(new Composite(columns, SWT.NONE));
        tablePlace.setLayout(new FillLayout());
        plot = new Plot(columns);
        plot.setFigure(NOTHING);
        plot.onCursor(cursor -> status.accept(cursor.map(plot::describe).orElse(null)));
        columns.setWeights(54, 46);
        rows.setWeights(52, 48);
        setTable(List.of(), 3);
    }

    @Override
    public void show(CorrectedStack next, List<Integer> channels) {
        boolean other = stack == null || stack.raw() != next.raw();
        boolean changed = stack != next;
        stack = next;
        shown = List.copyOf(channels);
        if (other) {
            nothing();
        }
        if (changed) {
            asked = null;
            computing.forget();
        }
    }

    private Components.Method chosenMethod() {
        return method.getSelectionIndex() == 0 ? Components.Method.PCA : Components.Method.NMF;
    }

    @Override
    public void look() {
        if (stack == null) {
            return;
        }
        boolean random = chosenMethod() == Components.Method.NMF;
        seed.setEnabled(random);
        List<Integer> channels = SpeciesNames.chosen(stack, shown, which.getSelectionIndex() == 1);
        if (channels.size() < 2) {
            asked = null;
            nothing();
            computing.refuse(
                    stack.raw().species().size() < 2
                            ? "There is one species: components need at least two."
                            : "Fewer than two species are shown: show more, or choose all species.");
            return;
        }
        count.setMaximum(Math.min(MOST, channels.size()));
        How how = new How(stack, channels, chosenMethod(), count.getSelection(), random ? seed.getSelection() : 0);
        Asked next = new Asked(how, where.getSelectionIndex() == 0 ? ALL_LAYERS : view.layer());
        if (next.equals(asked)) {
            return;
        }
        asked = next;
        Optional<Parts> known = Optional.ofNullable(found).map(Found::parts).filter(p -> p.how().equals(how));
        computing.ask(progress -> find(next, known, progress), this::found, this::nothing);
    }

    /** {@return the components that are asked for, unless they are known, and the images of their scores} */
    static Found find(Asked asked, Optional<Parts> known, Progress progress) throws IOException, CancelledException {
        Parts parts = known.isPresent() ? known.get() : takeApart(asked.how(), progress);
        if (asked.layer() == ALL_LAYERS) {
            return new Found(parts, parts.images());
        }
        CorrectedStack scores = placed(asked.how(), parts.components());
        List<StackImage> images = new ArrayList<>();
        float[] values = new float[scores.geometry().pixels()];
        for (int c = 0; c < parts.components().components().size(); c++) {
            scores.image(c, asked.layer(), values);
            images.add(image(parts.components().components().get(c), scores.geometry(), values));
        }
        return new Found(parts, images);
    }

    private static Parts takeApart(How how, Progress progress) throws IOException, CancelledException {
        int[] channels = how.channels().stream().mapToInt(Integer::intValue).toArray();
        Share first = new Share(progress, 0, how.method() == Components.Method.PCA ? 0.5 : 0.9);
        Components components;
        String words;
        boolean sure = true;
        if (how.method() == Components.Method.PCA) {
            components = PrincipalComponents.of(how.stack(), channels, how.count(), first);
            words = "Principal components, weighted for Poisson noise: together "
                    + percent(components.components().stream()
                            .mapToDouble(Components.Component::explained)
                            .sum())
                    + " % of the weighted sum of squares.";
        } else {
            NonNegativeFactors factors =
                    NonNegativeFactors.of(how.stack(), channels, how.count(), how.seed(), first);
            components = factors.components();
            sure = factors.converged();
            words = "Non-negative factors of Poisson counts: they explain " + percent(factors.explainedDivergence())
                    + " % of what one spectrum leaves; "
                    + (sure ? "settled" : "not settled") + " after " + factors.iterations() + " updates.";
        }
        return parts(how, components, words, sure, new Share(progress, first.to(), 1));
    }

    /** Means of the scores in each layer and over all layers, in one pass. */
    private static Parts parts(How how, Components components, String words, boolean sure, Progress progress)
            throws IOException, CancelledException {
        CorrectedStack scores = placed(how, components);
        StackGeometry g = scores.geometry();
        int n = components.components().size();
        double[][] means = new double[n][g.layers()];
        List<StackImage> images = new ArrayList<>();
        float[] values = new float[g.pixels()];
        for (int c = 0; c < n; c++) {
            double[] sum = new double[g.pixels()];
            int[] layers = new int[g.pixels()];
            for (int k = 0; k < g.layers(); k++) {
                progress.checkCancelled();
                progress.report((double) (c * g.layers() + k) / (n * g.layers()), "sum scores");
                scores.image(c, k, values);
                means[c][k] = add(values, sum, layers);
            }
            for (int p = 0; p < values.length; p++) {
                values[p] = layers[p] > 0 ? (float) (sum[p] / layers[p]) : Float.NaN;
            }
            images.add(image(components.components().get(c), g, values));
        }
        return new Parts(how, components, means, images, words, sure);
    }

    /** Adds a layer to sums, and returns its mean. */
    private static double add(float[] values, double[] sum, int[] layers) {
        double all = 0;
        int known = 0;
        for (int p = 0; p < values.length; p++) {
            if (!Float.isNaN(values[p])) {
                sum[p] += values[p];
                layers[p]++;
                all += values[p];
                known++;
            }
        }
        return known > 0 ? all / known : Double.NaN;
    }

    /** Scores in the frame that the displacements of the first species refer to. */
    private static CorrectedStack placed(How how, Components components) {
        CorrectedStack stack = how.stack();
        IonPolarity polarity = stack.raw().species().get(how.channels().get(0)).polarity();
        double[][] shift = new double[stack.geometry().layers()][];
        Arrays.setAll(shift, k -> new double[] {stack.shiftX(polarity, k), stack.shiftY(polarity, k)});
        return CorrectedStack.of(components.scores()).withShift(IonPolarity.UNKNOWN, shift);
    }

    /** Scores have no variances here: they are made of several species. */
    private static StackImage image(Components.Component component, StackGeometry g, float[] values) {
        float[] none = new float[values.length];
        Arrays.fill(none, Float.NaN);
        return new StackImage(
                "component " + component.number() + " (" + percent(component.explained()) + " %)",
                g.width(),
                g.height(),
                values,
                none);
    }

    private static String percent(double part) {
        return ValueText.number(100 * part, 3);
    }

    private void found(Found next) {
        found = next;
        Components components = next.parts().components();
        boolean signed = components.method() == Components.Method.PCA;
        grid.show(next.images().stream()
                .map(i -> (Picture) new Picture.Values(i, "", signed))
                .toList());
        List<Row> rows = rows(components);
        setTable(rows, components.components().size());
        plot.setFigure(ChemistryFigures.scores(components, next.parts().means()));
        computing.say(next.parts().words(), !next.parts().sure());
    }

    private static List<Row> rows(Components components) {
        List<Components.Component> all = components.components();
        List<Row> rows = new ArrayList<>();
        String first = components.method() == Components.Method.PCA ? "explained / %" : "counts / %";
        rows.add(new Row(first, all.stream().mapToDouble(c -> 100 * c.explained()).toArray(), true));
        for (int i = 0; i < components.species().size(); i++) {
            int species = i;
            rows.add(new Row(
                    components.species().get(i),
                    all.stream().mapToDouble(c -> c.loadings()[species]).toArray(),
                    false));
        }
        return rows;
    }

    /** Columns are those of the components: a table of as many takes other rows, another number needs another table. */
    private void setTable(List<Row> rows, int components) {
        if (table == null || !Integer.valueOf(components).equals(table.getData())) {
            if (table != null) {
                table.dispose();
            }
            List<Column<Row>> columns = new ArrayList<>();
            columns.add(Column.<Row>words("species", 90, Row::name));
            for (int c = 0; c < components; c++) {
                int component = c;
                columns.add(Column.<Row>numbers("comp. " + (c + 1), 80, r -> text(r, component)));
            }
            table = new RecordTable<>(tablePlace, columns, r -> false, r -> "");
            table.setData(components);
            table.onCopy(chosen -> copy());
            TabbedText.menu(table.widget(), this::copy);
            tablePlace.layout(true, true);
        }
        table.setRows(rows);
    }

    private static String text(Row row, int component) {
        double value = row.values()[component];
        return row.explained()
                ? ValueText.number(value, 4)
                : String.format(Locale.ROOT, "%.4f", value == 0 ? 0 : value);
    }

    /** A table of loadings is read as a whole: all of it is copied. */
    private void copy() {
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("species"));
        IntStream.rangeClosed(1, table.rows().isEmpty() ? 0 : table.rows().get(0).values().length)
                .forEach(c -> heading.add("component " + c));
        lines.add(heading);
        for (Row row : table.rows()) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            Arrays.stream(row.values()).mapToObj(Double::toString).forEach(line::add);
            lines.add(line);
        }
        TabbedText.copy(lines);
    }

    private void nothing() {
        found = null;
        grid.show(List.of());
        table.setRows(List.of());
        plot.setFigure(NOTHING);
    }

    @Override
    public void turned(StackView.Change change) {
        if (change == StackView.Change.LAYER) {
            look();
        }
    }

    /** {@return what is shown; null for nothing} */
    Found found() {
        return found;
    }

    Combo method() {
        return method;
    }

    Spinner count() {
        return count;
    }

    Combo which() {
        return which;
    }

    Combo where() {
        return where;
    }

    Computing computing() {
        return computing;
    }

    ImageGrid grid() {
        return grid;
    }

    RecordTable<Row> table() {
        return table;
    }

    Plot plot() {
        return plot;
    }

    @Override
    public Control control() {
        return panel;
    }

    @Override
    public void dispose() {
        computing.dispose();
    }
}
