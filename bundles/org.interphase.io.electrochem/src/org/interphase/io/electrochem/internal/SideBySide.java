// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.text.Fields;
import org.interphase.core.text.LineReader;

/**
 * Several spectra side by side: {@code f, Re, Im, f, Re, Im}, or one column of frequencies that they share: {@code f, Re,
 * Im, Re, Im}. Their titles may be numbered ({@code f1, Re1, Im1}; {@code Re(Z)/Ohm.1}, as pandas writes it).
 */
final class SideBySide {

    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*?\\S)[ _.#-]*\\(?#?\\d+\\)?");
    private static final Pattern NUMBER_BEFORE_UNIT = Pattern.compile("(.*?[^\\d ])[ _.#-]*\\d+(\\s*[/(\\[_].*)");

    private SideBySide() {}

    /** {@return the titles taken apart, without their numbers where these tell several spectra apart} */
    static List<ColumnTitle> titles(List<String> texts) {
        List<ColumnTitle> plain = texts.stream().map(ColumnTitle::of).toList();
        if (groups(plain).size() > 1) {
            return plain;
        }
        List<ColumnTitle> numbered = texts.stream().map(SideBySide::withoutNumber).toList();
        return groups(numbered).size() > 1 ? numbered : plain;
    }

    private static ColumnTitle withoutNumber(String text) {
        ColumnTitle whole = ColumnTitle.of(text);
        if (whole.quantity() != Quantity.OTHER) {
            return whole;
        }
        for (Pattern pattern : List.of(NUMBER_AT_END, NUMBER_BEFORE_UNIT)) {
            Matcher m = pattern.matcher(text.strip());
            if (m.matches()) {
                ColumnTitle bare = ColumnTitle.of(m.group(1) + (m.groupCount() > 1 ? m.group(2) : ""));
                if (bare.quantity() != Quantity.OTHER) {
                    return new ColumnTitle(
                            text, bare.name(), bare.conversion(), bare.unit(), bare.named(), bare.unitGiven());
                }
            }
        }
        return whole;
    }

    /**
     * {@return the columns of each spectrum; one group of all columns where they are not several}
     *
     * @param titles the columns' titles
     */
    static List<List<Integer>> groups(List<ColumnTitle> titles) {
        List<Integer> frequencies = of(titles, Quantity.FREQUENCY);
        List<List<Integer>> groups = frequencies.size() > 1
                ? groups(titles, frequencies, List.of())
                : frequencies.size() == 1 ? ofOneFrequency(titles, frequencies) : List.of();
        boolean several = groups.size() > 1 && groups.stream().allMatch(g -> isSpectrum(titles, g));
        return several ? groups : List.of(IntStream.range(0, titles.size()).boxed().toList());
    }

    /** Each from a column up to the next of its kind; what stands before the first belongs to all. */
    private static List<List<Integer>> groups(
            List<ColumnTitle> titles, List<Integer> starts, List<Integer> shared) {
        List<Integer> common = new ArrayList<>(shared);
        IntStream.range(0, starts.get(0)).filter(i -> !common.contains(i)).forEach(common::add);
        List<List<Integer>> groups = new ArrayList<>();
        for (int g = 0; g < starts.size(); g++) {
            List<Integer> own = new ArrayList<>(common);
            int end = g + 1 < starts.size() ? starts.get(g + 1) : titles.size();
            IntStream.range(starts.get(g), end).filter(i -> !own.contains(i)).forEach(own::add);
            groups.add(own);
        }
        return groups;
    }

    private static List<List<Integer>> ofOneFrequency(List<ColumnTitle> titles, List<Integer> frequency) {
        List<Integer> starts = of(titles, Quantity.REAL);
        if (starts.isEmpty()) {
            starts = of(titles, Quantity.MODULUS);
        }
        boolean sameName = starts.stream()
                        .map(i -> titles.get(i).named().rank())
                        .distinct()
                        .count()
                == 1;
        return starts.size() > 1 && sameName && starts.get(0) > 0 ? groups(titles, starts, frequency) : List.of();
    }

    private static List<Integer> of(List<ColumnTitle> titles, Quantity quantity) {
        return IntStream.range(0, titles.size())
                .filter(i -> titles.get(i).quantity() == quantity)
                .boxed()
                .toList();
    }

    private static boolean isSpectrum(List<ColumnTitle> titles, List<Integer> group) {
        Set<Quantity> once = EnumSet.noneOf(Quantity.class);
        for (int i : group) {
            Quantity q = titles.get(i).quantity();
            if ((q == Quantity.FREQUENCY || q == Quantity.REAL || q == Quantity.IMAGINARY) && !once.add(q)) {
                return false;
            }
            once.add(q);
        }
        return once.contains(Quantity.FREQUENCY)
                && (once.contains(Quantity.REAL) && once.contains(Quantity.IMAGINARY)
                        || once.contains(Quantity.MODULUS) && once.contains(Quantity.PHASE));
    }

    /**
     * {@return what a line above the titles, or of RelaxIS below them, calls each spectrum; empty where none does}
     *
     * @param groups the columns of each spectrum
     * @param head the lines of the header
     * @param layout of the header
     */
    static List<String> names(List<List<Integer>> groups, List<String> head, TextLayout layout) {
        int at = layout.titlesLine() - 2;
        boolean relaxis = !head.isEmpty() && head.get(0).startsWith("RelaxIS");
        int line = relaxis ? layout.titlesLine() : at;
        Fields fields = new Fields(layout.separator(), '.');
        int count = line < 0 || line >= head.size() || layout.separator() == Fields.BLANKS ? 0 : fields.split(head.get(line));
        List<String> names = new ArrayList<>();
        for (List<Integer> group : groups) {
            String name = "";
            for (int i : group) {
                String text = i < count ? LineReader.decoded(fields.text(i)).strip() : "";
                name = text.isEmpty() || !relaxis && !name.isEmpty() ? name : text;
            }
            names.add(name);
        }
        // a line with one text says it of the file
        boolean each = names.stream().filter(n -> !n.isEmpty()).distinct().count() > 1;
        return each ? names : names.stream().map(n -> "").toList();
    }

    /**
     * {@return the table of one spectrum: its columns, and its rows up to its end, which may come before the table's}
     *
     * @param table all columns
     * @param titles their titles, by which those that are left are found
     * @param group the columns of the spectrum
     */
    static Table table(Table table, List<ColumnTitle> titles, List<Integer> group) throws FormatException {
        List<ColumnTitle> wanted = group.stream().map(titles::get).toList();
        List<Table.Column> own = new ArrayList<>();
        for (Table.Column c : table.columns()) {
            if (wanted.stream().anyMatch(t -> t == c.title())) {
                own.add(c);
            }
        }
        List<Table.Column> needed = own.stream()
                .filter(c -> switch (c.title().quantity()) {
                    case FREQUENCY, REAL, IMAGINARY, MODULUS, PHASE -> true;
                    default -> false;
                })
                .toList();
        int rows = table.rows();
        while (rows > 0 && isEmpty(needed, rows - 1)) {
            rows--;
        }
        for (int row = 0; row < rows; row++) {
            for (Table.Column c : needed) {
                if (Double.isNaN(c.values()[row])) {
                    throw table.source()
                            .wrong(table.places().apply(row), "a number ('" + c.title().text() + "')", "an empty field");
                }
            }
        }
        if (rows == 0) {
            throw table.source()
                    .wrong(Place.whole(), "rows of numbers below '" + needed.get(0).title().text() + "'", "empty fields");
        }
        int count = rows;
        return new Table(
                table.source(),
                own.stream()
                        .map(c -> new Table.Column(c.title(), java.util.Arrays.copyOf(c.values(), count)))
                        .toList(),
                count,
                table.places(),
                table.breaks(),
                table.texts());
    }

    /** A spectrum that shares its frequencies has none of its own to end with. */
    private static boolean isEmpty(List<Table.Column> needed, int row) {
        return needed.stream()
                .filter(c -> c.title().quantity() != Quantity.FREQUENCY)
                .allMatch(c -> Double.isNaN(c.values()[row]));
    }
}
