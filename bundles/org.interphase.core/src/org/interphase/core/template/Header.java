// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

/** What stands above the rows, and so how a file is known again. */
public sealed interface Header {

    /** The most lines between titles and rows. */
    int MOST_BELOW = 20;

    /**
     * A line of titles, wherever it stands: the first line that holds the titles of all columns of the template.
     *
     * @param linesBelow lines between the titles and the first row, 0 to {@link #MOST_BELOW}; blank lines and comments do
     *     not count
     */
    record Titles(int linesBelow) implements Header {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when it is out of range
         */
        public Titles {
            if (linesBelow < 0 || linesBelow > MOST_BELOW) {
                throw new IllegalArgumentException("expected 0 to " + MOST_BELOW + " lines below the titles, found " + linesBelow);
            }
        }
    }

    /**
     * No titles: so many lines, then rows.
     *
     * @param count lines before the first row, blank ones and comments included, 0 to {@link
     *     org.interphase.core.text.Limits#HEADER_LINES}
     * @param width fields in a row, 1 to {@link org.interphase.core.text.Limits#COLUMNS}
     */
    record Lines(int count, int width) implements Header {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public Lines {
            if (count < 0 || count > org.interphase.core.text.Limits.HEADER_LINES) {
                throw new IllegalArgumentException("expected 0 to " + org.interphase.core.text.Limits.HEADER_LINES
                        + " lines before the rows, found " + count);
            }
            if (width < 1 || width > org.interphase.core.text.Limits.COLUMNS) {
                throw new IllegalArgumentException(
                        "expected 1 to " + org.interphase.core.text.Limits.COLUMNS + " columns, found " + width);
            }
        }
    }
}
