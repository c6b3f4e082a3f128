// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.SpeciesCorrelation;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;

/** How alike the species are distributed. */
final class CorrelationView implements ChemistryView {

    /** What is asked for. */
    record Asked(CorrectedStack stack, List<Integer> channels) {}

    private final Composite panel;
    private final Consumer<String> status;
    private final Combo which;
    private final Combo kind;
    private final Computing computing;
    private final MatrixTable matrix;
    private CorrectedStack stack;
    private List<Integer> shown = List.of();
    private Asked asked;
    private SpeciesCorrelation found;

    CorrelationView(Composite parent, Consumer<String> status) {
        this.status = status;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        SettingRow row = new SettingRow(panel, this::look);
        which = row.combo("", "Which species", List.of("shown species", "all species"));
        kind = row.combo(
                "correlation",
                "As measured, counting noise makes correlations of few counts weak",
                List.of("without counting noise", "as measured"));
        computing = new Computing(panel, "Correlation of species");
        matrix = new MatrixTable(panel);
        matrix.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        matrix.onSelect(this::tell);
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

    @Override
    public void look() {
        if (stack == null) {
            return;
        }
        List<Integer> channels = SpeciesNames.chosen(stack, shown, which.getSelectionIndex() == 1);
        if (channels.size() < 2) {
            asked = null;
            nothing();
            computing.refuse(
                    stack.raw().species().size() < 2
                            ? "There is one species: a correlation needs two."
                            : "Fewer than two species are shown: show more, or choose all species.");
            return;
        }
        Asked next = new Asked(stack, channels);
        if (next.equals(asked)) {
            draw();
            return;
        }
        asked = next;
        int[] indices = channels.stream().mapToInt(Integer::intValue).toArray();
        computing.ask(
                progress -> SpeciesCorrelation.of(next.stack(), indices, progress), this::found, this::nothing);
    }

    private void found(SpeciesCorrelation next) {
        found = next;
        draw();
    }

    private void draw() {
        if (found == null) {
            return;
        }
        boolean corrected = kind.getSelectionIndex() == 0;
        matrix.show(found.species(), corrected ? found.corrected() : found.pearson());
        computing.say(
                (corrected ? "Pearson's r without counting noise over " : "Pearson's r as measured over ")
                        + String.format(Locale.ROOT, "%,d", found.voxels()).replace(',', ' ')
                        + " voxels. What all species have in common, such as the beam's decay, correlates too.",
                false);
        matrix.selected().ifPresent(this::tell);
    }

    private void tell(MatrixTable.Cell cell) {
        if (found != null) {
            status.accept(words(found, cell.row(), cell.column()));
        }
    }

    /** {@return all that is known of two species} */
    static String words(SpeciesCorrelation of, int i, int j) {
        double r = of.pearson()[i][j];
        if (Double.isNaN(r)) {
            return pair(of, i, j) + ": one does not vary.";
        }
        // The large-sample standard error of r, for voxels that are independent of one another.
        double error = i == j ? Double.NaN : (1 - r * r) / Math.sqrt(of.voxels() - 1.0);
        double without = of.corrected()[i][j];
        double reliability = Math.sqrt(of.reliability()[i] * of.reliability()[j]);
        String real = Double.isNaN(without)
                ? "without counting noise nothing is left"
                : "without counting noise "
                        + (i == j ? "1" : ValueText.withError(without, error / reliability, ""));
        return pair(of, i, j) + ": r as measured " + (i == j ? "1" : ValueText.withError(r, error, "")) + ", " + real
                + "; not noise: " + share(of.reliability()[i])
                + (i == j ? "" : " and " + share(of.reliability()[j])) + " of the variance";
    }

    private static String pair(SpeciesCorrelation of, int i, int j) {
        return of.species().get(i) + " and " + of.species().get(j);
    }

    private static String share(double reliability) {
        return ValueText.number(100 * Math.max(0, reliability), 2) + " %";
    }

    private void nothing() {
        found = null;
        matrix.show(List.of(), new double[0][]);
    }

    @Override
    public void turned(StackView.Change change) {
        // It is of all layers and pixels.
    }

    /** {@return what is shown; empty for nothing} */
    Optional<SpeciesCorrelation> found() {
        return Optional.ofNullable(found);
    }

    Combo which() {
        return which;
    }

    Combo kind() {
        return kind;
    }

    Computing computing() {
        return computing;
    }

    MatrixTable matrix() {
        return matrix;
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
