// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.provenance.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {

    /** One spectrum of one point for each line after the first: its resistance. */
    private static final class Lines implements FileFormat {
        @Override
        public String id() {
            return "lines";
        }

        @Override
        public String label() {
            return "lines";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(DatasetKind.IMPEDANCE);
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("LINES") ? Recognition.CERTAIN : Recognition.NO;
        }

        @Override
        public Reading read(FileSource source, Progress progress) throws IOException {
            List<Dataset> all = new ArrayList<>();
            List<String> lines = Files.readAllLines(source.path());
            for (int i = 1; i < lines.size(); i++) {
                all.add(ImpedanceSpectrum.of(
                                new double[] {1}, new double[] {Double.parseDouble(lines.get(i))}, new double[] {0})
                        .id("s" + i)
                        .build());
            }
            return new Reading(all, List.of());
        }
    }

    record Settings(@Setting(help = "Factor.", byDefault = "2") double factor) {}

    record Answer(double ohm) {}

    private static final class Times implements Operation<Settings, Answer> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "test times", "Times", "Multiplies.", Inputs.one(DatasetKind.IMPEDANCE), false, "");
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Answer run(OperationInput input, Settings settings, Progress progress) {
            return new Answer(input.only(ImpedanceSpectrum.class).re()[0] * settings.factor());
        }
    }

    @TempDir
    Path folder;

    private final Times times = new Times();
    private final Operations operations = new Operations(
            List.of(times),
            new FileFormats(List.of(new Lines()), List.of()),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(UTF_8));
    }

    private Outcome<Answer> run(String source) throws OperationException, IOException, CancelledException {
        OperationInput input = operations.open(times.declaration().inputs(), List.of(source), Progress.NONE);
        return operations.run(times, input, new Settings(3), Progress.NONE);
    }

    @Test
    void notesWhereAResultComesFrom() throws Exception {
        Path file = file("a.txt", "LINES\n5\n");
        Outcome<Answer> outcome = run(file.toString());
        assertEquals(15, outcome.result().ohm());
        Provenance p = outcome.provenance();
        assertEquals("test times", p.operation());
        assertEquals(Instant.parse("2026-01-02T03:04:05.678Z"), p.time());
        assertEquals(Map.of("factor", 3.0), p.settings());
        assertEquals(
                List.of(new Provenance.Input(
                        file.toString(),
                        // printf 'LINES\n5\n' | sha256sum
                        "4800813d5f21bf626fe082ca100c137ab2a1fa075097915ed71e7111cb379272",
                        "lines",
                        List.of("s1"))),
                p.inputs());
    }

    record Written(List<Path> wrote) implements WroteFiles {}

    /** Writes a file of its own while it runs. */
    private static final class Writes implements Operation<Settings, Written> {
        private final Path file;

        Writes(Path file) {
            this.file = file;
        }

        @Override
        public Declaration declaration() {
            return new Declaration(
                    "test writes", "Writes", "Writes.", Inputs.one(DatasetKind.IMPEDANCE), false, "");
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Written run(OperationInput input, Settings settings, Progress progress) throws IOException {
            return new Written(List.of(Files.writeString(file, "x")));
        }
    }

    @Test
    void writesTheOriginBesideWhatAnOperationWrote() throws Exception {
        Path source = file("a.txt", "LINES\n5\n");
        Writes writes = new Writes(folder.resolve("labels.nrrd"));
        OperationInput input = operations.open(writes.declaration().inputs(), List.of(source.toString()), Progress.NONE);
        operations.run(writes, input, new Settings(3), Progress.NONE);
        String origin = Files.readString(folder.resolve("labels.nrrd.provenance.json"));
        assertTrue(origin.contains("\"operation\" : \"test writes\""), origin);
        assertTrue(origin.contains("\"factor\" : 3.0"), origin);
        try (var all = Files.list(folder)) {
            assertEquals(3, all.count());
        }
    }

    @Test
    void picksOneDataSetOfSeveralByItsId() throws Exception {
        Path file = file("several.txt", "LINES\n5\n7\n");
        assertEquals(21, run(file + "#s2").result().ohm());
    }

    @Test
    void asksWhichOfSeveral() throws Exception {
        Path file = file("several.txt", "LINES\n5\n7\n");
        String message = assertThrows(OperationException.class, () -> run(file.toString())).getMessage();
        assertTrue(message.contains("several.txt#s1") && message.contains("s2"), message);
    }

    @Test
    void opensAFileWhoseNameHoldsAHash() throws Exception {
        Path file = file("run#2", "LINES\n5\n");
        assertEquals(15, run(file.toString()).result().ohm());
    }

    @Test
    void saysWhichIdsThereAreWhenOneIsNot() throws Exception {
        Path file = file("several.txt", "LINES\n5\n7\n");
        String message = assertThrows(OperationException.class, () -> run(file + "#s9")).getMessage();
        assertTrue(message.contains("'s9'") && message.contains("s1 (impedance spectrum, 1 points)"), message);
    }

    @Test
    void refusesAnEmptyAForeignAndAMissingFile() throws Exception {
        String empty = file("empty.txt", "").toString();
        String foreign = file("foreign.bin", "\u0001\u0002PNG").toString();
        for (String source : List.of(empty, foreign, folder.resolve("none").toString(), folder.toString())) {
            FormatException e = assertThrows(FormatException.class, () -> run(source));
            assertTrue(e.getMessage().startsWith(source + ": the file: expected "), e.getMessage());
        }
    }

    @Test
    void countsSources() {
        String message = assertThrows(
                        OperationException.class,
                        () -> operations.open(times.declaration().inputs(), List.of(), Progress.NONE))
                .getMessage();
        assertEquals("expected 1 source, found none", message);
    }
}
