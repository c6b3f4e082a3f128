// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.unit.Units;

/**
 * The start of a text, cut one way: where its rows seem to start and what stands above them. A guess for a person to
 * correct.
 *
 * @param lines the first lines, one character a byte
 * @param separator between fields
 * @param decimal the decimal sign
 * @param firstRow the line of the first row, counted from 0; the number of lines where there is none
 * @param titlesLine the line of the titles, counted from 0; −1 where there are none
 * @param titles one for each column, empty texts where there are none
 * @param below what stands below each title as its unit, empty texts where there is nothing
 */
public record TableSketch(
        List<String> lines,
        Separator separator,
        DecimalSign decimal,
        int firstRow,
        int titlesLine,
        List<String> titles,
        List<String> below) {

    private static final int SAMPLE = 400;
    private static final String NO_COMMENT = "";

    private record Cut(Separator separator, DecimalSign decimal) {}

    /** In the order of preference where several fit as well. */
    private static final List<Cut> CUTS = List.of(
            new Cut(Separator.TAB, DecimalSign.POINT),
            new Cut(Separator.TAB, DecimalSign.COMMA),
            new Cut(Separator.SEMICOLON, DecimalSign.POINT),
            new Cut(Separator.SEMICOLON, DecimalSign.COMMA),
            new Cut(Separator.BAR, DecimalSign.POINT),
            new Cut(Separator.BAR, DecimalSign.COMMA),
            new Cut(Separator.COMMA, DecimalSign.POINT),
            new Cut(Separator.BLANKS, DecimalSign.POINT),
            new Cut(Separator.BLANKS, DecimalSign.COMMA));

    /** Copies the lists. */
    public TableSketch {
        lines = List.copyOf(lines);
        titles = List.copyOf(titles);
        below = List.copyOf(below);
    }

    /** Lines of one width that are mostly numbers, one below the other. */
    private record Block(int first, int width, int separators, double score) {

        boolean goesOn(int count, int found) {
            return found > 0 ? found == separators : count == width;
        }
    }

    /**
     * {@return the text, cut so that most of it is numbers in columns}
     *
     * @param lines the first lines, one character a byte
     */
    public static TableSketch of(List<String> lines) {
        Cut best = CUTS.get(0);
        double most = 0;
        for (Cut cut : CUTS) {
            double score = block(lines, cut).score;
            if (score > most * (1 + 1e-9)) {
                best = cut;
                most = score;
            }
        }
        return of(lines, best.separator, best.decimal);
    }

    /**
     * {@return the text cut this way}
     *
     * @param lines the first lines, one character a byte
     * @param separator between fields
     * @param decimal the decimal sign
     */
    public static TableSketch of(List<String> lines, Separator separator, DecimalSign decimal) {
        return startingAt(lines, separator, decimal, block(lines, new Cut(separator, decimal)).first);
    }

    /**
     * {@return the text cut this way, with the rows starting where a person says}
     *
     * @param lines the first lines, one character a byte
     * @param separator between fields
     * @param decimal the decimal sign
     * @param firstRow the line of the first row, counted from 0
     */
    public static TableSketch startingAt(List<String> lines, Separator separator, DecimalSign decimal, int firstRow) {
        int at = Math.clamp(firstRow, 0, lines.size());
        int width = width(lines, new Fields(separator.sign(), decimal.sign()), at);
        List<String> none = Collections.nCopies(width, "");
        List<String> units = none;
        int unitsAt = -1;
        for (int i = at - 1; i >= 0 && width > 0; i--) {
            String line = lines.get(i);
            Optional<List<String>> texts = texts(line, separator, width);
            if (texts.isPresent() && unitsAt < 0 && areUnits(texts.get())) {
                units = texts.get();
                unitsAt = i;
            } else if (texts.isPresent() && areWords(texts.get())) {
                return new TableSketch(lines, separator, decimal, at, i, texts.get(), units);
            } else if (line.chars().anyMatch(Character::isLetterOrDigit)) {
                break;
            }
        }
        return unitsAt < 0
                ? new TableSketch(lines, separator, decimal, at, -1, none, none)
                : new TableSketch(lines, separator, decimal, at, unitsAt, units, none);
    }

    /** The number of fields in a row, of which the first may lack the last ones. */
    private static int width(List<String> lines, Fields fields, int first) {
        int width = first == lines.size() ? 0 : fields.split(lines.get(first));
        int separators = first == lines.size() ? 0 : fields.separators();
        for (int i = first + 1; separators > 0 && i < Math.min(lines.size(), first + SAMPLE); i++) {
            if (!TitleLine.isPassedOver(lines.get(i), NO_COMMENT)) {
                int count = fields.split(lines.get(i));
                if (fields.separators() != separators) {
                    break;
                }
                width = Math.max(width, count);
            }
        }
        return Math.min(Limits.COLUMNS, width);
    }

    private static Optional<List<String>> texts(String line, Separator separator, int width) {
        return TitleLine.cuts(line, separator).stream()
                .filter(t -> t.size() == width && t.stream().allMatch(x -> x.length() <= TemplateColumn.LONGEST))
                .findFirst();
    }

    private static boolean areWords(List<String> texts) {
        return texts.stream().filter(t -> t.chars().anyMatch(Character::isLetter)).count() * 2 >= texts.size();
    }

    private static boolean areUnits(List<String> texts) {
        boolean any = false;
        for (String text : texts) {
            String unit = inner(text);
            boolean none = unit.isEmpty() || unit.equals("-") || unit.equals("#");
            if (!none && Units.parse(unit).isEmpty()) {
                return false;
            }
            any |= !none;
        }
        return any;
    }

    /** {@return a unit without the brackets around it} */
    private static String inner(String unit) {
        boolean wrapped = unit.length() >= 2
                && (unit.startsWith("(") && unit.endsWith(")") || unit.startsWith("[") && unit.endsWith("]"));
        return wrapped ? unit.substring(1, unit.length() - 1).strip() : unit;
    }

    private static Block block(List<String> lines, Cut cut) {
        Fields fields = new Fields(cut.separator.sign(), cut.decimal.sign());
        Block none = new Block(lines.size(), 0, 0, 0);
        Block best = none;
        Block now = none;
        int size = Math.min(lines.size(), Math.max(SAMPLE, firstNumbers(lines) + SAMPLE));
        for (int i = 0; i < size; i++) {
            if (TitleLine.isPassedOver(lines.get(i), NO_COMMENT)) {
                continue;
            }
            int count = fields.split(lines.get(i));
            int separators = fields.separators();
            boolean goesOn = now.score > 0 && now.goesOn(count, separators);
            int width = goesOn ? Math.max(now.width, count) : count;
            double score = score(fields, count, width);
            now = score == 0
                    ? none
                    : goesOn
                            ? new Block(now.first, width, separators, now.score + score)
                            : new Block(i, width, separators, score);
            best = now.score > best.score ? now : best;
        }
        return best;
    }

    /** Where a line starts with a number for the first time: a header may be longer than what is looked at otherwise. */
    private static int firstNumbers(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && "+-.0123456789".indexOf(line.charAt(0)) >= 0) {
                return i;
            }
        }
        return 0;
    }

    /** How much the line that was split last looks like a row: 0 for not at all. */
    private static double score(Fields fields, int count, int width) {
        if (count < 2 || width > Limits.COLUMNS) {
            return 0;
        }
        int numbers = 0;
        int missing = width - count;
        for (int i = 0; i < count; i++) {
            numbers += fields.isNumber(i) ? 1 : 0;
            missing += fields.isMissing(i) ? 1 : 0;
        }
        double share = (double) numbers / (width - missing);
        return numbers == 0 || 2 * (numbers + missing) < width ? 0 : share * share * Math.sqrt(numbers);
    }

    /** {@return the number of fields in a row, 0 where there is none} */
    public int width() {
        return titles.size();
    }

    /** {@return whether there are rows of at least two columns} */
    public boolean isTable() {
        return width() > 1;
    }

    /** {@return whether the columns have titles} */
    public boolean hasTitles() {
        return titlesLine >= 0;
    }

    /**
     * {@return the fields of a line, as they are read}
     *
     * @param line counted from 0
     */
    public List<String> cells(int line) {
        if (line == titlesLine) {
            return titles;
        }
        Fields fields = new Fields(separator.sign(), decimal.sign());
        int count = fields.split(lines.get(line));
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(LineReader.decoded(fields.text(i)));
        }
        return texts;
    }

    /** {@return what stands above the rows, for a template} */
    public Header header() {
        if (!hasTitles()) {
            return new Header.Lines(firstRow, width());
        }
        int between = 0;
        for (int i = titlesLine + 1; i < firstRow; i++) {
            between += TitleLine.isPassedOver(lines.get(i), NO_COMMENT) ? 0 : 1;
        }
        return new Header.Titles(Math.min(between, Header.MOST_BELOW));
    }

    /**
     * A guess at what the columns are.
     *
     * @param kind what comes of them
     * @param columns those that seem to be something, none where nothing is known
     */
    public record Meaning(DatasetKind kind, List<TemplateColumn> columns) {
        /** Copies the list. */
        public Meaning {
            columns = List.copyOf(columns);
        }
    }

    /**
     * {@return what the columns seem to be: the first kind that they are enough for, else the one that most of them can be}
     *
     * @param kinds those that they can be, at least one
     */
    public Meaning meaning(List<TableKind> kinds) {
        Meaning best = null;
        for (TableKind kind : kinds) {
            Meaning m = meaning(kind);
            Set<String> roles = new HashSet<>();
            m.columns.forEach(c -> roles.add(c.role()));
            if (kind.missing(roles).isEmpty()) {
                return m;
            }
            best = best == null || m.columns.size() > best.columns.size() ? m : best;
        }
        if (best == null) {
            throw new IllegalArgumentException("expected at least one kind of table, found none");
        }
        return best;
    }

    /**
     * {@return what the columns seem to be in data of one kind}
     *
     * @param kind what is wanted
     */
    public Meaning meaning(TableKind kind) {
        Map<String, Integer> taken = new HashMap<>();
        List<Optional<TableKind.Guess>> guesses = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            Optional<TableKind.Guess> guess =
                    titles.get(i).isEmpty() ? Optional.empty() : kind.guess(titles.get(i), inner(below.get(i)));
            guesses.add(guess);
            int at = i;
            guess.filter(g -> !isRepeated(kind, g)).ifPresent(g -> {
                Integer other = taken.get(g.role());
                if (other == null || g.rank() < guesses.get(other).orElseThrow().rank()) {
                    taken.put(g.role(), at);
                }
            });
        }
        List<TemplateColumn> columns = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            TableKind.Guess g = guesses.get(i).orElse(null);
            if (g != null && (isRepeated(kind, g) || taken.get(g.role()) == i)) {
                columns.add(column(i, g.role(), g.unit(), g.negated()));
            }
        }
        return new Meaning(kind.kind(), columns);
    }

    private static boolean isRepeated(TableKind kind, TableKind.Guess guess) {
        return kind.roles().stream().anyMatch(r -> r.id().equals(guess.role()) && r.repeated());
    }

    /** A text cut as a template says, and what the template says of its columns. */
    public record Applied(TableSketch sketch, Meaning meaning) {}

    /**
     * {@return a text as a template describes it; empty where the template does not suit}
     *
     * @param template the template
     * @param name the file's name
     * @param lines its first lines, one character a byte
     */
    public static Optional<Applied> applying(ColumnTemplate template, String name, List<String> lines) {
        if (!HeaderMatch.suits(template, name, lines)) {
            return Optional.empty();
        }
        return switch (template.header()) {
            case Header.Lines header -> Optional.of(applied(template, lines, header.count(), i -> i));
            case Header.Titles titles -> {
                for (int i = 0; i < lines.size(); i++) {
                    Optional<HeaderMatch> match =
                            HeaderMatch.of(template, lines.get(i), HeaderMatch.nextNotBlank(lines, i + 1));
                    if (match.isPresent()) {
                        int[] indices = match.get().indices();
                        int first = firstRow(template, lines, i, titles.linesBelow());
                        yield Optional.of(applied(template, lines, first, c -> indices[c]));
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private static int firstRow(ColumnTemplate template, List<String> lines, int titles, int below) {
        int left = below;
        for (int i = titles + 1; i < lines.size(); i++) {
            boolean counts = !TitleLine.isPassedOver(lines.get(i), template.comment());
            if (counts && left == 0) {
                return i;
            }
            left -= counts ? 1 : 0;
        }
        return lines.size();
    }

    private static Applied applied(ColumnTemplate template, List<String> lines, int first, IntUnaryOperator place) {
        TableSketch sketch = startingAt(lines, template.separator(), template.decimal(), first);
        List<TemplateColumn> columns = new ArrayList<>();
        for (int i = 0; i < template.columns().size(); i++) {
            TemplateColumn c = template.columns().get(i);
            int index = place.applyAsInt(i);
            if (index < sketch.width()) {
                columns.add(sketch.column(index, c.role(), c.unit(), c.negated()));
            }
        }
        return new Applied(sketch, new Meaning(template.kind(), columns));
    }

    /**
     * {@return a column of a template}
     *
     * @param index counted from 0, below {@link #width()}
     * @param role what it means
     * @param unit one that is known
     * @param negated whether its sign is the opposite one
     * @throws IllegalArgumentException when the unit is not known
     */
    public TemplateColumn column(int index, String role, String unit, boolean negated) {
        return new TemplateColumn(index, titles.get(index), below.get(index), role, unit, negated);
    }

    /**
     * {@return a template of this}
     *
     * @param name its name
     * @param meaning what the columns are
     * @param end what the line starts with at which the rows end, empty for none
     * @param file the name of the file, whose ending is kept where the columns have no titles
     * @throws IllegalArgumentException when the name is none or there is no column
     */
    public ColumnTemplate template(String name, Meaning meaning, String end, String file) {
        boolean known = meaning.columns.stream().anyMatch(c -> !c.title().isEmpty());
        int dot = file.lastIndexOf('.');
        String ending = known || dot <= 0 ? "" : file.substring(dot).toLowerCase(Locale.ROOT);
        return new ColumnTemplate(
                name,
                meaning.kind,
                separator,
                decimal,
                known ? header() : new Header.Lines(firstRow, width()),
                NO_COMMENT,
                end,
                ending.length() <= TemplateColumn.LONGEST ? ending : "",
                meaning.columns);
    }
}
