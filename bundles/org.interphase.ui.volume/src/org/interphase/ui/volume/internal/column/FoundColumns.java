// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.volume.Column;
import org.interphase.volume.Columns;
import org.interphase.volume.Labels;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.SegmentationEdits;
import org.interphase.volume.render.ColumnMark;

/**
 * Columns that were found, and what became of them by hand.
 *
 * @param stack in which
 * @param settings how
 * @param edits what was changed by hand
 * @param found as they were found
 * @param edited with what was changed by hand
 * @param labels of the edited ones
 * @param marks of the edited ones: their numbers as pictures show them
 */
public record FoundColumns(
        CorrectedStack stack,
        ColumnSettings settings,
        SegmentationEdits edits,
        Columns found,
        Columns edited,
        LabelVolume labels,
        List<ColumnMark> marks) {

    /** Copies the list. */
    public FoundColumns {
        marks = List.copyOf(marks);
    }

    /**
     * {@return the columns of a stack}
     *
     * @param stack in which
     * @param settings how
     * @param edits what was changed by hand
     * @param before what was found last, of which is kept what still holds; null for nothing
     * @param progress what to report to
     * @throws IllegalArgumentException when it cannot be done, saying why
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static FoundColumns of(
            CorrectedStack stack, ColumnSettings settings, SegmentationEdits edits, FoundColumns before, Progress progress)
            throws IOException, CancelledException {
        int channel = stack.raw()
                .indexOf(settings.species())
                .orElseThrow(() -> new IllegalArgumentException("The stack has no " + settings.species() + "."));
        try {
            boolean known = before != null && before.stack == stack && before.settings.equals(settings);
            Columns found = known
                    ? before.found
                    : Columns.of(stack, channel, settings.options(), 0, progress);
            Columns edited = found;
            if (!edits.edits().isEmpty()) {
                Labels labels = edits.apply(found.labels(), progress);
                edited = (known ? before.edited : found).measured(stack, channel, labels, 0, progress);
            }
            return new FoundColumns(
                    stack,
                    settings,
                    edits,
                    found,
                    edited,
                    LabelVolume.of(edited.labels(), progress),
                    ColumnMark.along(edited.labels(), false));
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
    }

    /** {@return the columns with what was changed by hand} */
    public List<Column> columns() {
        return edited.columns();
    }

    /**
     * {@return the column of an id}
     *
     * @param id its label
     */
    public Optional<Column> column(int id) {
        return columns().stream().filter(c -> c.id() == id).findFirst();
    }

    /**
     * {@return whether an object fills a quarter of the layers that it reaches through, which no column does}
     *
     * @param c the object
     */
    public boolean isSheet(Column c) {
        double layers = c.toLayer() - c.fromLayer() + 1;
        return c.voxels() > layers * labels.geometry().pixels() / 4;
    }

    /** {@return what was found, as a sentence} */
    public String sentence() {
        if (Double.isNaN(found.threshold())) {
            return "All voxels of " + settings.species() + " are alike: there is no threshold, and there are no columns.";
        }
        String above = " above " + ValueText.number(found.threshold(), 4) + " smoothed counts";
        int n = columns().size();
        if (n == 0) {
            return "Nothing of this size is" + above + ".";
        }
        return (n == 1 ? "One column" : n + " columns") + " of " + settings.species() + above
                + (edits.edits().isEmpty() ? "." : ", " + edits.edits().size() + " changes by hand.");
    }
}
