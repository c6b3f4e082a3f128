// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.PlainText;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Fields;
import org.interphase.core.text.LineReader;
import org.interphase.core.text.SixteenBitText;
import org.osgi.service.component.annotations.Component;

/**
 * Gamry {@code .DTA}: a mark, lines of settings ({@code NAME, type, value, …, text}) and tables ({@code NAME, TABLE, rows}),
 * everything separated by tabs, in the language of the computer: decimal point or comma. A table has a line of titles, a
 * line of units and rows, all behind a tab; it ends with the first line that is not.
 *
 * <p>Each table is a data set of its own: a spectrum where it has a frequency and an impedance, a record where it has a
 * time and a voltage. Spectra come first, since they are what such a file was measured for; the open circuit before them
 * follows. Where the drift was corrected, the corrected spectrum and then the measured one.
 */
@Component(service = FileFormat.class)
public final class DtaFormat implements FileFormat {

    private static final Pattern MARK = Pattern.compile(
            "\\s*(EXPLAIN[ \t]*(\\R|$)|([A-Z][A-Z0-9_]*[ \t]*\\R\\s*)?TAG\t[A-Z0-9_ ]+(\\R|\t|$))",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_TABLES = 10_000;
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})([/.-])(\\d{1,2})\\2(\\d{1,4})");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d\\d:\\d\\d(\\.\\d+)?");
    private static final String OPEN_CIRCUIT = "OCVCURVE";
    private static final String ABORTED = "ABORTED";

    /** What the experiments are called whose tag alone says little. */
    private enum Experiment {
        EISPOT("Potentiostatic EIS"),
        EISGALV("Galvanostatic EIS"),
        GALVEIS("Galvanostatic EIS"),
        EISHYB("Hybrid EIS"),
        EISMON("Single Frequency EIS"),
        CHRONOA("Chronoamperometry"),
        CHRONOP("Chronopotentiometry"),
        CORPOT("Open Circuit Potential"),
        CV("Cyclic Voltammetry"),
        LSV("Linear Sweep Voltammetry"),
        PWR800_CHARGE("Charge"),
        PWR800_DISCHARGE("Discharge");

        private final String title;

        Experiment(String title) {
            this.title = title;
        }

        static String title(String tag) {
            for (Experiment e : values()) {
                if (e.name().equalsIgnoreCase(tag)) {
                    return e.title;
                }
            }
            return tag;
        }
    }

    @Override
    public String id() {
        return "gamry-dta";
    }

    @Override
    public String label() {
        return "Gamry .DTA";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE, DatasetKind.CYCLING);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return MARK.matcher(SixteenBitText.text(head)).lookingAt() ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            File file = new File(source, lines, progress);
            file.read();
            return file.reading();
        }
    }

    /** One file while it is read. */
    private static final class File {

        private final FileSource source;
        private final LineReader lines;
        private final Progress progress;
        private final Notes notes = new Notes();
        private final List<DtaTable> tables = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private String tag = "";
        private String title = "";
        private String date = "";
        private String time = "";
        private boolean drift;

        File(FileSource source, LineReader lines, Progress progress) {
            this.source = source;
            this.lines = lines;
            this.progress = progress;
        }

        void read() throws IOException, CancelledException {
            Fields fields = new Fields('\t', '.');
            for (String line = lines.next(); line != null; line = lines.next()) {
                int count = fields.split(line);
                if (count < 2) {
                    continue;
                }
                String name = fields.text(0);
                String type = fields.text(1);
                if (type.equalsIgnoreCase("TABLE")) {
                    readTable(LineReader.decoded(name), count > 2 ? fields.text(2) : "");
                } else if (type.equalsIgnoreCase("NOTES")) {
                    readNotes(count > 2 ? fields.text(2) : "");
                } else if (name.equalsIgnoreCase("TAG")) {
                    tag = LineReader.decoded(type);
                } else if (!name.isEmpty() && count > 2) {
                    readSetting(name, type, fields, count);
                }
            }
        }

        private void readTable(String name, String said) throws IOException, CancelledException {
            if (tables.size() == MOST_TABLES) {
                throw source.wrong(Place.line(lines.number()), "at most " + MOST_TABLES + " tables", "more");
            }
            long before = tables.stream().mapToLong(DtaTable::numbers).sum();
            DtaTable table = DtaTable.read(source, lines, name, before, warnings, progress);
            tables.add(table);
            if (said.matches("[0-9]{1,9}") && Integer.parseInt(said) != table.rows()) {
                warnings.add("table '" + name + "' says " + said + " rows, the file has " + table.rows());
            }
        }

        /** The lines of notes that follow, each behind a tab. */
        private void readNotes(String said) throws IOException {
            int count = said.matches("[0-9]{1,3}") ? Integer.parseInt(said) : 1;
            for (int i = 0; i < count; i++) {
                List<String> next = lines.peek(1);
                if (next.isEmpty() || !next.get(0).isBlank() && !Character.isWhitespace(next.get(0).charAt(0))) {
                    return;
                }
                notes.put("notes", LineReader.decoded(lines.next()));
            }
        }

        private void readSetting(String name, String type, Fields fields, int count) {
            String value = LineReader.decoded(fields.text(2));
            switch (name.toUpperCase(Locale.ROOT)) {
                case "TITLE" -> title = value;
                case "DATE" -> date = value;
                case "TIME" -> time = value;
                case "DRIFTCOR" -> drift = value.equals("1") || isTrue(value);
                case "CONVENTION" -> warnOfConvention(value);
                default -> {
                    if (name.toUpperCase(Locale.ROOT).endsWith(ABORTED) && isTrue(value)) {
                        warnings.add("the measurement was aborted (" + name + "): what was measured until then is here");
                    }
                }
            }
            note(name, type, value, fields, count);
        }

        /** A setting as the window showed it that asked for it: its text, its value. */
        private void note(String name, String type, String value, Fields fields, int count) {
            switch (type.toUpperCase(Locale.ROOT)) {
                case "TOGGLE" -> notes.put(text(fields, count, 3, name), isTrue(value) ? "yes" : "no");
                case "TWOPARAM" -> {
                    if (count > 4) {
                        notes.put(
                                text(fields, count, 5, name),
                                isTrue(value)
                                        ? plain(fields.text(3)) + ", " + plain(fields.text(4))
                                                + (count > 7
                                                        ? " (" + LineReader.decoded(fields.text(6)) + ", "
                                                                + LineReader.decoded(fields.text(7)) + ")"
                                                        : "")
                                        : "no");
                    }
                }
                case "POTEN" -> notes.put(
                        text(fields, count, 4, name), plain(value) + (isTrue(at(fields, count, 3)) ? " (vs. Eoc)" : ""));
                case "VARIABLEANDUNITS" -> notes.put(
                        text(fields, count, 6, name), plain(value) + " " + at(fields, count, 3));
                case "MULTIPARAM" -> notes.put(
                        text(fields, count, 4, name),
                        plain(at(fields, count, 3)) + " (" + at(fields, count, 5) + ")");
                case "QUANT", "IQUANT", "SELECTOR" -> notes.put(text(fields, count, 3, name), plain(value));
                default -> notes.put(text(fields, count, 3, name), value);
            }
        }

        private static String at(Fields fields, int count, int field) {
            return field < count ? LineReader.decoded(fields.text(field)) : "";
        }

        /** The text of a setting, whose {@code &} marks a key to press; its name where it has none. */
        private static String text(Fields fields, int count, int field, String name) {
            String text = at(fields, count, field).replace("&", "").replace(":", "").strip();
            return text.isEmpty() ? LineReader.decoded(name) : text;
        }

        private static boolean isTrue(String value) {
            return value.equalsIgnoreCase("T") || value.equalsIgnoreCase("TRUE");
        }

        private void warnOfConvention(String value) {
            if (value.equals("0")) {
                warnings.add("the current convention of the file is 0, not 1 (positive for oxidation): currents have the"
                        + " sign that they have in the file");
            }
        }

        /** A number without needless digits, in whatever language; else the text. */
        private static String plain(String text) {
            double value = DtaTable.number(text);
            return Double.isFinite(value) ? DoubleText.of(value) : LineReader.decoded(text);
        }

        Reading reading() throws FormatException {
            List<DtaTable> used = new ArrayList<>();
            for (DtaTable table : tables) {
                Optional<String> why = table.whyNot();
                if (why.isEmpty()) {
                    used.add(table);
                } else {
                    warnings.add("table '" + table.name() + "' is left out: " + why.get());
                }
            }
            if (used.isEmpty()) {
                String found = tables.isEmpty()
                        ? "no table"
                        : tables.stream()
                                .map(t -> "'" + t.name() + "' (" + t.whyNot().orElseThrow() + ")")
                                .collect(Collectors.joining(", "));
                throw source.wrong(
                        Place.line(lines.number()),
                        "a table with rows of frequency and impedance, or of time and voltage, above the end",
                        found);
            }
            used.sort(Comparator.comparing(t -> t.isSpectrum() ? 0 : t.name().equalsIgnoreCase(OPEN_CIRCUIT) ? 2 : 1));
            if (tag.toUpperCase(Locale.ROOT).contains("EIS") && used.stream().noneMatch(DtaTable::isSpectrum)) {
                warnings.add("the experiment is '" + tag + "', but the file has no spectrum");
            }
            if (drift && used.stream().noneMatch(DtaTable::isDriftCorrected)) {
                warnings.add("the drift was to be corrected (DRIFTCOR), but no table has corrected values");
            }
            Notes all = new Notes();
            all.put("technique", Experiment.title(tag));
            started().ifPresent(t -> all.put("started", t));
            notes.asMap().forEach(all::put);
            List<Dataset> datasets = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (DtaTable table : used) {
                datasets.addAll(table.datasets(unique(PlainText.of(table.name()), ids), label(table), all.asMap(), warnings));
            }
            return new Reading(datasets, warnings);
        }

        private static String unique(String name, Set<String> ids) {
            String id = name;
            for (int i = 2; !ids.add(id); i++) {
                id = name + "-" + i;
            }
            return id;
        }

        private String label(DtaTable table) {
            String experiment = tag.isBlank() ? "Gamry" : Experiment.title(tag);
            String what = title.isBlank() ? experiment : title;
            String name = table.name();
            if (name.equalsIgnoreCase(OPEN_CIRCUIT)) {
                return what + ", open circuit before";
            }
            String number = name.replaceFirst("^\\D+", "");
            return number.isEmpty() ? what : what + ", cycle " + number;
        }

        /** The start as ISO 8601, where the order of day and month is certain: the date is in the computer's language. */
        private Optional<String> started() {
            Matcher d = DATE.matcher(date);
            if (!d.matches() || !TIME.matcher(time).matches()) {
                return Optional.empty();
            }
            int a = Integer.parseInt(d.group(1));
            int b = Integer.parseInt(d.group(3));
            int c = Integer.parseInt(d.group(4));
            int year;
            int month;
            int day;
            if (a > 31) {
                year = a;
                month = b;
                day = c;
            } else if (c > 31 && (a > 12 || b > 12 || a == b || d.group(2).equals("."))) {
                year = c;
                month = b > 12 ? a : b;
                day = b > 12 ? b : a;
            } else {
                return Optional.empty();
            }
            return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year > 1900 && year < 2200
                    ? Optional.of(String.format(
                            Locale.ROOT,
                            "%04d-%02d-%02dT%s",
                            year,
                            month,
                            day,
                            time.length() > 1 && time.charAt(1) == ':' ? "0" + time : time))
                    : Optional.empty();
        }
    }
}
