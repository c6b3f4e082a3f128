// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
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

/** A table of a Gamry file. */
final class DtaTable {

    private static final int ROWS_BETWEEN_CHECKS = 4096;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*[.,]\\d+([eE][-+]?\\d+)?");

    /** Gamry's names; what is not here is a channel of its own. {@code T} is time, {@code Im} the measured current. */
    private static final Map<String, Quantity.Named> NAMES = Map.ofEntries(
            Map.entry("freq", named(Quantity.FREQUENCY, 0)),
            Map.entry("frequency", named(Quantity.FREQUENCY, 1)),
            Map.entry("zreal", named(Quantity.REAL, 0)),
            Map.entry("zimag", named(Quantity.IMAGINARY, 0)),
            Map.entry("zmod", named(Quantity.MODULUS, 0)),
            Map.entry("zphz", named(Quantity.PHASE, 0)),
            Map.entry("t", named(Quantity.TIME, 0)),
            Map.entry("time", named(Quantity.TIME, 1)),
            Map.entry("vf", named(Quantity.VOLTAGE, 0)),
            Map.entry("v", named(Quantity.VOLTAGE, 1)),
            Map.entry("voltage", named(Quantity.VOLTAGE, 2)),
            Map.entry("vm", named(Quantity.VOLTAGE, 3)),
            Map.entry("im", named(Quantity.CURRENT, 0)),
            Map.entry("i", named(Quantity.CURRENT, 1)),
            Map.entry("current", named(Quantity.CURRENT, 2)));

    private static final String CORRECTED = "DrCor";
    private static final String MEASURED_Z = "zreal|zimag|zmod|zphz";

    private final FileSource source;
    private final String name;
    private final Table table;

    private DtaTable(FileSource source, String name, Table table) {
        this.source = source;
        this.name = name;
        this.table = table;
    }

    private static Quantity.Named named(Quantity quantity, int rank) {
        return new Quantity.Named(quantity, rank, false);
    }

    String name() {
        return name;
    }

    int rows() {
        return table.rows();
    }

    /** {@return how many numbers it holds} */
    long numbers() {
        return (long) table.rows() * table.columns().size();
    }

    /**
     * {@return a table}
     *
     * @param source what is read
     * @param lines stands behind the line that names the table; afterwards behind its last row
     * @param name its name
     * @param before how many numbers the tables before it have: what fits into memory is for all of them
     * @param warnings where it is said what is left out
     * @param progress asked whether to go on
     */
    static DtaTable read(
            FileSource source, LineReader lines, String name, long before, List<String> warnings, Progress progress)
            throws IOException, CancelledException {
        progress.checkCancelled();
        long top = lines.number();
        Optional<String> header = nextOfTable(lines);
        if (header.isEmpty()) {
            throw source.wrong(Place.line(top + 1), "the titles of table '" + name + "' behind a tab", found(lines));
        }
        Place titlesAt = Place.line(lines.number());
        Fields fields = new Fields('\t', '.');
        List<String> titles = texts(fields, header.get());
        if (titles.isEmpty() || titles.size() > Limits.COLUMNS) {
            throw source.wrong(
                    titlesAt, "1 to " + Limits.COLUMNS + " titles of table '" + name + "'", titles.size() + " titles");
        }
        passBlankLines(lines);
        List<String> next = lines.peek(1);
        List<String> units = next.isEmpty() || !isOfTable(next.get(0)) ? List.of() : texts(fields, behindTab(next.get(0)));
        boolean given = !units.isEmpty() && units.stream().noneMatch(u -> Double.isFinite(number(u)));
        if (given) {
            lines.next();
        } else if (!units.isEmpty()) {
            warnings.add("table '" + name + "' has no line of units: taken as s, V, A, Hz, Ω");
        }
        List<ColumnTitle> columns = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String unit = given && i < units.size() ? units.get(i) : "";
            ColumnTitle title = title(titles.get(i), unit, given);
            if (given && meaning(titles.get(i)).quantity() != Quantity.OTHER
                    && title.quantity() == Quantity.OTHER
                    && needsUnit(meaning(titles.get(i)).quantity())) {
                throw source.wrong(
                        Place.column(lines.number(), i + 1),
                        "a unit for '" + titles.get(i) + "' (" + meaning(titles.get(i)).quantity().label() + "), such as "
                                + meaning(titles.get(i)).quantity().unit(),
                        "'" + unit + "'");
            }
            columns.add(title);
        }
        return new DtaTable(source, name, new Rows(source, lines, name, columns, units).read(before, warnings, progress));
    }

    /** Modulus and phase stand beside real and imaginary part: where a degree sign was mangled nothing is lost. */
    private static boolean needsUnit(Quantity quantity) {
        return quantity != Quantity.MODULUS && quantity != Quantity.PHASE;
    }

    private static String found(LineReader lines) throws IOException {
        List<String> next = lines.peek(1);
        return next.isEmpty() ? "the end of the file" : "'" + LineReader.decoded(next.get(0)).strip() + "'";
    }

    /** The next line of the table behind its tab; empty where the table is at its end. Blank lines are passed over. */
    private static Optional<String> nextOfTable(LineReader lines) throws IOException {
        while (true) {
            List<String> next = lines.peek(1);
            if (next.isEmpty() || !next.get(0).isBlank() && !isOfTable(next.get(0))) {
                return Optional.empty();
            }
            String line = lines.next();
            if (!line.isBlank()) {
                return Optional.of(behindTab(line));
            }
        }
    }

    private static void passBlankLines(LineReader lines) throws IOException {
        for (List<String> next = lines.peek(1); !next.isEmpty() && next.get(0).isBlank(); next = lines.peek(1)) {
            lines.next();
        }
    }

    private static boolean isOfTable(String line) {
        return line.startsWith("\t") || line.startsWith(" ");
    }

    private static String behindTab(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '\t' ? line.substring(at + 1) : line.substring(at);
    }

    private static List<String> texts(Fields fields, String line) {
        int count = fields.split(line);
        return IntStream.range(0, count)
                .mapToObj(i -> LineReader.decoded(fields.text(i)).strip())
                .toList();
    }

    private static Quantity.Named meaning(String title) {
        return NAMES.getOrDefault(title.toLowerCase(Locale.ROOT), named(Quantity.OTHER, 0));
    }

    /** A column by Gamry's name and the unit below it: {@code V vs. Ref.} is V. */
    private static ColumnTitle title(String name, String unit, boolean given) {
        String plain = unit.replaceFirst("(?i)\\s+vs\\.?\\s.*$", "");
        return ColumnTitle.of(name, plain.matches("#|bits") ? "" : plain, meaning(name), given);
    }

    /** {@return a number with a decimal point or comma; NaN where the text is none} */
    static double number(String text) {
        Fields fields = new Fields('\t', text.indexOf(',') >= 0 ? ',' : '.');
        return fields.split(text) == 1 ? fields.number(0) : Double.NaN;
    }

    /** The rows while they are read. */
    private static final class Rows {

        private final FileSource source;
        private final LineReader lines;
        private final String name;
        private final List<ColumnTitle> titles;
        private final DoubleList[] columns;
        private final String[] texts;
        private final IntList numbers = new IntList();
        /** Tabs first; blanks for rows that somebody typed in. */
        private Fields tabs = new Fields('\t', '.');
        private Fields blanks = new Fields(Fields.BLANKS, '.');
        private boolean signKnown;

        Rows(FileSource source, LineReader lines, String name, List<ColumnTitle> titles, List<String> units) {
            this.source = source;
            this.lines = lines;
            this.name = name;
            this.titles = titles;
            this.columns = new DoubleList[titles.size()];
            this.texts = new String[titles.size()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new DoubleList();
                // flags such as "..........a" are text, and everybody knows
                texts[i] = i < units.size() && units.get(i).equals("bits") ? "" : null;
            }
        }

        Table read(long before, List<String> warnings, Progress progress) throws IOException, CancelledException {
            int width = titles.size();
            long most = Limits.rows(width) - before / width;
            for (Optional<String> line = nextOfTable(lines); line.isPresent(); line = nextOfTable(lines)) {
                learnSign(line.get());
                Fields fields = tabs;
                int count = fields.split(line.get());
                if (count != width) {
                    int typed = blanks.split(line.get());
                    if (typed == width) {
                        fields = blanks;
                        count = typed;
                    }
                }
                boolean endsEmpty = count < width && fields.separators() == width - 1;
                if (lines.isCut() && lines.peek(1).isEmpty() && count < width && numbers.size() > 0) {
                    warnings.add("the file ends within row " + (numbers.size() + 1) + " of table '" + name
                            + "' (line " + lines.number() + "), which is left out");
                    break;
                }
                if (count != width && !endsEmpty) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            width + (width == 1 ? " field" : " fields") + " of table '" + name + "'",
                            count + ": " + LineReader.decoded(line.get().strip()));
                }
                if (numbers.size() >= most) {
                    throw Limits.tooManyRows(source, Place.line(lines.number()), width, "more");
                }
                for (int i = 0; i < width; i++) {
                    columns[i].add(i < count ? value(fields, i) : missing(i));
                }
                numbers.add((int) Math.min(Integer.MAX_VALUE, lines.number()));
                if (numbers.size() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                    progress.report(lines.fraction(), "reading " + source.path().getFileName());
                }
            }
            List<Table.Column> named = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                if (texts[i] == null && !titles.get(i).text().isEmpty()) {
                    named.add(new Table.Column(titles.get(i), columns[i].take()));
                } else if (texts[i] != null && !texts[i].isEmpty()) {
                    warnings.add("column '" + titles.get(i).text() + "' of table '" + name
                            + "' is left out: it holds text ('" + texts[i] + "')");
                }
            }
            return new Table(source, List.copyOf(named), numbers.size(), row -> Place.line(numbers.get(row)));
        }

        /** The first number with a decimal sign tells it. */
        private void learnSign(String line) {
            if (signKnown) {
                return;
            }
            for (String field : line.split("[\t ]+")) {
                if (NUMBER.matcher(field).matches()) {
                    signKnown = true;
                    if (field.indexOf(',') >= 0) {
                        tabs = new Fields('\t', ',');
                        blanks = new Fields(Fields.BLANKS, ',');
                    }
                    return;
                }
            }
        }

        private boolean mayBeMissing(int column) {
            return switch (titles.get(column).quantity()) {
                case FREQUENCY, REAL, IMAGINARY, TIME -> false;
                default -> true;
            };
        }

        private double missing(int column) throws FormatException {
            if (mayBeMissing(column)) {
                return Double.NaN;
            }
            throw wrong(column, "an empty field");
        }

        private FormatException wrong(int column, String found) {
            return source.wrong(
                    Place.column(lines.number(), column + 1), "a number ('" + titles.get(column).text() + "')", found);
        }

        private double value(Fields fields, int column) throws FormatException {
            if (texts[column] != null) {
                return Double.NaN;
            }
            double value = fields.number(column);
            if (Double.isFinite(value)) {
                return titles.get(column).conversion().toSi(value);
            }
            if (titles.get(column).quantity() == Quantity.OTHER || mayBeMissing(column) && fields.isMissing(column)) {
                if (!fields.isMissing(column) && !isNoNumber(fields.text(column))) {
                    texts[column] = LineReader.decoded(fields.text(column));
                }
                return Double.NaN;
            }
            String text = LineReader.decoded(fields.text(column));
            throw wrong(column, text.isEmpty() ? "an empty field" : "'" + text + "'");
        }

        /** How Windows prints what is no number. */
        private static boolean isNoNumber(String text) {
            return text.contains("#IND") || text.contains("#QNAN") || text.contains("#INF") || text.equalsIgnoreCase("inf");
        }
    }

    /** {@return whether it is a spectrum} */
    boolean isSpectrum() {
        return has(Quantity.FREQUENCY)
                && (has(Quantity.REAL) && has(Quantity.IMAGINARY) || has(Quantity.MODULUS) && has(Quantity.PHASE));
    }

    /** {@return whether it has a spectrum whose drift was corrected beside the measured one} */
    boolean isDriftCorrected() {
        return isSpectrum() && correctedRows().length > 0;
    }

    private int[] correctedRows() {
        Optional<Table.Column> re = corrected("Zreal");
        Optional<Table.Column> im = corrected("Zimag");
        return re.isEmpty() || im.isEmpty()
                ? new int[0]
                : IntStream.range(0, table.rows())
                        .filter(i -> Double.isFinite(re.get().values()[i])
                                && Double.isFinite(im.get().values()[i]))
                        .toArray();
    }

    private boolean has(Quantity quantity) {
        return table.columns().stream().anyMatch(c -> c.title().quantity() == quantity);
    }

    private Optional<Table.Column> corrected(String of) {
        return table.columns().stream()
                .filter(c -> c.title().name().equalsIgnoreCase(of + CORRECTED) && c.title().unit().equals("Ω"))
                .findFirst();
    }

    /** {@return why it is no data set; empty where it is one} */
    Optional<String> whyNot() {
        if (table.rows() == 0) {
            return Optional.of("it has no rows");
        }
        return isSpectrum() || has(Quantity.TIME) && has(Quantity.VOLTAGE)
                ? Optional.empty()
                : Optional.of("it has no frequency and impedance, nor time and voltage");
    }

    /**
     * {@return its data sets}
     *
     * @param id what tells them from those of other tables
     * @param label a name for people
     * @param metadata what the instrument noted
     * @param warnings where it is said what is left out
     */
    List<Dataset> datasets(String id, String label, Map<String, String> metadata, List<String> warnings)
            throws FormatException {
        if (!isSpectrum()) {
            return measurement(table, id, label, metadata, DatasetKind.CYCLING, warnings);
        }
        if (!isDriftCorrected()) {
            return measurement(table, id, label, metadata, DatasetKind.IMPEDANCE, warnings);
        }
        List<Dataset> both = new ArrayList<>(measurement(
                correctedTable(warnings),
                id + "-corrected",
                label + ", drift corrected",
                metadata,
                DatasetKind.IMPEDANCE,
                warnings));
        List<Table.Column> measured = table.columns().stream()
                .filter(c -> !c.title().name().endsWith(CORRECTED))
                .toList();
        both.addAll(measurement(
                new Table(source, measured, table.rows(), table.places()),
                id + "-measured",
                label + ", as measured",
                metadata,
                DatasetKind.IMPEDANCE,
                warnings));
        return both;
    }

    private static List<Dataset> measurement(
            Table table,
            String id,
            String label,
            Map<String, String> metadata,
            DatasetKind kind,
            List<String> warnings)
            throws FormatException {
        return Measurement.of(
                table,
                Optional.of(kind),
                Measurement.Order.AS_RECORDED,
                false,
                new Measurement.About(id, label, metadata),
                warnings);
    }

    /** The rows that were corrected: of a measurement that was aborted not all were. */
    private Table correctedTable(List<String> warnings) {
        int[] rows = correctedRows();
        if (rows.length < table.rows()) {
            warnings.add("the drift of " + (table.rows() - rows.length) + " of " + table.rows() + " rows of table '" + name
                    + "' was not corrected");
        }
        List<Table.Column> columns = new ArrayList<>();
        for (Table.Column c : table.columns()) {
            String title = c.title().name();
            boolean measured = title.toLowerCase(Locale.ROOT).matches(MEASURED_Z);
            if (measured) {
                continue;
            }
            double[] values = Arrays.stream(rows).mapToDouble(i -> c.values()[i]).toArray();
            ColumnTitle own = title.endsWith(CORRECTED)
                    ? ColumnTitle.of(
                            title.substring(0, title.length() - CORRECTED.length()),
                            c.title().unit(),
                            meaning(title.substring(0, title.length() - CORRECTED.length())),
                            true)
                    : c.title();
            columns.add(new Table.Column(own, values));
        }
        return new Table(source, columns, rows.length, row -> table.places().apply(rows[row]));
    }
}
