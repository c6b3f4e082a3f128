// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.TableKind;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.TemplateColumn;
import org.interphase.core.template.TemplateReader;
import org.interphase.core.text.LineReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of known content that no format knows: what is guessed of their columns reads them. */
class ProfileTablesTest {

    private static final ProfileTables KIND = new ProfileTables();

    @TempDir
    private Path folder;

    @Test
    void readsSeveralSpeciesAgainstDepth() throws Exception {
        DepthProfile profile = read("Depth (nm)\t23Na+ (cps)\tSiO2- (cps)\n0\t100\t5\n10\t200\t6.5\n");
        assertEquals(List.of("23Na+", "SiO2-"), profile.species().stream().map(ProfileChannel::name).toList());
        ProfileChannel sodium = profile.species().get(0);
        assertEquals(IonPolarity.POSITIVE, sodium.polarity());
        assertEquals("1/s", sodium.unit());
        assertEquals(0, sodium.timeS().length);
        assertArrayEquals(new double[] {0, 0.01}, sodium.depthUm(), 1e-15);
        assertArrayEquals(new double[] {100, 200}, sodium.values());
        assertEquals(IonPolarity.NEGATIVE, profile.species().get(1).polarity());
        assertArrayEquals(new double[] {5, 6.5}, profile.species().get(1).values());
    }

    /** A quadrupole's table as Hiden's program heads it: a clock's time that is no number, then milliseconds. */
    @Test
    void takesTheTimeThatIsANumber() throws Exception {
        DepthProfile profile = read("\"Time\",\"ms\",\"mass 23.00\",\"mass 39.00\"\n"
                + "\"10:01:02\",120,5,7\n\"10:01:03\",620,6,8\n\"10:01:04\",1120,9,10\n");
        ProfileChannel first = profile.species().get(0);
        assertEquals("mass 23.00", first.name());
        assertEquals(23, first.mz());
        assertArrayEquals(new double[] {0.12, 0.62, 1.12}, first.timeS(), 1e-15);
        assertEquals("1", first.unit());
    }

    @Test
    void givesEachSpeciesTheTimesOfItsOwnRows() throws Exception {
        DepthProfile profile = read("time/s;7Li;23Na\n1;10;\n2;;20\n3;30;\n4;;40\n");
        assertArrayEquals(new double[] {1, 3}, profile.species().get(0).timeS());
        assertArrayEquals(new double[] {10, 30}, profile.species().get(0).values());
        assertArrayEquals(new double[] {2, 4}, profile.species().get(1).timeS());
    }

    @Test
    void keepsTimeAndDepthWhereBothStand() throws Exception {
        ProfileChannel s = read("Sputter time (min),Depth (µm),7Li\n1,0.5,3\n2,1.0,4\n").species().get(0);
        assertArrayEquals(new double[] {60, 120}, s.timeS());
        assertArrayEquals(new double[] {0.5, 1}, s.depthUm(), 1e-15);
    }

    @Test
    void refusesNegativeCountsAtTheirLine() {
        RefusedWith.at(
                Place.line(3),
                "counts of 0 or more ('7Li')",
                "-4.0",
                () -> read("time/s,7Li,23Na\n1,3,5\n2,-4,6\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "Time, '', time, s",
        "Sputter Time (s), '', time, s",
        "t, min, , ",
        "ms, '', time, ms",
        "Depth, nm, depth, nm",
        "Depth/µm, '', depth, µm",
        "23Na, '', counts, ''",
        "12C 14N, '', counts, ''",
        "^118Sn+, '', counts, ''",
        "m/z 23 (cps), '', rate, s-1",
        "Mass = 39.1, c/s, rate, s-1",
        "total, '', counts, ''",
        "voltage/V, '', , ",
        "I, '', , ",
        "frequency/Hz, '', , ",
        "Comment, '', , "
    })
    void guessesWhatTitlesMean(String title, String below, String role, String unit) {
        Optional<TableKind.Guess> guess = KIND.guess(title, below);
        assertEquals(Optional.ofNullable(role), guess.map(TableKind.Guess::role));
        assertEquals(Optional.ofNullable(unit), guess.map(TableKind.Guess::unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A11", "1C12", "11", "Na_2", " ", "("})
    void guessesAtTitlesOfAnyLengthAtOnce(String part) {
        assertTrue(KIND.guess(part.repeat(200 / part.length()), "").isEmpty());
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(Optional.of("a column of time or depth"), KIND.missing(java.util.Set.of("counts")));
        assertEquals(Optional.of("a column of counts"), KIND.missing(java.util.Set.of("depth")));
        assertEquals(Optional.empty(), KIND.missing(java.util.Set.of("depth", "rate")));
    }

    private DepthProfile read(String text) throws IOException, CancelledException {
        Path file = Files.write(folder.resolve("profile.txt"), text.getBytes(StandardCharsets.UTF_8));
        FileSource source = FileSource.of(file);
        TableSketch sketch = TableSketch.of(LineReader.lines(source.head()));
        TableSketch.Meaning meaning = sketch.meaning(List.of(KIND));
        assertEquals(DatasetKind.PROFILE, meaning.kind());
        ColumnTemplate template = sketch.template("test", meaning, "", "profile.txt");
        assertEquals(Optional.empty(), TemplateReader.problem(template, KIND), meaning.columns().stream().map(TemplateColumn::role).toList().toString());
        Reading reading = new TemplateReader(template, KIND).read(source, Progress.NONE);
        return (DepthProfile) reading.datasets().get(0);
    }
}
