// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.unit.Units;

/**
 * How a delimited text is laid out, judged by its first lines.
 *
 * @param titles the texts of the titles, empty where there are none
 * @param titlesLine the line of the titles, counted from 1; 0 where there are none
 * @param lastHeaderLine the last line that is not a row, counted from 1; 0 where the first is one
 * @param width the number of fields in a row
 * @param separator between fields
 * @param decimal the decimal sign
 */
record TextLayout(
        List<String> titles, int titlesLine, int lastHeaderLine, int width, char separator, char decimal) {

    private static final int SAMPLE = 50;
    private static final int LONGEST_TITLES = 16 * 1024;

    private record Cut(char separator, char decimal) {}

    /** In the order of preference where several fit as well. */
    private static final List<Cut> CUTS = List.of(
            new Cut('\t', '.'),
            new Cut('\t', ','),
            new Cut(';', '.'),
            new Cut(';', ','),
            new Cut(',', '.'),
            new Cut(',', ','),
            new Cut(Fields.BLANKS, ','),
            new Cut(Fields.BLANKS, '.'));

    /** {@return whether the rows have titles} */
    boolean hasTitles() {
        return !titles.isEmpty();
    }

    /**
     * {@return the layout; empty when no line has titles that say what it is, and the first that is not a comment is
     * not a row of numbers}
     *
     * @param lines the first lines, one character a byte
     */
    static Optional<TextLayout> of(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            List<String> titles = titles(lines.get(i));
            if (!titles.isEmpty() && standsAboveRows(lines, i, titles)) {
                return Optional.of(withTitles(lines, i, titles));
            }
        }
        return withoutTitles(lines);
    }

    /** {@return whether a line has titles that say what columns are, and rows below it} */
    static boolean isHeader(List<String> lines, int at) {
        List<String> titles = titles(lines.get(at));
        return !titles.isEmpty() && next(lines, at + 1) < lines.size() && standsAboveRows(lines, at, titles);
    }

    /** Whether numbers follow, or nothing: a sentence may hold the words of titles, too. */
    private static boolean standsAboveRows(List<String> lines, int at, List<String> titles) {
        if (TextTable.isComment(lines.get(at)) && hasTitles(lines, nextNotBlank(lines, at + 1))) {
            return false;
        }
        int first = next(lines, at + 1);
        if (first == lines.size()) {
            return true;
        }
        if (hasTitles(lines, first)) {
            return false;
        }
        boolean skipped = numbers(lines.get(first)) == 0 && isBelowTitles(lines, first, titles)
                || isName(lines.get(first), titles);
        int row = skipped ? next(lines, first + 1) : first;
        if (row == lines.size()) {
            return false;
        }
        int width = titles.size();
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, cut.decimal);
            int n = fields.split(lines.get(row));
            if (n > 0 && Math.abs(n - width) <= 1 && numbers(fields, n) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTitles(List<String> lines, int at) {
        return at < lines.size() && !titles(lines.get(at)).isEmpty();
    }

    /** {@return the line, counted from 0, that stands below titles and is neither one of units nor a row; empty where none} */
    static OptionalInt unknownBelowTitles(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            List<String> titles = titles(lines.get(i));
            int below = next(lines, i + 1);
            if (!titles.isEmpty() && below < lines.size() && !units(lines.get(below), titles).isEmpty()) {
                below = next(lines, below + 1);
            }
            if (!titles.isEmpty() && below < lines.size() && fields(lines.get(below), titles.size()).size() == titles.size()) {
                return OptionalInt.of(below);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a line below titles is what the first spectrum of several is called. */
    private static boolean isName(String line, List<String> titles) {
        int words = line.strip().split("\\s+").length;
        return hasWord(line)
                && line.indexOf('\t') < 0
                && line.indexOf(';') < 0
                && line.indexOf(',') < 0
                && titles.size() > 2
                && words < titles.size()
                && fields(line, titles.size()).isEmpty();
    }

    /** Whether a line without numbers belongs to the titles above it. */
    private static boolean isBelowTitles(List<String> lines, int at, List<String> titles) {
        // RelaxIS has the state and the name of the spectrum there
        return titles.get(0).startsWith("Data:") || lines.get(0).startsWith("RelaxIS") || !units(lines.get(at), titles).isEmpty();
    }

    /**
     * The units in a line, one for each title, empty where the line is none of units. Below a title that says nothing to
     * us may stand what is no unit to us.
     */
    private static List<String> units(String line, List<String> titles) {
        List<String> units = fields(line, titles.size());
        boolean any = false;
        for (int i = 0; i < units.size(); i++) {
            String unit = inner(units.get(i));
            boolean known = unit.isEmpty() || Units.parse(unit).isPresent();
            if (!known && ColumnTitle.of(titles.get(i)).quantity() != Quantity.OTHER) {
                return List.of();
            }
            any |= known && !unit.isEmpty();
            units.set(i, known ? unit : "");
        }
        return any ? units : List.of();
    }

    private static TextLayout withTitles(List<String> lines, int at, List<String> titles) {
        int header = at;
        List<String> named = titles;
        int next = next(lines, at + 1);
        if (next < lines.size() && numbers(lines.get(next)) == 0) {
            List<String> units = units(lines.get(next), titles);
            if (!units.isEmpty()) {
                named = new ArrayList<>();
                for (int i = 0; i < units.size(); i++) {
                    String unit = units.get(i);
                    named.add(titles.get(i) + (unit.isEmpty() || titles.get(i).isEmpty() ? "" : "/" + unit));
                }
                header = next;
            } else if (isBelowTitles(lines, next, titles)) {
                header = next;
            }
        }
        Cut cut = best(sample(lines, header + 1), named);
        return new TextLayout(
                List.copyOf(named), at + 1, header + 1, titles.size(), cut.separator, cut.decimal);
    }

    private static String inner(String unit) {
        boolean wrapped = unit.length() >= 2
                && (unit.startsWith("(") && unit.endsWith(")") || unit.startsWith("[") && unit.endsWith("]"));
        return wrapped ? unit.substring(1, unit.length() - 1) : unit;
    }

    private static Optional<TextLayout> withoutTitles(List<String> lines) {
        int first = next(lines, 0);
        if (first == lines.size()) {
            return Optional.empty();
        }
        List<String> sample = sample(lines, first);
        Cut best = null;
        int bestScore = 0;
        int width = 0;
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, cut.decimal);
            int n = fields.split(lines.get(first));
            boolean row = n >= 2 && n <= Limits.COLUMNS && 2 * numbers(fields, n) > n;
            TextTable.Need[] needs = new TextTable.Need[n];
            Arrays.fill(needs, TextTable.Need.NUMBERS);
            int score = row ? score(fields, sample, needs) : 0;
            if (score > bestScore) {
                best = cut;
                bestScore = score;
                width = n;
            }
        }
        if (best != null) {
            return Optional.of(new TextLayout(List.of(), 0, first, width, best.separator, best.decimal));
        }
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, cut.decimal);
            int n = fields.split(lines.get(first));
            if (n >= 3 && n <= Limits.COLUMNS && 2 * numbers(fields, n) > n) {
                return Optional.of(new TextLayout(List.of(), 0, first, n, cut.separator, cut.decimal));
            }
        }
        return Optional.empty();
    }

    /** {@return whether some line looks like a row of a table of numbers} */
    static boolean looksLikeTable(List<String> lines) {
        return lines.stream().limit(2L * SAMPLE).anyMatch(line -> numbers(line) >= 3);
    }

    private static Cut best(List<String> sample, List<String> titles) {
        int width = titles.size();
        List<ColumnTitle> columns = SideBySide.titles(titles);
        TextTable.Need[] needs = TextTable.needs(columns, TextTable.isSpectrum(columns));
        TextTable.Need[] all = new TextTable.Need[width];
        Arrays.fill(all, TextTable.Need.NUMBERS);
        Cut best = null;
        int bestScore = -1;
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, cut.decimal);
            int score = (2 * SAMPLE * score(fields, sample, needs) + score(fields, sample, all)) * 2 * SAMPLE;
            for (String line : sample) {
                score += fields.split(line) == width ? 1 : 0;
            }
            if (score > bestScore) {
                best = cut;
                bestScore = score;
            }
        }
        return best;
    }

    /** How many lines are rows of numbers in the columns that need them. */
    private static int score(Fields fields, List<String> sample, TextTable.Need[] needs) {
        int score = 0;
        for (String line : sample) {
            int n = fields.split(line);
            boolean numbers = n == needs.length || n > 1 && n < needs.length && fields.separators() == needs.length - 1;
            boolean any = false;
            for (int i = 0; i < n && numbers; i++) {
                any |= fields.isNumber(i);
                numbers = !needs[i].isNumber() || fields.isNumber(i) || fields.isMissing(i);
            }
            score += numbers && any ? 1 : 0;
        }
        return score;
    }

    private static int numbers(Fields fields, int count) {
        int numbers = 0;
        for (int i = 0; i < count; i++) {
            numbers += fields.isNumber(i) ? 1 : 0;
        }
        return numbers;
    }

    /** The most numbers that a line has in any cut. */
    private static int numbers(String line) {
        int most = 0;
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, cut.decimal);
            most = Math.max(most, numbers(fields, fields.split(line)));
        }
        return most;
    }

    private static List<String> sample(List<String> lines, int from) {
        List<String> sample = new ArrayList<>();
        for (int i = next(lines, from); i < lines.size() && sample.size() < SAMPLE; i = next(lines, i + 1)) {
            sample.add(lines.get(i));
        }
        return sample;
    }

    private static int nextNotBlank(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private static int next(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && (lines.get(i).isBlank() || TextTable.isComment(lines.get(i)))) {
            i++;
        }
        return i;
    }

    /** The fields of a line in the first cut that gives so many. */
    private static List<String> fields(String line, int count) {
        for (Cut cut : CUTS) {
            Fields fields = new Fields(cut.separator, '.');
            int n = fields.split(line);
            if (n == count || n > 0 && n < count && fields.separators() >= count - 1) {
                List<String> texts = texts(fields, n);
                while (texts.size() < count) {
                    texts.add("");
                }
                return texts;
            }
        }
        return new ArrayList<>();
    }

    private static List<String> texts(Fields fields, int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(inSingleQuotes(LineReader.decoded(fields.text(i)).strip()));
        }
        return texts;
    }

    private static String inSingleQuotes(String text) {
        return text.length() > 2 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /** The titles in a line, empty when it does not hold titles that say what the columns are. */
    private static List<String> titles(String raw) {
        return titles(raw, SideBySide::titles);
    }

    /** {@return a title in a line that would say what its columns are, were the unit of that title one of its quantity} */
    static Optional<ColumnTitle> unfitUnit(String line) {
        return titles(line, texts -> texts.stream().map(ColumnTitle::whateverItsUnit).toList()).stream()
                .filter(t -> ColumnTitle.of(t).quantity() == Quantity.OTHER)
                .map(ColumnTitle::whateverItsUnit)
                .filter(t -> t.quantity() != Quantity.OTHER)
                .findFirst();
    }

    private static List<String> titles(String raw, Function<List<String>, List<ColumnTitle>> title) {
        if (raw.length() > LONGEST_TITLES || !hasWord(raw)) {
            return List.of();
        }
        String line = TextTable.isComment(raw) ? raw.strip().replaceFirst("^(#|%|//|!)+", "") : raw;
        for (char separator : new char[] {'\t', ';', ','}) {
            Fields fields = new Fields(separator, '.');
            int count = fields.split(line);
            if (count >= 2 && count <= Limits.COLUMNS) {
                List<String> texts = texts(fields, count);
                if (sayWhatTheyAre(texts, title)) {
                    return texts;
                }
            }
        }
        String bare = LineReader.decoded(line).strip();
        if (bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        for (String gap : new String[] {"\\s{2,}", "\\s+"}) {
            List<String> texts = Arrays.stream(bare.split(gap))
                    .map(TextLayout::inSingleQuotes)
                    .toList();
            if (texts.size() >= 2 && texts.size() <= Limits.COLUMNS && sayWhatTheyAre(texts, title)) {
                return texts;
            }
        }
        return List.of();
    }

    /** {@return whether a line has as many fields as a row, of which one at least names something of an impedance} */
    static boolean namesSome(String raw, int width) {
        String line = LineReader.decoded(raw.strip().replaceFirst("^(#|%|//|!)+", "")).strip();
        if (raw.length() > LONGEST_TITLES || !hasWord(line)) {
            return false;
        }
        Set<Quantity> impedance = EnumSet.range(Quantity.FREQUENCY, Quantity.PHASE);
        for (String gap : new String[] {"\t", ";", ",", "\\s{2,}", "\\s+"}) {
            String[] texts = line.split(gap);
            if (texts.length == width
                    && Arrays.stream(texts)
                            .map(t -> ColumnTitle.whateverItsUnit(inSingleQuotes(t.strip())))
                            .anyMatch(t -> impedance.contains(t.quantity()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line has a letter that no number has. */
    static boolean hasWord(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLetter(c) && c != 'e' && c != 'E') {
                return true;
            }
        }
        return false;
    }

    private static boolean sayWhatTheyAre(
            List<String> titles, Function<List<String>, List<ColumnTitle>> of) {
        Set<Quantity> all = EnumSet.noneOf(Quantity.class);
        of.apply(titles).forEach(t -> all.add(t.quantity()));
        return all.contains(Quantity.FREQUENCY)
                        && (all.contains(Quantity.REAL) && all.contains(Quantity.IMAGINARY)
                                || all.contains(Quantity.MODULUS) && all.contains(Quantity.PHASE))
                || all.contains(Quantity.TIME) && all.contains(Quantity.VOLTAGE);
    }
}
