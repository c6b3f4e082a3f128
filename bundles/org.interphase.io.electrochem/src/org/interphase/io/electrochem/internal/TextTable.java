// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.Fields;
import org.interphase.core.text.IntList;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;

/** Reads the rows below a header of a text. */
final class TextTable {

    private static final int ROWS_BETWEEN_CHECKS = 4096;
    private static final int MOST_BREAKS = 10_000;
    private static final int LINES_AHEAD = 100;
    private static final int LONGEST_TEXT = 80;

    private final FileSource source;
    private final List<ColumnTitle> titles;
    private final Fields fields;
    private final Need[] needs;
    private final List<String> warnings;
    private final boolean spectrum;
    private final List<Table.Break> breaks = new ArrayList<>();

    /** What a column must hold. */
    enum Need {
        /** A number in each row. */
        NUMBERS,
        /** Numbers, or nothing. */
        NUMBERS_OR_NOTHING,
        /** Numbers, to tell spectra apart; a column of texts alone cannot, and is left out. */
        NUMBERS_OR_TEXTS,
        /** Whatever: a column with text is left out. */
        ANYTHING;

        boolean isNumber() {
            return this == NUMBERS || this == NUMBERS_OR_NOTHING;
        }
    }

    /** The first text in a column that is left out for it; its line and column, and all texts, while they are few. */
    private record Text(Place place, IntList from, List<String> values) {

        String first() {
            return values.get(0);
        }

        void add(int row, String text) {
            if (!values.getLast().equals(text) && values.size() < MOST_BREAKS) {
                from.add(row);
                values.add(text);
            }
        }
    }

    /**
     * Creates the reader.
     *
     * @param source what is read
     * @param titles one for each field of a row; an empty one is read over
     * @param fields how rows are cut
     * @param spectrum whether it is an impedance that is read, rather than a record over time
     * @param warnings where it is said which columns are left out
     */
    TextTable(
            FileSource source, List<ColumnTitle> titles, Fields fields, boolean spectrum, List<String> warnings) {
        this.source = source;
        this.titles = titles;
        this.fields = fields;
        this.spectrum = spectrum;
        this.needs = needs(titles, spectrum);
        this.warnings = warnings;
    }

    /** {@return what each column must hold} */
    static Need[] needs(List<ColumnTitle> titles, boolean spectrum) {
        // of spectra side by side one may end before the others
        Need points = SideBySide.groups(titles).size() > 1 ? Need.NUMBERS_OR_NOTHING : Need.NUMBERS;
        return titles.stream()
                .map(t -> switch (t.quantity()) {
                    case FREQUENCY, REAL, IMAGINARY, MODULUS, PHASE, SIGMA -> points;
                    case VOLTAGE, CURRENT -> Need.NUMBERS_OR_NOTHING;
                    case TIME -> spectrum ? Need.ANYTHING : Need.NUMBERS;
                    case CYCLE -> spectrum ? Need.NUMBERS_OR_TEXTS : Need.ANYTHING;
                    case OTHER -> Need.ANYTHING;
                })
                .toArray(Need[]::new);
    }

    /** {@return whether titles are those of an impedance} */
    static boolean isSpectrum(List<ColumnTitle> titles) {
        Set<Quantity> all = EnumSet.noneOf(Quantity.class);
        titles.forEach(t -> all.add(t.quantity()));
        return all.contains(Quantity.REAL) && all.contains(Quantity.IMAGINARY)
                || all.contains(Quantity.FREQUENCY)
                        && all.contains(Quantity.MODULUS)
                        && all.contains(Quantity.PHASE);
    }

    /**
     * {@return all rows to the end of the file; blank lines and comments are passed over}
     *
     * @param lines stands before the first row
     * @param progress asked whether to go on
     */
    Table read(LineReader lines, Progress progress) throws IOException, CancelledException {
        return read(lines, false, 0, progress);
    }

    /**
     * {@return the rows up to the end of the file, or up to where other titles stand above other rows: {@code lines} then
     * stands before what is above them}
     *
     * @param lines stands before the first row
     * @param before how many numbers the sections before it have: what fits into memory is for all of them
     * @param progress asked whether to go on
     */
    Table readSection(LineReader lines, long before, Progress progress) throws IOException, CancelledException {
        progress.checkCancelled();
        return read(lines, spectrum, before, progress);
    }

    private Table read(LineReader lines, boolean sections, long before, Progress progress)
            throws IOException, CancelledException {
        int width = titles.size();
        long mostRows = Limits.rows(width) - before / width;
        DoubleList[] columns = new DoubleList[width];
        Arrays.setAll(columns, i -> new DoubleList());
        Text[] texts = new Text[width];
        IntList numbers = new IntList();
        Table.Break between = null;
        boolean lookedAhead = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!sections && (line.isBlank() || isComment(line))) {
                continue;
            }
            int count = fields.split(line);
            // a spreadsheet writes separators where a row is blank
            boolean blank = sections && count == 0;
            boolean text = sections && !blank && !isComment(line) && isText(line, count, width, between != null);
            if (blank || sections && isComment(line) || text) {
                if (!lookedAhead && !blank && sections) {
                    lookedAhead = true;
                    if (numbers.size() > 0 && isAboveOthers(line, lines)) {
                        lines.back(line);
                        break;
                    }
                }
                boolean damage = text && numbers.size() > 0;
                between = joined(
                        between, numbers.size(), blank ? "" : line, damage ? noRow(lines, line, count, width) : null);
                continue;
            }
            if (count != width && !(count < width && endsEmpty(count, width))) {
                throw noRow(lines, line, count, width);
            }
            if (numbers.size() >= mostRows) {
                throw Limits.tooManyRows(source, Place.line(lines.number()), width, "more");
            }
            for (int i = 0; i < width; i++) {
                columns[i].add(i < count ? value(lines, i, texts, numbers.size()) : missing(lines, i));
            }
            if (between != null) {
                if (breaks.size() == MOST_BREAKS) {
                    throw source.wrong(
                            Place.line(lines.number()), "at most " + MOST_BREAKS + " gaps between rows", "more");
                }
                breaks.add(between);
            }
            between = null;
            lookedAhead = false;
            numbers.add((int) Math.min(Integer.MAX_VALUE, lines.number()));
            if (numbers.size() % ROWS_BETWEEN_CHECKS == 0) {
                progress.checkCancelled();
                progress.report(lines.fraction(), "reading " + source.path().getFileName());
            }
        }
        if (numbers.size() == 0) {
            throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
        }
        if (between != null && between.refusal() != null && lines.peek(1).isEmpty()) {
            throw between.refusal();
        }
        return table(columns, texts, numbers);
    }

    private Table table(DoubleList[] columns, Text[] texts, IntList numbers) {
        List<Table.Column> named = new ArrayList<>();
        List<Table.Texts> left = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).text();
            if (texts[i] != null) {
                warnings.add("column '" + title + "' is left out: it holds text (" + texts[i].place + ": '"
                        + texts[i].first() + "')");
                if (texts[i].values.size() < MOST_BREAKS) {
                    left.add(new Table.Texts(title, texts[i].from, texts[i].values));
                }
            } else if (!title.isEmpty()) {
                named.add(new Table.Column(titles.get(i), columns[i].take()));
            }
        }
        return new Table(
                source,
                List.copyOf(named),
                numbers.size(),
                row -> Place.line(numbers.get(row)),
                List.copyOf(breaks),
                List.copyOf(left));
    }

    private FormatException noRow(LineReader lines, String line, int count, int width) {
        String found = LineReader.decoded(line.strip());
        return count == width
                ? source.wrong(Place.line(lines.number()), "a row of numbers", "'" + found + "'")
                : source.wrong(
                        Place.line(lines.number()), width + (width == 1 ? " field" : " fields"), count + ": " + found);
    }

    /** A line between rows that is none, or draws a line; none that was damaged: that has numbers beside its words. */
    private boolean isText(String line, int count, int width, boolean behindGap) {
        if (!TextLayout.hasWord(line) && line.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        int numbers = 0;
        for (int i = 0; i < count; i++) {
            numbers += fields.isNumber(i) ? 1 : 0;
        }
        return 2 * numbers <= count
                && (!fields.isNumber(0) || behindGap)
                && (count != width || numbers == 0);
    }

    /** Whether titles follow before the next row: what comes is a table of its own. */
    private boolean isAboveOthers(String line, LineReader lines) throws IOException {
        List<String> ahead = new ArrayList<>(List.of(line));
        ahead.addAll(lines.peek(LINES_AHEAD));
        Fields own = fields.copy();
        for (int i = 0; i < ahead.size(); i++) {
            if (TextLayout.isHeader(ahead, i)) {
                return true;
            }
            int count = own.split(ahead.get(i));
            boolean row = count == titles.size();
            for (int c = 0; c < count && row; c++) {
                row = !needs[c].isNumber() || own.isNumber(c);
            }
            if (row) {
                return false;
            }
        }
        return false;
    }

    private static Table.Break joined(Table.Break before, int row, String line, FormatException refusal) {
        String bare = LineReader.decoded(line).strip().replaceFirst("^(#|%|//|!)+\\s*", "");
        String own = bare.chars().anyMatch(Character::isLetterOrDigit) ? bare : "";
        String text = before == null || before.text().isEmpty() ? own : before.text();
        return new Table.Break(
                row,
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text,
                before != null && before.refusal() != null ? before.refusal() : refusal);
    }

    /** Whether the row has its separators, but its last fields are empty: values that the instrument left out. */
    private boolean endsEmpty(int count, int width) {
        return fields.separators() == width - 1 || fields.separators() == width && count > 0;
    }

    private double missing(LineReader lines, int column) throws FormatException {
        if (needs[column] == Need.NUMBERS || needs[column] == Need.NUMBERS_OR_TEXTS) {
            throw source.wrong(
                    Place.column(lines.number(), column + 1),
                    "a number ('" + titles.get(column).text() + "')",
                    "an empty field");
        }
        return Double.NaN;
    }

    private double value(LineReader lines, int column, Text[] texts, int row) throws FormatException {
        ColumnTitle title = titles.get(column);
        Need need = needs[column];
        if (title.text().isEmpty()) {
            return Double.NaN;
        }
        if (texts[column] != null && need == Need.ANYTHING) {
            if (spectrum && texts[column].values.size() < MOST_BREAKS) {
                texts[column].add(row, LineReader.decoded(fields.text(column)));
            }
            return Double.NaN;
        }
        double value = fields.number(column);
        if (Double.isFinite(value)) {
            if (texts[column] != null) {
                throw wrong(texts[column].place, column, "'" + texts[column].first() + "'");
            }
            return title.conversion().toSi(value);
        }
        Place place = Place.column(lines.number(), column + 1);
        if (fields.isMissing(column)) {
            if (need == Need.ANYTHING || need == Need.NUMBERS_OR_NOTHING) {
                return Double.NaN;
            }
            String text = fields.text(column);
            throw wrong(place, column, text.isEmpty() ? "an empty field" : "'" + text + "'");
        }
        String text = LineReader.decoded(fields.text(column));
        if (need.isNumber() || need == Need.NUMBERS_OR_TEXTS && row > 0 && texts[column] == null) {
            throw wrong(place, column, "'" + text + "'");
        }
        if (texts[column] == null) {
            IntList from = new IntList();
            from.add(row);
            texts[column] = new Text(place, from, new ArrayList<>(List.of(text)));
        } else {
            texts[column].add(row, text);
        }
        return Double.NaN;
    }

    private FormatException wrong(Place place, int column, String found) {
        return source.wrong(place, "a number ('" + titles.get(column).text() + "')", found);
    }

    /**
     * {@return the decimal sign of rows that are separated by tabs: instruments print in the language of the computer,
     * and the first sign in the rows is that; a point where all are whole}
     *
     * @param source what is read
     * @param header the number of lines above the rows
     * @param progress asked whether to go on
     */
    static char decimalSign(FileSource source, long header, Progress progress)
            throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            for (long i = 0; i < header; i++) {
                lines.next();
            }
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (isComment(line)) {
                    continue;
                }
                if (line.indexOf('.') >= 0) {
                    return '.';
                }
                if (line.indexOf(',') >= 0) {
                    return ',';
                }
                if (lines.number() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                }
            }
            return '.';
        }
    }

    /** {@return whether a line says nothing to us} */
    static boolean isComment(String line) {
        return LineReader.isComment(line);
    }

    /**
     * {@return the titles of a header}
     *
     * @param source for messages
     * @param texts the fields of the header line
     * @param place where it stands
     */
    static List<ColumnTitle> titles(FileSource source, List<String> texts, Place place) throws FormatException {
        if (texts.size() > Limits.COLUMNS) {
            throw source.wrong(place, "at most " + Limits.COLUMNS + " columns", Integer.toString(texts.size()));
        }
        return SideBySide.titles(texts);
    }
}
