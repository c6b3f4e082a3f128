// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.format.UnknownFormatException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person keeps, and what becomes of files by it. */
final class TemplatesTest {

    private static final String TEXT = "Scale: No. 7\n\ntime (min);noise;-mass (mg)\n0;x;-1,5\n0,5;y;-2,5\n1;z;\n";

    @TempDir
    private Path folder;

    private Path kept;
    private Templates templates;

    @BeforeEach
    void create() {
        kept = folder.resolve("config").resolve("templates");
        templates = new Templates(List.of(new Weighings()), () -> kept);
    }

    private static ColumnTemplate scale(String name) {
        return new ColumnTemplate(
                name,
                DatasetKind.CYCLING,
                Separator.SEMICOLON,
                DecimalSign.COMMA,
                new Header.Titles(0),
                "",
                "",
                "",
                List.of(
                        new TemplateColumn(0, "time (min)", "", "time", "min", false),
                        new TemplateColumn(2, "-mass (mg)", "", "mass", "mg", true)));
    }

    private static ColumnTemplate untitled(String name, String ending) {
        return new ColumnTemplate(
                name,
                DatasetKind.CYCLING,
                Separator.BLANKS,
                DecimalSign.POINT,
                new Header.Lines(1, 3),
                "",
                "",
                ending,
                List.of(
                        new TemplateColumn(0, "", "", "time", "s", false),
                        new TemplateColumn(2, "", "", "mass", "g", false)));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private DataFile open(Path file, FileFormat... installed) throws IOException {
        try {
            return new FileFormats(List.of(installed), List.of(), templates).open(file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    /** A format that is as sure of everything as it is told. */
    private record Sure(String id, Recognition recognition) implements FileFormat {
        @Override
        public String label() {
            return id;
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(DatasetKind.CYCLING);
        }

        @Override
        public Recognition recognise(FileHead head) {
            return recognition;
        }

        @Override
        public Reading read(FileSource source, Progress progress) throws IOException {
            if (recognition == Recognition.UNCLEAR) {
                throw source.wrong(Place.line(3), "titles that " + id + " knows", "others");
            }
            double[] zero = {0};
            return new Reading(
                    List.of(new CyclingRecord("1", id, zero, zero, new double[0], List.of(), Map.of())), List.of());
        }
    }

    @Test
    void aFileOpensByItselfOnceItsTemplateIsKept() throws IOException {
        Path file = file("a.txt", TEXT);
        UnknownFormatException before = assertThrows(UnknownFormatException.class, () -> open(file));
        assertTrue(before.isText());
        assertTrue(before.getMessage().contains("a template that says what its columns are"), before.getMessage());

        templates.save(scale("scale 7"), false);
        DataFile opened = open(file);

        CyclingRecord record = (CyclingRecord) opened.datasets().get(0);
        assertAll(
                () -> assertEquals(List.of("read with template 'scale 7'"), opened.warnings()),
                () -> assertTrue(opened.format().startsWith("template 'scale 7' (SHA-256 "), opened.format()),
                () -> assertEquals("a", record.label()),
                () -> assertEquals(Map.of("Scale", "No. 7", "template", "scale 7"), record.metadata()),
                () -> assertEquals(List.of(0.0, 30.0, 60.0), list(record.timeS())),
                () -> assertEquals(List.of(1.5e-6, 2.5e-6, Double.NaN), list(record.voltageV())));
    }

    private static List<Double> list(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    @Test
    void theLabelTellsWhatATemplateSaidAtThatTime() throws IOException {
        ColumnTemplate grams = new ColumnTemplate(
                "scale 7", DatasetKind.CYCLING, Separator.SEMICOLON, DecimalSign.COMMA, new Header.Titles(0), "", "", "",
                List.of(
                        new TemplateColumn(0, "time (min)", "", "time", "min", false),
                        new TemplateColumn(2, "-mass (mg)", "", "mass", "g", true)));
        assertFalse(templates.format(scale("scale 7")).label().equals(templates.format(grams).label()));
    }

    @Test
    void aFormatThatIsCertainComesBeforeATemplateAndOneThatGuessesAfterIt() throws IOException {
        Path file = file("a.txt", TEXT);
        templates.save(scale("scale 7"), false);
        assertAll(
                () -> assertEquals("sure", open(file, new Sure("sure", Recognition.CERTAIN)).format()),
                () -> assertTrue(open(file, new Sure("guess", Recognition.POSSIBLE)).format().startsWith("template")),
                () -> assertTrue(open(file, new Sure("unclear", Recognition.UNCLEAR)).format().startsWith("template")));
    }

    @Test
    void aTemplateThatIsChosenForAFileComesBeforeAll() throws IOException {
        Path file = file("a.txt", TEXT);
        templates.choose(file, scale("only now"));
        assertTrue(open(file, new Sure("sure", Recognition.CERTAIN)).format().startsWith("template 'only now'"));
        templates.forget(file);
        assertEquals("sure", open(file, new Sure("sure", Recognition.CERTAIN)).format());
    }

    @Test
    void whatLooksLikeAFormatSaysWhatItMissesAndThatATemplateHelps() throws IOException {
        Path file = file("a.txt", "1;2;3\n");
        UnknownFormatException e = assertThrows(
                UnknownFormatException.class, () -> open(file, new Sure("X", Recognition.UNCLEAR)));
        assertEquals(
                file + ": line 3: expected titles that X knows; or a template that says what its columns are, found others",
                e.getMessage());
    }

    @Test
    void bytesThatAreNoTextAreNotOfferedATemplate() throws IOException {
        Path file = Files.write(folder.resolve("a.bin"), new byte[] {1, 2, 3, 0});
        UnknownFormatException e = assertThrows(UnknownFormatException.class, () -> open(file));
        assertFalse(e.isText());
        assertFalse(e.getMessage().contains("template"), e.getMessage());
    }

    @Test
    void columnsAreFoundByTheirTitlesWhereverTheyStand() throws IOException {
        templates.save(scale("scale 7"), false);
        Path file = file("b.txt", "more;-mass (mg);and;time (min)\n1;-3,0;1;2\n");
        CyclingRecord record = (CyclingRecord) open(file).datasets().get(0);
        assertEquals(List.of(120.0), list(record.timeS()));
        assertEquals(List.of(3e-6), list(record.voltageV()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "time (min);noise;-mass (g)\n0;x;-1,5\n",
        "time (min);noise;mass (mg)\n0;x;-1,5\n",
        "noise;time (min);time (min);-mass (mg)\n0;1;1;-1,5\n",
        "noise;-mass (mg)\n0;-1,5\n"
    })
    void otherTitlesAreOtherFiles(String text) throws IOException {
        templates.save(scale("scale 7"), false);
        Path file = file("c.txt", text);
        assertThrows(UnknownFormatException.class, () -> open(file));
    }

    @Test
    void anotherUnitBelowTheTitlesIsAnotherFile() throws IOException {
        templates.save(
                new ColumnTemplate(
                        "units below", DatasetKind.CYCLING, Separator.TAB, DecimalSign.POINT, new Header.Titles(1), "", "", "",
                        List.of(
                                new TemplateColumn(0, "time", "[min]", "time", "min", false),
                                new TemplateColumn(1, "mass", "[mg]", "mass", "mg", false))),
                false);
        assertEquals(
                List.of(1e-6),
                list(((CyclingRecord) open(file("d.txt", "time\tmass\n\n[min]\t[mg]\n1\t1\n")).datasets().get(0)).voltageV()));
        Path grams = file("e.txt", "time\tmass\n[min]\t[g]\n1\t1\n");
        assertThrows(UnknownFormatException.class, () -> open(grams));
    }

    @Test
    void withoutTitlesTheRowsTheirNumberOfColumnsAndTheEndingTell() throws IOException {
        templates.save(untitled("plain", ".dat"), false);
        String text = "scale 7, first try\n0 1 2\n1 1 3\n";
        assertTrue(open(file("a.dat", text)).format().startsWith("template 'plain'"));
        Path[] others = {
            file("a.txt", text),
            file("b.dat", "0 1 2\n1 1 3\n"),
            file("c.dat", "scale 7\n0 1 2 4\n1 1 3 4\n"),
            file("d.dat", "scale 7\n0 1 two\n1 1 3\n"),
            file("e.dat", "scale 7\nand\n1 1 3\n")
        };
        for (Path other : others) {
            assertThrows(UnknownFormatException.class, () -> open(other), other.toString());
        }
    }

    @Test
    void doesNotChooseBetweenTemplatesThatSuitAsWell() throws IOException {
        templates.save(scale("one"), false);
        templates.save(scale("two"), false);
        Path file = file("a.txt", TEXT);
        FormatException e = assertThrows(FormatException.class, () -> open(file));
        assertTrue(e.getMessage().contains("expected one template that suits it, found template 'one'"), e.getMessage());
    }

    @Test
    void theTemplateWithMoreTitlesIsTheOneThatIsMeant() throws IOException {
        ColumnTemplate two = scale("two titles");
        List<TemplateColumn> more = new java.util.ArrayList<>(two.columns());
        more.add(new TemplateColumn(1, "noise", "", "note", "", false));
        templates.save(two, false);
        templates.save(
                new ColumnTemplate(
                        "three titles", two.kind(), two.separator(), two.decimal(), two.header(), "", "", "", more),
                false);
        assertTrue(open(file("a.txt", TEXT.replaceAll("[xyz];", "5;"))).format().startsWith("template 'three titles'"));
    }

    @Test
    void saysWhereARowIsNotAsTheTemplateSays() throws IOException {
        templates.save(scale("scale 7"), false);
        Path text = file("a.txt", TEXT.replace("-2,5", "lost"));
        Path short2 = file("b.txt", TEXT + "1;2\n");
        assertAll(
                () -> assertEquals(
                        text + ": line 5, column 3: expected a number ('-mass (mg)'), found 'lost'",
                        assertThrows(FormatException.class, () -> open(text)).getMessage()),
                () -> assertEquals(
                        short2 + ": line 7: expected 3 fields (template 'scale 7'), found 2: 1;2",
                        assertThrows(FormatException.class, () -> open(short2)).getMessage()));
    }

    @Test
    void theRowsEndWhereTheTemplateSays() throws IOException {
        ColumnTemplate t = scale("with end");
        templates.save(
                new ColumnTemplate("with end", t.kind(), t.separator(), t.decimal(), t.header(), "*", "[End", "", t.columns()),
                false);
        Path file = file("a.txt", TEXT + "* a remark\n[End of data]\nwhatever;stands;here\n");
        assertEquals(3, open(file).datasets().get(0).points());
    }

    @Test
    void aTemplateIsFoundAgainUnderItsName() throws IOException {
        templates.save(scale("Waage Ä-1.2 (neu)"), false);
        Templates later = new Templates(List.of(new Weighings()), () -> kept);
        assertEquals(scale("Waage Ä-1.2 (neu)"), later.named("Waage Ä-1.2 (neu)").orElseThrow());
        assertEquals(List.of("Waage Ä-1.2 (neu)"), names(later));
    }

    private static List<String> names(Templates templates) throws IOException {
        return templates.contents().templates().stream().map(ColumnTemplate::name).toList();
    }

    @Test
    void doesNotReplaceATemplateUnlessAskedTo() throws IOException {
        templates.save(scale("scale"), false);
        assertThrows(FileAlreadyExistsException.class, () -> templates.save(scale("Scale"), false));
        templates.save(scale("Scale"), true);
        assertEquals(List.of("Scale"), names(templates));
        try (Stream<Path> files = Files.list(kept)) {
            assertEquals(List.of("Scale.json"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void renamesAndDeletes() throws IOException {
        templates.save(scale("a"), false);
        templates.save(scale("b"), false);
        templates.rename("a", "c");
        assertEquals(List.of("b", "c"), names(templates));
        templates.rename("c", "C");
        assertEquals(List.of("b", "C"), names(templates));
        assertThrows(FileAlreadyExistsException.class, () -> templates.rename("C", "b"));
        assertThrows(NoSuchFileException.class, () -> templates.rename("a", "d"));
        templates.delete("b");
        assertThrows(NoSuchFileException.class, () -> templates.delete("b"));
        assertEquals(List.of("C"), names(templates));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "..", ".", "a/b", "a\\b", "../a", "/etc/passwd", "C:a", "con", "NUL.x", "lpt1", "a\n", "a\u0000", ".a", "a.", " a",
        "a ", "a*", "a?", "a|b", "a\"b", "<a>", "~", "$HOME", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    })
    void aNameCanBeNothingButAName(String name) throws IOException {
        assertThrows(IllegalArgumentException.class, () -> scale(name));
        assertTrue(templates.named(name).isEmpty());
        assertThrows(NoSuchFileException.class, () -> templates.delete(name));
    }

    @Test
    void aFileThatIsNoTemplateHidesNoOther() throws IOException {
        templates.save(scale("good"), false);
        Files.writeString(kept.resolve("bad.json"), "{");
        Files.writeString(kept.resolve("~odd.json"), TemplateJson.write(scale("x")));
        Files.createDirectories(kept.resolve("folder.json"));
        Files.writeString(kept.resolve("kindless.json"), TemplateJson.write(scale("x")).replace("cycling", "impedance"));
        Templates.Contents contents = templates.contents();
        assertEquals(List.of("good"), contents.templates().stream().map(ColumnTemplate::name).toList());
        assertEquals(4, contents.problems().size(), contents.problems().toString());
        assertTrue(open(file("a.txt", TEXT)).format().startsWith("template 'good'"));
    }

    @Test
    void aTemplateHasTheNameOfItsFile() throws IOException {
        Files.createDirectories(kept);
        Files.writeString(kept.resolve("mine.json"), TemplateJson.write(scale("yours")));
        assertEquals("mine", templates.named("mine").orElseThrow().name());
        assertEquals(List.of("mine"), names(templates));
    }

    @Test
    void findsATemplateByItsNameOrItsFile() throws IOException {
        templates.save(scale("kept"), false);
        Path file = file("given.json", TemplateJson.write(scale("given")));
        assertTrue(templates.find("kept").label().startsWith("template 'kept'"));
        assertTrue(templates.find(file.toString()).label().startsWith("template 'given'"));
        IOException e = assertThrows(IOException.class, () -> templates.find("other"));
        assertEquals(
                "expected a template's file (NAME.json) or the name of one in " + kept + " (kept), found 'other'",
                e.getMessage());
    }

    @Test
    void saysWhyATemplateDoesNotFitItsKind() {
        ColumnTemplate t = scale("t");
        assertAll(
                () -> assertEquals("expected columns of time and mass, found none", problem(t, t.columns().subList(0, 1))),
                () -> assertEquals(
                        "'time (min)': expected a unit of Time such as s, found 'V'",
                        problem(t, List.of(new TemplateColumn(0, "time (min)", "", "time", "V", false)))),
                () -> assertEquals(
                        "'column 1': expected one of time, mass, note, found 'volume'",
                        problem(t, List.of(
                                new TemplateColumn(0, "", "", "volume", "m", false),
                                new TemplateColumn(1, "x", "", "time", "s", false)))),
                () -> assertEquals(
                        "expected one column of Time, found another, 'b'",
                        problem(t, List.of(
                                new TemplateColumn(0, "a", "", "time", "s", false),
                                new TemplateColumn(1, "b", "", "time", "s", false)))));
    }

    private String problem(ColumnTemplate like, List<TemplateColumn> columns) {
        return templates
                .problem(new ColumnTemplate(
                        "t", like.kind(), like.separator(), like.decimal(), like.header(), "", "", "", columns))
                .orElseThrow();
    }
}
