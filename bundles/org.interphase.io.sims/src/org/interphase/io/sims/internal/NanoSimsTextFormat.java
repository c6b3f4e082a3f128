// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
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
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Component;

/**
 * What the NanoSIMS software exports as text: isotope measurements ({@code .is_txt}) and beam stabilities ({@code
 * .bs_txt}) as counts against time, and the sheet of an isotope measurement's settings ({@code .chk_is}) as a table of its
 * species. None of them tells the polarity; the binary file does.
 */
@Component(service = FileFormat.class)
public final class NanoSimsTextFormat implements FileFormat {

    private static final Pattern ISOTOPE_BLOCK = Pattern.compile(
            "B\\s*=\\s*(\\S+)\\s*:\\s*R\\s*=\\s*(\\S+)\\s*:\\s*M\\s*=\\s*(\\S+)\\s*\\((.*)\\)\\s*:\\s*Tc\\s*=\\s*(\\S+)\\s*ms\\s*");
    private static final Pattern STABILITY_BLOCK =
            Pattern.compile("====\\s*Detector#(\\d+)\\s*:\\s*Radius\\s*=\\s*(\\S+?)\\s*mm\\s+Mass\\s*=\\s*(\\S+)\\s*=+\\s*");
    private static final Pattern STABILITY_COUNT = Pattern.compile("\\s*Curve Points \\[\\s*Nb\\s*=\\s*(\\d{1,9})\\s*\\]\\s*");
    private static final Pattern STABILITY_TITLES = Pattern.compile("\\s*Pt\\s+X \\(s\\)\\s+Y \\(cnt/s\\)\\s+Y \\(cnt\\)\\s*");
    private static final String STABILITY = "CAMECA - NANOSIMS";
    private static final String SHEET = "ASU \\ ISOTOPES";
    private static final String SHEET_TITLES = "Mass# Species";
    private static final Pattern SHEET_ROW = Pattern.compile(
            "\\s*(\\d{1,4})\\s+(\\S.*?)\\s+([0-9.]+)\\s+([A-Za-z]\\S*)\\s+([0-9.]+)\\s+([0-9.]+)\\s+([0-9.]+)(\\s.*)?");
    private static final List<String> SHEET_COLUMNS =
            List.of("Mass#", "Species", "Mass", "Det.", "Tc(s)", "BField", "Radius");
    private static final List<String> SHEET_UNITS = List.of("", "", "u", "", "s", "", "");
    private static final int MOST_BLOCKS = 100;
    private static final int FIRST_LINES = 40;
    private static final String ONLY = "1";

    private enum Sort {
        ISOTOPES,
        STABILITY,
        SHEET,
        NONE
    }

    @Override
    public String id() {
        return "cameca-nanosims-text";
    }

    @Override
    public String label() {
        return "Cameca NanoSIMS text";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.PROFILE, DatasetKind.TABLE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return sort(head) == Sort.NONE ? Recognition.NO : Recognition.CERTAIN;
    }

    private static Sort sort(FileHead head) {
        if (!head.isText()) {
            return Sort.NONE;
        }
        List<String> lines =
                LineReader.lines(head).stream().limit(FIRST_LINES).toList();
        if (lines.stream().anyMatch(l -> matches(ISOTOPE_BLOCK, l))) {
            return Sort.ISOTOPES;
        }
        String first = lines.stream().filter(l -> !l.isBlank()).findFirst().orElse("");
        return first.startsWith(STABILITY) && first.contains("Beam Stability")
                ? Sort.STABILITY
                : first.contains(SHEET) ? Sort.SHEET : Sort.NONE;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        Sort sort = sort(source.head());
        try (LineReader lines = new LineReader(source)) {
            HeaderNotes notes = new HeaderNotes();
            return switch (sort) {
                case ISOTOPES -> profile(source, notes, isotopes(source, lines, notes, progress));
                case STABILITY -> profile(source, notes, stability(source, lines, notes, progress));
                case SHEET -> sheet(source, lines, notes);
                case NONE -> throw source.wrong(Place.whole(), "a NanoSIMS text", "none");
            };
        }
    }

    private static Reading profile(FileSource source, HeaderNotes notes, List<ProfileChannel> channels) {
        return new Reading(
                List.of(new DepthProfile(ONLY, Cells.stem(source), channels, notes.asMap())), List.of());
    }

    /** Blocks of a line with field, radius, mass, name and counting time, a line of titles, and rows of time and counts. */
    private static List<ProfileChannel> isotopes(
            FileSource source, LineReader lines, HeaderNotes notes, Progress progress)
            throws IOException, CancelledException {
        List<ProfileChannel> channels = new ArrayList<>();
        Cells cells = new Cells(source, lines, Fields.BLANKS);
        String line = lines.next();
        while (line != null) {
            Matcher block = ISOTOPE_BLOCK.matcher(line);
            if (isLong(line) || !block.matches()) {
                if (channels.isEmpty()) {
                    note(notes, line);
                } else if (!line.isBlank()) {
                    cells.split(line);
                    throw cells.wrongLine("a row of time and counts, or 'B = … : R = … : M = … (…) : Tc = … ms'");
                }
                line = lines.next();
                continue;
            }
            requireFewBlocks(source, lines, channels);
            String name = LineReader.decoded(block.group(4)).strip();
            double mass = number(source, lines, block.group(3), "a mass");
            double countingMs = number(source, lines, block.group(5), "a counting time in ms");
            notes.put("counting time of " + name, countingMs / 1000 + " s");
            String titles = lines.next();
            cells.split(titles == null ? "" : titles);
            if (!cells.texts().equals(List.of("X", "Y"))) {
                throw cells.wrongLine("the titles 'X' and 'Y'");
            }
            DoubleList times = new DoubleList();
            DoubleList counts = new DoubleList();
            line = lines.next();
            for (; line != null && !line.isBlank() && !matches(ISOTOPE_BLOCK, line); line = lines.next()) {
                cells.nextRow(times.size(), 2 * MOST_BLOCKS, progress);
                if (cells.split(line) != 2) {
                    throw cells.wrongLine("a row of time and counts");
                }
                times.add(cells.number(0, "a time in s"));
                counts.add(cells.count(1, "counts"));
            }
            channels.add(channel(source, lines, name, mass, times, counts));
        }
        return channels;
    }

    /** Blocks of a line with radius and mass, one with the number of points, titles, and rows of time, rate and counts. */
    private static List<ProfileChannel> stability(
            FileSource source, LineReader lines, HeaderNotes notes, Progress progress)
            throws IOException, CancelledException {
        List<ProfileChannel> channels = new ArrayList<>();
        Cells cells = new Cells(source, lines, Fields.BLANKS);
        for (String line = lines.next(); line != null; line = lines.next()) {
            Matcher block = STABILITY_BLOCK.matcher(line);
            if (isLong(line) || !block.matches()) {
                if (channels.isEmpty()) {
                    note(notes, line);
                } else if (!line.isBlank()) {
                    cells.split(line);
                    throw cells.wrongLine("'==== Detector#'");
                }
                continue;
            }
            requireFewBlocks(source, lines, channels);
            double mass = number(source, lines, block.group(3), "a mass");
            String counted = lines.next();
            Matcher points = STABILITY_COUNT.matcher(counted == null ? "" : counted);
            cells.split(counted == null ? "" : counted);
            if (counted == null || isLong(counted) || !points.matches()) {
                throw cells.wrongLine("'Curve Points [ Nb = … ]'");
            }
            int count = Integer.parseInt(points.group(1));
            String titles = lines.next();
            cells.split(titles == null ? "" : titles);
            if (titles == null || !matches(STABILITY_TITLES, titles)) {
                throw cells.wrongLine("the titles 'Pt', 'X (s)', 'Y (cnt/s)' and 'Y (cnt)'");
            }
            DoubleList times = new DoubleList();
            DoubleList counts = new DoubleList();
            while (times.size() < count) {
                String row = lines.next();
                cells.nextRow(times.size(), 2 * MOST_BLOCKS, progress);
                // the number of the point, a colon, time, counts per second and counts
                if (cells.split(row == null ? "" : row) != 5) {
                    throw cells.wrongLine(count + " rows of point, time, counts per second and counts");
                }
                times.add(cells.number(2, "a time in s"));
                counts.add(cells.count(4, "counts"));
            }
            channels.add(channel(source, lines, "Detector#" + block.group(1), mass, times, counts));
        }
        if (channels.isEmpty()) {
            throw source.wrong(Place.line(lines.number()), "'==== Detector#'", "the end of the file");
        }
        return channels;
    }

    private static Reading sheet(FileSource source, LineReader lines, HeaderNotes notes) throws IOException {
        String line = lines.next();
        while (line != null && !line.startsWith(SHEET_TITLES)) {
            note(notes, line);
            line = lines.next();
        }
        List<List<String>> columns = new ArrayList<>();
        SHEET_COLUMNS.forEach(c -> columns.add(new ArrayList<>()));
        for (line = line == null ? null : lines.next(); line != null && !line.isBlank(); line = lines.next()) {
            Matcher row = SHEET_ROW.matcher(line);
            if (isLong(line) || !row.matches() || columns.get(0).size() == MOST_BLOCKS) {
                throw source.wrong(
                        Place.line(lines.number()),
                        "at most " + MOST_BLOCKS + " rows of " + String.join(", ", SHEET_COLUMNS),
                        "'" + LineReader.decoded(line).strip() + "'");
            }
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(row.group(i + 1));
            }
        }
        if (columns.get(0).isEmpty()) {
            throw source.wrong(
                    Place.line(lines.number()), "a table of species below '" + SHEET_TITLES + "'", "the end of the file");
        }
        List<DataTable.Column> texts = new ArrayList<>();
        List<Channel> numbers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = SHEET_COLUMNS.get(i);
            texts.add(new DataTable.Column(name, columns.get(i)));
            if (!name.equals("Species") && !name.equals("Det.")) {
                double[] values = new double[columns.get(i).size()];
                for (int r = 0; r < values.length; r++) {
                    values[r] = number(source, lines, columns.get(i).get(r), name);
                }
                numbers.add(new Channel(name, SHEET_UNITS.get(i), values));
            }
        }
        return new Reading(
                List.of(new DataTable(ONLY, Cells.stem(source), texts, numbers, notes.asMap())),
                List.of("this is the sheet of a measurement's settings: the counts are in the .is and .is_txt beside it"));
    }

    private static ProfileChannel channel(
            FileSource source, LineReader lines, String name, double mass, DoubleList times, DoubleList counts)
            throws IOException {
        if (times.size() == 0) {
            throw source.wrong(Place.line(lines.number()), "at least one row of '" + name + "'", "none");
        }
        return new ProfileChannel(
                name,
                mass > 0 ? mass : Double.NaN,
                IonPolarity.UNKNOWN,
                times.take(),
                new double[0],
                counts.take(),
                new double[0],
                "1",
                new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, Double.NaN));
    }

    private static void requireFewBlocks(FileSource source, LineReader lines, List<ProfileChannel> channels)
            throws IOException {
        if (channels.size() == MOST_BLOCKS) {
            throw source.wrong(Place.line(lines.number()), "at most " + MOST_BLOCKS + " species", "more");
        }
    }

    private static double number(FileSource source, LineReader lines, String text, String what) throws IOException {
        Fields fields = new Fields(Fields.BLANKS, '.');
        if (fields.split(text) != 1 || !fields.isNumber(0)) {
            throw source.wrong(Place.line(lines.number()), what, "'" + LineReader.decoded(text) + "'");
        }
        return fields.number(0);
    }

    /** A line that is longer than any of the program's is not tried: patterns take their time on such. */
    private static boolean isLong(String line) {
        return line.length() > Limits.NOTE_LENGTH;
    }

    private static boolean matches(Pattern pattern, String line) {
        return !isLong(line) && pattern.matcher(line).matches();
    }

    /** Takes what a line says as {@code name : value}, several of them where tabs or a stroke stand between. */
    private static void note(HeaderNotes notes, String raw) {
        if (isLong(raw)) {
            return;
        }
        for (String part : LineReader.decoded(raw).split("\\t+| / (?=[a-z])")) {
            String text = part.strip().replaceAll(" +", " ");
            int at = text.indexOf(':');
            if (at > 0 && Character.isLetter(text.charAt(0))) {
                notes.put(text.substring(0, at), text.substring(at + 1));
            }
        }
    }
}
