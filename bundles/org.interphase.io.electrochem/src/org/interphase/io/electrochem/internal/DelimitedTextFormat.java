// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
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
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Component;

/**
 * Text in columns, from whatever program: separated by tab, semicolon, comma or blanks, decimal point or comma, with a
 * line of titles that name frequency and impedance, or time and voltage, anywhere above the rows; or three columns of
 * frequency, Re Z and Im Z without titles. Several spectra may stand below each other, each with titles of its own or
 * behind a blank line or a text, or side by side.
 */
@Component(service = FileFormat.class)
public final class DelimitedTextFormat implements FileFormat {

    private static final String WANTED = "titles that name frequency, Re and Im of Z (or |Z| and phase), or time and "
            + "voltage; or three columns of numbers (frequency, Re Z, Im Z) without titles";

    private static final int MOST_SECTIONS = 1000;
    private static final int MOST_SPECTRA = 10_000;
    private static final int LINES_AHEAD = 200;
    private static final int LONGEST_NAME = 80;

    private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9][0-9]{0,2},[0-9]{3}");

    private static final List<String> UNTITLED = List.of("frequency/Hz", "Re(Z)/Ohm", "Im(Z)/Ohm");

    @Override
    public String id() {
        return "delimited-text";
    }

    @Override
    public String label() {
        return "delimited text";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE, DatasetKind.CYCLING);
    }

    @Override
    public Recognition recognise(FileHead head) {
        if (ForeignFiles.name(head).isPresent()) {
            return Recognition.POSSIBLE;
        }
        if (!head.isText()) {
            return Recognition.NO;
        }
        List<String> lines = LineReader.lines(head);
        Optional<TextLayout> layout = TextLayout.of(lines);
        if (layout.isPresent()) {
            return saysWhatColumnsAre(layout.get()) ? Recognition.POSSIBLE : Recognition.UNCLEAR;
        }
        return TextLayout.looksLikeTable(lines) ? Recognition.UNCLEAR : Recognition.NO;
    }

    private static boolean saysWhatColumnsAre(TextLayout layout) {
        return layout.hasTitles() || layout.width() == UNTITLED.size();
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        Optional<String> foreign = ForeignFiles.name(source.head());
        if (foreign.isPresent()) {
            throw source.wrong(Place.whole(), "a format that can be read", foreign.get());
        }
        List<String> head = head(source);
        TextLayout layout = TextLayout.of(head).orElseThrow(() -> noLayout(source, head));
        if (!saysWhatColumnsAre(layout)) {
            throw source.wrong(
                    Place.line(layout.lastHeaderLine() + 1L),
                    WANTED,
                    layout.width() + " columns without titles: " + head.get(layout.lastHeaderLine()));
        }
        Set<String> warnings = new LinkedHashSet<>();
        List<Part> parts = new ArrayList<>();
        try (LineReader lines = new LineReader(source)) {
            readSection(source, lines, head, layout, parts, warnings, progress);
            List<String> next = lines.peek(LINES_AHEAD);
            for (int section = 2; !next.isEmpty(); section++) {
                if (section > MOST_SECTIONS || parts.size() > MOST_SPECTRA) {
                    throw source.wrong(
                            Place.line(lines.number() + 1), "at most " + MOST_SECTIONS + " tables, one below the other", "more");
                }
                List<String> top = next;
                TextLayout own = TextLayout.of(top).orElseThrow(() -> noLayout(source, top));
                readSection(source, lines, top, own, parts, warnings, progress);
                next = lines.peek(LINES_AHEAD);
            }
        }
        List<Dataset> datasets = new ArrayList<>();
        List<String> notes = new ArrayList<>(warnings);
        String stem = stem(source);
        Map<String, Long> names = parts.stream().collect(Collectors.groupingBy(Part::name, Collectors.counting()));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean alone = !part.name.isEmpty() && names.get(part.name) == 1;
            String name = alone ? part.name : (part.name.isEmpty() ? "" : part.name + ", ") + "spectrum " + (i + 1);
            datasets.addAll(Measurement.of(
                    part.table,
                    Optional.empty(),
                    Measurement.Order.MONOTONIC,
                    false,
                    parts.size() == 1
                            ? Measurement.About.only(stem, part.notes)
                            : new Measurement.About(Integer.toString(i + 1), stem + ", " + name, part.notes),
                    notes));
        }
        return new Reading(datasets, notes);
    }

    /** A table of a file that may hold several, below each other or side by side, and what stands above it. */
    private record Part(Table table, String name, Map<String, String> notes) {}

    /**
     * Reads a header and the rows below it.
     *
     * @param head what comes next, the header at least
     * @param layout of the head
     */
    private static void readSection(
            FileSource source,
            LineReader lines,
            List<String> head,
            TextLayout layout,
            List<Part> parts,
            Set<String> warnings,
            Progress progress)
            throws IOException, CancelledException {
        long above = lines.number();
        if (!layout.hasTitles() && layout.width() != UNTITLED.size()) {
            throw source.wrong(
                    Place.line(above + layout.lastHeaderLine() + 1L),
                    WANTED,
                    layout.width() + " columns without titles: " + head.get(layout.lastHeaderLine()));
        }
        List<String> own = new ArrayList<>();
        judgeUnclearCommas(source, above, head, layout, own);
        List<ColumnTitle> titles = TextTable.titles(
                source,
                layout.hasTitles() ? layout.titles() : UNTITLED,
                Place.line(above + layout.titlesLine()));
        if (layout.hasTitles()) {
            warnOfTitles(titles, own);
        } else {
            requireNoOtherTitles(source, above, head, layout);
            own.add("no titles: the columns are taken as frequency in Hz, Re Z in Ω and Im Z in Ω");
        }
        Notes notes = new Notes();
        String name = "";
        for (int i = 0; i < layout.titlesLine() - 1; i++) {
            String line = LineReader.decoded(head.get(i));
            notes.putLine(line, line.contains(": ") ? ": " : " = ");
            String text = line.strip().replaceFirst("^(#|%|//|!)+\\s*", "").replaceFirst("[,;\\s]+$", "");
            name = name.isEmpty() && text.length() <= LONGEST_NAME ? text : name;
        }
        for (int i = 0; i < layout.lastHeaderLine(); i++) {
            lines.next();
        }
        Fields fields = new Fields(layout.separator(), layout.decimal());
        long before = parts.stream()
                .mapToLong(p -> (long) p.table.rows() * p.table.columns().size())
                .sum();
        Table table = new TextTable(source, titles, fields, TextTable.isSpectrum(titles), own)
                .readSection(lines, before, progress);
        warnings.addAll(own);
        List<List<Integer>> groups = SideBySide.groups(titles);
        if (groups.size() == 1) {
            parts.add(new Part(table, name, notes.asMap()));
            return;
        }
        List<String> names = SideBySide.names(groups, head, layout);
        for (int g = 0; g < groups.size(); g++) {
            parts.add(new Part(SideBySide.table(table, titles, groups.get(g)), names.get(g), notes.asMap()));
        }
    }

    /** What stands right above rows without titles may name them, but not so that we know them: then nothing is guessed. */
    private static void requireNoOtherTitles(FileSource source, long above, List<String> head, TextLayout layout)
            throws FormatException {
        int at = layout.lastHeaderLine() - 1;
        while (at >= 0 && head.get(at).isBlank()) {
            at--;
        }
        if (at >= 0 && TextLayout.namesSome(head.get(at), layout.width())) {
            throw source.wrong(
                    Place.line(above + at + 1L), WANTED, "'" + LineReader.decoded(head.get(at)).strip() + "'");
        }
    }

    /**
     * Refuses commas that may all group thousands: {@code 10,000} is ten, or ten thousand. Between semicolons they are
     * decimal signs: programs write semicolons for the sake of these.
     */
    private static void judgeUnclearCommas(
            FileSource source, long above, List<String> head, TextLayout layout, List<String> warnings)
            throws FormatException {
        if (layout.decimal() != ',') {
            return;
        }
        Fields fields = new Fields(layout.separator(), ',');
        String unclear = null;
        for (String line : head.subList(Math.min(layout.lastHeaderLine(), head.size()), head.size())) {
            for (int i = fields.split(line) - 1; i >= 0; i--) {
                String text = fields.text(i);
                if (text.indexOf(',') >= 0 && fields.isNumber(i)) {
                    if (!GROUPED.matcher(text).matches()) {
                        return;
                    }
                    unclear = text;
                }
            }
        }
        if (unclear != null && layout.separator() == ';') {
            warnings.add("commas are taken as decimal signs, as the semicolons between the numbers say: '" + unclear
                    + "' is " + unclear.replace(',', '.'));
        } else if (unclear != null) {
            throw source.wrong(
                    Place.line(above + layout.lastHeaderLine() + 1L),
                    "a decimal point, or a comma that cannot group thousands",
                    "'" + unclear + "'");
        }
    }

    private static List<String> head(FileSource source) throws IOException {
        List<String> head = new ArrayList<>();
        long characters = 0;
        try (LineReader lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                head.add(line);
                characters += line.length();
                if (head.size() == Limits.HEADER_LINES || characters > FileHead.LENGTH) {
                    break;
                }
            }
        }
        return head;
    }

    private static FormatException noLayout(FileSource source, List<String> head) {
        for (int i = 0; i < head.size(); i++) {
            Optional<ColumnTitle> unfit = TextLayout.unfitUnit(head.get(i));
            if (unfit.isPresent()) {
                return source.wrong(
                        Place.line(i + 1L),
                        WANTED,
                        "'" + unfit.get().text() + "', whose unit is none of a "
                                + unfit.get().quantity().label() + " (such as "
                                + unfit.get().quantity().unit() + ")");
            }
        }
        OptionalInt below = TextLayout.unknownBelowTitles(head);
        if (below.isPresent()) {
            return source.wrong(
                    Place.line(below.getAsInt() + 1L),
                    "a row of numbers, or a line of units that are known, below the titles",
                    "'" + LineReader.decoded(head.get(below.getAsInt())).strip() + "'");
        }
        for (int i = 0; i < head.size(); i++) {
            if (!head.get(i).isBlank() && !TextTable.isComment(head.get(i))) {
                return source.wrong(
                        Place.line(i + 1L), WANTED, "'" + LineReader.decoded(head.get(i)).strip() + "'");
            }
        }
        return source.wrong(Place.whole(), WANTED, "blank lines");
    }

    private static void warnOfTitles(List<ColumnTitle> titles, List<String> warnings) {
        Set<Quantity> named = EnumSet.range(Quantity.FREQUENCY, Quantity.CURRENT);
        named.remove(Quantity.PHASE);
        named.remove(Quantity.CYCLE);
        if (titles.stream().anyMatch(t -> t.quantity() == Quantity.REAL)) {
            named.remove(Quantity.MODULUS);
        }
        List<ColumnTitle> bare = titles.stream()
                .filter(t -> !t.unitGiven() && named.contains(t.quantity()))
                .toList();
        if (!bare.isEmpty()) {
            warnings.add("no unit in "
                    + bare.stream().map(t -> "'" + t.text() + "'").collect(Collectors.joining(", "))
                    + ": taken as "
                    + bare.stream().map(t -> t.quantity().unit()).collect(Collectors.joining(", ")));
        }
        for (int i = 0; i < titles.size(); i++) {
            if (titles.get(i).text().isEmpty()) {
                warnings.add("column " + (i + 1) + " has no title and is left out");
            }
        }
    }

    private static String stem(FileSource source) {
        String name = source.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
