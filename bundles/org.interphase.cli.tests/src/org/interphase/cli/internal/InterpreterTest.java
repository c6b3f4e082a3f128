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
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.interphase.cli.internal.Fixture.Result;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.Operations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the command line, over operations and a format that nobody wrote command-line code for. */
final class InterpreterTest {

    @TempDir
    private Path folder;

    private String source;

    @BeforeEach
    void writeSource() throws IOException {
        source = Fixture.spectrum(folder, "a.tri").toString();
    }

    private static void assertRefused(String message, Result result) {
        assertAll(
                () -> assertEquals("interphase: " + message + System.lineSeparator(), result.err()),
                () -> assertEquals("", result.out()),
                () -> assertEquals(2, result.status()));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aThirdPartysSettingsAreOptions() throws IOException {
        Result r = Fixture.run("lab", "halve", "--factor", "0.25", source, "--json");
        assertEquals("", r.err());
        assertEquals(0.25, json(r.out()).get("factor").asDouble());
    }

    @Test
    void aThirdPartysResultCarriesItsProvenance() throws IOException {
        JsonNode p = json(Fixture.run("lab", "halve", source, "--note=x y", "--json").out())
                .get("provenance");
        assertAll(
                () -> assertEquals("lab halve", p.get("operation").asText()),
                () -> assertEquals(Fixture.TIME.toString(), p.get("time").asText()),
                () -> assertEquals("x y", p.at("/settings/note").asText()),
                () -> assertEquals(0.5, p.at("/settings/factor").asDouble()),
                () -> assertEquals(source, p.at("/inputs/0/file").asText()),
                () -> assertEquals(64, p.at("/inputs/0/sha256").asText().length()));
    }

    @Test
    void textIsWhatTheOperationSays() {
        Result r = Fixture.run("lab", "halve", source);
        assertEquals("factor  0.5" + System.lineSeparator(), r.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--turn", "--no-keep-order", "--factor=1e-3"})
    void takesEachFormOfOption(String option) {
        assertEquals(0, Fixture.run("lab", "halve", option, source).status());
    }

    @Test
    void aFlagThatIsOnIsTurnedOff() throws IOException {
        JsonNode p = json(Fixture.run("lab", "halve", source, "--no-keep-order", "--json").out());
        assertFalse(p.at("/provenance/settings/keepOrder").asBoolean(true));
    }

    @Test
    void aValueMayStartWithMinus() throws IOException {
        JsonNode p = json(Fixture.run("lab", "halve", source, "--note", "-5", "--json").out());
        assertEquals("-5", p.at("/provenance/settings/note").asText());
    }

    @Test
    void valuesAreNeitherExpandedNorUnquoted() throws IOException {
        Files.writeString(folder.resolve("arguments"), "--turn");
        for (String note : List.of("@" + folder.resolve("arguments"), "${sys:user.home}", "'quoted'", "a,b", "%s", "$1")) {
            JsonNode p = json(Fixture.run("lab", "halve", source, "--note", note, "--json").out());
            assertEquals(note, p.at("/provenance/settings/note").asText());
        }
    }

    @Test
    void anArgumentFileIsNotRead() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--turn");
        assertRefused(
                "@" + arguments + ": the file: expected a file, found nothing of this name",
                Fixture.run("lab", "halve", "@" + arguments));
    }

    @Test
    void aDoubleDashEndsTheOptions() {
        assertRefused(
                "--turn: the file: expected a file, found nothing of this name", Fixture.run("lab", "halve", "--", "--turn"));
    }

    @Test
    void withoutACommandItSaysHowToListThem() {
        assertRefused("expected a command, found none; 'interphase help' lists them", Fixture.run());
    }

    @ParameterizedTest
    @CsvSource({
        "lab halv,     lab halv,   lab halve",
        "lab havle x,  lab havle,  lab halve",
        "lab fit,      lab fit,    lab copy",
        "hlep,         hlep,       help",
        "lst a.csv,    lst,        list",
        "eis fitt,     eis fitt,   eis fit"
    })
    void namesTheNearestCommand(String written, String shown, String nearest) {
        assertRefused(
                "unknown command '" + shown + "'; the nearest is '" + nearest
                        + "', and 'interphase help' lists them all",
                Fixture.run(written.split(" ")));
    }

    @Test
    void aGroupAloneListsItsCommands() {
        assertRefused("expected one of lab broken, lab copy, lab halve; found 'lab' alone", Fixture.run("lab"));
    }

    @ParameterizedTest
    @CsvSource({
        "--fcator=1,  --fcator,  --factor",
        "--fact,      --fact,    --factor",
        "--jsn,       --jsn,     --json",
        "-x,          -x,        -h"
    })
    void namesTheNearestOption(String written, String shown, String nearest) {
        assertRefused(
                "lab halve: unknown option '" + shown + "'; the nearest is " + nearest,
                Fixture.run("lab", "halve", source, written));
    }

    @Test
    void anOptionOfTheContractIsNotYetAvailable() {
        assertRefused(
                "eis fit: option '--tie' is not yet available", Fixture.run("eis", "fit", source, "--tie", "R1=R2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eis kk", "run", "devices test"})
    void aCommandOfTheContractIsNotYetAvailable(String command) {
        assertRefused(
                "command '" + command + "' is not yet available",
                Fixture.run((command + " a.csv --x").split(" ")));
    }

    @Test
    void aValueOfTheContractIsNotYetAvailable() {
        assertRefused(
                "eis fit: --weight 'sigma' is not yet available",
                Fixture.run("eis", "fit", source, "--guess", "R1=1", "--weight", "sigma"));
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertRefused(
                "eis fit: --weight: expected one of unit, modulus, found 'none'",
                Fixture.run("eis", "fit", source, "--guess", "R1=1", "--weight", "none"));
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        assertRefused(
                "lab halve: --factor: expected a value between 0 and 10 Ω/Ω, found 10",
                Fixture.run("lab", "halve", source, "--factor", "10"));
    }

    @Test
    void aRequiredSettingIsAskedFor() {
        assertRefused(
                "eis fit: --guess: expected a value such as R1=3e3, found none", Fixture.run("eis", "fit", source));
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertRefused(
                "eis fit: --guess: expected a value such as R1=3e3, found '--json'",
                Fixture.run("eis", "fit", source, "--guess", "--json"));
        assertRefused(
                "eis fit: --guess: expected a value such as R1=3e3, found none",
                Fixture.run("eis", "fit", source, "--guess"));
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertRefused(
                "lab halve: expected --factor once, found it again",
                Fixture.run("lab", "halve", source, "--factor", "1", "--factor", "2"));
    }

    @Test
    void anOptionOfAListMayBeGivenSeveralTimes() throws Exception {
        Result r = Fixture.run("lab", "halve", source, "--words", "a;b", "--words", "c", "--json");
        assertEquals("a;b;c", new ObjectMapper().readTree(r.out()).at("/provenance/settings/words").asText());
    }

    @Test
    void aFlagWithAValueIsRefused() {
        Result r = Fixture.run("lab", "halve", source, "--turn=yes");
        assertEquals(2, r.status());
        assertTrue(r.err().contains("--turn"), r.err());
    }

    @Test
    void aTextThatCannotBeUnderstoodIsUnderlined() {
        Result r = Fixture.run("eis", "fit", source, "--guess", "R1=1,R2=x");
        String nl = System.lineSeparator();
        assertRefused(
                "eis fit: --guess, column 9: expected a number, found 'x'" + nl + "R1=1,R2=x" + nl + "        ^", r);
    }

    @Test
    void unreadableInputNamesThePlace() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.tri"), "triples\n1,2,3\n1,b,3\n");
        assertRefused(
                bad + ": line 3, column 2: expected a number, found 'b'",
                Fixture.run("lab", "halve", bad.toString(), "--json"));
    }

    @Test
    void oneOfSeveralIsPickedByItsId() throws IOException {
        Path two = Files.writeString(folder.resolve("two.tri"), "triples\n1,2,3\n\n4,5,6\n");
        Result r = Fixture.run("lab", "halve", two.toString());
        assertEquals(2, r.status());
        assertTrue(r.err().contains("pick one by its ID, such as " + two + "#1"), r.err());
        JsonNode picked = json(Fixture.run("lab", "halve", two + "#2", "--json").out());
        assertEquals("2", picked.at("/provenance/inputs/0/datasets/0").asText());
    }

    @Test
    void whatTheReaderLeftOutIsSaidBesideTheResult() throws IOException {
        Path file = Files.writeString(folder.resolve("note.tri"), "triples\n1,2,3\n# x\n");
        Result r = Fixture.run("lab", "halve", file.toString(), "--json");
        assertEquals("interphase: note: " + file + ": line 3 was left out" + System.lineSeparator(), r.err());
        json(r.out());
    }

    @Test
    void aRefusalOfTheOperationIsTwo() {
        assertRefused(
                "the factor does not fit; choose another", Fixture.run("lab", "halve", source, "--note", "refuse"));
    }

    @Test
    void aNegativeAnswerIsOneAndStillAnAnswer() throws IOException {
        Result r = Fixture.run("eis", "fit", source, "--guess", "R1=1", "--times", "0", "--json");
        assertEquals(1, r.status());
        assertFalse(json(r.out()).get("converged").asBoolean(true));
    }

    @Test
    void aDefectIsCalledOneAndLeavesItsTrace() throws IOException {
        Result r = Fixture.run("lab", "halve", source, "--note", "explode");
        assertEquals(2, r.status());
        assertTrue(r.err().startsWith("interphase: this is a defect of the program"), r.err());
        Path trace = Path.of(r.err().substring(r.err().lastIndexOf(' ') + 1).strip());
        assertTrue(Files.readString(trace).contains("boom"));
        Files.delete(trace);
    }

    @Test
    void aListIsOneArray() throws IOException {
        Result r = Fixture.run("list", source, source, "--json");
        assertEquals(2, json(r.out()).size());
    }

    @Test
    void writesTheResultWithItsProvenanceAsJson() throws IOException {
        Path out = folder.resolve("r.json");
        Result r = Fixture.run("lab", "halve", source, "-o", out.toString());
        assertEquals("factor  0.5%nwrote %s%n".formatted(out), r.out());
        assertEquals("lab halve", json(Files.readString(out)).at("/provenance/operation").asText());
        assertEquals(List.of("a.tri", "r.json"), names());
    }

    @Test
    void writesADataSetByItsExporterWithTheProvenanceBeside() throws IOException {
        Path out = folder.resolve("r.csv");
        Fixture.run("lab", "halve", source, "--output=" + out);
        assertEquals("frequency_Hz\n1000.0\n100.0\n", Files.readString(out));
        assertEquals(
                "lab halve",
                json(Files.readString(folder.resolve("r.csv.provenance.json"))).get("operation").asText());
        assertEquals(List.of("a.tri", "r.csv", "r.csv.provenance.json"), names());
    }

    @Test
    void aFileThatHoldsItsProvenanceHasNoneBeside() throws IOException {
        Operations operations = new Operations(
                List.of(new Fixture.Halve()),
                new FileFormats(List.of(new Fixture.Triples()), List.of(new Fixture.BoxExporter())),
                Clock.fixed(Fixture.TIME, ZoneOffset.UTC));
        Path out = folder.resolve("r.box");
        Fixture.run(operations, "lab", "halve", source, "-o", out.toString());
        assertEquals("lab halve", json(Files.readString(out)).get("operation").asText());
        assertEquals(List.of("a.tri", "r.box"), names());
    }

    @Test
    void writingThatIsCancelledLeavesNothingButWhatWasThere() throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        Operations operations = new Operations(
                List.of(new Fixture.Halve()),
                new FileFormats(List.of(new Fixture.Triples()), List.of(new Fixture.SlowExporter(cancelled))),
                Clock.fixed(Fixture.TIME, ZoneOffset.UTC));
        Path out = Files.writeString(folder.resolve("r.slow"), "before");
        Result r = Fixture.run(operations, cancelled::get, "lab", "halve", source, "-o", out.toString());
        assertTrue(r.err().contains("cancelled; nothing was written"), r.err());
        assertEquals("before", Files.readString(out));
        assertEquals(List.of("a.tri", "r.slow"), names());
    }

    @Test
    void writesTheOperationsOwnTable() throws IOException {
        Path out = folder.resolve("r.csv");
        Fixture.run("eis", "fit", source, "--guess", "R1=1", "-o", out.toString());
        assertEquals("name,value\n", Files.readString(out));
    }

    @Test
    void printsJsonAndWritesWhenAskedForBoth() throws IOException {
        Path out = folder.resolve("r.txt");
        Result r = Fixture.run("lab", "halve", source, "--json", "-o", out.toString());
        assertEquals(out.toString(), json(r.out()).at("/files/0").asText());
        assertEquals("factor  0.5" + System.lineSeparator(), Files.readString(out));
    }

    @Test
    void overwritesAnEarlierResult() throws IOException {
        Path out = Files.writeString(folder.resolve("r.txt"), "earlier");
        assertEquals(0, Fixture.run("lab", "halve", source, "-o", out.toString()).status());
        assertTrue(Files.readString(out).startsWith("factor"));
    }

    @Test
    void anUnknownEndingIsRefusedBeforeAnythingIsRead() throws IOException {
        assertRefused(
                "lab halve: -o: expected one of the endings .csv, .json, .txt, found 'r.xls'",
                Fixture.run("lab", "halve", "missing.tri", "-o", folder.resolve("r.xls").toString()));
    }

    @Test
    void aFormThatLeavesTheDataOutIsRefusedWhereTheDataAreThePoint() {
        assertRefused(
                "lab copy: -o: expected one of the endings .csv, found 'r.json'",
                Fixture.run("lab", "copy", source, "-o", folder.resolve("r.json").toString()));
    }

    @Test
    void wordsAfterACommandInHelpAreRefused() {
        assertRefused("expected nothing after 'lab halve', found 'x'", Fixture.run("help", "lab", "halve", "x"));
    }

    @Test
    void aMissingFolderIsRefused() {
        Path nowhere = folder.resolve("nowhere");
        assertRefused(
                "lab halve: -o: expected an existing folder, found none of the name " + nowhere,
                Fixture.run("lab", "halve", source, "-o", nowhere.resolve("r.csv").toString()));
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        Path input = Fixture.spectrum(folder, "b.csv");
        String before = Files.readString(input);
        Path same = folder.resolve("x/../b.csv");
        Files.createDirectory(folder.resolve("x"));
        Result r = Fixture.run("lab", "halve", input.toString(), "-o", same.toString());
        assertRefused("lab halve: -o: expected another file than the one that is read, found " + same, r);
        assertEquals(before, Files.readString(input));
    }

    @Test
    void aWriteThatFailsLeavesTheEarlierFileAndNoOther() throws IOException {
        Path full = Files.writeString(folder.resolve("full.tri"), "triples\n1,2,3\n666,2,3\n");
        Path out = Files.writeString(folder.resolve("r.csv"), "earlier");
        Result r = Fixture.run("lab", "halve", full.toString(), "-o", out.toString());
        assertRefused("the disk is full", r);
        assertEquals("earlier", Files.readString(out));
        assertEquals(List.of("a.tri", "full.tri", "r.csv"), names());
    }

    @Test
    void aResultOfFilesGoesIntoAFolder() throws IOException {
        Path site = folder.resolve("site/deep");
        Result r = Fixture.run("pages", "-o", site.toString(), "--json");
        assertEquals("Größe", Files.readString(site.resolve("index.html")));
        assertEquals(site.resolve("index.html").toString(), json(r.out()).at("/files/0").asText());
        assertTrue(Files.exists(site.resolve("provenance.json")));
    }

    @Test
    void aResultOfItsOwnFormGoesIntoAFileWithItsOriginBeside() throws IOException {
        for (String name : List.of("a.sketch", "B.LINES")) {
            Path file = folder.resolve(name);
            Result r = Fixture.run("draw", "-o", file.toString(), "--json");
            assertEquals(0, r.status(), r.err());
            assertEquals("///", Files.readString(file));
            assertEquals(3, json(r.out()).at("/lines").asInt());
            assertEquals(file.toString(), json(r.out()).at("/files/0").asText());
            assertEquals(
                    "draw",
                    json(Files.readString(folder.resolve(name + ".provenance.json"))).at("/operation").asText());
        }
        assertRefused(
                "draw: -o: expected one of the endings .lines, .sketch, found 'a.json'",
                Fixture.run("draw", "-o", folder.resolve("a.json").toString()));
        assertRefused("draw: expected -o FILE with one of the endings .lines, .sketch, found none", Fixture.run("draw"));
        String help = Fixture.run("help", "draw").out().replaceAll("\\s+", " ");
        assertTrue(help.contains("the ending chooses the form: .sketch or .lines."), help);
    }

    @Test
    void anOutputThatIsRequiredIsAskedFor() {
        assertRefused("pages: expected -o FOLDER, found none", Fixture.run("pages"));
    }

    @Test
    void sourcesAreCounted() {
        assertRefused("expected 1 source, found none", Fixture.run("lab", "halve"));
        assertRefused("expected no source, found 1: x", Fixture.run("pages", "x", "-o", folder.toString()));
    }

    @Test
    void helpListsEveryCommandInItsGroup() {
        Result r = Fixture.run("help");
        assertEquals(0, r.status());
        assertTrue(r.out().contains("Lab" + System.lineSeparator() + "  lab broken"), r.out());
        assertTrue(r.out().contains("Impedance" + System.lineSeparator() + "  eis fit"), r.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"help lab halve", "lab halve --help", "lab halve -h"})
    void helpShowsUnitsRangesDefaultsExamplesAndSources(String arguments) {
        String text = Fixture.run(arguments.split(" ")).out().replaceAll("\\s+", " ");
        assertAll(
                () -> assertTrue(text.contains("--factor NUMBER What the impedance is multiplied with. [in Ω/Ω;"
                        + " between 0 and 10; default 0.5] Source: A. Nobody, J. Nowhere 1 (2020) 1"), text),
                () -> assertTrue(text.contains("SOURCE A file with an impedance spectrum; FILE#ID picks one"), text),
                () -> assertTrue(text.contains("--note TEXT A text. [such as a=b]"), text),
                () -> assertTrue(text.contains("--turn Turns the sign."), text),
                () -> assertTrue(text.contains("--no-keep-order Not this: Keeps the order."), text),
                () -> assertTrue(text.contains("Method: B. Nobody, J. Nowhere 2 (2021) 7"), text),
                () -> assertTrue(text.startsWith("usage: interphase lab halve SOURCE [OPTION…] [--json] [-o FILE]"), text));
    }

    @Test
    void helpAsJsonIsThePlansSchema() throws IOException {
        JsonNode help = json(Fixture.run("help", "lab", "halve", "--json").out());
        assertAll(
                () -> assertEquals("lab halve", help.get("command").asText()),
                () -> assertEquals("Halve", help.get("label").asText()),
                () -> assertEquals("lab.halve", help.get("step").asText()),
                () -> assertEquals(1, help.at("/inputs/max").asInt()),
                () -> assertEquals("impedance", help.at("/inputs/kinds/0").asText()),
                () -> assertEquals("number", help.at("/schema/properties/factor/type").asText()),
                () -> assertEquals("Ω/Ω", help.at("/schema/properties/factor/x-unit").asText()),
                () -> assertEquals(0.5, help.at("/schema/properties/factor/default").asDouble()));
    }

    @Test
    void helpOfNothingThatExistsNamesTheNearest() {
        assertRefused(
                "unknown command 'lab halv'; the nearest is 'lab halve', and 'interphase help' lists them all",
                Fixture.run("help", "lab", "halv"));
    }

    @Test
    void tellsItsVersion() {
        assertEquals("Interphase 0.1.0" + System.lineSeparator(), Fixture.run("--version").out());
    }

    @Test
    void aBrokenOperationIsADefectOfItsOwn() throws IOException {
        Result r = Fixture.run("lab", "broken");
        assertEquals(2, r.status());
        Files.delete(Path.of(r.err().substring(r.err().lastIndexOf(' ') + 1).strip()));
    }
}
