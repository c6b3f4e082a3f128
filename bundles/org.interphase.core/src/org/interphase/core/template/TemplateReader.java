// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.IntList;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.unit.Units;

/** Reads a text as a template says. */
public final class TemplateReader {

    private static final int ROWS_BETWEEN_CHECKS = 4096;
    /** What stands between a note's name and its value. */
    private static final List<String> JOINTS = List.of(": ", " = ", ":\t");

    private final ColumnTemplate template;
    private final TableKind kind;
    private final List<Role> roles;
    private final Units.Conversion[] conversions;

    /**
     * Creates a reader.
     *
     * @param template how the text is laid out
     * @param kind what the template is of
     * @throws IllegalArgumentException when the template does not fit the kind, as {@link #problem} says
     */
    public TemplateReader(ColumnTemplate template, TableKind kind) {
        problem(template, kind).ifPresent(p -> {
            throw new IllegalArgumentException(p);
        });
        this.template = template;
        this.kind = kind;
        this.roles = template.columns().stream()
                .map(c -> role(kind, c.role()).orElseThrow())
                .toList();
        this.conversions = template.columns().stream().map(TemplateColumn::conversion).toArray(Units.Conversion[]::new);
    }

    private static Optional<Role> role(TableKind kind, String id) {
        return kind.roles().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /**
     * {@return what keeps a template from being one of its kind, as a sentence without its point; empty for nothing}
     *
     * @param template any template
     * @param kind what the template is of
     */
    public static Optional<String> problem(ColumnTemplate template, TableKind kind) {
        Set<String> found = new HashSet<>();
        for (TemplateColumn c : template.columns()) {
            Optional<Role> role = role(kind, c.role());
            if (role.isEmpty()) {
                return Optional.of("'" + c.shown() + "': expected one of "
                        + String.join(", ", kind.roles().stream().map(Role::id).toList()) + ", found '" + c.role() + "'");
            }
            Optional<String> unit = unitProblem(role.get(), c);
            if (unit.isPresent()) {
                return unit;
            }
            if (!found.add(c.role()) && !role.get().repeated()) {
                return Optional.of("expected one column of " + role.get().label() + ", found another, '" + c.shown() + "'");
            }
        }
        return kind.missing(found).map(m -> "expected " + m + ", found none");
    }

    private static Optional<String> unitProblem(Role role, TemplateColumn column) {
        String symbol = column.conversion().symbol();
        return role.units().isEmpty() || symbol.equals(role.unit())
                ? Optional.empty()
                : Optional.of("'" + column.shown() + "': expected a unit of " + role.label() + " such as "
                        + (role.unit().isEmpty() ? "none" : role.unit()) + ", found '" + column.unit() + "'");
    }

    /**
     * Reads a text to its end.
     *
     * @param source the text
     * @param progress what to report to
     * @return its data sets; a warning names the template
     * @throws FormatException when the text is not as the template says, with the place
     * @throws IOException when it cannot be read
     * @throws CancelledException when asked to end
     */
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            return new Pass(source, lines, progress).read();
        }
    }

    /** One reading of one text. */
    private final class Pass {

        private final FileSource source;
        private final LineReader lines;
        private final Progress progress;
        private final Map<String, String> notes = new LinkedHashMap<>();
        private String held;

        Pass(FileSource source, LineReader lines, Progress progress) {
            this.source = source;
            this.lines = lines;
            this.progress = progress;
        }

        /** The next line; one that was looked at ahead is the last that was read, so that its number is right. */
        private String next() throws IOException {
            String line = held == null ? lines.next() : held;
            held = null;
            return line;
        }

        Reading read() throws IOException, CancelledException {
            HeaderMatch columns =
                    switch (template.header()) {
                        case Header.Titles titles -> passTitles(titles);
                        case Header.Lines header -> passLines(header);
                    };
            notes.put("template", template.name());
            Reading reading = kind.read(rows(columns));
            List<String> warnings = new ArrayList<>();
            warnings.add("read with template '" + template.name() + "'");
            warnings.addAll(reading.warnings());
            return new Reading(reading.datasets(), warnings);
        }

        private HeaderMatch passTitles(Header.Titles titles) throws IOException {
            for (String line = next(); line != null && lines.number() <= Limits.HEADER_LINES; line = next()) {
                String below = lines.next();
                while (below != null && below.isBlank()) {
                    below = lines.next();
                }
                held = below;
                Optional<HeaderMatch> match = HeaderMatch.of(template, line, below == null ? "" : below);
                if (match.isPresent()) {
                    passBelow(titles.linesBelow());
                    return match.get();
                }
                note(line);
            }
            String wanted = template.columns().stream()
                    .filter(c -> !c.title().isEmpty())
                    .map(c -> "'" + c.title() + "'" + (c.below().isEmpty() ? "" : " above '" + c.below() + "'"))
                    .collect(Collectors.joining(", "));
            throw source.wrong(
                    Place.whole(),
                    "a line of titles with " + wanted + " (template '" + template.name() + "')",
                    "none in " + Math.min(lines.number(), Limits.HEADER_LINES) + " lines");
        }

        private void passBelow(int count) throws IOException {
            for (int left = count; left > 0; ) {
                String line = next();
                if (line == null) {
                    throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
                }
                left -= TitleLine.isPassedOver(line, template.comment()) ? 0 : 1;
            }
        }

        private HeaderMatch passLines(Header.Lines header) throws IOException {
            for (int i = 0; i < header.count(); i++) {
                String line = lines.next();
                if (line == null) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            header.count() + " lines before the rows (template '" + template.name() + "')",
                            "the end of the file after line " + lines.number());
                }
                note(line);
            }
            int[] indices = template.columns().stream()
                    .mapToInt(TemplateColumn::index)
                    .toArray();
            return new HeaderMatch(indices, header.width());
        }

        private void note(String raw) {
            String line = LineReader.decoded(raw).strip().replaceFirst("^(#|%|//|!)+\\s*", "");
            for (String joint : JOINTS) {
                int at = line.indexOf(joint);
                String value = at > 0 ? line.substring(at + joint.length()).strip() : "";
                if (!value.isEmpty() && line.length() <= Limits.NOTE_LENGTH && notes.size() < Limits.NOTES) {
                    notes.putIfAbsent(line.substring(0, at).strip(), value);
                    return;
                }
            }
        }

        private RoleTable rows(HeaderMatch header) throws IOException, CancelledException {
            int[] at = header.indices();
            Rows rows = new Rows(template, header.width());
            int most = Limits.rows(at.length);
            DoubleList[] values = new DoubleList[at.length];
            Arrays.setAll(values, i -> new DoubleList());
            IntList numbers = new IntList();
            for (String line = next(); line != null && !rows.ends(line); line = next()) {
                if (TitleLine.isPassedOver(line, template.comment())) {
                    continue;
                }
                if (!rows.split(line)) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            header.width() + (header.width() == 1 ? " field" : " fields") + " (template '"
                                    + template.name() + "')",
                            rows.count() + ": " + LineReader.decoded(line.strip()));
                }
                if (numbers.size() == most) {
                    throw Limits.tooManyRows(source, Place.line(lines.number()), at.length, "more");
                }
                for (int i = 0; i < at.length; i++) {
                    values[i].add(value(rows, i, at[i]));
                }
                numbers.add((int) Math.min(Integer.MAX_VALUE, lines.number()));
                if (numbers.size() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                    progress.report(lines.fraction(), "reading " + source.path().getFileName());
                }
            }
            if (numbers.size() == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
            }
            List<RoleTable.Column> columns = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                TemplateColumn c = template.columns().get(i);
                columns.add(new RoleTable.Column(
                        c.role(),
                        c.title().isEmpty() ? roles.get(i).label() + " " + (c.index() + 1) : c.title(),
                        c.conversion().symbol(),
                        values[i].take()));
            }
            return new RoleTable(source, stem(source), columns, numbers.size(), row -> Place.line(numbers.get(row)), notes);
        }

        private double value(Rows rows, int column, int at) throws FormatException {
            TemplateColumn c = template.columns().get(column);
            boolean missing = rows.isMissing(at);
            double value = missing ? Double.NaN : rows.fields().number(at);
            if (Double.isFinite(value)) {
                double si = conversions[column].toSi(value);
                return c.negated() ? 0 - si : si;
            }
            if (missing && roles.get(column).mayBeEmpty()) {
                return Double.NaN;
            }
            String text = at < rows.count() ? LineReader.decoded(rows.fields().text(at)) : "";
            throw source.wrong(
                    Place.column(lines.number(), at + 1),
                    "a number ('" + c.shown() + "')",
                    text.isEmpty() ? "an empty field" : "'" + text + "'");
        }
    }

    private static String stem(FileSource source) {
        String name = source.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
