// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZPlotTest {

    static final String TEXT = "ZPLOT2 ASCII\n  Measured Data, ZPlot:       3.2c\n  Date:                       1-2-2026\n"
            + "  Data Points:                2\n"
            + "  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange\nEnd Comments\n"
            + "5.000000E+04\t1.0E-02\t0.0E+00\t2.59E+00\t2.9036E+01\t6.3662E-01\t0.0E+00\t0\t4\n"
            + "1.000000E+00\t1.0E-02\t0.0E+00\t4.00E+01\t7.5803E+01\t-1.6244E-01\t0.0E+00\t0\t4\n";

    @TempDir
    private Path folder;

    @Test
    void readsTheRowsBelowTheNotes() throws IOException {
        DataFile file = Formats.open(folder, TEXT);
        ImpedanceSpectrum z = Formats.spectrum(file);
        assertEquals("ZPlot .z", file.format());
        assertArrayEquals(new double[] {5e4, 1}, z.frequencyHz());
        assertArrayEquals(new double[] {29.036, 75.803}, z.re());
        assertArrayEquals(new double[] {0.63662, -0.16244}, z.im());
        assertEquals("1-2-2026", z.metadata().get("Date"));
        assertEquals(
                List.of("frequency", "Re Z", "Im Z", "amplitude", "bias", "Time", "GD", "error", "range"),
                z.channels().stream().map(Channel::name).toList());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void readsDecimalCommas() throws IOException {
        int rows = TEXT.indexOf("5.000000E+04");
        String commas = TEXT.substring(0, rows) + TEXT.substring(rows).replace('.', ',');
        assertArrayEquals(new double[] {29.036, 75.803}, Formats.spectrum(Formats.open(folder, commas)).re());
    }

    @Test
    void saysSoWhereRowsAreMissing() throws IOException {
        String less = TEXT.substring(0, TEXT.indexOf("1.000000E+00"));
        DataFile file = Formats.open(folder, less);
        assertEquals(List.of("the notes say 2 rows ('Data Points'), the file has 1"), file.warnings());
    }

    @Test
    void refusesNotesWithoutAnEnd() {
        String text = TEXT.substring(0, TEXT.indexOf("End"));
        Refused.at(Place.line(5), "'End Comments'", "the end of the file", () -> Formats.open(folder, text));
    }

    @Test
    void refusesARowThatIsCut() {
        String text = TEXT.substring(0, TEXT.length() - 20);
        Refused.at(Place.line(8), "9 fields", "6", () -> Formats.open(folder, text));
    }

    @Test
    void refusesMissingTitles() {
        String text = TEXT.replace("Freq", "What");
        Refused.at(Place.line(6), "Freq(Hz)", "End Comments", () -> Formats.open(folder, text));
    }

    @Test
    void readsItBehindAByteOrderMarkAndInSmallLetters() throws IOException {
        for (String text : List.of("\ufeff" + TEXT, TEXT.toLowerCase(Locale.ROOT))) {
            DataFile file = Formats.open(folder, text);
            assertEquals("ZPlot .z", file.format());
            assertArrayEquals(new double[] {29.036, 75.803}, Formats.spectrum(file).re());
            assertArrayEquals(new double[] {0.63662, -0.16244}, Formats.spectrum(file).im());
        }
    }
}
