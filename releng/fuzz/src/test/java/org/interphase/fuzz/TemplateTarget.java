// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.DataFile;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.TableKind;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.TemplateJson;
import org.interphase.core.template.Templates;
import org.interphase.core.text.LineReader;

/**
 * Reads an input as a template and, behind {@link #END}, the text that it is of; where there is no such line, all of it
 * is the template. Of the text a template is guessed as well.
 */
public final class TemplateTarget {

    /** Stands between template and text. */
    static final String END = "----\n";

    private static List<TableKind> kinds;
    private static Templates templates;
    private static FileFormats formats;
    private static Oracle oracle;
    private static Path json;
    private static Path text;

    private TemplateTarget() {}

    /** Called by Jazzer before the first input. */
    public static void fuzzerInitialize() throws IOException {
        Scratch scratch = new Scratch();
        json = scratch.file("template.json");
        text = scratch.file("input.txt");
        kinds = Installed.kinds();
        templates = new Templates(kinds, () -> scratch.file("none"));
        formats = Installed.formats();
        oracle = new Oracle(formats, scratch.file("scratch.csv"));
        WarmUp.with(TemplateTarget::fuzzerTestOneInput);
    }

    /**
     * Called by Jazzer with each input.
     *
     * @param bytes template and text
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException, CancelledException {
        int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n" + END);
        byte[] head = end < 0 ? bytes : Arrays.copyOf(bytes, end + 1);
        byte[] rest = end < 0 ? new byte[0] : Arrays.copyOfRange(bytes, end + 1 + END.length(), bytes.length);
        Files.write(text, rest);
        Files.write(json, head);
        ColumnTemplate template;
        try {
            template = TemplateJson.read(json);
        } catch (FormatException e) {
            oracle.judge(e, json, head.length);
            template = null;
        }
        if (template != null) {
            comesBack(template);
            if (templates.problem(template).isEmpty()) {
                read(template, rest);
            }
        }
        guess(kinds, text, rest).ifPresent(TemplateTarget::comesBack);
    }

    private static void comesBack(ColumnTemplate template) {
        try {
            Files.writeString(json, TemplateJson.write(template));
            ColumnTemplate back = TemplateJson.read(json);
            if (!template.equals(back)) {
                throw new AssertionError(template + " comes back as " + back);
            }
        } catch (IOException e) {
            throw new AssertionError(template + " is not read back", e);
        }
    }

    private static void read(ColumnTemplate template, byte[] rest) throws IOException, CancelledException {
        DataFile file;
        try {
            file = formats.open(text, templates.format(template), Progress.NONE);
        } catch (FormatException e) {
            oracle.judge(e, text, rest.length);
            return;
        }
        oracle.judge(file, false);
    }

    /**
     * {@return a template as JSON that is guessed of a text; empty where it is none, or nothing in it is known}
     *
     * @param file where to put the text
     * @param bytes the text
     */
    static Optional<String> guess(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return guess(Installed.kinds(), file, bytes).map(TemplateJson::write);
    }

    private static Optional<ColumnTemplate> guess(List<TableKind> kinds, Path file, byte[] bytes) throws IOException {
        FileSource source = FileSource.of(file);
        if (bytes.length == 0 || !source.head().isText()) {
            return Optional.empty();
        }
        TableSketch sketch = TableSketch.of(LineReader.lines(source.head()));
        if (!sketch.isTable()) {
            return Optional.empty();
        }
        TableSketch.Meaning meaning = sketch.meaning(kinds);
        try {
            return Optional.of(sketch.template("guessed", meaning, "", "input.txt"));
        } catch (IllegalArgumentException e) {
            // a person is shown the reason; whether there is one is all that is asked here
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("a refusal without a reason", e);
            }
            return Optional.empty();
        }
    }
}
