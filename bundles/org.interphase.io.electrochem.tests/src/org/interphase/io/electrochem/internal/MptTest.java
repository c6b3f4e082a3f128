// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MptTest {

    private static final String TITLES = "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\ttime/s\t<Ewe>/V\tCs/µF\tcycle number\t\n";
    private static final String ROWS = "1.0000000E+003\t1.05E+001\t-2.5E-001\t1.0\t3.0\t2.0\t1.000000000000000E+000\n"
            + "1.0000000E+002\t1.1E+001\t2.0E+000\t2.0\t3.0\t2.0\t1.000000000000000E+000\n"
            + "1.0000000E+003\t1.2E+001\t3.0E+000\t3.0\t3.0\t2.0\t2.000000000000000E+000\n";

    @TempDir
    private Path folder;

    private static String file(String technique, String titles, String rows) {
        return "EC-Lab ASCII FILE\nNb header lines : 8                          \n\n" + technique
                + "\n\nRun on channel : 1 (SN 1)\nAcquisition started on : 01/10/2024 11:02:29.886\n" + titles + rows;
    }

    private static String peis() {
        return file("Potentio Electrochemical Impedance Spectroscopy", TITLES, ROWS);
    }

    @Test
    void readsOneSpectrumForEachCycle() throws IOException {
        DataFile file = Formats.open(folder, peis());
        assertEquals(List.of("1", "2"), file.datasets().stream().map(Dataset::id).toList());
        ImpedanceSpectrum first = Formats.spectrum(file);
        assertArrayEquals(new double[] {1000, 100}, first.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11}, first.re());
        assertArrayEquals(new double[] {0.25, -2}, first.im());
        assertEquals("PEIS, cycle 1", first.label());
        assertEquals("2024-01-10T11:02:29.886", first.metadata().get("started"));
        assertEquals("1 (SN 1)", first.metadata().get("Run on channel"));
    }

    @Test
    void readsMicroInEitherEncoding() throws IOException {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            var cs = Formats.open(folder, peis(), charset).datasets().get(0).channels().get(5);
            assertEquals("Cs", cs.name());
            assertEquals("F", cs.unit());
            assertEquals(2e-6, cs.value(0));
        }
    }

    @Test
    void readsDecimalCommasAndWindowsLines() throws IOException {
        String text = peis().replace("\n", "\r\n");
        int rows = text.indexOf(TITLES.substring(0, 20));
        String commas = text.substring(0, rows) + text.substring(rows).replace('.', ',');
        assertArrayEquals(
                Formats.spectrum(Formats.open(folder, peis())).re(),
                Formats.spectrum(Formats.open(folder, commas)).re());
    }

    @Test
    void readsAHeaderOfThreeLines() throws IOException {
        String text = "EC-Lab ASCII FILE\nNb header lines : 3\ntime/s\tEwe/V\tI/mA\n0\t3.5\t-2\n1\t3.6\t2\n";
        CyclingRecord record = Formats.record(Formats.open(folder, text));
        assertArrayEquals(new double[] {3.5, 3.6}, record.voltageV());
        assertArrayEquals(new double[] {-0.002, 0.002}, record.currentA());
    }

    @Test
    void readsTheVoltageOfATitleInBrackets() throws IOException {
        String text = file("Chronopotentiometry", "time/s\t<Ewe/V>\tI/mA\n", "0\t3.5\t-2\n");
        assertArrayEquals(new double[] {3.5}, Formats.record(Formats.open(folder, text)).voltageV());
    }

    @Test
    void readsWithoutCurrentWhereThereIsNone() throws IOException {
        String text = file("Open Circuit Voltage", "mode\terror\ttime/s\tEwe/V\t\n", "3\t0\t0\t3.5\n");
        assertFalse(Formats.record(Formats.open(folder, text)).hasCurrent());
    }

    @Test
    void leavesOutAColumnWithoutTitle() throws IOException {
        String text = file("Chronopotentiometry", "time/s\t\tEwe/V\n", "0\t77\t3.5\n");
        DataFile file = Formats.open(folder, text);
        assertArrayEquals(new double[] {3.5}, Formats.record(file).voltageV());
        assertEquals(List.of("column 2 has no title and is left out"), file.warnings());
    }

    @Test
    void refusesASpectrumWithoutFrequencies() {
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "Re(Z)/Ohm\t-Im(Z)/Ohm\ttime/s\t<Ewe>/V\n",
                "1\t2\t3\t4\n");
        Refused.at(Place.whole(), "frequency", "Re(Z)/Ohm, -Im(Z)/Ohm", () -> Formats.open(folder, text));
        String unsaid = text.replace("Potentio Electrochemical Impedance Spectroscopy", "");
        Refused.at(Place.whole(), "frequency", "Re(Z)/Ohm, -Im(Z)/Ohm", () -> Formats.open(folder, unsaid));
    }

    @Test
    void refusesALetterInANumberWithLineAndColumn() {
        String text = peis().replace("1.1E+001", "1.1O+001");
        Refused.at(Place.column(10, 2), "a number ('Re(Z)/Ohm')", "'1.1O+001'", () -> Formats.open(folder, text));
    }

    @Test
    void refusesARowThatIsCut() {
        String text = peis();
        String cut = text.substring(0, text.lastIndexOf("\t2.0\t"));
        Refused.at(Place.line(11), "7 fields", "5: 1.0000000E+003", () -> Formats.open(folder, cut));
    }

    @Test
    void refusesAHeaderThatIsCut() {
        String cut = peis().substring(0, 90);
        Refused.at(Place.line(4), "8 header lines", "end of the file", () -> Formats.open(folder, cut));
    }

    @Test
    void refusesAHeaderCountThatLies() {
        for (String count : List.of("2", "0", "-8", "99999999999", "x", "")) {
            String text = peis().replace("lines : 8", "lines : " + count);
            Refused.at(Place.line(2), "'Nb header lines : N'", "Nb header lines", () -> Formats.open(folder, text));
        }
        String more = peis().replace("lines : 8", "lines : 900");
        Refused.at(Place.line(11), "900 header lines", "end of the file", () -> Formats.open(folder, more));
    }

    @Test
    void refusesNoRows() {
        String text = file("Open Circuit Voltage", "time/s\tEwe/V\n", "");
        Refused.at(Place.line(8), "rows of numbers", "end of the file", () -> Formats.open(folder, text));
    }

    @Test
    void readsEachOfTheSameSweepsInOneCycleAndSaysSo() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            rows.append(List.of("100", "10", "1").get(i % 3)).append('\t').append(i).append("\t2\t4\n");
        }
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\n",
                rows.toString());
        DataFile file = Formats.open(folder, text);
        assertEquals(List.of("1", "2", "3"), file.datasets().stream().map(Dataset::id).toList());
        assertEquals("PEIS, spectrum 2", file.datasets().get(1).label());
        assertArrayEquals(new double[] {3, 4, 5}, ((ImpedanceSpectrum) file.datasets().get(1)).re());
        assertTrue(file.warnings().get(0).contains("3 times through the same 3 frequencies"), file.warnings().toString());
        assertEquals(1, file.warnings().size());
    }

    @Test
    void readsEachSweepOfEachCycle() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append(List.of("100", "10", "1").get(i % 3)).append("\t1\t2\t").append(1 + i / 6).append('\n');
        }
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\n",
                rows.toString());
        assertEquals(
                List.of("1.1", "1.2", "2.1", "2.2"),
                Formats.open(folder, text).datasets().stream().map(Dataset::id).toList());
    }

    @Test
    void keepsWhatTheInstrumentMeasuredInItsOrder() throws IOException {
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n",
                "100\t1\t2\n10\t1\t2\n50\t1\t2\n1\t1\t2\n");
        assertArrayEquals(
                new double[] {100, 10, 50, 1}, Formats.spectrum(Formats.open(folder, text)).frequencyHz());
    }

    @Test
    void saysWhereTheFrequencyJumpsBackWithinASpectrum() throws IOException {
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n",
                "100\t1\t2\n10\t1\t2\n50\t1\t2\n1\t1\t2\n");
        assertEquals(
                List.of("the frequency turns round at 10 Hz (point 2): all is kept as one spectrum, what was measured twice"
                        + " is here twice"),
                Formats.open(folder, text).warnings());
    }

    @Test
    void readsEachSequenceThatBeginsAnew() throws IOException {
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\tNs\n",
                "1000\t1\t2\t1\t0\n100\t1\t2\t1\t0\n10\t1\t2\t1\t0\n500\t3\t4\t1\t1\n50\t3\t5\t1\t1\n");
        DataFile file = Formats.open(folder, text);
        assertEquals(List.of("1", "2"), file.datasets().stream().map(Dataset::id).toList());
        assertEquals(
                List.of("PEIS, Ns 0", "PEIS, Ns 1"),
                file.datasets().stream().map(Dataset::label).toList());
        ImpedanceSpectrum second = (ImpedanceSpectrum) file.datasets().get(1);
        assertArrayEquals(new double[] {500, 50}, second.frequencyHz());
        assertArrayEquals(new double[] {-4, -5}, second.im());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void joinsSequencesThatGoOnWhereTheOneBeforeEnded() throws IOException {
        String text = file(
                "Potentio Electrochemical Impedance Spectroscopy",
                "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\tNs\n",
                "1000\t1\t2\t1\t0\n100\t1\t2\t1\t0\n10\t1\t2\t1\t1\n1\t3\t4\t1\t1\n");
        DataFile file = Formats.open(folder, text);
        assertEquals(1, file.datasets().size());
        assertArrayEquals(new double[] {1000, 100, 10, 1}, Formats.spectrum(file).frequencyHz());
    }

    @Test
    void looksOnToTheFirstDecimalSign() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append(i).append("\t3\n");
        }
        String text = file("Open Circuit Voltage", "time/s\tEwe/V\n", rows + "60\t3,5\n");
        assertEquals(3.5, Formats.record(Formats.open(folder, text)).voltageV()[60]);
    }

    @Test
    void namesTheLineWhereTitlesShouldBe() {
        for (String row : List.of("1.0E+003\t1.05E+001\n", "1000\t10,5\n")) {
            String text = file("Open Circuit Voltage", "time/s\tEwe/V\n", row + row).replace("lines : 8", "lines : 9");
            Refused.at(
                    Place.line(9),
                    "the titles of the columns (line 2 says 9 header lines)",
                    "numbers: " + row.substring(0, row.indexOf('\t')),
                    () -> Formats.open(folder, text));
        }
    }
}
