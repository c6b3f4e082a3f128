// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;

/** The cells of a text's line, which are numbers and counts or say where they are none. */
final class Cells {

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    private final FileSource source;
    private final LineReader lines;
    private final Fields fields;
    private int count;
    private String line = "";

    /**
     * Creates a cutter.
     *
     * @param source what is read
     * @param lines its lines
     * @param separator between cells, as {@link Fields} takes it
     */
    Cells(FileSource source, LineReader lines, char separator) {
        this.source = source;
        this.lines = lines;
        this.fields = new Fields(separator, '.');
    }

    /** {@return the number of cells of the line, which is the one that was read last} */
    int split(String text) {
        line = text;
        count = fields.split(text);
        return count;
    }

    /** {@return how many separators the line has} */
    int separators() {
        return fields.separators();
    }

    /** {@return a cell as text, empty where the line has none} */
    String text(int cell) {
        return cell < count ? LineReader.decoded(fields.text(cell)) : "";
    }

    /** {@return all cells as texts} */
    List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(i).strip());
        }
        return texts;
    }

    /** {@return whether a cell is empty or not there} */
    boolean isEmpty(int cell) {
        return text(cell).isBlank();
    }

    /** {@return a cell's number, NaN where it is none} */
    double numberOrNaN(int cell) {
        return cell < count ? fields.number(cell) : Double.NaN;
    }

    /**
     * {@return a cell's number, finite}
     *
     * @param cell its index
     * @param what it is, for the refusal
     */
    double number(int cell, String what) throws FormatException {
        double value = numberOrNaN(cell);
        if (!Double.isFinite(value)) {
            throw wrong(cell, what);
        }
        return value;
    }

    /**
     * {@return a cell's number, finite and not below 0}
     *
     * @param cell its index
     * @param what it is, for the refusal
     */
    double count(int cell, String what) throws FormatException {
        double value = numberOrNaN(cell);
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw wrong(cell, what + " of 0 or more");
        }
        return value == 0 ? 0 : value;
    }

    /** {@return an exception for a cell that is not what it should be} */
    FormatException wrong(int cell, String expected) {
        String text = text(cell);
        return source.wrong(
                Place.column(lines.number(), cell + 1),
                expected,
                text.isEmpty() ? "an empty cell" : "'" + text + "'");
    }

    /** {@return an exception for the line as a whole} */
    FormatException wrongLine(String expected) {
        return source.wrong(
                Place.line(lines.number()), expected, line.isBlank() ? "a blank line" : "'" + LineReader.decoded(line).strip() + "'");
    }

    /**
     * Checks that one more row may be read, and reports now and then.
     *
     * @param rows how many there are
     * @param columns how many numbers each has
     */
    void nextRow(int rows, int columns, Progress progress) throws IOException, CancelledException {
        if (rows >= Limits.rows(columns)) {
            throw Limits.tooManyRows(source, Place.line(lines.number()), columns, "more");
        }
        if (rows % ROWS_BETWEEN_CHECKS == 0) {
            progress.checkCancelled();
            progress.report(lines.fraction(), "reading " + source.path().getFileName());
        }
    }

    /** {@return a file's name without its ending} */
    static String stem(FileSource source) {
        String name = source.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
