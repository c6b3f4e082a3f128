// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionEffect;
import org.interphase.sims.CorrectionEffect.Total;
import org.interphase.sims.SimsFigures;
import org.interphase.ui.job.Later;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** What one correction found and changed: in words, as the counts of the shown species before and after, and as a plot. */
final class EffectPane {

    private static final int PLOT_HEIGHT = 190;
    private static final int MOST_ROWS = 12;
    private static final int MOST_KEPT = 16;
    private static final int MOST_LAYERS = 8;
    private static final int PAUSE_MS = 150;
    private static final String NOTHING =
            "Suggest adds what this stack usually needs, in the usual order. Add has corrections of all kinds.";

    private final Composite pane;
    private final Label words;
    private final Label heading;
    private final RecordTable<Total> table;
    private final Plot plot;
    private final Runnable laidOut;
    private final Map<Question, List<Total>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<Total>> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private Question asked;
    private Question unreadable;
    private boolean ofDeadTime;
    private Job counting;

    /**
     * What is to be counted.
     *
     * @param effect of a correction
     * @param channels indices of the species that are shown
     */
    private record Question(CorrectionEffect effect, List<Integer> channels) {}

    /**
     * Creates an empty one.
     *
     * @param laidOut hears that it is of another height
     */
    EffectPane(Composite parent, Runnable laidOut) {
        this.laidOut = laidOut;
        pane = Paper.under(new Composite(parent, SWT.NONE));
        pane.setLayout(Looks.grid(1, 0, 0));
        words = Paper.under(new Label(pane, SWT.WRAP));
        GridData wordsData = new GridData(SWT.FILL, SWT.TOP, true, false);
        wordsData.horizontalIndent = Looks.GAP;
        wordsData.widthHint = 200;
        words.setLayoutData(wordsData);
        plot = new Plot(pane);
        GridData plotData = new GridData(SWT.FILL, SWT.FILL, true, true);
        plotData.heightHint = PLOT_HEIGHT;
        plotData.minimumHeight = PLOT_HEIGHT;
        plot.setLayoutData(plotData);
        heading = new Label(pane, SWT.WRAP);
        Paper.ink(heading, Palette::faint);
        GridData headingData = new GridData(SWT.FILL, SWT.TOP, true, false);
        headingData.horizontalIndent = Looks.GAP;
        headingData.widthHint = 200;
        heading.setLayoutData(headingData);
        table = new RecordTable<>(
                pane,
                List.of(
                        Column.<Total>words("species", 60, Total::channel),
                        Column.<Total>numbers("before", 80, t -> counts(t.before())),
                        Column.<Total>numbers("after", 80, t -> counts(t.after())),
                        Column.<Total>numbers("change / %", 70, t -> change(t))),
                t -> false,
                t -> "");
        table.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        show(null, List.of());
        // nothing is counted that nobody sees
        pane.addListener(SWT.Paint, e -> {
            if (count()) {
                sayTotals();
            }
        });
        pane.addListener(SWT.Dispose, e -> stop());
    }

    private static String counts(double sum) {
        return String.format(Locale.ROOT, "%.0f", sum);
    }

    private static String change(Total t) {
        double change = t.change();
        return Double.isNaN(change) || change == 0
                ? "none"
                : String.format(Locale.ROOT, "%+.3f", 100 * change).replace('-', '−');
    }

    Control control() {
        return pane;
    }

    Plot plot() {
        return plot;
    }

    RecordTable<Total> table() {
        return table;
    }

    /** {@return what stands above} */
    String words() {
        return words.getText();
    }

    /** {@return whether counts are being added up} */
    boolean isCounting() {
        return counting != null;
    }

    /** Shows a correction that was applied; nothing for null. */
    void show(StepRow row, List<Integer> channels) {
        CorrectionEffect effect = row == null || !row.step().enabled() || row.isRefused()
                ? null
                : row.done().map(StepRow.Done::effect).orElse(null);
        Question question = effect == null ? null : new Question(effect, channels);
        ofDeadTime = row != null && row.step().correction() instanceof Correction.DeadTimeStep;
        words.setText((row == null ? NOTHING : text(row)).replace("&", "&&"));
        boolean moves = effect != null
                && (row.step().correction() instanceof Correction.DriftStep
                        || row.step().correction() instanceof Correction.RegisterStep);
        if (moves) {
            plot.setFigure(SimsFigures.drift(effect.after()));
        }
        shown(plot, moves);
        if (question == null || !question.equals(asked)) {
            stop();
            asked = question;
            table.setRows(question == null ? List.of() : known.getOrDefault(question, List.of()));
        }
        if (pane.isVisible()) {
            count();
        }
        sayTotals();
    }

    private void sayTotals() {
        heading.setText(
                counting != null
                        ? "Counts of the shown species are being added up…"
                        : "Counts of the shown species" + (ofDeadTime ? lost(table.rows()) : ""));
        shown(heading, asked != null && !asked.channels().isEmpty());
        ((GridData) table.getLayoutData()).heightHint =
                Math.min(table.fullHeight(), (MOST_ROWS + 1) * table.fullHeight() / (table.rows().size() + 1));
        shown(table, !table.rows().isEmpty());
        laidOut.run();
    }

    /** {@return the share of what arrived that was not counted, of all species} */
    private static String lost(List<Total> totals) {
        double before = totals.stream().mapToDouble(Total::before).sum();
        double after = totals.stream().mapToDouble(Total::after).sum();
        return after > 0 ? "; lost to dead time: " + ValueText.number(100 * (1 - before / after), 3) + " % of what arrived" : "";
    }

    private static void shown(Control control, boolean visible) {
        control.setVisible(visible);
        ((GridData) control.getLayoutData()).exclude = !visible;
    }

    private void stop() {
        if (counting != null) {
            counting.cancel();
            counting = null;
        }
    }

    /** Adds up what is asked for and not known. @return whether that was begun */
    private boolean count() {
        if (asked == null
                || asked.channels().isEmpty()
                || counting != null
                || known.containsKey(asked)
                || asked.equals(unreadable)) {
            return false;
        }
        counting = new Counting(asked);
        counting.setSystem(true);
        counting.schedule(PAUSE_MS);
        return true;
    }

    private void counted(Counting job, List<Total> totals) {
        known.put(job.question, totals);
        if (counting == job) {
            counting = null;
            table.setRows(totals);
            sayTotals();
        }
    }

    private void failed(Counting job, IOException cause) {
        if (counting == job) {
            counting = null;
            unreadable = job.question;
            sayTotals();
            heading.setText("The counts cannot be read: " + cause.getMessage().replace("&", "&&"));
            laidOut.run();
        }
    }

    /** Adds up counts in the background. */
    private final class Counting extends Job {

        private final Question question;

        Counting(Question question) {
            super("Add up counts");
            this.question = question;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            int[] channels = question.channels().stream().mapToInt(Integer::intValue).toArray();
            try {
                List<Total> totals = question.effect().totals(channels, new MonitorProgress(monitor, getName()));
                Later.in(pane, () -> counted(this, totals));
            } catch (CancelledException e) {
                return Status.CANCEL_STATUS;
            } catch (IOException e) {
                Later.in(pane, () -> failed(this, e));
            }
            return Status.OK_STATUS;
        }
    }

    /** {@return what a correction found and changed, or why it did not} */
    private static String text(StepRow row) {
        if (row.done().isEmpty()) {
            return row.step().enabled() ? "Not applied yet." : "Switched off.";
        }
        String found = StepWords.capital(row.found()) + ".";
        if (row.isRefused()) {
            return found;
        }
        List<String> changes = changes(row.step().correction(), row.done().get().effect());
        return changes.isEmpty() ? found : found + "\n" + String.join("\n", changes);
    }

    /** {@return what changed, a line each, of what can be said without the counts} */
    static List<String> changes(Correction correction, CorrectionEffect effect) {
        CorrectedStack before = effect.before();
        CorrectedStack after = effect.after();
        List<String> lines = new ArrayList<>();
        List<IonPolarity> polarities = polarities(after);
        boolean alike = polarities.stream().mapToDouble(effect::movedPx).distinct().count() == 1;
        for (IonPolarity p : alike ? polarities.subList(0, 1) : polarities) {
            double moved = effect.movedPx(p);
            if (moved > 0) {
                lines.add(StepWords.capital(alike ? "all ions" : words(p)) + " moved by " + ValueText.number(moved, 3)
                        + " px (root mean square over the layers).");
            }
        }
        for (IonPolarity p : polarities) {
            int[] masked = effect.masked(p);
            if (masked.length > 0) {
                lines.add("Masked for " + words(p) + ": " + (masked.length == 1 ? "layer " : masked.length + " layers, ")
                        + Arrays.stream(masked).limit(MOST_LAYERS).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                        + (masked.length > MOST_LAYERS ? ", …" : "") + " of " + after.geometry().layers() + ".");
            }
        }
        double[] from = before.depthUm(0);
        double[] to = after.depthUm(0);
        if (!Arrays.equals(from, to)) {
            lines.add("Depths: " + range(from) + " → " + range(to) + ".");
        }
        if (before.heightUm() != after.heightUm()) {
            lines.add("Height of the surface: " + height(before) + " → " + height(after) + ".");
        }
        int last = after.geometry().layers() - 1;
        if (correction instanceof Correction.BeamDecayStep) {
            lines.add("Divisor of the last layer: " + ValueText.number(before.gain(0, last), 4) + " → "
                    + ValueText.number(after.gain(0, last), 4) + ".");
        }
        return lines;
    }

    private static List<IonPolarity> polarities(CorrectedStack stack) {
        return Arrays.stream(IonPolarity.values())
                .filter(p -> stack.raw().species().stream().anyMatch(c -> c.polarity() == p))
                .toList();
    }

    private static String words(IonPolarity polarity) {
        return switch (polarity) {
            case POSITIVE -> "positive ions";
            case NEGATIVE -> "negative ions";
            case UNKNOWN -> "ions of unknown polarity";
        };
    }

    private static String range(double[] depthUm) {
        return depthUm.length == 0
                ? "none"
                : ValueText.number(depthUm[0], 4) + " to " + ValueText.number(depthUm[depthUm.length - 1], 4) + " µm";
    }

    private static String height(CorrectedStack stack) {
        if (stack.heightUm() == null) {
            return "plane";
        }
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float h : stack.heightUm()) {
            lowest = Math.min(lowest, h);
            highest = Math.max(highest, h);
        }
        return ValueText.number(lowest, 3) + " to " + ValueText.number(highest, 3) + " µm";
    }
}
