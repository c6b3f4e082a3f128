// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.Objects;

/** A text that a person wrote cannot be understood; says at which column. */
public class TextSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final int column;
    private final String expected;
    private final String found;

    /**
     * Creates the exception.
     *
     * @param text the whole text
     * @param column where it goes wrong, counted from 0, at most the text's length
     * @param expected what should stand there
     * @param found what stands there
     */
    public TextSyntaxException(String text, int column, String expected, String found) {
        super("column " + (column + 1) + ": expected " + expected + ", found " + found);
        this.text = Objects.requireNonNull(text);
        this.column = Objects.checkIndex(column, text.length() + 1);
        this.expected = expected;
        this.found = found;
    }

    /** {@return the whole text} */
    public String text() {
        return text;
    }

    /** {@return where it goes wrong, counted from 0} */
    public int column() {
        return column;
    }

    /** {@return what should stand there} */
    public String expected() {
        return expected;
    }

    /** {@return what stands there} */
    public String found() {
        return found;
    }

    /** {@return the text, and below it a caret under the column} */
    public String underlined() {
        return text + System.lineSeparator() + " ".repeat(text.codePointCount(0, column)) + "^";
    }
}
