// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.json.Json;
import org.interphase.core.json.JsonValue;
import org.interphase.core.text.Limits;

/**
 * A template as JSON, version 1: {@code {"template": 1, "name": …, "kind": …, "separator": …, "decimal": …, "titles":
 * {"linesBelow": 0}, "columns": [{"column": 1, "title": …, "role": …, "unit": …}]}}; instead of {@code titles} may stand
 * {@code "lines": {"before": 0, "columns": 3}}. What is empty or false may be left out: {@code comment}, {@code end},
 * {@code ending}; {@code title}, {@code below}, {@code unit}, {@code negated}. What is null is not there; a {@code
 * provenance} is passed over. Nothing else may stand there, so that a misspelt key is not silently without effect.
 */
public final class TemplateJson {

    /** The longest template that is read, in bytes. */
    public static final int LONGEST = 256 * 1024;

    private static final int VERSION = 1;
    private static final String TEMPLATE = "template";
    private static final String PROVENANCE = "provenance";

    private TemplateJson() {}

    /**
     * {@return the template as JSON}
     *
     * @param template any
     */
    public static String write(ColumnTemplate template) {
        return Json.write((Object) asMap(template)) + "\n";
    }

    /**
     * {@return the template's keys and values, as they stand in JSON}
     *
     * @param template any
     */
    public static Map<String, Object> asMap(ColumnTemplate template) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(TEMPLATE, VERSION);
        all.put("name", template.name());
        all.put("kind", template.kind().id());
        all.put("separator", template.separator().toString());
        all.put("decimal", template.decimal().toString());
        switch (template.header()) {
            case Header.Titles titles -> all.put("titles", Map.of("linesBelow", titles.linesBelow()));
            case Header.Lines lines -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("before", lines.count());
                entry.put("columns", lines.width());
                all.put("lines", entry);
            }
        }
        putUnlessEmpty(all, "comment", template.comment());
        putUnlessEmpty(all, "end", template.end());
        putUnlessEmpty(all, "ending", template.ending());
        List<Map<String, Object>> columns = new ArrayList<>();
        for (TemplateColumn c : template.columns()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("column", c.index() + 1);
            putUnlessEmpty(entry, "title", c.title());
            putUnlessEmpty(entry, "below", c.below());
            entry.put("role", c.role());
            putUnlessEmpty(entry, "unit", c.unit());
            if (c.negated()) {
                entry.put("negated", true);
            }
            columns.add(entry);
        }
        all.put("columns", columns);
        return all;
    }

    private static void putUnlessEmpty(Map<String, Object> all, String key, String value) {
        if (!value.isEmpty()) {
            all.put(key, value);
        }
    }

    /**
     * Reads a template.
     *
     * @param file a file of JSON
     * @return the template, complete in itself; whether it fits its kind says {@link TemplateReader#problem}
     * @throws FormatException when it is not one, with the place
     * @throws IOException when it cannot be read
     */
    public static ColumnTemplate read(Path file) throws IOException {
        FileSource source = FileSource.of(file);
        return new Reader(source).template(JsonValue.read(source, "a template", LONGEST, TemplateColumn.LONGEST));
    }

    private record Reader(FileSource source) {

        ColumnTemplate template(JsonValue root) throws FormatException {
            Map<String, JsonValue> all = root.object(source, "a template");
            int version = integer(all, root, TEMPLATE);
            if (version != VERSION) {
                throw source.wrong(all.get(TEMPLATE).place(), "version " + VERSION + " of a template", Integer.toString(version));
            }
            onlyKnown(all, TEMPLATE, "name", "kind", "separator", "decimal", "titles", "lines", "comment", "end", "ending",
                    "columns", PROVENANCE);
            return checked(root.place(), () -> new ColumnTemplate(
                    text(all, root, "name"),
                    word(all, root, "kind", DatasetKind.values()),
                    word(all, root, "separator", Separator.values()),
                    word(all, root, "decimal", DecimalSign.values()),
                    header(all, root),
                    text(all, "comment"),
                    text(all, "end"),
                    text(all, "ending"),
                    columns(all, root)));
        }

        private Header header(Map<String, JsonValue> all, JsonValue root) throws FormatException {
            JsonValue titles = all.get("titles");
            JsonValue lines = all.get("lines");
            if ((titles == null) == (lines == null)) {
                throw source.wrong(root.place(), "one of the keys 'titles' and 'lines'", titles == null ? "none" : "both");
            }
            if (titles != null) {
                Map<String, JsonValue> entry = titles.object(source, "an object");
                onlyKnown(entry, "linesBelow");
                return checked(titles.place(), () -> new Header.Titles(integer(entry, titles, "linesBelow")));
            }
            Map<String, JsonValue> entry = lines.object(source, "an object");
            onlyKnown(entry, "before", "columns");
            return checked(
                    lines.place(),
                    () -> new Header.Lines(integer(entry, lines, "before"), integer(entry, lines, "columns")));
        }

        private List<TemplateColumn> columns(Map<String, JsonValue> all, JsonValue root) throws FormatException {
            JsonValue node = required(all, root, "columns");
            if (!(node.value() instanceof List<?> list)) {
                throw source.wrong(node.place(), "a list of columns", node.shown());
            }
            if (list.size() > Limits.COLUMNS) {
                throw source.wrong(node.place(), "at most " + Limits.COLUMNS + " columns", Integer.toString(list.size()));
            }
            List<TemplateColumn> columns = new ArrayList<>();
            for (Object element : list) {
                JsonValue c = (JsonValue) element;
                Map<String, JsonValue> entry = c.object(source, "a column");
                onlyKnown(entry, "column", "title", "below", "role", "unit", "negated");
                columns.add(checked(c.place(), () -> new TemplateColumn(
                        Math.subtractExact(integer(entry, c, "column"), 1),
                        text(entry, "title"),
                        text(entry, "below"),
                        text(entry, c, "role"),
                        text(entry, "unit"),
                        flag(entry, "negated"))));
            }
            return columns;
        }

        @FunctionalInterface
        private interface Made<T> {
            T make() throws FormatException;
        }

        private <T> T checked(Place place, Made<T> made) throws FormatException {
            try {
                return made.make();
            } catch (IllegalArgumentException | ArithmeticException e) {
                String text = String.valueOf(e.getMessage());
                int found = text.lastIndexOf(", found ");
                throw found < 0
                        ? source.wrong(place, "a value in its range", text)
                        : source.wrong(
                                place,
                                text.substring(0, found).replaceFirst("^expected ", ""),
                                text.substring(found + ", found ".length()));
            }
        }

        private void onlyKnown(Map<String, JsonValue> all, String... known) throws FormatException {
            Set<String> names = Set.of(known);
            for (Map.Entry<String, JsonValue> e : all.entrySet()) {
                if (!names.contains(e.getKey())) {
                    throw source.wrong(
                            e.getValue().place(),
                            "one of the keys " + Arrays.stream(known).collect(Collectors.joining(", ")),
                            "'" + e.getKey() + "'");
                }
            }
        }

        private JsonValue required(Map<String, JsonValue> all, JsonValue in, String key) throws FormatException {
            JsonValue node = all.get(key);
            if (node == null) {
                throw source.wrong(in.place(), "the key '" + key + "'", "none of this name");
            }
            return node;
        }

        private int integer(Map<String, JsonValue> all, JsonValue in, String key) throws FormatException {
            JsonValue node = required(all, in, key);
            if (node.value() instanceof Integer number) {
                return number;
            }
            throw source.wrong(node.place(), "'" + key + "': a whole number", node.shown());
        }

        private String text(Map<String, JsonValue> all, JsonValue in, String key) throws FormatException {
            required(all, in, key);
            return text(all, key);
        }

        private String text(Map<String, JsonValue> all, String key) throws FormatException {
            JsonValue node = all.get(key);
            if (node == null) {
                return "";
            }
            if (node.value() instanceof String text) {
                return text;
            }
            throw source.wrong(node.place(), "'" + key + "': a text", node.shown());
        }

        private boolean flag(Map<String, JsonValue> all, String key) throws FormatException {
            JsonValue node = all.get(key);
            if (node == null) {
                return false;
            }
            if (node.value() instanceof Boolean flag) {
                return flag;
            }
            throw source.wrong(node.place(), "'" + key + "': true or false", node.shown());
        }

        private <E extends Enum<E>> E word(Map<String, JsonValue> all, JsonValue in, String key, E[] words) throws FormatException {
            String text = text(all, in, key);
            Optional<E> found =
                    Arrays.stream(words).filter(w -> w.toString().equals(text)).findFirst();
            if (found.isEmpty()) {
                throw source.wrong(
                        all.get(key).place(),
                        "'" + key + "': one of " + Arrays.stream(words).map(Object::toString).collect(Collectors.joining(", ")),
                        "'" + text + "'");
            }
            return found.get();
        }
    }
}
