// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.interphase.io.electrochem.internal.MprWriter.row;
import static org.interphase.io.electrochem.internal.MprWriter.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MprTest {

    /** Settings module (57 + 700), after the file's header. */
    private static final int DATA_MODULE = 52 + 57 + 700;

    private static final int[] CP = {1, 2, 3, 21, 31, 65, 131, 4, 6, 8, 39};

    @TempDir
    private Path folder;

    private static Map<String, Channel> channels(Dataset dataset) {
        return dataset.channels().stream().collect(Collectors.toMap(Channel::name, c -> c));
    }

    @Test
    void readsOneSpectrumForEachCycle() throws IOException {
        DataFile file = Formats.open(folder, MprWriter.spectrum());
        assertEquals("BioLogic .mpr", file.format());
        assertEquals(List.of("1", "2"), file.datasets().stream().map(Dataset::id).toList());
        ImpedanceSpectrum first = Formats.spectrum(file);
        assertEquals("PEIS, cycle 1", first.label());
        assertArrayEquals(new double[] {1000, 100, 10}, first.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11, 12}, first.re());
        assertArrayEquals(new double[] {0.25, -2, -3}, first.im());
        assertArrayEquals(new double[] {42, 42, 42}, channels(file.datasets().get(1)).get("I Range").values());
    }

    @Test
    void leavesOutRowsOfDirectCurrentAndSaysSo() throws IOException {
        DataFile file = Formats.open(folder, MprWriter.spectrum());
        assertEquals(List.of("1 of 7 rows have frequency 0, so no impedance, and is left out"), file.warnings());
    }

    @Test
    void notesWhatTheInstrumentSaid() throws IOException {
        Map<String, String> notes = Formats.open(folder, MprWriter.spectrum()).datasets().get(0).metadata();
        assertEquals("Potentio Electrochemical Impedance Spectroscopy", notes.get("technique"));
        assertEquals("25 °C", notes.get("comments"));
        assertEquals("1.13 cm²", notes.get("electrode area"));
        assertEquals("5.5 mg", notes.get("characteristic mass"));
        assertEquals("2024-01-10T11:02:29.886", notes.get("started"));
    }

    @Test
    void readsCyclingInSiUnitsWithItsFlags() throws IOException {
        byte[] bytes = new MprWriter()
                .settings(0x19)
                .data(CP, 2, rows(row("BHdffH", 0b1001_0110, 3, 10, 3.5, -2, 39), row("BHdffH", 0b0010_1001, 4, 11, 3.25, 4, 40)))
                .bytes();
        CyclingRecord record = Formats.record(Formats.open(folder, bytes));
        assertEquals("CP", record.label());
        assertArrayEquals(new double[] {10, 11}, record.timeS());
        assertArrayEquals(new double[] {3.5, 3.25}, record.voltageV());
        assertArrayEquals(new double[] {-0.002, 0.004}, record.currentA());
        Map<String, Channel> channels = channels(record);
        assertArrayEquals(new double[] {2, 1}, channels.get("mode").values());
        assertArrayEquals(new double[] {1, 0}, channels.get("ox/red").values());
        assertArrayEquals(new double[] {0, 1}, channels.get("error").values());
        assertArrayEquals(new double[] {1, 0}, channels.get("control changes").values());
        assertArrayEquals(new double[] {0, 1}, channels.get("Ns changes").values());
        assertArrayEquals(new double[] {1, 0}, channels.get("counter inc.").values());
        assertArrayEquals(new double[] {3, 4}, channels.get("Ns").values());
    }

    @Test
    void readsARecordWithoutCurrent() throws IOException {
        byte[] bytes = new MprWriter()
                .settings(0x04)
                .data(new int[] {1, 4, 7, 6}, 1, row("Bddf", 1, 10, 0.5, 3.5))
                .bytes();
        CyclingRecord record = Formats.record(Formats.open(folder, bytes));
        assertFalse(record.hasCurrent());
        assertEquals(1.8, channels(record).get("dq").value(0));
        assertEquals("C", channels(record).get("dq").unit());
    }

    @Test
    void refusesATimeThatIsNoNumber() {
        byte[] bytes = new MprWriter()
                .settings(0x04)
                .data(new int[] {4, 6}, 2, rows(row("df", 1, 3), row("df", Double.NaN, 3)))
                .bytes();
        int second = DATA_MODULE + 57 + 406 + 12;
        Refused.at(Place.offset(second), "a time in s", "no number", () -> Formats.open(folder, bytes));
    }

    @Test
    void leavesOutInfiniteVoltagesAndCurrentsAndSaysSo() throws IOException {
        double infinite = Double.NEGATIVE_INFINITY;
        byte[] bytes = new MprWriter()
                .settings(0x19)
                .data(new int[] {4, 6, 8}, 2, rows(row("dff", 1, infinite, 2), row("dff", 2, 3.5, infinite)))
                .bytes();
        DataFile file = Formats.open(folder, bytes);
        CyclingRecord record = Formats.record(file);
        assertArrayEquals(new double[] {Double.NaN, 3.5}, record.voltageV());
        assertArrayEquals(new double[] {0.002, Double.NaN}, record.currentA());
        assertEquals(
                List.of(
                        "1 of 2 values of voltage is infinite, and left out",
                        "1 of 2 values of current is infinite, and left out"),
                file.warnings());
    }

    @Test
    void takesModuloBatAsCyclingThoughItHasImpedance() throws IOException {
        byte[] bytes = new MprWriter()
                .settings(0x7f)
                .data(new int[] {4, 6, 32, 37, 38}, 2, rows(row("dffff", 1, 3, 0, 0, 0), row("dffff", 2, 3, 10, 1, 2)))
                .bytes();
        assertEquals(DatasetKind.CYCLING, Formats.open(folder, bytes).datasets().get(0).kind());
    }

    @Test
    void letsTheColumnsDecideWhereTheTechniqueIsNotKnown() throws IOException {
        byte[] bytes = new MprWriter()
                .settings(0x63)
                .data(new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2))
                .bytes();
        Dataset dataset = Formats.open(folder, bytes).datasets().get(0);
        assertEquals(DatasetKind.IMPEDANCE, dataset.kind());
        assertEquals("EC-Lab technique 99", dataset.label());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, false", "10, true", "11, true"})
    void readsEachVersionOfTheDataModule(int version, boolean isNew) throws IOException {
        byte[] data = MprWriter.dataModule(version, isNew, new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2));
        byte[] bytes = new MprWriter().module("VMP data", isNew, version, data).bytes();
        assertArrayEquals(new double[] {-2}, Formats.spectrum(Formats.open(folder, bytes)).im());
    }

    @Test
    void refusesAnotherVersionOfTheDataModule() {
        byte[] data = MprWriter.dataModule(3, false, new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2));
        byte[] bytes = new MprWriter().module("VMP data", false, 7, data).bytes();
        Refused.at(Place.offset(52 + 45), "version 0, 2 or 3", "version 7", () -> Formats.open(folder, bytes));
    }

    @Test
    void leavesOutAnUnknownColumnOfClearWidth() throws IOException {
        byte[] bytes = new MprWriter()
                .data(new int[] {32, 999, 37, 38}, 2, rows(row("fdff", 10, 7, 1, 2), row("fdff", 5, 8, 3, 4)))
                .bytes();
        DataFile file = Formats.open(folder, bytes);
        assertArrayEquals(new double[] {1, 3}, Formats.spectrum(file).re());
        assertEquals(List.of("column 999 is not known and is left out (8 bytes of each row)"), file.warnings());
    }

    @Test
    void leavesOutAnUnknownFlag() throws IOException {
        byte[] bytes = new MprWriter()
                .data(new int[] {1, 66, 4, 6}, 1, row("Bdf", 0b10, 5, 3))
                .bytes();
        DataFile file = Formats.open(folder, bytes);
        assertArrayEquals(new double[] {5}, Formats.record(file).timeS());
        assertEquals(List.of("column 66 is not known and is left out (a flag of each row)"), file.warnings());
    }

    @Test
    void refusesUnknownColumnsOfUnclearWidth() {
        byte[] bytes = new MprWriter()
                .data(new int[] {32, 999, 37, 38, 998}, 1, row("ffffd", 10, 7, 1, 2, 3))
                .bytes();
        Refused.at(
                Place.offset(52 + 57 + 5 + 2),
                "columns that are known",
                "columns 999, 998, which must share 12 of the 24 bytes",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesAnUnknownColumnOfAnOddWidth() {
        byte[] bytes = new MprWriter()
                .data(new int[] {999, 32, 37, 38}, 1, rows(row("fff", 7, 10, 1), row("fB", 2, 3), row("BB", 1, 1)))
                .bytes();
        Refused.at(
                Place.offset(52 + 57 + 5),
                "columns that are known",
                "column 999, which must share 7 of the 19 bytes",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesRowsThatAreLongerThanTheirColumns() {
        byte[] bytes = new MprWriter()
                .data(new int[] {32, 37, 38}, 1, row("fffH", 10, 1, 2, 3))
                .bytes();
        Refused.at(
                Place.offset(52 + 57 + 5),
                "rows of 12 bytes for the columns 32, 37, 38",
                "rows of 14 bytes",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesAColumnThatComesTwice() {
        byte[] bytes = new MprWriter()
                .data(new int[] {32, 37, 38, 37}, 1, row("ffff", 10, 1, 2, 3))
                .bytes();
        Refused.at(Place.offset(52 + 57 + 5 + 6), "once", "column 37 again", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesAnImpedanceThatIsNotFiniteWithItsPlace() {
        byte[] bytes = new MprWriter()
                .data(new int[] {32, 37, 38}, 2, rows(row("fff", 10, 1, 2), row("fff", 10, Double.NaN, 2)))
                .bytes();
        Refused.at(Place.offset(52 + 57 + 406 + 12), "finite", "no number", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesANegativeFrequency() {
        byte[] bytes = new MprWriter().data(new int[] {32, 37, 38}, 1, row("fff", -10, 1, 2)).bytes();
        Refused.at(Place.offset(52 + 57 + 406), "a frequency above 0 Hz", "-10", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesASpectrumOfDirectCurrentOnly() {
        byte[] bytes =
                new MprWriter().settings(0x1d).data(new int[] {32, 37, 38}, 1, row("fff", 0, 1, 2)).bytes();
        Refused.at(Place.whole(), "a frequency above 0 Hz", "1 row with frequency 0", () -> Formats.open(folder, bytes));
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "-2", "1000", "123456"})
    void refusesAModuleLengthThatLies(int length) {
        byte[] data = MprWriter.dataModule(3, false, new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2));
        byte[] bytes = new MprWriter().settings(0x1d).module("VMP data", false, 3, length, data).bytes();
        Refused.at(
                Place.offset(DATA_MODULE),
                "'VMP data' of " + Integer.toUnsignedString(length) + " bytes",
                data.length + " bytes up to the end of the file",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesANewModuleLengthThatLies() {
        byte[] data = MprWriter.dataModule(11, true, new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2));
        byte[] bytes = new MprWriter().module("VMP data", true, 11, -1, data).bytes();
        Refused.at(Place.offset(52), "of 4294967295 bytes", data.length + " bytes", () -> Formats.open(folder, bytes));
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "-1", "7", "5"})
    void refusesARowCountThatLies(int rows) {
        byte[] data = MprWriter.dataModule(3, false, new int[] {32, 37, 38}, rows, row("fff", 10, 1, 2));
        byte[] bytes = new MprWriter().module("VMP data", false, 3, data).bytes();
        Refused.at(
                Place.offset(52 + 57 + 406),
                Integer.toUnsignedString(rows) + " rows",
                "12 bytes",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesNoRows() {
        byte[] bytes = new MprWriter().data(new int[] {32, 37, 38}, 0, new byte[0]).bytes();
        Refused.at(Place.offset(52 + 57), "at least one row", "0 rows", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesMoreColumnsThanTheHeaderHolds() {
        byte[] data = MprWriter.dataModule(3, false, new int[] {32, 37, 38}, 1, row("fff", 10, 1, 2));
        data[4] = (byte) 255;
        byte[] bytes = new MprWriter().module("VMP data", false, 3, data).bytes();
        Refused.at(Place.offset(52 + 57 + 4), "1 to 200 columns", "255", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesAFileWithoutData() {
        byte[] bytes = new MprWriter().settings(0x1d).log(45000).bytes();
        Refused.at(
                Place.offset(bytes.length),
                "a module 'VMP data'",
                "'VMP Set', 'VMP LOG'",
                () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesSomethingElseBetweenModules() {
        byte[] bytes = MprWriter.spectrum();
        System.arraycopy("NODULE".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, DATA_MODULE, 6);
        Refused.at(Place.offset(DATA_MODULE), "'MODULE'", "'NODULE'", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesEachTruncationWithOffsetExpectedAndFound() {
        byte[] whole = MprWriter.spectrum();
        // a file that ends with the data module has no log, but all its rows
        int dataEnd = whole.length - 57 - 700;
        for (int length = 22; length < whole.length; length += length > 60 ? 7 : 1) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length != dataEnd) {
                FormatException e = assertThrows(FormatException.class, () -> Formats.open(folder, part));
                assertTrue(e.place() instanceof Place.Offset, e.getMessage());
            }
        }
    }

    @Test
    void derivesTheCurrentOfTheChargeThatPassed() throws IOException {
        DataFile file = charged(10, 0, 12, 0.002, 12, 0.001, 11, 0.001, 15, -0.001);
        double[] current = Formats.record(file).currentA();
        assertEquals(0, current[0]);
        assertEquals(0.0036, current[1], 1e-15);
        assertTrue(Double.isNaN(current[2]) && Double.isNaN(current[3]), "time stands still, then goes back");
        assertEquals(-0.0009, current[4], 1e-15);
        assertEquals(
                List.of(
                        "no current was stored: it is derived as dq/dt",
                        "the time falls once, first at byte 1332 from 12 s to 11 s: all rows are kept in their order",
                        "the time stands still once, first at byte 1312"),
                file.warnings());
    }

    @Test
    void knowsNoCurrentInAFirstRowWithCharge() throws IOException {
        double[] current = Formats.record(charged(10, 0.5, 11, 1)).currentA();
        assertTrue(Double.isNaN(current[0]));
        assertEquals(3.6, current[1], 1e-12);
    }

    /** A record of times in s and charges in mA·h, without a current. */
    private DataFile charged(double... timeAndCharge) throws IOException {
        byte[][] rows = new byte[timeAndCharge.length / 2][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("ddf", timeAndCharge[2 * i], timeAndCharge[2 * i + 1], 3.5);
        }
        return Formats.open(
                folder,
                new MprWriter().settings(0x18).data(new int[] {4, 7, 6}, rows.length, rows(rows)).bytes());
    }
}
