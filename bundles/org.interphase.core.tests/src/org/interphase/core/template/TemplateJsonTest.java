// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateJsonTest {

    private static final String GOOD = """
            {
              "template": 1,
              "name": "scale 7",
              "kind": "cycling",
              "separator": "semicolon",
              "decimal": "comma",
              "titles": {"linesBelow": 1},
              "columns": [
                {"column": 1, "title": "time", "below": "min", "role": "time", "unit": "min"},
                {"column": 3, "title": "-m \\"net\\"", "role": "mass", "unit": "mg", "negated": true}
              ]
            }
            """;

    @TempDir
    private Path folder;

    private ColumnTemplate read(String json) throws IOException {
        return TemplateJson.read(Files.writeString(folder.resolve("t.json"), json));
    }

    @Test
    void readsWhatStandsThere() throws IOException {
        assertEquals(
                new ColumnTemplate(
                        "scale 7",
                        DatasetKind.CYCLING,
                        Separator.SEMICOLON,
                        DecimalSign.COMMA,
                        new Header.Titles(1),
                        "",
                        "",
                        "",
                        List.of(
                                new TemplateColumn(0, "time", "min", "time", "min", false),
                                new TemplateColumn(2, "-m \"net\"", "", "mass", "mg", true))),
                read(GOOD));
    }

    @Test
    void readsBackWhateverItWrites() throws IOException {
        Random random = new Random(20260301);
        String signs = "aZ09 _'\"\\\n\t/Ω°²−'\u2033{}[]:,#%;|é漢";
        for (int i = 0; i < 300; i++) {
            List<TemplateColumn> columns = new ArrayList<>();
            int width = 1 + random.nextInt(20);
            for (int c = 0; c < width; c++) {
                if (c == 0 || random.nextInt(3) > 0) {
                    columns.add(new TemplateColumn(
                            c,
                            "t" + text(random, signs),
                            text(random, signs),
                            "r" + text(random, signs),
                            List.of("", "kΩ", "mA.h", "°", "Ohm-1").get(random.nextInt(5)),
                            random.nextBoolean()));
                }
            }
            Separator separator = Separator.values()[random.nextInt(5)];
            ColumnTemplate template = new ColumnTemplate(
                    "n " + i,
                    DatasetKind.values()[random.nextInt(2)],
                    separator,
                    separator == Separator.COMMA ? DecimalSign.POINT : DecimalSign.values()[random.nextInt(2)],
                    random.nextBoolean() ? new Header.Titles(random.nextInt(20)) : new Header.Lines(random.nextInt(99), width),
                    text(random, signs),
                    text(random, signs),
                    text(random, signs),
                    columns);
            assertEquals(template, read(TemplateJson.write(template)));
        }
    }

    private static String text(Random random, String signs) {
        StringBuilder out = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            int at = random.nextInt(signs.codePointCount(0, signs.length()));
            out.appendCodePoint(signs.codePointAt(signs.offsetByCodePoints(0, at)));
        }
        return out.toString();
    }

    @Test
    void passesOverWhereItComesFrom() throws IOException {
        String json = GOOD.replaceFirst("\\{", "{\"provenance\": {\"inputs\": [{\"file\": \"a\", \"x\": 1.5}]}, \"end\": null,");
        assertEquals(read(GOOD), read(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // what is replaced | by what | line | expected
        "\"name\": | \"nam\": | 3 | one of the keys template, name",
        "\"template\": 1 | \"template\": 2 | 2 | version 1 of a template",
        "\"template\": 1 | \"template\": 1.5 | 2 | 'template': a whole number",
        "\"template\": 1 | \"template\": 99999999999 | 2 | JSON",
        "\"kind\": \"cycling\" | \"kind\": \"weather\" | 4 | 'kind': one of impedance, cycling",
        "\"separator\": \"semicolon\" | \"separator\": \";\" | 5 | 'separator': one of tab, semicolon",
        "\"separator\": \"semicolon\" | \"separator\": \"comma\" | 1 | a separator other than the decimal sign",
        "\"decimal\": \"comma\" | \"decimal\": true | 6 | 'decimal': a text",
        "{\"linesBelow\": 1} | {\"linesBelow\": -1} | 7 | 0 to 20 lines below the titles",
        "{\"linesBelow\": 1} | {\"linesBelow\": 1, \"x\": 2} | 7 | one of the keys linesBelow",
        "{\"linesBelow\": 1} | 1 | 7 | an object",
        "\"titles\": | \"lines\": | 7 | one of the keys before, columns",
        "\"column\": 1 | \"column\": 0 | 9 | a column from 1 to 1024",
        "\"column\": 1 | \"column\": -2147483648 | 9 | a value in its range",
        "\"column\": 1 | \"column\": 3 | 1 | one meaning for column 3",
        "\"unit\": \"min\" | \"unit\": \"fortnight\" | 9 | a unit that is known",
        "\"role\": \"time\" | \"rolle\": \"time\" | 9 | one of the keys column, title",
        "\"role\": \"time\", | | 9 | the key 'role'",
        "\"negated\": true | \"negated\": \"yes\" | 10 | 'negated': true or false",
        "\"name\": \"scale 7\" | \"name\": \"../../.bashrc\" | 1 | a name of 1 to 80 letters",
        "\"name\": \"scale 7\" | \"name\": \"a\", \"name\": \"b\" | 3 | JSON",
        "\"columns\": [ | \"columns\": [[[[[[[[[[[[[[[[[[[[[ | 8 | JSON",
        "\"kind\" | kind | 4 | JSON"
    })
    void refusesWithThePlace(String replaced, String by, int line, String expected) {
        String json = GOOD.replace(replaced, by == null ? "" : by);
        assertTrue(!json.equals(GOOD), "the test replaces something");
        FormatException e = assertThrows(FormatException.class, () -> read(json));
        assertAll(
                () -> assertTrue(e.getMessage().contains("expected " + expected), e.getMessage()),
                () -> assertTrue(e.place().toString().startsWith("line " + line + ","), e.getMessage()));
    }

    @Test
    void refusesWhatIsNoTemplateAtAll() throws IOException {
        for (String json : List.of("", "[]", "1", "null", "{", "{} {}", "\u0000\u0001\u0002", "{\"template\":1}", "{\"a\":" + "[".repeat(5000))) {
            FormatException e = assertThrows(FormatException.class, () -> read(json), json);
            assertTrue(e.getMessage().contains("expected"), e.getMessage());
        }
        assertThrows(FormatException.class, () -> read(GOOD + GOOD));
        FormatException large = assertThrows(FormatException.class, () -> read(GOOD + " ".repeat(TemplateJson.LONGEST)));
        assertTrue(large.getMessage().contains("at most 262144 bytes"), large.getMessage());
    }

    /** Zero bytes make it UTF-32, in which the next four are no character, or which has an order of bytes of its own. */
    @Test
    void refusesWhatIsTextInNoEncoding() throws IOException {
        for (byte[] bytes : List.of(
                new byte[] {0, 0, 0, '{', '{', 0, 0, 0}, new byte[] {0, '{', 0, 0}, new byte[] {0, 0, '{', 0})) {
            Path file = Files.write(folder.resolve("t.json"), bytes);
            FormatException e = assertThrows(FormatException.class, () -> TemplateJson.read(file));
            assertTrue(e.getMessage().contains("expected JSON in UTF-8"), e.getMessage());
        }
    }

    @Test
    void survivesAnyDamage() throws IOException {
        Random random = new Random(20260302);
        byte[] good = GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.json"), bad);
            try {
                TemplateJson.read(file);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertTrue(refused > 2000, refused + " of 3000 refused, the others in texts that may be anything");
    }
}
