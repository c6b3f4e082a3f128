// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/** What a reader takes at most, whatever the file says. */
public final class Limits {

    /** Bytes of one line of text. */
    public static final int LINE = 64 * 1024;
    /** Lines before the first row of numbers. */
    public static final int HEADER_LINES = 10_000;
    /** Columns of a table. */
    public static final int COLUMNS = 1024;
    /** Notes of the instrument that are kept. */
    public static final int NOTES = 200;
    /** Characters of the longest of these notes. */
    public static final int NOTE_LENGTH = 1000;

    private static final int ROWS = 50_000_000;
    /** A number is held as it is read, in the data set, and in a copy for who asks for it; and there is other work. */
    private static final long BYTES_PER_NUMBER = 8 * 6;

    private Limits() {}

    /**
     * {@return the most rows that are read: what fits into the memory that Java was given, at most 50 million}
     *
     * @param columns how many numbers a row has
     */
    public static int rows(int columns) {
        long fitting = Runtime.getRuntime().maxMemory() / (BYTES_PER_NUMBER * Math.max(1, columns));
        return (int) Math.clamp(fitting, 1, ROWS);
    }

    /**
     * {@return an exception for a table of more than {@link #rows} rows}
     *
     * @param source what is read
     * @param place where that is seen
     * @param columns how many numbers a row has
     * @param found how many rows there are
     */
    public static FormatException tooManyRows(FileSource source, Place place, int columns, String found) {
        return source.wrong(
                place,
                "at most " + rows(columns) + " rows of " + columns + " columns (what fits into "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of memory)",
                found);
    }
}
