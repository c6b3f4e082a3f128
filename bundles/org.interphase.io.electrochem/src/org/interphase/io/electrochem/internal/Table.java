// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/**
 * What a file holds before it is known what it means.
 *
 * @param source where it comes from
 * @param columns all as long as each other, in the file's order
 * @param rows their length
 * @param places where a row stands in the file
 */
record Table(FileSource source, List<Column> columns, int rows, IntFunction<Place> places) {

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
