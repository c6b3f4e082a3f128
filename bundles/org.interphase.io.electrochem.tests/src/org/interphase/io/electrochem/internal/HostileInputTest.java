// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused with one message; nothing else is thrown, and memory stays bounded. */
class HostileInputTest {

    @TempDir
    private Path folder;

    @Test
    void refusesAnEmptyFile() {
        Refused.at(Place.whole(), "data", "an empty file", () -> Formats.open(folder, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "PK\u0003\u0004\u0014\0\0\0", "\u007fELF\u0002\u0001\u0001\0"})
    void refusesFilesOfAnotherKind(String start) {
        byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 4000);
        Refused.at(Place.whole(), "a format that is installed", "bytes ", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesTwoGigabytesOfZerosFromTheirStart() throws IOException {
        Path file = sparse("zeros", new byte[0], 1L << 31);
        Refused.at(Place.whole(), "a format that is installed", "bytes 00 00", () -> Formats.open(file));
    }

    @Test
    void refusesZerosBehindAMark() throws Exception {
        byte[] settings = Arrays.copyOf(MprWriter.spectrum(), 52 + 57 + 700);
        FileSource mpr = FileSource.of(sparse("mpr", settings, 1L << 31));
        Refused.at(Place.offset(settings.length), "'MODULE'", "", () -> new MprFormat().read(mpr, Progress.NONE));
        byte[] header = "EC-Lab ASCII FILE\nNb header lines : 3\ntime/s\tEwe/V\n1\t2\n".getBytes(StandardCharsets.US_ASCII);
        FileSource mpt = FileSource.of(sparse("mpt", header, 1L << 31));
        Refused.at(Place.column(5, 1), "text", "a zero byte", () -> new MptFormat().read(mpt, Progress.NONE));
        byte[] z = "ZPLOT2 ASCII\n".getBytes(StandardCharsets.US_ASCII);
        FileSource zplot = FileSource.of(sparse("z", z, 1L << 31));
        Refused.at(Place.column(2, 1), "text", "a zero byte", () -> new ZPlotFormat().read(zplot, Progress.NONE));
    }

    @Test
    void refusesZerosBehindTheMarksOfOtherInstruments() throws Exception {
        byte[] dta = new DtaWriter("EISPOT").spectrum().bytes();
        FileSource gamry = FileSource.of(sparse("dta", dta, 1L << 31));
        Refused.at(Place.column(9, 1), "text", "a zero byte", () -> new DtaFormat().read(gamry, Progress.NONE));
        byte[] ism = IsmWriter.impedance(IsmWriter.THALES).bytes();
        FileSource zahner = FileSource.of(sparse("ism", Arrays.copyOf(ism, 12), 1L << 31));
        Refused.at(Place.whole(), "a frequency above 0 Hz", "3 rows", () -> new IsmFormat().read(zahner, Progress.NONE));
        byte[] many = new IsmWriter().header(IsmWriter.THALES, (1L << 31) / 24 - 2).bytes();
        FileSource lying = FileSource.of(sparse("many", many, 1L << 31));
        Refused.at(Place.offset(6), "at most", "points", () -> new IsmFormat().read(lying, Progress.NONE));
    }

    @Test
    void refusesAGamryFileOfTooManyTablesOrColumns() {
        StringBuilder tables = new StringBuilder("EXPLAIN\nTAG\tCV\n");
        for (int i = 0; i < 10_001; i++) {
            tables.append("CURVE").append(i).append("\tTABLE\n\tT\tVf\n\ts\tV\n\t1\t2\n");
        }
        Refused.at(Place.line(40_003), "at most 10000 tables", "more", () -> Formats.open(folder, tables.toString()));
        String columns = "EXPLAIN\nTAG\tCV\nCURVE\tTABLE\n\tT\tVf" + "\tx".repeat(2000) + "\n";
        Refused.at(Place.line(4), "1 to 1024 titles", "2002", () -> Formats.open(folder, columns));
    }

    private Path sparse(String name, byte[] start, long length) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(start);
            out.setLength(length);
        }
        return file;
    }

    @Test
    void refusesALineWithoutEnd() {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, (byte) '1');
        byte[] mark = "ZPLOT2 ASCII\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, bytes, 0, mark.length);
        Refused.at(Place.line(2), "a line of at most 65536 bytes", "longer", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesMoreTitlesThanAnyInstrumentHas() {
        String titles = "time/s\tEwe/V" + "\tx".repeat(3000);
        Refused.at(
                Place.line(3),
                "at most 1024 columns",
                "3002",
                () -> Formats.open(folder, "EC-Lab ASCII FILE\nNb header lines : 3\n" + titles + "\n1\t2\n"));
    }

    @Test
    void keepsNotMoreNotesThanTheLimit() throws IOException {
        StringBuilder text = new StringBuilder("EC-Lab ASCII FILE\nNb header lines : 5003\n");
        for (int i = 0; i < 5000; i++) {
            text.append("key ").append(i).append(" : ").append("x".repeat(30)).append('\n');
        }
        text.append("time/s\tEwe/V\n1\t2\n");
        int notes = Formats.open(folder, text.toString()).datasets().get(0).metadata().size();
        assertTrue(notes > 0 && notes <= Limits.NOTES, notes + " notes");
    }

    @Test
    void endsWhenAskedTo() throws IOException {
        Path file = folder.resolve("spectrum.mpr");
        Files.write(file, MprWriter.spectrum());
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancelledException.class, () -> new MprFormat().read(FileSource.of(file), cancelled));
    }

    @Test
    void readsOrRefusesWhateverBytesAreChanged() throws IOException {
        Random random = new Random(20260105);
        List<byte[]> files = List.of(
                MprWriter.spectrum(),
                new MprWriter()
                        .module("VMP data", true, 11, MprWriter.dataModule(11, true, new int[] {1, 2, 131, 4, 6, 8}, 2,
                                MprWriter.rows(MprWriter.row("BHdff", 1, 2, 3, 4, 5), MprWriter.row("BHdff", 1, 2, 4, 4, 5))))
                        .bytes(),
                ("EC-Lab ASCII FILE\nNb header lines : 5\nOpen Circuit Voltage\nUser : x\ntime/s\tEwe/V\tI/mA\tcycle number\n"
                                + "1.5E+000\t3.5\t-2\t1\n2.5E+000\t3.6\t2\t2\n")
                        .getBytes(StandardCharsets.US_ASCII),
                ("EC-Lab ASCII FILE\nNb header lines : 3\nfreq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\n"
                                + "1.5E+000\t3.5\t-2\t1\n2.5E+000\t3.6\t2\t2\n")
                        .getBytes(StandardCharsets.US_ASCII),
                new DtaWriter("EISPOT").settings("x", "4/23/2018").openCircuit().correctedSpectrum().aborted().bytes(),
                new DtaWriter("CV").openCircuit().spectrum().withCommas(),
                IsmWriter.spectrum(),
                IsmWriter.measured(IsmWriter.SCRIPT).texts().bytes(),
                ZPlotTest.TEXT.getBytes(StandardCharsets.US_ASCII),
                "f/Hz,|Z|/kOhm,Phase/deg,sigma_Ohm\n1000,10.5,-0.25,1\n100,11,-2,1\n".getBytes(StandardCharsets.US_ASCII),
                "1000 10,5 -0,25\n100 11,0 -2,0\n".getBytes(StandardCharsets.US_ASCII));
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 4400; round++) {
            byte[] bytes = files.get(round % files.size()).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                // half of the flips where headers are, where they hurt
                int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 120));
                bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
            }
            if (random.nextInt(5) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            try {
                assertFalse(Formats.open(folder, bytes).datasets().isEmpty());
                read++;
            } catch (FormatException e) {
                assertTrue(e.getMessage().contains("expected ") && e.getMessage().contains(", found "), e.getMessage());
                refused++;
            }
        }
        assertTrue(read > 150 && refused > 150, read + " read, " + refused + " refused");
    }
}
