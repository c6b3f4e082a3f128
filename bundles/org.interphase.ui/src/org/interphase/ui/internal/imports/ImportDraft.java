// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.DecimalSign;
import org.interphase.core.template.Separator;
import org.interphase.core.template.TableKind;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.TemplateColumn;

/**
 * What the import page knows of a file at one time.
 *
 * @param sketch the text as it is cut
 * @param kind what comes of it
 * @param columns one for each column of the sketch
 * @param end what starts the line at which the rows end, empty for none
 */
record ImportDraft(TableSketch sketch, TableKind kind, List<ColumnChoice> columns, String end) {

    ImportDraft {
        columns = List.copyOf(columns);
    }

    /** {@return the guess} */
    static ImportDraft guess(TableSketch sketch, List<TableKind> kinds) {
        TableSketch.Meaning meaning = sketch.meaning(kinds);
        return of(sketch, kindOf(meaning, kinds), meaning, "");
    }

    /** {@return what a template says} */
    static ImportDraft of(TableSketch.Applied applied, ColumnTemplate template, List<TableKind> kinds) {
        return of(applied.sketch(), kindOf(applied.meaning(), kinds), applied.meaning(), template.end());
    }

    private static TableKind kindOf(TableSketch.Meaning meaning, List<TableKind> kinds) {
        return kinds.stream().filter(k -> k.kind() == meaning.kind()).findFirst().orElseThrow();
    }

    private static ImportDraft of(TableSketch sketch, TableKind kind, TableSketch.Meaning meaning, String end) {
        List<ColumnChoice> columns = new ArrayList<>(Collections.nCopies(sketch.width(), ColumnChoice.NONE));
        meaning.columns().forEach(c -> columns.set(c.index(), ColumnChoice.of(c)));
        return new ImportDraft(sketch, kind, columns, end);
    }

    /** A decimal comma between commas would be none: the other one of the two gives way. */
    ImportDraft withSeparator(Separator separator) {
        DecimalSign decimal = separator == Separator.COMMA ? DecimalSign.POINT : sketch.decimal();
        return with(TableSketch.of(sketch.lines(), separator, decimal));
    }

    ImportDraft withDecimal(DecimalSign decimal) {
        Separator separator =
                decimal == DecimalSign.COMMA && sketch.separator() == Separator.COMMA ? Separator.SEMICOLON : sketch.separator();
        return with(TableSketch.of(sketch.lines(), separator, decimal));
    }

    /** The line is counted from 0. */
    ImportDraft withFirstRow(int line) {
        return with(TableSketch.startingAt(sketch.lines(), sketch.separator(), sketch.decimal(), line));
    }

    /** What was said of the columns is kept where they are the same. */
    private ImportDraft with(TableSketch next) {
        boolean same = next.width() == sketch.width() && next.titles().equals(sketch.titles());
        return same
                ? new ImportDraft(next, kind, columns, end)
                : of(next, kind, next.meaning(kind), end);
    }

    ImportDraft withKind(TableKind next) {
        return next == kind ? this : of(sketch, next, sketch.meaning(next), end);
    }

    ImportDraft withColumn(int index, ColumnChoice choice) {
        List<ColumnChoice> next = new ArrayList<>(columns);
        next.set(index, choice);
        return new ImportDraft(sketch, kind, next, end);
    }

    ImportDraft withEnd(String text) {
        return new ImportDraft(sketch, kind, columns, text);
    }

    /**
     * {@return the template of this}
     *
     * @param name its name
     * @param file the file's name
     * @throws IllegalArgumentException when something is missing or a unit is not known, with what
     */
    ColumnTemplate template(String name, String file) {
        List<TemplateColumn> read = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnChoice c = columns.get(i);
            if (c.isRead()) {
                read.add(sketch.column(i, c.role(), c.unit().strip(), c.negated()));
            }
        }
        return sketch.template(name, new TableSketch.Meaning(kind.kind(), read), end, file);
    }
}
