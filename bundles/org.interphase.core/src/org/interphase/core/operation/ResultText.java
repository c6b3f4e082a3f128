// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interphase.core.data.Dataset;
import org.interphase.core.unit.ValueText;

/** Any result as lines of text: values by name, lists of records as tables with aligned columns. */
public final class ResultText {

    private static final int LONGEST_LIST = 8;

    private ResultText() {}

    /**
     * {@return the result as text, without a line break at its end}
     *
     * @param result any record
     */
    public static String of(Record result) {
        List<String> lines = new ArrayList<>();
        List<String[]> scalars = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (RecordComponent c : result.getClass().getRecordComponents()) {
            Object value = read(c, result);
            if (value instanceof Dataset || value instanceof Attachment) {
                continue;
            }
            if (value instanceof Collection<?> list && !list.isEmpty() && list.iterator().next() instanceof Record) {
                tables.add("");
                tables.add(words(c.getName()));
                tables.addAll(table(list));
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((k, v) -> scalars.add(new String[] {k.toString(), plain(v)}));
            } else {
                scalars.add(new String[] {words(c.getName()), plain(value)});
            }
        }
        int width = scalars.stream().mapToInt(s -> s[0].length()).max().orElse(0);
        scalars.forEach(s -> lines.add(pad(s[0], width) + "  " + s[1]));
        lines.addAll(tables);
        return String.join(System.lineSeparator(), lines).stripTrailing();
    }

    private static List<String> table(Collection<?> rows) {
        RecordComponent[] components = rows.iterator().next().getClass().getRecordComponents();
        List<String[]> cells = new ArrayList<>();
        String[] head = new String[components.length];
        for (int i = 0; i < head.length; i++) {
            head[i] = words(components[i].getName());
        }
        cells.add(head);
        for (Object row : rows) {
            String[] line = new String[components.length];
            for (int i = 0; i < line.length; i++) {
                line[i] = plain(read(components[i], row));
            }
            cells.add(line);
        }
        return align(cells);
    }

    /**
     * {@return rows as lines whose columns stand below each other}
     *
     * @param rows cells, all rows of the first one's length
     */
    public static List<String> align(List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append("  ").append(pad(row[i], widths[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String plain(Object value) {
        return switch (value) {
            case null -> "—";
            case Double d -> ValueText.number(d, 7);
            case Boolean b -> b ? "yes" : "no";
            case Enum<?> e -> e.toString();
            case Collection<?> c -> c.isEmpty()
                    ? "—"
                    : String.join(", ", c.stream().limit(LONGEST_LIST).map(ResultText::plain).toList())
                            + (c.size() > LONGEST_LIST ? ", … (" + c.size() + ")" : "");
            default -> value.getClass().isArray() ? array(value) : value.toString();
        };
    }

    private static String array(Object array) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(Array.get(array, i));
        }
        return plain(all);
    }

    private static Object read(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
