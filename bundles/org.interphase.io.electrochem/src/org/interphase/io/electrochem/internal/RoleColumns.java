// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interphase.core.template.RoleTable;
import org.interphase.core.template.TableKind;
import org.interphase.core.unit.Units;

/** What the columns of a person's own table are to us: roles as quantities, titles as guesses at roles. */
final class RoleColumns {

    /** The role of a further column that is kept beside the others. */
    static final String CHANNEL = "channel";

    /** The role of a charge since the beginning; no title is guessed to have it. */
    static final String CHARGE = "charge";

    private static final int BY_WORD = 100;

    /** A minus before a title: a sign or a dash, also in brackets, or a word. */
    private static final Pattern MINUS = Pattern.compile(
            "[-\u2010-\u2014\u2212]|\\([-\u2010-\u2014\u2212]\\)|(minus|neg|negative[rs]?|n\u00e9gative?|moins)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private RoleColumns() {}

    /**
     * A role that a title can be guessed to have.
     *
     * @param role its id
     * @param quantity what it is
     * @param usualUnit the unit that is meant where none is given
     * @param word what stands somewhere in titles of such columns, where the unit is one of the quantity's or none is given
     */
    record Known(String role, Quantity quantity, String usualUnit, Pattern word) {

        Known(String role, Quantity quantity, String usualUnit, String word) {
            this(role, quantity, usualUnit, Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    /** {@return the table with roles as quantities} */
    static Table table(RoleTable table, List<Known> known) {
        List<Table.Column> columns = new ArrayList<>();
        for (RoleTable.Column c : table.columns()) {
            Quantity quantity = known.stream()
                    .filter(k -> k.role().equals(c.role()))
                    .map(Known::quantity)
                    .findFirst()
                    .orElse(Quantity.OTHER);
            ColumnTitle title = new ColumnTitle(
                    c.name(),
                    c.role().equals(CHARGE) ? CHARGE : ColumnTitle.of(c.name()).name(),
                    new Units.Conversion(c.unit(), 1),
                    c.unit(),
                    new Quantity.Named(quantity, 0, false),
                    true);
            columns.add(new Table.Column(title, c.values()));
        }
        return new Table(table.source(), columns, table.rows(), table.places());
    }

    /**
     * {@return which of the known roles a title seems to have}
     *
     * @param title as it stands in the file
     * @param below the unit below it, empty for none
     */
    static Optional<TableKind.Guess> guess(String title, String below, List<Known> known) {
        ColumnTitle whole = ColumnTitle.of(below.isEmpty() ? title : title + "/" + below);
        for (Known k : known) {
            if (whole.quantity() == k.quantity()) {
                return Optional.of(guess(k, title, below, whole.unitGiven(), whole.named().negated(), whole.named().rank()));
            }
        }
        for (Known k : known) {
            boolean fits = !whole.unitGiven() || whole.unit().equals(k.quantity().unit());
            if (fits && k.word().matcher(title).find()) {
                boolean negated = MINUS.matcher(title.strip()).lookingAt();
                return Optional.of(guess(k, title, below, whole.unitGiven(), negated, BY_WORD + whole.name().length()));
            }
        }
        return Optional.empty();
    }

    private static TableKind.Guess guess(
            Known known, String title, String below, boolean unitGiven, boolean negated, int rank) {
        String unit = !unitGiven ? known.usualUnit() : !below.isEmpty() ? below : Units.endOf(title, known.quantity().unit()).orElse(known.quantity().unit());
        return new TableKind.Guess(known.role(), unit, negated && known.quantity().isSigned(), rank);
    }
}
