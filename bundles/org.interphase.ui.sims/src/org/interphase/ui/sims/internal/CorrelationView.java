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
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;

/** How alike the species are distributed. */
final class CorrelationView implements ChemistryView {

    /** What is asked for. */
    record Asked(CorrectedStack stack, List<Integer> channels) {}

    /** Up to this standard error a correlation is shown without brackets. */
    private static final double CERTAIN = 0.1;

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
        int n = found.species().size();
        boolean[][] certain = new boolean[n][n];
        boolean all = true;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                certain[i][j] = !corrected || error(found, i, j) <= CERTAIN;
                all &= certain[i][j] || Double.isNaN(found.corrected()[i][j]);
            }
        }
        matrix.show(found.species(), corrected ? found.corrected() : found.pearson(), certain);
        computing.say(
                (corrected ? "Pearson's r without counting noise over " : "Pearson's r as measured over ")
                        + String.format(Locale.ROOT, "%,d", found.voxels()).replace(',', ' ')
                        + " voxels. What all species have in common, such as the beam's decay, correlates too."
                        + (all ? "" : " In brackets: standard errors above " + CERTAIN + "."),
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
        double error = measuredError(of, i, j);
        double without = of.corrected()[i][j];
        String real = Double.isNaN(without)
                ? "without counting noise nothing is left"
                : "without counting noise "
                        + (i == j ? "1" : ValueText.withError(without, error(of, i, j), ""));
        return pair(of, i, j) + ": r as measured " + (i == j ? "1" : ValueText.withError(r, error, "")) + ", " + real
                + "; not noise: " + share(of.reliability()[i])
                + (i == j ? "" : " and " + share(of.reliability()[j])) + " of the variance";
    }

    /** The large-sample standard error of r, for voxels that are independent of one another. */
    private static double measuredError(SpeciesCorrelation of, int i, int j) {
        double r = of.pearson()[i][j];
        return (1 - r * r) / Math.sqrt(of.voxels() - 1.0);
    }

    /**
     * {@return the standard error of r without noise, to first order} The ratio of variance to mean of N Poisson counts, and
     * with it a reliability R, scatters by √(2/N)·(1 − R).
     */
    static double error(SpeciesCorrelation of, int i, int j) {
        if (i == j) {
            return of.reliability()[i] > 0 ? 0 : Double.NaN;
        }
        double product = of.reliability()[i] * of.reliability()[j];
        double first = measuredError(of, i, j) / Math.sqrt(product);
        double second = of.corrected()[i][j]
                / 2
                * Math.sqrt(2.0 / of.voxels())
                * Math.hypot(odds(of.reliability()[i]), odds(of.reliability()[j]));
        return Math.hypot(first, second);
    }

    private static double odds(double reliability) {
        return (1 - reliability) / reliability;
    }

    private static String pair(SpeciesCorrelation of, int i, int j) {
        return of.species().get(i) + " and " + of.species().get(j);
    }

    private static String share(double reliability) {
        return ValueText.number(100 * Math.max(0, reliability), 2) + " %";
    }

    private void nothing() {
        found = null;
        matrix.show(List.of(), new double[0][], new boolean[0][]);
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
