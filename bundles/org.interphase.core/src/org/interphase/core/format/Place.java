// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

/** Where in a file something is. */
public sealed interface Place {

    /** {@return the place as it stands in a sentence, such as {@code line 12} */
    @Override
    String toString();

    /** The file as a whole. */
    record Whole() implements Place {
        @Override
        public String toString() {
            return "the file";
        }
    }

    /**
     * A line of a text.
     *
     * @param line counted from 1
     */
    record Line(long line) implements Place {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /**
     * A field of a line.
     *
     * @param line counted from 1
     * @param column the field or character, counted from 1
     */
    record Column(long line, int column) implements Place {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /**
     * A byte.
     *
     * @param offset from the file's start, counted from 0
     */
    record Offset(long offset) implements Place {
        @Override
        public String toString() {
            return "byte " + offset;
        }
    }

    /** {@return the file as a whole} */
    static Place whole() {
        return new Whole();
    }

    /**
     * {@return a line}
     *
     * @param line counted from 1
     */
    static Place line(long line) {
        return new Line(line);
    }

    /**
     * {@return a field of a line}
     *
     * @param line counted from 1
     * @param column counted from 1
     */
    static Place column(long line, int column) {
        return new Column(line, column);
    }

    /**
     * {@return a byte}
     *
     * @param offset counted from 0
     */
    static Place offset(long offset) {
        return new Offset(offset);
    }
}
