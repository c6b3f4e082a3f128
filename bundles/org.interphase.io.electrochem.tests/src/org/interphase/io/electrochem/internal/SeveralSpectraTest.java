// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells several spectra of one text apart, and what does not. */
class SeveralSpectraTest {

    @TempDir
    private Path folder;

    private static List<String> ids(DataFile file) {
        return file.datasets().stream().map(Dataset::id).toList();
    }

    private static List<String> labels(DataFile file) {
        return file.datasets().stream().map(Dataset::label).toList();
    }

    private static double[] re(DataFile file, int i) {
        return ((ImpedanceSpectrum) file.datasets().get(i)).re();
    }

    private static double[] f(DataFile file, int i) {
        return ((ImpedanceSpectrum) file.datasets().get(i)).frequencyHz();
    }

    /** Twice 100 Hz and 10 Hz, 1 and 2 Ω, then 3 and 4 Ω, as people and programs write them below each other. */
    @ParameterizedTest
    @ValueSource(strings = {
        "f,Re,Im\n100,1,-1\n10,2,-2\n\n100,3,-3\n10,4,-4\n",
        "100,1,-1\n10,2,-2\n\n\n100,3,-3\n10,4,-4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\nf,Re,Im\n100,3,-3\n10,4,-4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\n\nf,Re,Im\n100,3,-3\n10,4,-4\n",
        "f,Re,Im\nHz,Ohm,Ohm\n100,1,-1\n10,2,-2\n\nf,Re,Im\nHz,Ohm,Ohm\n100,3,-3\n10,4,-4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\nIm,Re,f\nOhm,mOhm,kHz\n-3,3000,0.1\n-4,4000,0.01\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\n# the second\n100,3,-3\n10,4,-4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\nthe second\n100,3,-3\n10,4,-4\n",
        "f Re Im\n100 1 -1\n10 2 -2\n\n25 °C\n100 3 -3\n10 4 -4\n",
        "first\nf;Re;Im\n100;1,0;-1\n10;2,0;-2\n\nsecond\ntaken: today\nf;Re;Im\n100;3,0;-3\n10;4,0;-4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\n\nf;Re;Im\n100;3,0;-3,5\n10;4,0;-4,5\n",
        "f,Re,Im\ncell A\n100,1,-1\n10,2,-2\ncell B\n100,3,-3\n10,4,-4\n",
        "f;Re;Im\n100;1;-1\n10;2;-2\n;;\n100;3;-3\n10;4;-4\n",
        "f Re Im\n100 1 -1\n10 2 -2\n******\n100 3 -3\n10 4 -4\n",
        "f,Re,Im\n100,1,-1\n10,2,-2\n---,---,---\n100,3,-3\n10,4,-4\n",
        "T,f,Re,Im\n25,100,1,-1\n25,10,2,-2\n60,100,3,-3\n60,10,4,-4\n",
        "f,Re,Im,E/mV\n100,1,-1,0\n10,2,-2,0\n100,3,-3,50\n10,4,-4,50\n",
        "cell,f,Re,Im\nA,100,1,-1\nA,10,2,-2\nB,100,3,-3\nB,10,4,-4\n",
        "cycle,f,Re,Im\n1,100,1,-1\n1,10,2,-2\n2,100,3,-3\n2,10,4,-4\n",
        "Spectrum,f,Re,Im\n1,100,1,-1\n1,10,2,-2\n2,100,3,-3\n2,10,4,-4\n",
        "f,Re,Im,f,Re,Im\n100,1,-1,100,3,-3\n10,2,-2,10,4,-4\n",
        "f,Re,Im,Re,Im\n100,1,-1,3,-3\n10,2,-2,4,-4\n",
        "f1,Re1,Im1,f2,Re2,Im2\n100,1,-1,100,3,-3\n10,2,-2,10,4,-4\n",
        "f/Hz,Re(Z)/Ohm,Im(Z)/Ohm,f/Hz.1,Re(Z)/Ohm.1,Im(Z)/Ohm.1\n100,1,-1,100,3,-3\n10,2,-2,10,4,-4\n",
        "freq_1 (Hz)\tZ'_1 (Ohm)\t-Z''_1 (Ohm)\tfreq_2 (Hz)\tZ'_2 (Ohm)\t-Z''_2 (Ohm)\n100\t1\t1\t100\t3\t3\n10\t2\t2\t10\t4\t4\n",
        "f (Hz);Re 1 (Ohm);Im 1 (Ohm);Re 2 (Ohm);Im 2 (Ohm)\n100;1;-1;3;-3\n10;2;-2;4;-4\n",
        "RelaxIS 3.0 Spectrum export\nDate: x\nData: Frequency\tData: Z'\tData: Z''\tData: Frequency\tData: Z'\tData: Z''\nDC=0\tM\ta\tDC=0\tM\tb\n100\t1\t-1\t100\t3\t-3\n10\t2\t-2\t10\t4\t-4\n",
        "RelaxIS 3.0 Spectrum export\nData: Frequency\tData: Z'\tData: Z''\nDC=0\tM\ta\n100\t1\t-1\n10\t2\t-2\nData: Frequency\tData: Z'\tData: Z''\nDC=1\tM\tb\n100\t3\t-3\n10\t4\t-4\n",
        "\"Z60W Data File: Version 1.1\"\n0,2,0,1,0.1,10000\n2\n\"  Freq (Hz)    Z'(a)    Z''(b)\"\n100,1,-1\n10,2,-2\n\"Z60W Data File: Version 1.1\"\n0,2,0,1,0.1,10000\n2\n\"  Freq (Hz)    Z'(a)    Z''(b)\"\n100,3,-3\n10,4,-4\n"
    })
    void readsEachSpectrum(String text) throws IOException {
        DataFile file = Formats.open(folder, text);
        assertEquals(List.of("1", "2"), ids(file), file.warnings().toString());
        assertArrayEquals(new double[] {1, 2}, re(file, 0));
        assertArrayEquals(new double[] {3, 4}, re(file, 1));
        assertArrayEquals(new double[] {100, 10}, f(file, 0));
        assertArrayEquals(new double[] {100, 10}, f(file, 1), 1e-12);
        assertTrue(labels(file).get(0).startsWith("file, "), labels(file).toString());
        assertTrue(!labels(file).get(0).equals(labels(file).get(1)), labels(file).toString());
    }

    @Test
    void namesThemAsTheFileDoes() throws IOException {
        assertEquals(
                List.of("file, at 25 °C", "file, at 60 °C"),
                labels(Formats.open(folder, "at 25 °C\nf,Re,Im\n10,1,-1\n\nat 60 °C\nf,Re,Im\n10,3,-3\n")));
        assertEquals(
                List.of("file, spectrum 1", "file, second"),
                labels(Formats.open(folder, "f,Re,Im\n100,1,-1\n10,2,-2\n\n# second\n100,3,-3\n10,4,-4\n")));
        assertEquals(
                List.of("file, Cell A", "file, Cell B"),
                labels(Formats.open(folder, "f,Re,Im\nCell A\n100,1,-1\n10,2,-2\nCell B\n100,3,-3\n10,4,-4\n")));
        DataFile temperatures =
                Formats.open(folder, "f,Re,Im,T\nHz,Ohm,Ohm,°C\n100,1,-1,25\n10,2,-2,25\n100,3,-3,60\n10,4,-4,60\n");
        assertEquals(List.of("file, T 25", "file, T 60"), labels(temperatures));
        assertEquals("60", temperatures.datasets().get(1).metadata().get("T"));
        assertEquals(
                List.of("file, E 0 V", "file, E 0.05 V"),
                labels(Formats.open(
                        folder, "f,Re,Im,E/mV\n100,1,-1,0\n10,2,-2,0\n100,3,-3,50\n10,4,-4,50\n")));
        assertEquals(
                List.of("file, cell A", "file, cell B"),
                labels(Formats.open(folder, "cell,f,Re,Im\nA,100,1,-1\nA,10,2,-2\nB,100,3,-3\nB,10,4,-4\n")));
        assertEquals(
                List.of("file, Na", "file, Li"),
                labels(Formats.open(folder, "Na,,,Li,,\nf,Re,Im,f,Re,Im\n100,1,-1,100,3,-3\n10,2,-2,10,4,-4\n")));
    }

    @Test
    void readsAsManyRowsOfEachAsItHas() throws IOException {
        DataFile file = Formats.open(folder, "f,Re,Im,f,Re,Im\n100,1,-1,50,3,-3\n10,2,-2,5,4,-4\n1,9,-9,,,\n");
        assertArrayEquals(new double[] {100, 10, 1}, f(file, 0));
        assertArrayEquals(new double[] {50, 5}, f(file, 1));
        DataFile shared = Formats.open(folder, "f,Re,Im,Re,Im\n100,1,-1,3,-3\n10,2,-2,,\n");
        assertArrayEquals(new double[] {100}, f(shared, 1));
        Refused.at(
                Place.line(3),
                "a number ('f')",
                "an empty field",
                () -> Formats.open(folder, "f,Re,Im,f,Re,Im\n100,1,-1,50,3,-3\n10,2,-2,,4,-4\n1,9,-9,1,1,1\n"));
    }

    @Test
    void readsEachOfTheSameSweepsAndSaysSo() throws IOException {
        DataFile file = Formats.open(folder, "3,1,0\n2,2,0\n1,3,0\n3,4,0\n2,5,0\n1,6,0\n");
        assertEquals(List.of("1", "2"), ids(file));
        assertArrayEquals(new double[] {4, 5, 6}, re(file, 1));
        assertTrue(
                file.warnings().get(1).startsWith("the file runs 2 times through the same 3 frequencies"),
                file.warnings().toString());
    }

    /** Frequencies, and how many points the first and the second sweep have. */
    @ParameterizedTest
    @CsvSource({
        "3 2 1 1 2 3, 3, 3",
        "3 2 1 2 3, 3, 2",
        "5 4 3 2 1 5 4 3, 5, 3",
        "3 2 1 3.0001 2.0001 1, 3, 3",
        "1 2 3 1 2 3, 3, 3",
        "3 3 2 1 3 3 2 1, 4, 4"
    })
    void readsASweepThereAndBackOrOneThatWasStopped(String frequencies, int first, int second) throws IOException {
        String text = Arrays.stream(frequencies.split(" ")).map(f -> f + ",1,0\n").collect(Collectors.joining());
        DataFile file = Formats.open(folder, text);
        assertEquals(
                List.of(first, second), file.datasets().stream().map(Dataset::points).toList());
        assertTrue(file.warnings().get(1).contains("2 times through the same"), file.warnings().toString());
    }

    @Test
    void refusesFrequenciesThatTurnRoundWithoutAReason() {
        for (String text : List.of(
                "100,1,0\n90,2,0\n95,3,0\n80,4,0\n70,5,0\n",
                "5,1,0\n3,2,0\n4,3,0\n2,4,0\n1,5,0\n",
                "100,1,0\n10,2,0\n30,3,0\n3,4,0\n")) {
            Refused.at(
                    Place.line(3),
                    "frequencies in order, here below",
                    text.lines().toList().get(2).split(",")[0],
                    () -> Formats.open(folder, text));
        }
        Refused.at(
                Place.line(5),
                "or titles, a blank line or a cycle number between several",
                "1000",
                () -> Formats.open(folder, "f,Re,Im\n100,1,0\n10,2,0\n1,2,0\n1000,3,0\n50,4,0\n"));
    }

    @Test
    void joinsWhatABlankLineOrACommentDoesNotSeparate() throws IOException {
        DataFile file = Formats.open(folder, "f,Re,Im\n1000,1,0\n100,2,0\n\n10,3,0\n# half\n1,4,0\n");
        assertArrayEquals(new double[] {1000, 100, 10, 1}, f(file, 0));
        assertEquals(1, file.datasets().size());
    }

    @Test
    void refusesATextInTheMiddleOfASpectrum() {
        Refused.at(
                Place.line(4),
                "3 fields",
                "1: damage",
                () -> Formats.open(folder, "f,Re,Im\n1000,1,0\n100,2,0\ndamage\n10,3,0\n"));
        Refused.at(
                Place.line(3),
                "3 fields",
                "1: the end",
                () -> Formats.open(folder, "f,Re,Im\n1000,1,0\nthe end\n"));
        Refused.at(
                Place.line(3),
                "3 fields",
                "2: 100,1x",
                () -> Formats.open(folder, "f,Re,Im\n1000,1,0\n100,1x\n1000,1,0\n100,1,0\n"));
    }

    @Test
    void refusesALetterInTheSecondSpectrumWithItsLine() {
        Refused.at(
                Place.column(7, 2),
                "a number ('Re')",
                "'4x'",
                () -> Formats.open(folder, "f,Re,Im\n100,1,-1\n10,2,-2\n\nf,Re,Im\n100,3,-3\n10,4x,-4\n"));
        Refused.at(
                Place.line(5),
                "a row of numbers",
                "'f,Re,Im'",
                () -> Formats.open(folder, "f,Re,Im\n100,1,-1\n10,2,-2\n\nf,Re,Im\nHz,Ohm,Ohm\n"));
    }

    @Test
    void takesANumberOfEachRowAsNoCycle() throws IOException {
        DataFile file = Formats.open(
                folder, "cycle,f,Re,Im\n1,3,1,0\n2,2,2,0\n3,1,3,0\n4,3,4,0\n5,2,5,0\n6,1,6,0\n");
        assertEquals(2, file.datasets().size());
        assertTrue(file.warnings().stream().anyMatch(w -> w.contains("it differs in each row")));
    }

    @Test
    void cutsWithinACycle() throws IOException {
        DataFile file = Formats.open(
                folder, "cycle,f,Re,Im\n1,9,1,0\n1,1,2,0\n\n1,9,3,0\n1,1,4,0\n\n2,9,5,0\n2,1,6,0\n");
        assertEquals(List.of("1.1", "1.2", "2"), ids(file));
        assertArrayEquals(new double[] {3, 4}, re(file, 1));
    }

    @Test
    void readsAThousandSpectraInOneColumn() throws IOException {
        StringBuilder text = new StringBuilder("spectrum,f,Re,Im\n");
        for (int s = 0; s < 1000; s++) {
            for (int i = 0; i < 20; i++) {
                text.append(s).append(',').append(1000 - i).append(',').append(s).append(",-1\n");
            }
        }
        DataFile file = Formats.open(folder, text.toString());
        assertEquals(1000, file.datasets().size());
        assertEquals(999, re(file, 999)[0]);
        assertEquals(List.of(), file.warnings().stream().filter(w -> !w.contains("no unit")).toList());
    }

    @Test
    void readsEachSpectrumOfECLabsText() throws IOException {
        DataFile file = Formats.open(
                SharedData.eis().resolve("gpl3_do_not_commit/pyimpspec__tests_case-multiple-spectra.mpt"));
        assertEquals(List.of("1", "2", "3"), ids(file));
        assertEquals(
                List.of(29, 29, 29), file.datasets().stream().map(Dataset::points).toList());
    }

    @Test
    void boundsHowManyGapsAndTablesThereAre() {
        String blocks = "f,Re,Im\n" + "2,1,1\n1,1,1\n\n".repeat(10_002);
        Refused.at(Place.line(30_005), "at most 10000 gaps", "more", () -> Formats.open(folder, blocks));
        StringBuilder sweeps = new StringBuilder("f,Re,Im\n");
        StringBuilder cycles = new StringBuilder("cycle,f,Re,Im\n");
        StringBuilder zigzag = new StringBuilder("f,Re,Im\n");
        for (int i = 0; i < 10_001; i++) {
            sweeps.append("3,1,1\n2,1,1\n1,1,1\n");
            cycles.append(i).append(",3,1,1\n").append(i).append(",2,1,1\n");
            zigzag.append("3,1,1\n").append(i % 2 + 1).append(",1,1\n");
        }
        for (CharSequence text : List.of(sweeps, cycles)) {
            Refused.at(Place.whole(), "at most 10000 spectra", "more", () -> Formats.open(folder, text.toString()));
        }
        Refused.at(Place.line(4), "frequencies in order", "3", () -> Formats.open(folder, zigzag.toString()));
        String tables = "f,Re,Im\n1,1,1\n".repeat(1001);
        Refused.at(Place.line(2001), "at most 1000 tables", "more", () -> Formats.open(folder, tables));
    }
}
