// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTextTest {

    @TempDir
    private Path folder;

    /** The same two points, 1000 Hz 10.5−0.25j Ω and 100 Hz 11−2j Ω, as programs write them. */
    @ParameterizedTest
    @ValueSource(strings = {
        "1000,10.5,-0.25\n100,11,-2\n",
        "1000\t10.5\t-0.25\n100\t11\t-2\n",
        "1000;10,5;-0,25\n100;11;-2\n",
        "1000 10.5 -0.25\n100 11 -2",
        "  1000,0   10,5  -0,25\n  100,0   11,0  -2,0\n",
        "1.0e3, 1.05e1, -2.5e-1\r\n1E2, +11, -2.\r\n",
        "# freq re im\n1000 10.5 -0.25\n\n# more\n100 11 -2\n",
        "\u00ef\u00bb\u00bf1000,10.5,-0.25\n100,11,-2\n",
        "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n1000,10.5,-0.25\n100,11,-2\n",
        "freq_Hz,ReZ_ohm,ImZ_ohm\n1000,10.5,-0.25\n100,11,-2\n",
        "f\tZ'\tZ''\n1000,0\t10,5\t-0,25\n100,0\t11,0\t-2,0\n",
        "Freq/Hz, Z'/ohm, Z\"/ohm, Z/ohm, Phase/deg\n\n1e3, 10.5, -0.25, 99, -1\n100, 11, -2, 99, -1\n",
        "Frequency (Hz);Z' (Ω);-Z'' (Ω)\n1000;10.5;0.25\n100;11;2\n",
        "Frequency [kHz];Zre [mOhm];-Zimag [mOhm]\n1;10500;250\n0.1;11000;2000\n",
        "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\ttime/s\n1000\t10.5\t0.25\t1\n100\t11\t2\t2\n",
        "Im(Z),Re(Z),f\nΩ,Ω,kHz\n-0.25,10.5,1\n-2,11,0.1\n",
        "\"Freq\",\"Real\",\"Imag\"\n\"1000\",\"10.5\",\"-0.25\"\n100,11,-2\n",
        "Sample: x\nOperator: the time and the voltage of it\n\nFreq   Zreal   Zimag\n1000 10.5 -0.25\n100 11 -2\n",
        "f,z_re,−z_im\n1000,10.5,0.25\n100,11,2\n",
        ",Freq,Real,Imag\n0,1000,10.5,-0.25\n1,100,11,-2\n",
        "RelaxIS 3.0 Spectrum export\nData: Frequency\tData: Z'\tData: Z''\nDC=-0.08, TM=3\tM\t\n1000\t10.5\t-0.25\n100\t11\t-2\n",
        "\"Z60W Data File: Version 1.1\"\n\"\"\n0,2,0,1,0.1,10000\n2\n\"  Freq (Hz)    Z'(a)    Z''(b)\"\n1000,10.5,-0.25\n100,11,-2\n",
        "%f Re Im\n1000 10.5 -0.25\n100 11 -2\n",
        "# freq, re, im\nfreq,zreal,zimag\n1000,10.5,-0.25\n100,11,-2\n",
        "# im, re, freq\n\n# as measured\nfreq,zreal,zimag\n1000,10.5,-0.25\n100,11,-2\n",
        "# re, im, freq\n# freq, re, im\n1000,10.5,-0.25\n100,11,-2\n",
        "f,Re,Im,T\nHz,Ohm,Ohm,°C\n1000,10.5,-0.25,25\n100,11,-2,25\n",
        "\"Frequency, Hz\",\"Z', Ohm\",\"-Z'', Ohm\"\n1000,10.5,0.25\n100,11,2\n",
        "\"Frequency, kHz\",\"Z', Ohm\",\"Z\"\", Ohm\"\n1,10.5,-0.25\n0.1,11,-2\n",
        "\"1000,0000\",\"10,5\",\"-0,25\"\n\"100,0000\",\"11,0\",\"-2,0\"\n",
        "f,Re,Im\n1000,\"10,5\",\"-0,25\"\n100,11,-2\n",
        "f,Re,Im\n\"1000 \",\" 10.5\", \"-0.25\"\n100,11,-2\n",
        "f,Re,Im,\"a, b\"\n1000,10.5,-0.25,\"1, 2\"\n100,11,-2,\"x\"\n",
        "Freq (KHz),Zre (KOhm),Zim (kOHM)\n1,0.0105,-0.00025\n0.1,0.011,-0.002\n",
        "Freq (MHZ),Zre (OHM),Zim (ohm)\n0.001,10.5,-0.25\n0.0001,11,-2\n",
        "Freq. (Hz),Re[Z] (ohm),Im[Z] (ohm)\n1000,10.5,-0.25\n100,11,-2\n",
        "'freq','zreal','zimag'\n1000,10.5,-0.25\n100,11,-2\n",
        "'freq' 'zreal' 'zimag'\n1000 10.5 -0.25\n100 11 -2\n",
        "1.0D+03 1.05D+01 -2.5D-01\n1.0d+02 1.1d+01 -2.0d+00\n",
        "T,t,f,Re,Im\n25,1,1000,10.5,-0.25\n25,2,100,11,-2\n"
    })
    void readsWhatProgramsWrite(String text) throws IOException {
        var charset = text.startsWith("\u00ef") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        ImpedanceSpectrum z = Formats.spectrum(Formats.open(folder, text, charset));
        assertArrayEquals(new double[] {1000, 100}, z.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11}, z.re());
        assertArrayEquals(new double[] {-0.25, -2}, z.im());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "f/Hz,|Z|/Ohm,Phase(Z)/deg\n1000,2,-90\n",
        "f/Hz,|Z|/Ohm,-Phase(Z)/deg\n1000,2,90\n",
        "f/Hz,|Z|/kOhm,phase/rad\n1000,0.002,-1.5707963267948966\n",
        "f/Hz,|Z|/Ohm,theta\n1000,2,-90\n"
    })
    void readsModulusAndPhase(String text) throws IOException {
        ImpedanceSpectrum z = Formats.spectrum(Formats.open(folder, text));
        assertEquals(0, z.re()[0], 1e-15);
        assertEquals(-2, z.im()[0], 1e-15);
    }

    @Test
    void refusesAPhaseThatMayBeDegreesOrRadians() {
        Refused.at(
                Place.whole(), "phase's unit", "'phase'", () -> Formats.open(folder, "f,|Z|,phase\n1000,2,-1.5\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "time_s,voltage_V,current_A\n0,3.5,-0.002\n60,3.6,0.002\n",
        "time/s\tEwe/V\tI/mA\n0\t3.5\t-2\n60\t3.6\t2\n",
        "Time (min);Voltage (mV);Current (µA)\n0;3500;-2000\n1;3600;2000\n",
        "t E I\ns V A\n0 3.5 -0.002\n60 3.6 0.002\n"
    })
    void readsTimeVoltageAndCurrent(String text) throws IOException {
        CyclingRecord record = Formats.record(Formats.open(folder, text));
        assertArrayEquals(new double[] {0, 60}, record.timeS());
        assertArrayEquals(new double[] {3.5, 3.6}, record.voltageV());
        assertArrayEquals(new double[] {-0.002, 0.002}, record.currentA());
    }

    @ParameterizedTest
    @ValueSource(strings = {"σ/Ohm", "std", "stddev", "Std. Dev. (Ohm)"})
    void readsStandardDeviationsOfOtherNames(String title) throws IOException {
        String text = "f/Hz,Re,Im," + title + "\n1000,10.5,-0.25,0.1\n";
        assertArrayEquals(
                new double[] {0.1}, Formats.spectrum(Formats.open(folder, text)).sigma());
    }

    @Test
    void readsStandardDeviations() throws IOException {
        String text = "frequency_Hz,ReZ_Ohm,ImZ_Ohm,sigma_Ohm\n1000,10.5,-0.25,0.1\n";
        assertArrayEquals(
                new double[] {0.1}, Formats.spectrum(Formats.open(folder, text)).sigma());
        Refused.at(
                Place.line(2), "a standard deviation above 0", "0", () -> Formats.open(folder, text.replace("0.1", "0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,1,0\n10,3,0\n100,4,0\n", "100,1,0\n10,2,0\n10,3,0\n"})
    void keepsOrderAndRepeats(String text) throws IOException {
        assertArrayEquals(
                text.lines().mapToDouble(l -> Double.parseDouble(l.substring(0, l.indexOf(',')))).toArray(),
                Formats.spectrum(Formats.open(folder, text)).frequencyHz());
    }

    @Test
    void refusesFrequenciesOutOfOrder() {
        Refused.at(
                Place.line(4),
                "frequencies in order, here below 100 Hz",
                "1000",
                () -> Formats.open(folder, "1000,2,0\n100,4,0\n100,5,0\n1000,3,0\n10,1,0\n"));
        Refused.at(
                Place.line(3),
                "frequencies in order, here above 1000 Hz",
                "100",
                () -> Formats.open(folder, "10,1,0\n1000,2,0\n100,3,0\n"));
    }

    @Test
    void takesNoVoltageAsNoNumber() throws IOException {
        String text = "time/s,Ewe/V,I/mA\n0,3.5,1\n1,,2\n2,NaN,3\n3,3.6,\n";
        CyclingRecord record = Formats.record(Formats.open(folder, text));
        assertArrayEquals(new double[] {3.5, Double.NaN, Double.NaN, 3.6}, record.voltageV());
        assertArrayEquals(new double[] {0.001, 0.002, 0.003, Double.NaN}, record.currentA());
    }

    @Test
    void saysWhatItTookForGranted() throws IOException {
        assertEquals(
                List.of("no titles: the columns are taken as frequency in Hz, Re Z in Ω and Im Z in Ω"),
                Formats.open(folder, "1000,10.5,-0.25\n").warnings());
        assertEquals(
                List.of("no unit in 'f', 'Re': taken as Hz, Ω"),
                Formats.open(folder, "f,Re,Im/Ohm\n1000,10.5,-0.25\n").warnings());
    }

    @Test
    void leavesOutRowsWithoutImpedanceBetweenOthers() throws IOException {
        String text = "Elapsed Time (s)\tFrequency (Hz)\tZre (ohms)\tZim (ohms)\n1\t0\t0\t0\n2\t10\t1\t-1\n";
        DataFile file = Formats.open(folder, text);
        assertEquals(1, file.datasets().get(0).points());
        assertEquals(1, file.warnings().size());
    }

    @Test
    void refusesALetterInANumberWithLineAndColumn() {
        Refused.at(
                Place.column(2, 2),
                "a number ('Re(Z)/Ohm')",
                "'1O.5'",
                () -> Formats.open(folder, "1000,10.5,-0.25\n100,1O.5,-2\n10,11,-2\n"));
        Refused.at(
                Place.column(1, 3), "a number", "'-0.25x'", () -> Formats.open(folder, "1000,10.5,-0.25x\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.0e5"})
    void refusesAFrequencyThatIsNone(String f) {
        Refused.at(
                Place.line(3),
                "a frequency above 0 Hz",
                f.startsWith("-") ? "-5" : "0",
                () -> Formats.open(folder, "f/Hz,Re,Im\n10,1,2\n" + f + ",1,2\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "", "1e999", "Infinity", "0x10", "1d", "1_000", "1,000.0"})
    void refusesWhatIsNoNumber(String f) {
        Refused.at(
                Place.column(3, 1),
                "a number ('f/Hz')",
                f.isEmpty() ? "an empty field" : f,
                () -> Formats.open(folder, "f/Hz;Re;Im\n10.0;1;2\n" + f + ";1;2\n20.0;1;2\n"));
    }

    /** The row would else be a comment, and its point be lost. */
    @ParameterizedTest
    @ValueSource(strings = {"#NUM!", "#DIV/0!", "#N/A", "#NV", "#WERT!", "#NAME?"})
    void refusesARowWhoseFirstCellASpreadsheetCouldNotCompute(String cell) {
        Refused.at(
                Place.column(3, 1),
                "a number ('freq/Hz')",
                "'" + cell + "'",
                () -> Formats.open(folder, "freq/Hz,Re(Z)/Ohm,Im(Z)/Ohm\n1000,10.5,-0.25\n" + cell + ",11,-2\n10,12,-3\n"));
    }

    /** Three columns without titles are frequency, Re and Im; but not where a comment says that they are something else. */
    @ParameterizedTest
    @ValueSource(strings = {
        "# Frequency(Hz) Z(ohm) rotation(deg)", "% f_kHz R_kOhm X_kOhm", "# freq(Hz)\tR(ohm)\t-X(ohm)", "# R(ohm), X(ohm), f(Hz)",
        "# omega/rad/s, Re, Im", "// Frequency (Hz); Z' (Ohm); neg. Z'' (Ohm)", "# Frequency (Hz),Z' (Ohm cm2),Z'' (Ohm cm2)"
    })
    void refusesACommentThatNamesThreeColumnsOtherwise(String comment) {
        Refused.at(
                Place.line(2),
                "titles that name frequency, Re and Im of Z",
                "'" + comment.replace('\t', '\u00b7') + "'",
                () -> Formats.open(folder, "# a cell\n" + comment + "\n1000 10.5 -0.25\n100 11 -2\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# sample number 5", "# at 25 °C", "# made by a program", "# the real part of Z is in the second column"})
    void readsThreeColumnsBelowACommentThatNamesNothing(String comment) throws IOException {
        ImpedanceSpectrum s = Formats.spectrum(Formats.open(folder, comment + "\n1000 10.5 -0.25\n100 11 -2\n"));
        assertArrayEquals(new double[] {1000, 100}, s.frequencyHz());
        assertArrayEquals(new double[] {-0.25, -2}, s.im());
    }

    @Test
    void refusesCommasThatMayGroupThousands() throws IOException {
        Refused.at(
                Place.line(2),
                "a comma that cannot group thousands",
                "'10,000'",
                () -> Formats.open(folder, "f/Hz\tRe\tIm\n10,000\t109\t-26\n"));
        String clear = "f/Hz\tRe\tIm\n10,000\t109,125\t-26,5\n";
        assertArrayEquals(
                new double[] {10}, Formats.spectrum(Formats.open(folder, clear)).frequencyHz());
    }

    @Test
    void refusesARowOfAnotherLength() {
        Refused.at(Place.line(2), "3 fields", "2: 100,11", () -> Formats.open(folder, "1000,1,2\n100,11\n10,1,2\n"));
        Refused.at(Place.line(2), "3 fields", "4", () -> Formats.open(folder, "1000,1,2\n100,11,1,5\n10,1,2\n"));
    }

    @Test
    void refusesTwoColumnsOfTheSameKind() {
        Refused.at(
                Place.whole(),
                "one column of frequency",
                "'Freq' and 'freq/Hz'",
                () -> Formats.open(folder, "Freq,freq/Hz,Re,Im\n1,2,3,4\n"));
    }

    @Test
    void refusesTitlesThatSayNothing() {
        Refused.at(Place.line(1), "titles that name", "'a,b,c'", () -> Formats.open(folder, "a,b,c\n1,2,3\n"));
    }

    @Test
    void refusesAnImpedanceOfAnArea() {
        Refused.at(
                Place.line(1),
                "titles that name",
                "Z'/Ohm.cm2",
                () -> Formats.open(folder, "f/Hz,Z'/Ohm.cm2,Z''/Ohm.cm2\n1,2,3\n"));
    }

    @Test
    void refusesFourColumnsWithoutTitles() {
        Refused.at(Place.line(1), "three columns", "4 columns", () -> Formats.open(folder, "1,2,3,4\n1,2,3,4\n"));
    }

    @Test
    void refusesTitlesAlone() {
        Refused.at(
                Place.line(1),
                "rows of numbers",
                "the end of the file",
                () -> Formats.open(folder, "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Application>\nName=VersaStudio\nDefinition=E(V), I(A), Elapsed Time(s), Frequency(Hz), Zre, Zim\n1,2,3,4,5,6\n",
        "EC-LAB SETTING FILE\n\nNumber of linked techniques : 1\n",
        "VERSION8.0\n 29\n 1\n 10000.0\n",
        "Procedure : x\n f/Hz \t Z'/Ohm \t -Z''/Ohm\n 1\n 10 \t 1 \t 2\n",
        "some notes\n\n2\n1000.0 10.5 -0.25\n100.0 11.0 -2.0\n",
        "{\"Type\":\"PalmSens.DataFiles.SessionFile\",\"x\":1}"
    })
    void refusesFilesOfOtherProgramsByTheirMark(String text) {
        var e = Refused.at(Place.whole(), "a format that can be read", "", () -> Formats.open(folder, text));
        assertTrue(e.found().startsWith("a") && e.found().contains("file"), e.getMessage());
    }

    @Test
    void refusesOtherText() {
        for (String text : List.of("hello\n", "{\"a\": 1}\n", "<html></html>\n", "class A { int time, voltage; }\n")) {
            Refused.at(Place.whole(), "a format that is installed", "text that starts with", () -> Formats.open(folder, text));
        }
    }

    /** The same two points as above, beside columns that are not needed and hold text. */
    @ParameterizedTest
    @ValueSource(strings = {
        "sample,freq,zreal,zimag\ncellA,1000,10.5,-0.25\ncellA,100,11,-2\n",
        "time,freq,zreal,zimag\n12:00:00,1000,10.5,-0.25\n12:00:01,100,11,-2\n",
        "freq,zreal,zimag,date\n1000,10.5,-0.25,2024-01-01\n100,11,-2,2024-01-02\n",
        "f;Zre;Zim;comment\n1000;10,5;-0,25;first, but good\n100;11;-2;ok\n",
        "f;Zre;Zim;remark\n1000;10,5;-0,25;ok\n100;11;-2;\n",
        "f;Zre;Zim;remark\n1000;10,5;-0,25;\n100;11;-2;ok\n",
        "cycle number,freq,zreal,zimag\nA,1000,10.5,-0.25\nA,100,11,-2\n"
    })
    void leavesOutAColumnOfTextThatIsNotNeeded(String text) throws IOException {
        DataFile file = Formats.open(folder, text);
        ImpedanceSpectrum z = Formats.spectrum(file);
        assertArrayEquals(new double[] {1000, 100}, z.frequencyHz());
        assertArrayEquals(new double[] {10.5, 11}, z.re());
        assertArrayEquals(new double[] {-0.25, -2}, z.im());
        assertEquals(3, z.channels().size());
        assertEquals(1, file.warnings().stream().filter(w -> w.contains("is left out: it holds text")).count());
    }

    @Test
    void saysWhichColumnOfTextIsLeftOut() throws IOException {
        DataFile file = Formats.open(
                folder, "DateTime,time (s),voltage (V),current (A)\n1.1.24 12:00,0,3.5,1\n1.1.24 12:01,60,3.6,2\n");
        assertArrayEquals(new double[] {0, 60}, Formats.record(file).timeS());
        assertArrayEquals(new double[] {1, 2}, Formats.record(file).currentA());
        assertEquals(
                List.of("column 'DateTime' is left out: it holds text (line 2, column 1: '1.1.24 12:00')"), file.warnings());
    }

    @Test
    void refusesALetterAmongCycleNumbers() {
        for (String cycles : List.of("1,x", "x,1")) {
            String[] c = cycles.split(",");
            String text = "cycle number,freq,zreal,zimag\n" + c[0] + ",1000,10,-1\n" + c[1] + ",100,11,-2\n";
            Refused.at(
                    Place.column(c[0].equals("x") ? 2 : 3, 1),
                    "a number ('cycle number')",
                    "'x'",
                    () -> Formats.open(folder, text));
        }
    }

    @Test
    void refusesTextInACurrent() {
        Refused.at(
                Place.column(3, 3),
                "a number ('current (A)')",
                "'1O'",
                () -> Formats.open(folder, "time (s),voltage (V),current (A)\n0,3.5,1\n60,3.6,1O\n"));
    }

    @Test
    void takesCommasBetweenSemicolonsAsDecimalSignsAndSaysSo() throws IOException {
        DataFile file = Formats.open(folder, "100000;10,125;-1,250\n10000;11,500;-2,125\n");
        assertArrayEquals(new double[] {10.125, 11.5}, Formats.spectrum(file).re());
        assertTrue(file.warnings().get(0).startsWith("commas are taken as decimal signs"), file.warnings().toString());
        assertEquals(
                1, Formats.open(folder, "100000;10,125;-1,25\n").warnings().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"10,000\",\"109\",\"-26\"", "\"10,000\",109,\"-26,125\""})
    void refusesCommasInQuotesThatMayGroupThousands(String row) {
        Refused.at(
                Place.line(2),
                "a comma that cannot group thousands",
                "'10,000'",
                () -> Formats.open(folder, "f/Hz,Re,Im\n" + row + "\n"));
    }

    @Test
    void refusesGroupedThousandsInQuotes() {
        Refused.at(
                Place.column(2, 1),
                "a number",
                "'10,000.5'",
                () -> Formats.open(folder, "f/Hz,Re,Im\n\"10,000.5\",109,-26\n9000.5,109,-26\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"freq (mhz),Re (Ohm),Im (Ohm)", "Re (Ohm),freq/mhz,Im (Ohm)", "freq_mhz,Re,Im", "\"freq, mhz\",Re,Im"})
    void refusesAFrequencyThatMayBeMilliOrMega(String titles) {
        Refused.at(
                Place.line(1),
                "titles that name",
                "mhz",
                () -> Formats.open(folder, titles + "\n1,10,-1\n"));
    }

    @Test
    void namesATitleWhoseUnitDoesNotFit() {
        Refused.at(
                Place.line(2),
                "titles that name",
                "'Z' (Ohm cm2)', whose unit is none of a real part of Z (such as Ω)",
                () -> Formats.open(folder, "my cell\nf (Hz),Z' (Ohm cm2),Z'' (Ohm cm2)\n1,2,3\n"));
    }

    @Test
    void refusesALineThatIsNoneOfUnitsBetweenTitlesAndRows() {
        for (String line : List.of("foo,bar,baz", "mhz,Ohm,Ohm")) {
            Refused.at(
                    Place.line(2),
                    "a line of units that are known",
                    "'" + line + "'",
                    () -> Formats.open(folder, "f,Re,Im\n" + line + "\n1,2,3\n"));
        }
        Refused.at(
                Place.line(3),
                "a row of numbers",
                "'-,-,-'",
                () -> Formats.open(folder, "f,Re,Im\nHz,Ohm,Ohm\n-,-,-\n1,2,3\n"));
    }

    @Test
    void takesALargeTAsNoTime() throws IOException {
        DataFile file = Formats.open(folder, "T,f,Re,Im\n300,10,1,-1\n");
        assertEquals("T", file.datasets().get(0).channels().get(3).name());
        assertEquals("", file.datasets().get(0).channels().get(3).unit());
        assertTrue(file.warnings().stream().noneMatch(w -> w.contains("'T'")), file.warnings().toString());
        Refused.at(Place.line(1), "titles that name", "T,U,I", () -> Formats.open(folder, "T,U,I\n1,2,3\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycle", "Cycle No", "cycleno", "Cycle_Index", "sweep", "z cycle", "zcycle", "cycle number"})
    void readsOneSpectrumForEachCycle(String title) throws IOException {
        DataFile file = Formats.open(
                folder, title + ",f/Hz,Re,Im\n1,100,1,-1\n1,10,2,-2\n2,100,3,-3\n2,10,4,-4\n2,1,5,-5\n");
        assertEquals(2, file.datasets().size());
        assertEquals(3, file.datasets().get(1).points());
    }

    @Test
    void readsOneSweepThroughWhichANumberChanges() throws IOException {
        DataFile file = Formats.open(folder, "cycle,f/Hz,Re/Ohm,Im/Ohm\n50,100,1,-1\n5,10,2,-2\n1,1,3,-3\n");
        assertEquals(1, file.datasets().size());
        assertEquals(3, file.datasets().get(0).points());
        assertEquals(
                List.of("column 'cycle' does not tell spectra apart: all rows are one sweep of frequencies"),
                file.warnings());
    }

    /** What Excel calls Unicode text, and what some instruments' programs write. */
    @Test
    void readsSixteenBitText() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 20_000; i > 0; i--) {
            rows.append(i).append("\t10,5\t-0,25\t\ud835\udc65\n");
        }
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            String text = "\ufefff/Hz\tRe/Ω\tIm/Ω\tremark\n" + rows;
            DataFile file = Formats.open(folder, text, charset);
            assertEquals(20_000, file.datasets().get(0).points());
            assertEquals(10.5, Formats.spectrum(file).re()[19_999]);
            assertEquals(-0.25, Formats.spectrum(file).im()[0]);
            assertTrue(file.warnings().get(0).endsWith("(line 2, column 4: '\ud835\udc65')"), file.warnings().toString());
            Refused.at(
                    Place.column(3, 2),
                    "a number ('Re')",
                    "'1O'",
                    () -> Formats.open(folder, "\ufefff\tRe\tIm\n1000\t10.5\t-0.25\n100\t1O\t2\n", charset));
        }
    }

    @Test
    void refusesSixteenBitTextWithoutItsMark() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Refused.at(
                    Place.whole(),
                    "a format that can be read",
                    "UTF-16 without its mark (BOM): save it as UTF-8",
                    () -> Formats.open(folder, "f\tRe\tIm\n1000\t10.5\t-0.25\n", charset));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AutoEIS__data.xlsx, 'an Excel workbook (.xlsx), which is not read yet: save the sheet as CSV'",
        "AutoEIS__data.idf, 'an Ivium .idf file, which is not read yet: export it as text in columns'"
    })
    void namesABinaryFileByItsContentWhateverItsName(String name, String found) throws IOException {
        Path file = SharedData.eis().resolve(name);
        Refused.at(Place.whole(), "a format that can be read", found, () -> Formats.open(file));
        byte[] bytes = Files.readAllBytes(file);
        Refused.at(Place.whole(), "a format that can be read", found, () -> Formats.open(folder, bytes));
    }

    @Test
    void seesTheDecimalSignInAColumnThatIsNotNeeded() throws IOException {
        DataFile file = Formats.open(folder, "f/Hz;Re;Im;x\n1000;10;-1;0,5\n100;11;-2;1,5\n");
        assertArrayEquals(
                new double[] {0.5, 1.5}, file.datasets().get(0).channels().get(3).values());
    }
}
