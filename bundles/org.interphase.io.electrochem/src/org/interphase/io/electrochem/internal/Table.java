// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.text.IntList;

/**
 * What a file holds before it is known what it means.
 *
 * @param source where it comes from
 * @param columns all as long as each other, in the file's order
 * @param rows their length
 * @param places where a row stands in the file
 * @param breaks what stands between rows, in the file's order
 * @param texts columns of texts that are left out
 */
record Table(
        FileSource source,
        List<Column> columns,
        int rows,
        IntFunction<Place> places,
        List<Break> breaks,
        List<Texts> texts) {

    Table(FileSource source, List<Column> columns, int rows, IntFunction<Place> places) {
        this(source, columns, rows, places, List.of(), List.of());
    }

    /**
     * What stands between rows: blank lines, comments, or a text that is none.
     *
     * @param row the row that follows
     * @param text the text, empty for blank lines
     * @param refusal what the text is unless a spectrum begins behind it; null where it may stand anywhere
     */
    record Break(int row, String text, FormatException refusal) {}

    /**
     * A column of texts, each up to the row where the next begins.
     *
     * @param title the column's title
     * @param from the rows at which a text begins
     * @param values as many texts
     */
    record Texts(String title, IntList from, List<String> values) {

        /** {@return the text of a row} */
        String of(int row) {
            int i = from.size() - 1;
            while (i > 0 && from.get(i) > row) {
                i--;
            }
            return values.get(i);
        }

        /** {@return whether a text begins within some rows, behind the first of them} */
        boolean changes(int first, int last) {
            for (int i = 0; i < from.size(); i++) {
                if (from.get(i) > first && from.get(i) <= last) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A column.
     *
     * @param title what it is
     * @param values in SI where the title's unit is known
     */
    record Column(ColumnTitle title, double[] values) {}

    /**
     * {@return the column of a quantity: of several the one whose name ranks first}
     *
     * @throws FormatException when two have the same rank: nobody could say which is meant
     */
    Optional<Column> find(Quantity quantity) throws FormatException {
        Column best = null;
        Column second = null;
        for (Column c : columns) {
            if (c.title().quantity() != quantity) {
                continue;
            }
            if (best == null || c.title().named().rank() < best.title().named().rank()) {
                best = c;
                second = null;
            } else if (c.title().named().rank() == best.title().named().rank()) {
                second = c;
            }
        }
        if (second != null) {
            throw source.wrong(
                    Place.whole(),
                    "one column of " + quantity.label(),
                    "'" + best.title().text() + "' and '" + second.title().text() + "'");
        }
        return Optional.ofNullable(best);
    }
}
