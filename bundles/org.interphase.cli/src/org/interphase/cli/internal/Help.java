// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingsType;

/** What the command line says about itself, from the declarations of the operations alone. */
final class Help {

    private static final int WIDTH = 100;
    private static final String GENERAL = "General";
    private static final Map<String, String> GROUPS = Map.of(
            "eis", "Impedance",
            "cycle", "Cycling",
            "sims", "Ion images and depth profiles",
            "volume", "Volumes",
            "image", "Electron images",
            "plan", "Plans",
            "devices", "Devices",
            "template", "Templates");

    private final Operations operations;
    private final String product;
    private final String version;

    Help(Operations operations, String product, String version) {
        this.operations = operations;
        this.product = product;
        this.version = version;
    }

    /** {@return all commands in groups with what they do} */
    String overview() {
        List<String> lines = new ArrayList<>();
        lines.add(product + " " + version + ": electrochemistry and SIMS of solid-state batteries");
        lines.add("");
        lines.add("usage: interphase COMMAND [SOURCE…] [OPTION…] [--json] [-o FILE]");
        Map<String, List<String[]>> groups = new TreeMap<>((a, b) -> {
            int general = Boolean.compare(b.equals(GENERAL), a.equals(GENERAL));
            return general != 0 ? general : a.compareTo(b);
        });
        for (Operation<?, ?> o : operations.all()) {
            Declaration d = o.declaration();
            groups.computeIfAbsent(group(d.command()), g -> new ArrayList<>())
                    .add(new String[] {d.command(), d.summary()});
        }
        groups.computeIfAbsent(GENERAL, g -> new ArrayList<>())
                .add(new String[] {"help [COMMAND]", "Lists the commands, or shows one's settings, units and defaults."});
        int width = groups.values().stream()
                .flatMap(List::stream)
                .mapToInt(row -> row[0].length())
                .max()
                .orElse(0);
        groups.forEach((name, rows) -> {
            lines.add("");
            lines.add(name);
            rows.forEach(row -> lines.addAll(hanging("  " + pad(row[0], width) + "  ", row[1])));
        });
        lines.add("");
        lines.addAll(hanging("", "SOURCE is a file; SOURCE#ID picks one data set of several ('interphase info' lists them)."
                + " --json prints one JSON document, -o FILE writes the result in the form of the file's ending."
                + " Exit status: 0 done, 1 done with a negative answer, 2 wrong usage or unreadable input."));
        return String.join(System.lineSeparator(), lines);
    }

    /** {@return all commands as JSON} */
    String overviewJson() {
        List<Map<String, Object>> commands = new ArrayList<>();
        for (Operation<?, ?> o : operations.all()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("command", o.declaration().command());
            entry.put("label", o.declaration().label());
            entry.put("summary", o.declaration().summary());
            commands.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", version);
        all.put("commands", commands);
        return Json.write(all);
    }

    private static String group(String command) {
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        if (GROUPS.containsKey(first)) {
            return GROUPS.get(first);
        }
        return space < 0 ? GENERAL : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }

    /**
     * {@return a command's sources and settings, with units, ranges, defaults, examples and sources}
     *
     * @param operation the operation
     * @param type its settings
     */
    static String of(Operation<?, ?> operation, SettingsType<?> type) {
        Declaration d = operation.declaration();
        List<String> lines = new ArrayList<>();
        StringBuilder usage = new StringBuilder("usage: interphase " + d.command() + sources(d.inputs()));
        type.descriptors().stream()
                .filter(SettingDescriptor::required)
                .forEach(s -> usage.append(' ').append(s.option()).append(' ').append(placeholder(s)));
        usage.append(type.descriptors().stream().allMatch(SettingDescriptor::required) ? "" : " [OPTION…]");
        usage.append(" [--json]").append(d.outputRequired() ? " -o " : " [-o ");
        usage.append(OutputForm.of(operation).isFolder() ? "FOLDER" : "FILE").append(d.outputRequired() ? "" : "]");
        lines.addAll(hanging("", usage.toString()));
        lines.add("");
        lines.addAll(hanging("", d.summary()));
        if (d.inputs().max() > 0) {
            lines.add("");
            lines.addAll(hanging("  SOURCE  ", sourceKinds(d.inputs())));
        }
        List<String[]> rows = new ArrayList<>();
        for (SettingDescriptor s : type.descriptors()) {
            rows.add(new String[] {option(s), describe(s)});
        }
        if (Arguments.takesTemplate(operation, type)) {
            rows.add(new String[] {
                Arguments.TEMPLATE + " NAME",
                "Read the files as this template says, whatever they look like; its name ('interphase template list'), or a"
                        + " file NAME.json."
            });
        }
        rows.add(new String[] {"--json", "Print one JSON document and nothing else."});
        rows.add(new String[] {
            OutputForm.of(operation).isFolder() ? "-o, --output FOLDER" : "-o, --output FILE",
            (d.outputRequired() ? "Required. " : "") + OutputForm.of(operation).inWords()
        });
        rows.add(new String[] {"-h, --help", "Show this text."});
        int width = Math.min(28, rows.stream().mapToInt(r -> r[0].length()).max().orElse(0));
        lines.add("");
        for (String[] row : rows) {
            if (row[0].length() > width) {
                lines.add("  " + row[0]);
                lines.addAll(hanging(" ".repeat(width + 4), row[1]));
            } else {
                lines.addAll(hanging("  " + pad(row[0], width) + "  ", row[1]));
            }
        }
        if (!d.citation().isEmpty()) {
            lines.add("");
            lines.addAll(hanging("Method: ", d.citation()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /**
     * {@return a command's declaration with the JSON schema of its plan step}
     *
     * @param operation the operation
     * @param type its settings
     */
    static String json(Operation<?, ?> operation, SettingsType<?> type) {
        Declaration d = operation.declaration();
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("min", d.inputs().min());
        inputs.put("max", d.inputs().max() == Integer.MAX_VALUE ? null : d.inputs().max());
        inputs.put("kinds", d.inputs().kinds().stream().map(DatasetKind::id).sorted().toList());
        inputs.put("onePerSource", d.inputs().onePerSource());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", d.command());
        all.put("label", d.label());
        all.put("summary", d.summary());
        all.put("inputs", inputs);
        all.put("step", d.step());
        all.put("schema", type.schema(d));
        return Json.write(all);
    }

    private static String sources(Inputs inputs) {
        if (inputs.max() == 0) {
            return "";
        }
        String word = inputs.max() == 1 ? " SOURCE" : " SOURCE…";
        return inputs.min() == 0 ? " [" + word.strip() + "]" : word;
    }

    private static String sourceKinds(Inputs inputs) {
        if (inputs.areUnread()) {
            return "A file of any content.";
        }
        String kinds = inputs.kinds().size() == DatasetKind.values().length
                ? "any data that can be read"
                : String.join(" or ", inputs.kinds().stream().map(Help::oneOf).sorted().toList());
        String each = inputs.min() == 1 && inputs.max() == 1
                ? "A file with "
                : inputs.min() == 0 && inputs.max() == 1
                        ? "A file, or none, with "
                        : inputs.max() == Integer.MAX_VALUE
                                ? "At least " + inputs.min() + (inputs.min() == 1 ? " file with " : " files, each with ")
                                : inputs.min() + " to " + inputs.max() + " files, each with ";
        return each + kinds + "; FILE#ID picks one data set of several.";
    }

    private static String oneOf(DatasetKind kind) {
        boolean vowel = "aeiou".indexOf(kind.label().charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + kind.label();
    }

    private static String option(SettingDescriptor s) {
        if (s.form() == SettingDescriptor.Form.FLAG) {
            return Arguments.isOnByDefault(s) ? Arguments.negated(s) : s.option();
        }
        return s.option() + " " + placeholder(s);
    }

    private static String placeholder(SettingDescriptor s) {
        return switch (s.form()) {
            case FLAG -> "";
            case INTEGER -> "N";
            case NUMBER -> "NUMBER";
            case CHOICE -> "WORD";
            case TEXT -> "TEXT";
        };
    }

    private static String describe(SettingDescriptor s) {
        StringBuilder text = new StringBuilder();
        if (s.form() == SettingDescriptor.Form.FLAG && Arguments.isOnByDefault(s)) {
            text.append("Not this: ");
        }
        text.append(s.help());
        List<String> facts = new ArrayList<>();
        if (s.required()) {
            facts.add("required");
        }
        if (!s.choices().isEmpty()) {
            facts.add("one of " + String.join(", ", s.choices()));
        }
        if (!s.unit().isEmpty()) {
            facts.add("in " + s.unit());
        }
        if (!s.range().isEmpty()) {
            facts.add(s.range());
        }
        if (!s.byDefault().isEmpty() && s.form() != SettingDescriptor.Form.FLAG) {
            facts.add("default " + s.byDefault());
        }
        if (!s.example().isEmpty()) {
            facts.add("such as " + s.example());
        }
        if (!facts.isEmpty()) {
            text.append(" [").append(String.join("; ", facts)).append(']');
        }
        if (!s.citation().isEmpty()) {
            text.append(" Source: ").append(s.citation());
        }
        return text.toString();
    }

    /** Text in lines of at most {@link #WIDTH} characters; the first starts with the margin, the others are indented. */
    private static List<String> hanging(String margin, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(margin);
        int indent = margin.length();
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
