// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.unit.Units;
import org.osgi.service.component.annotations.Component;

/**
 * What the software of Cameca's magnetic-sector instruments exports as text: depth profiles ({@code .dp_rpc_asc}) and mass
 * spectra ({@code .ms_rpc_asc}). Sections start with {@code *** NAME ***}. The data have a line with the species, one with
 * titles, and rows separated by tabs: in a profile three cells for each species, its time, its depth (one of them may be
 * empty) and its intensity; in a spectrum mass and intensity. The sections below tell polarity, masses and the detector.
 *
 * <p>An intensity of 1E-3 stands for no counts, which a logarithmic plot could not show: it becomes 0. Intensities are
 * corrected for dead time already: in units of the intensity of one count those of the files that were seen differ from
 * whole numbers by a part that grows with the square of the number, as n²τ/t does.
 */
@Component(service = FileFormat.class)
public final class CamecaTextFormat implements FileFormat {

    private static final String FIRST = "*** DATA FILES ***";
    private static final String START = "*** DATA START ***";
    private static final String END = "*** DATA END ***";
    private static final String CONDITIONS = "*** MEASUREMENT CONDITIONS";
    private static final double NO_COUNTS = 1e-3;
    private static final Pattern TITLE = Pattern.compile("(Time|Depth|Mass|I)(?:\\[(.*)\\])?");
    private static final int CELLS_OF_SPECIES = 3;
    private static final int MOST_LINES_BELOW = 10_000;
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "cameca-rpc-text";
    }

    @Override
    public String label() {
        return "Cameca .dp_rpc_asc, .ms_rpc_asc";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.PROFILE, DatasetKind.SPECTRUM);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.isText() && head.text().contains(START) && head.text().stripLeading().startsWith(FIRST)
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            return new Pass(source, lines, progress).read();
        }
    }

    /** What the titles of a column say. */
    private record Title(String what, String unit) {}

    /** What the section on the conditions says of a species. */
    private record Condition(double massU, String detector) {}

    /** Times, depths and intensities of a species. */
    private record Columns(DoubleList time, DoubleList depth, DoubleList intensity) {
        Columns() {
            this(new DoubleList(), new DoubleList(), new DoubleList());
        }
    }

    /** One reading of one file. */
    private static final class Pass {

        private final FileSource source;
        private final LineReader lines;
        private final Progress progress;
        private final Cells cells;
        private final HeaderNotes notes = new HeaderNotes();
        private final Map<String, Condition> conditions = new HashMap<>();
        private int zeros;

        Pass(FileSource source, LineReader lines, Progress progress) {
            this.source = source;
            this.lines = lines;
            this.progress = progress;
            this.cells = new Cells(source, lines, '\t');
        }

        Reading read() throws IOException, CancelledException {
            String line = lines.next();
            for (; line != null && !line.startsWith(START); line = lines.next()) {
                note(line);
                if (lines.number() > Limits.HEADER_LINES) {
                    throw source.wrong(Place.line(lines.number()), "'" + START + "'", "more lines above it");
                }
            }
            requireMore(line, "'" + START + "'");
            nextNotBlank("the name of the data file");
            List<String> names = new ArrayList<>();
            split(nextNotBlank("a line of species"));
            cells.texts().stream().filter(t -> !t.isEmpty()).forEach(names::add);
            split(nextNotBlank("a line of titles"));
            List<Title> titles = new ArrayList<>();
            for (String text : cells.texts()) {
                Matcher m = TITLE.matcher(text);
                if (m.matches()) {
                    titles.add(new Title(m.group(1), m.group(2) == null ? "" : m.group(2)));
                } else if (!text.isEmpty()) {
                    throw cells.wrongLine("titles such as 'Time[s]', 'Depth[um]', 'Mass[a.m.u]' and 'I[cnt/s]'");
                }
            }
            List<String> whats = titles.stream().map(Title::what).toList();
            List<String> warnings = new ArrayList<>();
            Dataset dataset = whats.equals(List.of("Mass", "I"))
                    ? spectrum(titles.get(1).unit())
                    : profile(names, titles, whats);
            if (zeros > 0) {
                warnings.add(zeros + (zeros == 1 ? " intensity of 1E-3 stands" : " intensities of 1E-3 stand")
                        + " for no counts and " + (zeros == 1 ? "is" : "are") + " taken as 0");
            }
            return new Reading(List.of(dataset), warnings);
        }

        private Dataset spectrum(String unit) throws IOException, CancelledException {
            DoubleList masses = new DoubleList();
            DoubleList intensities = new DoubleList();
            for (String line = nextOfData(); !line.startsWith(END); line = nextOfData()) {
                if (!line.isBlank()) {
                    cells.nextRow(masses.size(), 2, progress);
                    if (cells.split(line) != 2) {
                        throw cells.wrongLine("a row of mass and intensity");
                    }
                    masses.add(cells.count(0, "a mass"));
                    intensities.add(intensity(1));
                }
            }
            requireRows(masses.size());
            readBelow();
            return new MassSpectrum(
                    ONLY,
                    Cells.stem(source),
                    masses.take(),
                    intensities.take(),
                    unitOf(unit),
                    polarity(),
                    deadTime("EM"),
                    notes.asMap());
        }

        private Dataset profile(List<String> names, List<Title> titles, List<String> whats)
                throws IOException, CancelledException {
            int species = names.size();
            List<String> each = List.of("Time", "Depth", "I");
            boolean repeated = species > 0 && whats.size() == CELLS_OF_SPECIES * species;
            for (int i = 0; i < whats.size() && repeated; i++) {
                repeated = whats.get(i).equals(each.get(i % CELLS_OF_SPECIES))
                        && titles.get(i).equals(titles.get(i % CELLS_OF_SPECIES));
            }
            if (!repeated || CELLS_OF_SPECIES * species > Limits.COLUMNS) {
                throw cells.wrongLine("'Time', 'Depth' and 'I' for each of " + species + " species");
            }
            List<Columns> columns = new ArrayList<>();
            for (int s = 0; s < species; s++) {
                columns.add(new Columns());
            }
            int rows = 0;
            for (String line = nextOfData(); !line.startsWith(END); line = nextOfData()) {
                if (line.isBlank()) {
                    continue;
                }
                cells.nextRow(rows++, CELLS_OF_SPECIES * species, progress);
                if (cells.split(line) > CELLS_OF_SPECIES * species) {
                    throw cells.wrongLine("at most " + CELLS_OF_SPECIES * species + " cells");
                }
                for (int s = 0; s < species; s++) {
                    row(columns.get(s), CELLS_OF_SPECIES * s, names.get(s));
                }
            }
            requireRows(rows);
            long end = lines.number();
            readBelow();
            List<ProfileChannel> channels = new ArrayList<>();
            for (int s = 0; s < species; s++) {
                String name = names.get(s);
                Columns c = columns.get(s);
                if (c.intensity.size() == 0) {
                    throw source.wrong(Place.line(end), "at least one row of '" + name + "'", "none");
                }
                Condition condition = conditions.getOrDefault(name, new Condition(Double.NaN, "EM"));
                channels.add(new ProfileChannel(
                        name,
                        condition.massU,
                        polarity(),
                        inSi(c.time, titles.get(0).unit(), "s", 1),
                        inSi(c.depth, titles.get(1).unit(), "m", 1e6),
                        c.intensity.take(),
                        new double[0],
                        unitOf(titles.get(2).unit()),
                        deadTime(condition.detector)));
            }
            return new DepthProfile(ONLY, Cells.stem(source), channels, notes.asMap());
        }

        /** A species may have fewer rows than others; what it has, it has in all of them. */
        private void row(Columns c, int at, String name) throws IOException {
            boolean hasTime = !cells.isEmpty(at);
            boolean hasDepth = !cells.isEmpty(at + 1);
            if (cells.isEmpty(at + 2)) {
                if (hasTime || hasDepth) {
                    throw cells.wrong(at + 2, "an intensity of '" + name + "'");
                }
                return;
            }
            int before = c.intensity.size();
            if (before > 0 && (hasTime != c.time.size() > 0 || hasDepth != c.depth.size() > 0)) {
                int odd = hasTime != c.time.size() > 0 ? at : at + 1;
                throw cells.wrong(odd, "times and depths of '" + name + "' in all rows or in none");
            }
            if (hasTime) {
                c.time.add(cells.number(at, "a time"));
            }
            if (hasDepth) {
                c.depth.add(cells.number(at + 1, "a depth"));
            }
            c.intensity.add(intensity(at + 2));
        }

        private double intensity(int cell) throws IOException {
            double value = cells.count(cell, "an intensity");
            if (value == NO_COUNTS) {
                zeros++;
                return 0;
            }
            return value;
        }

        /** The sections below the data: notes, and a table of the species. */
        private void readBelow() throws IOException, CancelledException {
            boolean table = false;
            long first = lines.number();
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (lines.number() - first > MOST_LINES_BELOW) {
                    return;
                }
                if (line.startsWith("***")) {
                    table = line.startsWith(CONDITIONS);
                } else if (table) {
                    condition(LineReader.decoded(line).split("\\|", -1));
                } else {
                    note(line);
                }
            }
        }

        private void condition(String[] row) {
            if (row.length >= 7 && !row[0].strip().equals("Species") && conditions.size() < Limits.COLUMNS) {
                String mass = row[1].strip();
                conditions.put(
                        row[0].strip(),
                        new Condition(
                                mass.matches("[0-9]{1,5}(\\.[0-9]{1,9})?") ? Double.parseDouble(mass) : Double.NaN,
                                row[3].strip()));
                notes.put("counting time of " + row[0].strip(), row.length == 8 ? row[6].strip() + " s" : "");
            }
        }

        private void note(String raw) {
            if (raw.length() > Limits.NOTE_LENGTH) {
                return;
            }
            String line = LineReader.decoded(raw);
            int tab = line.indexOf('\t');
            if (tab > 0 && !line.startsWith("***") && !line.isBlank()) {
                notes.put(line.substring(0, tab), line.substring(tab).strip().replaceAll("\\s*\\t\\s*", ", "));
            }
        }

        private IonPolarity polarity() {
            return switch (notes.get("Secondary ion polarity")) {
                case "+" -> IonPolarity.POSITIVE;
                case "-" -> IonPolarity.NEGATIVE;
                default -> IonPolarity.UNKNOWN;
            };
        }

        /** Faraday cups have none; of multipliers the section on the detector tells it. */
        private DeadTime deadTime(String detector) {
            if (!detector.equals("EM")) {
                return DeadTime.UNKNOWN;
            }
            String ns = notes.get("EM dead time (ns)");
            return new DeadTime(
                    DeadTime.Model.NON_PARALYSABLE,
                    true,
                    ns.matches("[0-9]{1,5}(\\.[0-9]{1,9})?(E[-+]?[0-9]{1,3})?") ? Double.parseDouble(ns) / 1e9 : Double.NaN);
        }

        private static double[] inSi(DoubleList list, String unit, String si, double scale) {
            double[] values = list.take();
            double factor = Units.parse(unit)
                            .filter(c -> c.symbol().equals(si))
                            .map(Units.Conversion::factor)
                            .orElse(1 / scale)
                    * scale;
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
            return values;
        }

        private static String unitOf(String unit) {
            return unit.equals("cnt/s") ? "1/s" : unit.equals("cnt") ? "1" : unit;
        }

        private String nextNotBlank(String expected) throws IOException {
            String line = lines.next();
            while (line != null && line.isBlank()) {
                line = lines.next();
            }
            requireMore(line, expected);
            return line;
        }

        private String nextOfData() throws IOException {
            String line = lines.next();
            requireMore(line, "'" + END + "'");
            return line;
        }

        private void requireMore(String line, String expected) throws IOException {
            if (line == null) {
                throw source.wrong(Place.line(lines.number()), expected, "the end of the file: it was cut");
            }
        }

        private void requireRows(int rows) throws IOException {
            if (rows == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "'" + END + "'");
            }
        }

        private void split(String line) {
            cells.split(line);
        }
    }
}
