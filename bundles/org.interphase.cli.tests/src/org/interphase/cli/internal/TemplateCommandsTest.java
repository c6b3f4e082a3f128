// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.interphase.cli.internal.Fixture.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** A text that no format knows, read with templates: by the commands and formats that are installed. */
final class TemplateCommandsTest {

    private static final String FOLDER = "interphase.templates";

    @TempDir
    private Path folder;

    private String before;
    private InstalledOperations installed;
    private String odd;
    private String template;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        before = System.getProperty(FOLDER);
        System.setProperty(FOLDER, folder.resolve("kept").toString());
        installed = InstalledOperations.await(
                FrameworkUtil.getBundle(InstalledOperations.class).getBundleContext());
        odd = Files.writeString(folder.resolve("odd.txt"), odd("Wirkanteil (kOhm)")).toString();
        template = folder.resolve("odd.json").toString();
    }

    @AfterEach
    void end() {
        installed.close();
        if (before == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }

    /** One arc of 1 kΩ and 1 µF, with titles that no format knows. */
    private static String odd(String real) {
        StringBuilder out = new StringBuilder("Pr\u00fcfstand 4\n\nSchwingung (kHz);" + real + ";-Blindanteil (kOhm)\n");
        for (int i = 0; i <= 20; i++) {
            double f = 1e5 * Math.pow(10, -i / 4.0);
            double wt = 2 * Math.PI * f * 1e-3;
            out.append(String.format(
                            Locale.ROOT, "%.9e;%.9e;%.9e", f / 1e3, 1 / (1 + wt * wt), wt / (1 + wt * wt))
                    .replace('.', ','))
                    .append('\n');
        }
        return out.toString();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private Result run(String... arguments) {
        return Fixture.run(installed.operations(), arguments);
    }

    /** Guesses a template and corrects in it what the titles did not say, as a person would. */
    private void guessAndCorrect() throws IOException {
        run("template", "guess", odd, "-o", template);
        Path file = Path.of(template);
        String json = Files.readString(file);
        String corrected = json.replaceFirst(
                "(\"title\" : \"Schwingung \\(kHz\\)\",\\s*\"role\" : )\"channel\"", "$1\"frequency\", \"unit\" : \"kHz\"");
        assertFalse(corrected.equals(json), json);
        Files.writeString(file, corrected);
    }

    @Test
    void anUnknownTextIsRefusedWithWhatToDo() {
        Result r = run("info", odd);
        assertAll(
                () -> assertEquals(2, r.status()),
                () -> assertTrue(r.err().contains("a template that says what its columns are"), r.err()),
                () -> assertTrue(r.err().contains("'interphase template guess FILE -o NAME.json'"), r.err()));
    }

    @Test
    void theGuessTellsWhatItMisses() throws IOException {
        Result r = run("template", "guess", odd, "-o", template);
        assertAll(
                () -> assertEquals(1, r.status(), r.err()),
                () -> assertTrue(r.out().contains("incomplete: expected a column of frequency, found none"), r.out()),
                () -> assertTrue(r.out().contains("-imaginary"), r.out()),
                () -> assertEquals("semicolon", json(Files.readString(Path.of(template))).get("separator").asText()),
                () -> assertEquals("comma", json(Files.readString(Path.of(template))).get("decimal").asText()));
    }

    @Test
    void everyCommandReadsWithTheTemplateOfAFile() throws IOException {
        guessAndCorrect();
        JsonNode fit = json(run("eis", "fit", odd, "--circuit", "p(R1,C1)", "--template", template, "--json").out());
        assertAll(
                () -> assertEquals(1000, fit.at("/parameters/0/value").asDouble(), 1e-3),
                () -> assertEquals(1e-6, fit.at("/parameters/1/value").asDouble(), 1e-12),
                () -> assertTrue(
                        fit.at("/provenance/inputs/0/format").asText().startsWith("template 'odd' (SHA-256 "), fit.toString()));
        assertEquals(0, run("info", odd, "--template", template).status());
        Path csv = folder.resolve("out.csv");
        Result convert = run("convert", odd, "--template", template, "-o", csv.toString());
        assertEquals(0, convert.status(), convert.err());
        assertTrue(Files.readString(csv).startsWith("frequency_Hz,ReZ_Ohm,ImZ_Ohm\n100000,"), Files.readString(csv));
        assertTrue(convert.err().contains("read with template 'odd'"), convert.err());
    }

    @Test
    void aTemplateThatIsKeptIsTakenByItself() throws IOException {
        guessAndCorrect();
        Result saved = run("template", "save", template, "--name", "bench 4");
        assertEquals(0, saved.status(), saved.err());

        Result info = run("info", odd);
        assertEquals(0, info.status(), info.err());
        assertTrue(info.err().contains("note: " + odd + ": read with template 'bench 4'"), info.err());
        assertEquals(0, run("info", odd, "--template", "bench 4").status());
        assertTrue(run("template", "list").out().contains("bench 4  impedance spectrum  frequency, real, imaginary"),
                run("template", "list").out());
        assertEquals(
                "bench 4", json(run("template", "show", "--template", "bench 4", "--json").out()).get("name").asText());

        Result again = run("template", "save", template, "--name", "bench 4");
        assertEquals(2, again.status());
        assertTrue(again.err().contains("replace it with --replace"), again.err());
        assertEquals(0, run("template", "save", template, "--name", "bench 4", "--replace").status());
    }

    @Test
    void whatIsShownIsATemplateAgain() throws IOException {
        guessAndCorrect();
        String copy = folder.resolve("copy.json").toString();
        assertEquals(0, run("template", "show", "--template", template, "-o", copy).status());
        Result info = run("info", odd, "--template", copy);
        assertEquals(0, info.status(), info.err());
    }

    @Test
    void aTemplateThatDoesNotSuitSaysWhatItMisses() throws IOException {
        guessAndCorrect();
        String other = Files.writeString(folder.resolve("other.txt"), odd("Wirkanteil (Ohm)")).toString();
        Result r = run("info", other, "--template", template);
        assertEquals(2, r.status());
        assertTrue(r.err().contains("a line of titles with 'Schwingung (kHz)', 'Wirkanteil (kOhm)'"), r.err());
    }

    @Test
    void refusesATemplateThatIsNotThere() {
        Result r = run("info", odd, "--template", "nothing");
        assertEquals(
                "interphase: expected a template's file (NAME.json) or the name of one in " + folder.resolve("kept")
                        + " (there is none), found 'nothing'" + System.lineSeparator(),
                r.err());
        assertEquals(2, r.status());
    }

    @Test
    void onlyCommandsThatReadDataTakeATemplate() {
        Result r = run("template", "list", "--template", "x");
        assertEquals(2, r.status());
        assertTrue(r.err().contains("unknown option '--template'"), r.err());
        assertTrue(run("help", "info").out().contains("--template NAME"));
        assertFalse(run("help", "eis", "simulate").out().contains("--template"));
        assertTrue(run("info", odd, "--templat", "x").err().contains("the nearest is --template"));
    }

    @Test
    void refusesAPictureWithoutOfferingATemplate() throws IOException {
        String picture = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13})
                .toString();
        Result info = run("info", picture);
        assertFalse(info.err().contains("template"), info.err());
        Result guess = run("template", "guess", picture);
        assertEquals(2, guess.status());
        assertTrue(guess.err().contains("a template cannot describe them"), guess.err());
    }
}
