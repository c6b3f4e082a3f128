// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is read or refused with one message; nothing else is thrown, and memory stays bounded. */
class HostileSimsFilesTest {

    @TempDir
    private Path folder;

    /** A small file for each format, in the formats' order. */
    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>(List.of(
                new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C", "12C 14N")
                        .parameters(-8000)
                        .image(3, 4, 5, 2, (k, c, y, x) -> 100 * k + 10 * y + x)
                        .bytes(),
                new NanoSimsWriter(ByteOrder.LITTLE_ENDIAN, NanoSimsWriter.IMAGE, "12C")
                        .image(2, 4, 5, 4, (k, c, y, x) -> 100 * k + 10 * y + x)
                        .bytes(),
                new NanoSimsWriter(ByteOrder.LITTLE_ENDIAN, NanoSimsWriter.ISOTOPES, "1H", "2H")
                        .parameters(-8000)
                        .rates(new double[] {1, 2, 3}, new double[] {4, 5, 6})
                        .bytes()));
        for (String text : List.of(
                NanoSimsTextTest.ISOTOPES,
                NanoSimsTextTest.STABILITY,
                NanoSimsTextTest.SHEET,
                SurfaceLabTest.PROFILE,
                SurfaceLabTest.SPECTRUM,
                CamecaTextTest.PROFILE,
                CamecaTextTest.SPECTRUM,
                ExportedTablesTest.REGIONS,
                ExportedTablesTest.ABLATION,
                ExportedTablesTest.PEAKS)) {
            files.add(text.getBytes(StandardCharsets.US_ASCII));
        }
        return files;
    }

    @Test
    void oneFormatAloneIsCertainOfEachFile() throws IOException {
        for (byte[] bytes : files()) {
            FileSource source = FileSource.of(Files.write(folder.resolve("file"), bytes));
            List<FileFormat> certain = new ArrayList<>();
            for (FileFormat format : SimsFiles.ALL.formats()) {
                Recognition sure = format.recognise(source.head());
                assertTrue(sure == Recognition.NO || sure == Recognition.CERTAIN, format.id() + " is " + sure);
                if (sure == Recognition.CERTAIN) {
                    certain.add(format);
                }
            }
            assertTrue(certain.size() == 1, certain + " of " + new String(bytes, 0, 40, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void claimsNoFileWithoutItsMark() throws IOException {
        List<String> others = List.of(
                "frequency/Hz,Re(Z)/Ohm,Im(Z)/Ohm\n1,2,3\n",
                "time/s,voltage/V\n1,2\n2,3\n",
                "Channel;m/z;Intensity\n1;2;3\n",
                "# Name\nm/z\tIntensity\n1\t2\n",
                "Time,Intensity\n1,2\n",
                "Index,Area,Height\n1,2,3\n",
                "<?xml version=\"1.0\"?>\n<mzML/>",
                "NRRD0004\ntype: short\n",
                "II*\0\u0008\0\0\0",
                "\u0089HDF\r\n\u001a\n",
                "\0\0\0\u000b\0\0\0\u001b");
        for (String text : others) {
            for (byte[] bytes : List.of(
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 4000))) {
                FileSource source = FileSource.of(Files.write(folder.resolve("file"), bytes));
                for (FileFormat format : SimsFiles.ALL.formats()) {
                    assertTrue(format.recognise(source.head()) == Recognition.NO, format.id() + " claims " + text);
                }
            }
        }
    }

    @Test
    void refusesTwoGigabytesOfZerosBehindAMark() throws IOException {
        byte[] profile = SurfaceLabTest.PROFILE.getBytes(StandardCharsets.US_ASCII);
        Path file = sparse("profile", profile, 1L << 31);
        RefusedWith.at(Place.column(7, 1), "text", "a zero byte", () -> read(new SurfaceLabProfileFormat(), file));
        byte[] stack = new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.ISOTOPES, "1H").rates(new double[0]).bytes();
        Path empty = sparse("isotopes", stack, 1L << 31);
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER + 4), "1 to ", "0", () -> read(new NanoSimsFormat(), empty));
    }

    @Test
    void refusesMorePointsThanMemoryHolds() throws IOException {
        byte[] stack = new NanoSimsWriter(ByteOrder.LITTLE_ENDIAN, NanoSimsWriter.ISOTOPES, "1H").rates(new double[0]).bytes();
        int points = Limits.rows(2) + 1;
        for (int i = 0; i < 4; i++) {
            stack[NanoSimsWriter.HEADER + 4 + i] = (byte) (points >>> 8 * i);
        }
        Path file = sparse("many", stack, NanoSimsWriter.HEADER + 8 + 16L * points);
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER + 4), "at most", points + " points", () -> read(new NanoSimsFormat(), file));
    }

    @Test
    void refusesALineWithoutEndWithinSeconds() {
        for (String start : List.of(
                NanoSimsTextTest.ISOTOPES,
                NanoSimsTextTest.STABILITY,
                "\tASU \\ ISOTOPES \\ Sample : x\nMass# Species\n",
                SurfaceLabTest.PROFILE,
                ExportedTablesTest.REGIONS,
                ExportedTablesTest.PEAKS)) {
            for (String filling : List.of("1", " ", "1\t", " 1.0", "====Detector#1")) {
                String line = filling.repeat(Limits.LINE / filling.length() - 1);
                assertThrows(FormatException.class, () -> SimsFiles.open(folder, start + line + "x"));
            }
        }
    }

    @Test
    void endsWhenAskedTo() throws IOException {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        for (byte[] bytes : files()) {
            FileSource source = FileSource.of(Files.write(folder.resolve("file"), bytes));
            FileFormat format = SimsFiles.ALL.recognise(source).orElseThrow();
            if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(NanoSimsTextTest.SHEET)) {
                assertThrows(CancelledException.class, () -> format.read(source, cancelled), format.id());
            }
        }
    }

    @Test
    void readsOrRefusesWhateverBytesAreChanged() throws IOException {
        Random random = new Random(20261126);
        List<byte[]> files = files();
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 2600; round++) {
            byte[] bytes = files.get(round % files.size()).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                int at = place(random, bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
            }
            if (random.nextInt(5) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            try {
                DataFile file = SimsFiles.open(folder, bytes);
                assertFalse(file.datasets().isEmpty());
                for (Dataset dataset : file.datasets()) {
                    if (dataset instanceof IonStack stack) {
                        assertTrue(stack.sum(0) >= 0);
                    }
                }
                read++;
            } catch (FormatException e) {
                assertTrue(e.getMessage().contains("expected ") && e.getMessage().contains(", found "), e.getMessage());
                refused++;
            }
        }
        assertTrue(read > 300 && refused > 300, read + " read, " + refused + " refused");
    }

    /** Half of the places where headers say lengths, where changes hurt. */
    private static int place(Random random, int length) {
        if (length > NanoSimsWriter.HEADER && random.nextInt(4) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> random.nextInt(NanoSimsWriter.TABLE_OF_IMAGE + 400);
                case 1 -> NanoSimsWriter.HEADER - 84 + random.nextInt(20);
                default -> NanoSimsWriter.HEADER + random.nextInt(length - NanoSimsWriter.HEADER);
            };
        }
        return random.nextInt(length);
    }

    private Path sparse(String name, byte[] start, long length) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(start);
            out.setLength(length);
        }
        return file;
    }

    private static void read(FileFormat format, Path file) throws IOException, CancelledException {
        format.read(FileSource.of(file), Progress.NONE);
    }
}
