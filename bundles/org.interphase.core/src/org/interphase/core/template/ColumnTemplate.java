// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.interphase.core.data.DatasetKind;

/**
 * How texts of one origin are read: what separates their fields, where the rows start, what the columns mean.
 *
 * @param name what a person calls it; see {@link #isName}
 * @param kind what comes of such a text
 * @param separator between fields
 * @param decimal the decimal sign
 * @param header what stands above the rows
 * @param comment what a line starts with that is passed over, beside {@code #}, {@code %}, {@code !} and {@code //}; empty
 *     for nothing
 * @param end what the line starts with at which the rows end; empty where they end with the file
 * @param ending the ending of the names of such files with its dot, lower-case, such as {@code .dat}; only asked where
 *     there are no titles to know a file by, and empty where any will do
 * @param columns those that are read, by index
 */
public record ColumnTemplate(
        String name,
        DatasetKind kind,
        Separator separator,
        DecimalSign decimal,
        Header header,
        String comment,
        String end,
        String ending,
        List<TemplateColumn> columns) {

    /** The longest name in characters. */
    public static final int LONGEST_NAME = 80;

    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the name is none, a text is too long, the separator is the decimal sign, there
     *     is no column, or two columns have one place
     */
    public ColumnTemplate {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(separator);
        Objects.requireNonNull(decimal);
        Objects.requireNonNull(header);
        requireName(name);
        for (String text : new String[] {comment, end, ending}) {
            if (text.length() > TemplateColumn.LONGEST) {
                throw new IllegalArgumentException(
                        "expected at most " + TemplateColumn.LONGEST + " characters, found " + text.length());
            }
        }
        if (separator == Separator.COMMA && decimal == DecimalSign.COMMA) {
            throw new IllegalArgumentException("expected a separator other than the decimal sign, found the comma for both");
        }
        columns = columns.stream()
                .sorted(java.util.Comparator.comparingInt(TemplateColumn::index))
                .toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("expected at least one column, found none");
        }
        Set<Integer> places = new HashSet<>();
        for (TemplateColumn c : columns) {
            if (!places.add(c.index())) {
                throw new IllegalArgumentException(
                        "expected one meaning for column " + (c.index() + 1) + ", found several");
            }
            if (header instanceof Header.Lines lines && c.index() >= lines.width()) {
                throw new IllegalArgumentException(
                        "expected a column from 1 to " + lines.width() + ", found " + (c.index() + 1));
            }
        }
        if (header instanceof Header.Titles && columns.stream().allMatch(c -> c.title().isEmpty())) {
            throw new IllegalArgumentException("expected a title to know the line of titles by, found none");
        }
    }

    /**
     * {@return whether a text can be a template's name: 1 to {@value #LONGEST_NAME} letters, digits, blanks and any of
     * {@code -_+,()}, and points inside; it names a file on every system}
     *
     * @param text any text
     */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || !text.strip().equals(text) || text.startsWith(".") || text.endsWith(".")) {
            return false;
        }
        String stem = text.toLowerCase(Locale.ROOT);
        stem = stem.indexOf('.') < 0 ? stem : stem.substring(0, stem.indexOf('.'));
        if (RESERVED.contains(stem) || stem.matches("(com|lpt)[0-9]")) {
            return false;
        }
        return text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " -_+,().".indexOf(c) >= 0);
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a name of 1 to " + LONGEST_NAME
                    + " letters, digits, blanks and any of - _ + , ( ) and points inside, found '" + name + "'");
        }
    }

    /**
     * {@return the same under another name}
     *
     * @param other a name
     * @throws IllegalArgumentException when it is none
     */
    public ColumnTemplate withName(String other) {
        return new ColumnTemplate(other, kind, separator, decimal, header, comment, end, ending, columns);
    }
}
