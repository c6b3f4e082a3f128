// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import java.util.function.Function;
import java.util.function.Predicate;
import org.interphase.core.figure.Series;

/**
 * A column of a {@link RecordTable}. The {@code with…} methods give changed copies.
 *
 * @param title its heading
 * @param share its share of the width, compared with the others'
 * @param align how its texts are aligned
 * @param text what a row shows
 * @param checked whether a row's box is ticked; null for a column of texts
 * @param edit how it is edited; null where it is not
 * @param role gives a row's text the colour of this role in figures; null, or a role that is null, for the colour of texts
 * @param from the table's least width in pixels at which it is shown; 0 for always
 * @param <T> the rows
 */
public record Column<T>(
        String title,
        int share,
        Align align,
        Function<T, String> text,
        Predicate<T> checked,
        Edit<T> edit,
        Function<T, Series.Role> role,
        int from) {

    /** How texts are aligned. */
    public enum Align {
        /** Words. */
        LEFT,
        /** Numbers. */
        RIGHT,
        /** Boxes. */
        CENTER
    }

    /**
     * How a cell is edited.
     *
     * @param <T> the rows
     */
    public interface Edit<T> {

        /**
         * {@return the text to start from}
         *
         * @param row the row
         */
        String start(T row);

        /**
         * Takes what was entered; for a box {@code true} or {@code false}.
         *
         * @param row the row
         * @param text what was entered
         * @throws IllegalArgumentException when it cannot be taken; the message says what is expected
         */
        void commit(T row, String text);

        /**
         * Judges what is being entered, without taking it.
         *
         * @param row the row
         * @param text what was entered so far
         * @throws IllegalArgumentException when it could not be taken; the message says what is expected
         */
        default void check(T row, String text) {}
    }

    /**
     * {@return a column of words}
     *
     * @param title its heading
     * @param share its share of the width
     * @param text what a row shows
     * @param <T> the rows
     */
    public static <T> Column<T> words(String title, int share, Function<T, String> text) {
        return new Column<>(title, share, Align.LEFT, text, null, null, null, 0);
    }

    /**
     * {@return a column of numbers}
     *
     * @param title its heading
     * @param share its share of the width
     * @param text what a row shows
     * @param <T> the rows
     */
    public static <T> Column<T> numbers(String title, int share, Function<T, String> text) {
        return new Column<>(title, share, Align.RIGHT, text, null, null, null, 0);
    }

    /**
     * {@return a column of boxes to tick}
     *
     * @param title its heading
     * @param share its share of the width
     * @param checked whether a row's box is ticked
     * @param <T> the rows
     */
    public static <T> Column<T> boxes(String title, int share, Predicate<T> checked) {
        return new Column<>(title, share, Align.CENTER, row -> "", checked, null, null, 0);
    }

    /**
     * {@return this column, edited in place}
     *
     * @param how how
     */
    public Column<T> withEdit(Edit<T> how) {
        return new Column<>(title, share, align, text, checked, how, role, from);
    }

    /**
     * {@return this column, with texts in the colours of figures}
     *
     * @param of the role whose colour a row has; null for the colour of texts
     */
    public Column<T> withRole(Function<T, Series.Role> of) {
        return new Column<>(title, share, align, text, checked, edit, of, from);
    }

    /**
     * {@return this column, shown only where there is room}
     *
     * @param width the table's least width in pixels
     */
    public Column<T> onlyFrom(int width) {
        return new Column<>(title, share, align, text, checked, edit, role, width);
    }
}
