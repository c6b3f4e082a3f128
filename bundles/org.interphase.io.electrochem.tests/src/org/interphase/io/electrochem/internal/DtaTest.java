// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DtaTest {

    @TempDir
    private Path folder;

    private static DtaWriter eis() {
        return new DtaWriter("EISPOT").settings("my cell", "4/23/2018").openCircuit().spectrum();
    }

    private static void assertSpectrum(Dataset dataset) {
        ImpedanceSpectrum z = (ImpedanceSpectrum) dataset;
        assertArrayEquals(new double[] {1000, 100, 10}, z.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11, 12}, z.re());
        assertArrayEquals(new double[] {-0.25, -2, -3}, z.im());
    }

    @Test
    void readsTheSpectrumAndTheOpenCircuitBeforeIt() throws IOException {
        DataFile file = Formats.open(folder, eis().text());
        assertEquals("Gamry .DTA", file.format());
        assertEquals(List.of("ZCURVE", "OCVCURVE"), file.datasets().stream().map(Dataset::id).toList());
        assertEquals(
                List.of("my cell", "my cell, open circuit before"),
                file.datasets().stream().map(Dataset::label).toList());
        assertSpectrum(file.datasets().get(0));
        CyclingRecord open = (CyclingRecord) file.datasets().get(1);
        assertArrayEquals(new double[] {0.25, 0.5, 0.75}, open.timeS());
        assertArrayEquals(new double[] {0.369103, 0.369104, 0.369105}, open.voltageV());
        assertFalse(open.hasCurrent());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void keepsTheOtherColumnsInTheirUnits() throws IOException {
        Dataset z = Formats.open(folder, eis().text()).datasets().get(0);
        Channel idc = z.channels().stream().filter(c -> c.name().equals("Idc")).findFirst().orElseThrow();
        assertEquals("A", idc.unit());
        assertEquals(2.402966e-6, idc.value(0));
        assertEquals("V", z.channels().stream().filter(c -> c.name().equals("Vdc")).findFirst().orElseThrow().unit());
        Dataset open = Formats.open(folder, eis().text()).datasets().get(1);
        Channel temperature = open.channels().stream().filter(c -> c.name().equals("Temp")).findFirst().orElseThrow();
        assertEquals("°C", temperature.unit());
        assertEquals(-327.67, temperature.value(2));
    }

    @Test
    void keepsWhatTheInstrumentNoted() throws IOException {
        var notes = Formats.open(folder, eis().text()).datasets().get(0).metadata();
        assertEquals("Potentiostatic EIS", notes.get("technique"));
        assertEquals("2018-04-23T09:08:07", notes.get("started"));
        assertEquals("my cell", notes.get("Test Identifier"));
        assertEquals("a cell; at 60 °C", notes.get("notes"));
        assertEquals("REF600-1", notes.get("Potentiostat"));
        assertEquals("1.3 (vs. Eoc)", notes.get("DC Voltage (V)"));
        assertEquals("0.25", notes.get("Area (cm^2)"));
        assertEquals("no", notes.get("Init. Delay"));
    }

    @ParameterizedTest
    @CsvSource({
        "4/23/2018, 2018-04-23T09:08:07",
        "23/4/2018, 2018-04-23T09:08:07",
        "5.4.2018, 2018-04-05T09:08:07",
        "2018-04-05, 2018-04-05T09:08:07",
        "7/7/2018, 2018-07-07T09:08:07",
        "5/4/2018, ",
        "DD-M-YYYY, ",
        "99/99/2018, "
    })
    void takesADateOnlyWhereDayAndMonthAreCertain(String date, String started) throws IOException {
        String text = new DtaWriter("EISPOT").settings("x", date).spectrum().text();
        var notes = Formats.open(folder, text).datasets().get(0).metadata();
        assertEquals(started, notes.get("started"));
        assertEquals(date, notes.get("Date"));
    }

    /** It is typed behind SOURCE#, and printed. */
    @Test
    void namesDataSetsWithoutControlCharacters() throws IOException {
        String text = eis().text().replace("OCVCURVE", "OCV\u001b[1m");
        assertEquals(
                List.of("ZCURVE", "OCV·[1m"),
                Formats.open(folder, text).datasets().stream().map(Dataset::id).toList());
    }

    @Test
    void readsDecimalCommas() throws IOException {
        DataFile file = Formats.open(folder, eis().withCommas());
        assertSpectrum(file.datasets().get(0));
        assertArrayEquals(
                new double[] {0.369103, 0.369104, 0.369105}, ((CyclingRecord) file.datasets().get(1)).voltageV());
        assertEquals("0.25", file.datasets().get(0).metadata().get("Area (cm^2)"));
        assertEquals("a cell; at 60 °C", file.datasets().get(0).metadata().get("notes"));
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void readsAnyEncodingAndAnyEndOfLine() throws IOException {
        String text = eis().text();
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.ISO_8859_1),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
                text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                text.replace("°", "\ufffd").getBytes(StandardCharsets.UTF_8))) {
            DataFile file = Formats.open(folder, bytes);
            assertEquals("Gamry .DTA", file.format());
            assertSpectrum(file.datasets().get(0));
        }
    }

    @Test
    void readsAFileInWhichEachLineIsFollowedByABlankOne() throws IOException {
        String text = new String(new DtaWriter("EISPOT").settings("S", "1/2/2021").openCircuit().spectrum().bytes(), StandardCharsets.ISO_8859_1);
        DataFile file = Formats.open(folder, text.replace("\n", "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(2, file.datasets().size());
        assertSpectrum(file.datasets().get(0));
    }

    @Test
    void readsTheCorrectedSpectrumAndThenTheMeasuredOne() throws IOException {
        String text = new DtaWriter("EISPOT").settings("my cell", "x").openCircuit().correctedSpectrum().text();
        DataFile file = Formats.open(folder, text);
        assertEquals(
                List.of("ZCURVE-corrected", "ZCURVE-measured", "OCVCURVE"),
                file.datasets().stream().map(Dataset::id).toList());
        ImpedanceSpectrum corrected = Formats.spectrum(file);
        assertEquals("my cell, drift corrected", corrected.label());
        assertArrayEquals(new double[] {10.5, 11, 12.5}, corrected.re());
        assertArrayEquals(new double[] {-0.25, -2, -3.5}, corrected.im());
        assertSpectrum(file.datasets().get(1));
        for (Dataset d : file.datasets().subList(0, 2)) {
            assertTrue(d.channels().stream().noneMatch(c -> c.name().contains("DrCor") || c.name().contains("Zreal")));
        }
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void leavesOutRowsOfTheCorrectedSpectrumThatWereNotCorrected() throws IOException {
        String text = new DtaWriter("EISPOT")
                .correctedSpectrum()
                .aborted()
                .text()
                .replace("\t12.5\t-3.5\t13.0\t-15.6\t", "\t\t\t\t\t");
        DataFile file = Formats.open(folder, text);
        assertEquals(2, file.datasets().get(0).points());
        assertEquals(3, file.datasets().get(1).points());
        assertTrue(file.warnings().contains("the drift of 1 of 3 rows of table 'ZCURVE' was not corrected"));
    }

    @Test
    void saysSoWhereTheDriftWasToBeCorrectedAndIsNot() throws IOException {
        String text = new DtaWriter("EISPOT").line("DRIFTCOR", "SELECTOR", "1", "x").spectrum().text();
        DataFile file = Formats.open(folder, text);
        assertSpectrum(file.datasets().get(0));
        assertTrue(file.warnings().get(0).contains("DRIFTCOR"), file.warnings().toString());
    }

    @Test
    void saysThatTheMeasurementWasAborted() throws IOException {
        DataFile file = Formats.open(folder, eis().aborted().text());
        assertSpectrum(file.datasets().get(0));
        assertEquals(
                List.of("the measurement was aborted (EXPERIMENTABORTED): what was measured until then is here"),
                file.warnings());
    }

    @Test
    void readsTheOpenCircuitOfAMeasurementThatWasAbortedBeforeItsSpectrum() throws IOException {
        String text = new DtaWriter("EISPOT")
                .openCircuit()
                .table("ZCURVE", "", "Pt Time Freq Zreal Zimag", "# s Hz ohm ohm")
                .aborted()
                .text();
        DataFile file = Formats.open(folder, text);
        assertEquals(List.of("OCVCURVE"), file.datasets().stream().map(Dataset::id).toList());
        assertEquals(3, file.warnings().size(), file.warnings().toString());
        assertTrue(file.warnings().contains("table 'ZCURVE' is left out: it has no rows"));
        assertTrue(file.warnings().contains("the experiment is 'EISPOT', but the file has no spectrum"));
    }

    @Test
    void leavesOutTheRowInWhichTheFileEndsAndSaysSo() throws IOException {
        String text = eis().text();
        String cut = text.substring(0, text.indexOf("\t-14.03624"));
        DataFile file = Formats.open(folder, cut);
        assertArrayEquals(new double[] {1000, 100}, Formats.spectrum(file).frequencyHz());
        assertEquals(
                List.of("the file ends within row 3 of table 'ZCURVE' (line 24), which is left out"), file.warnings());
    }

    @Test
    void refusesARowThatIsCutBeforeTheEnd() {
        String text = eis().text().replace("\t-10.30485\t1.847788E-006\t1.299205\t10", "");
        Refused.at(Place.line(23), "11 fields of table 'ZCURVE'", "7", () -> Formats.open(folder, text));
    }

    @Test
    void readsUnitsAsTheyStandThere() throws IOException {
        String text = new DtaWriter("EISPOT")
                .table("ZCURVE", "", "Freq Zreal Zimag Idc", "kHz kohm mohm uA", "1 0.0105 -250 3", "0.1 0.011 -2000 4")
                .table("CURVE", "", "T Vf Im", "min mV mA", "1 3500 -2", "2 3600 2")
                .text();
        DataFile file = Formats.open(folder, text);
        ImpedanceSpectrum z = Formats.spectrum(file);
        assertArrayEquals(new double[] {1000, 100}, z.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11}, z.re());
        assertArrayEquals(new double[] {-0.25, -2}, z.im());
        assertEquals(3e-6, z.channels().get(3).value(0));
        CyclingRecord record = (CyclingRecord) file.datasets().get(1);
        assertArrayEquals(new double[] {60, 120}, record.timeS());
        assertArrayEquals(new double[] {3.5, 3.6}, record.voltageV());
        assertArrayEquals(new double[] {-0.002, 0.002}, record.currentA());
    }

    @Test
    void refusesAUnitThatIsNoneOfItsQuantity() {
        String text = eis().text().replace("Hz\tohm\tohm", "Hz\tohm\tohm.cm2");
        Refused.at(
                Place.column(21, 5),
                "a unit for 'Zimag' (imaginary part of Z), such as Ω",
                "'ohm.cm2'",
                () -> Formats.open(folder, text));
    }

    @Test
    void readsEachCurveOfAVoltammogram() throws IOException {
        String titles = "Pt T Vf Im Vu Sig Ach IERange Over";
        String units = "# s V_vs._Ref. A V V V # bits";
        String text = new DtaWriter("CV")
                .line("TITLE", "LABEL", "Cyclic Voltammetry", "x")
                .table("CURVE1", "", titles, units, "0 0.3 0.39 6.5E-007 0 0.4 -0.1 5 ....ih..i..", "1 0.6 0.38 -4.5E-006 0 0.3 -0.1 6 ...........")
                .table("CURVE2", "1", titles, units, "0 0.9 0.37 -6.5E-006 0 0.3 -0.1 6 ...........")
                .text();
        DataFile file = Formats.open(folder, text);
        assertEquals(List.of("CURVE1", "CURVE2"), file.datasets().stream().map(Dataset::id).toList());
        assertEquals("Cyclic Voltammetry, cycle 2", file.datasets().get(1).label());
        assertArrayEquals(new double[] {6.5e-7, -4.5e-6}, Formats.record(file).currentA());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void saysWhereATableHasOtherThanSaidRows() throws IOException {
        String text = new DtaWriter("CHRONOA").table("CURVE", "5258", "Pt T Vf Im", "# s V A", "0 0 1.5 2E-003").text();
        assertEquals(
                List.of("table 'CURVE' says 5258 rows, the file has 1"),
                Formats.open(folder, text).warnings());
    }

    @Test
    void leavesOutATableThatIsNoDataSet() throws IOException {
        String text = eis().table("EFMCURVE", "", "Pt Freq Imod", "# Hz A", "0 1 2").text();
        DataFile file = Formats.open(folder, text);
        assertEquals(2, file.datasets().size());
        assertEquals(
                List.of("table 'EFMCURVE' is left out: it has no frequency and impedance, nor time and voltage"),
                file.warnings());
    }

    @Test
    void readsModulusAndPhaseAlone() throws IOException {
        String text = new DtaWriter("EISPOT").table("ZCURVE", "", "Freq Zmod Zphz", "Hz ohm °", "10 2 -90").text();
        assertEquals(-2, Formats.spectrum(Formats.open(folder, text)).im()[0], 1e-15);
    }

    @Test
    void readsRowsWhoseFirstFieldsSomebodyTyped() throws IOException {
        String text = new DtaWriter("EISPOT").spectrum().text() + "  3 5 1\t13\t-4\t1\t13.6\t-17.1\t1.6E-006\t1.29\t10\n";
        assertArrayEquals(
                new double[] {1000, 100, 10, 1}, Formats.spectrum(Formats.open(folder, text)).frequencyHz());
    }

    @Test
    void tellsTablesOfTheSameNameApart() throws IOException {
        String text = new DtaWriter("EISPOT").spectrum().spectrum().text();
        assertEquals(
                List.of("ZCURVE", "ZCURVE-2"),
                Formats.open(folder, text).datasets().stream().map(Dataset::id).toList());
    }

    @Test
    void givesCurrentsTheirSignAndSaysWhereItMayBeTheOther() throws IOException {
        DtaWriter w = new DtaWriter("CHRONOA").line("CONVENTION", "IQUANT", "0", "Current Convention");
        DataFile file = Formats.open(folder, w.table("CURVE", "", "T Vf Im", "s V A", "0 1 2E-003").text());
        assertArrayEquals(new double[] {0.002}, Formats.record(file).currentA());
        assertTrue(file.warnings().get(0).contains("current convention"), file.warnings().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1O0", "nan", "", "1.#QNAN", "1,5,5"})
    void refusesWhatIsNoNumberWhereOneIsNeeded(String number) {
        String text = eis().text().replace("\t100\t11\t-2", "\t" + number + "\t11\t-2");
        Refused.at(
                Place.column(23, 3),
                "a number ('Freq')",
                number.isEmpty() ? "an empty field" : "'" + number + "'",
                () -> Formats.open(folder, text));
    }

    @Test
    void takesNoNumberWhereNoneIsNeeded() throws IOException {
        String text = eis().text().replace("\t1.847788E-006\t", "\t-1.#IND00E+000\t");
        Dataset z = Formats.open(folder, text).datasets().get(0);
        Channel idc = z.channels().stream().filter(c -> c.name().equals("Idc")).findFirst().orElseThrow();
        assertTrue(Double.isNaN(idc.value(1)));
        assertEquals(1.641699e-6, idc.value(2));
    }

    @Test
    void refusesAFrequencyThatIsNone() {
        String text = eis().text().replace("\t100\t11\t-2", "\t-100\t11\t-2");
        Refused.at(Place.line(23), "a frequency above 0 Hz", "-100", () -> Formats.open(folder, text));
    }

    @Test
    void refusesAFileWithoutATable() {
        String text = new DtaWriter("EISPOT").settings("x", "y").text();
        Refused.at(Place.line(12), "a table with rows of frequency and impedance", "no table", () -> Formats.open(folder, text));
        String empty = new DtaWriter("EISPOT").table("ZCURVE", "", "Freq Zreal Zimag", "Hz ohm ohm").text();
        Refused.at(Place.line(5), "a table with rows", "'ZCURVE' (it has no rows)", () -> Formats.open(folder, empty));
    }

    @Test
    void refusesATableWithoutTitles() {
        Refused.at(
                Place.line(4),
                "the titles of table 'ZCURVE'",
                "the end of the file",
                () -> Formats.open(folder, new DtaWriter("EISPOT").text() + "ZCURVE\tTABLE\n"));
    }

    @Test
    void readsByContentWhateverTheName() throws IOException {
        Path file = folder.resolve("x.txt");
        Files.write(file, eis().bytes());
        assertEquals("Gamry .DTA", Formats.open(file).format());
        assertNull(Formats.open(folder, "a,b\nf,Re,Im\n1,2,3\n").datasets().get(0).metadata().get("technique"));
    }

    /** Its units stand in a line that any other reader takes for a comment. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "EXPLAIN \n", "explain\n", "ZCURVE\n"})
    void isKnownByItsTagToo(String start) throws IOException {
        String text = start + "Tag\tEISPOT\nZCURVE\tTABLE\n\tPt\tFrequency\tZreal\tZimag\n\t#\tHz\tkohm\tkohm\n"
                + "\t0\t10\t1\t-2\n";
        DataFile file = Formats.open(folder, text);
        assertEquals("Gamry .DTA", file.format());
        assertArrayEquals(new double[] {-2000}, Formats.spectrum(file).im());
    }

    @Test
    void isNotEachTextThatExplainsSomething() {
        for (String text : List.of("EXPLAIN THIS\n1,2,3\n", "TAGS\tEISPOT\n", "explained\n")) {
            assertEquals(
                    Recognition.NO,
                    new DtaFormat().recognise(new FileHead(
                            "x.DTA", text.length(), text.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void readsAFileThatIsCutAnywhereOrSaysWhy() throws IOException {
        byte[] bytes = new DtaWriter("EISPOT").settings("x", "4/23/2018").openCircuit().correctedSpectrum().aborted().bytes();
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                DataFile file = Formats.open(folder, cut);
                for (Dataset d : file.datasets()) {
                    assertTrue(d.points() <= 3);
                }
            } catch (FormatException e) {
                assertTrue(e.getMessage().contains("expected"), e.getMessage());
            }
        }
    }
}
