// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.sims.internal.array.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused with one message; nothing else is thrown, and memory stays bounded. */
class HostileStacksTest {

    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    private static Map<String, byte[]> seeds() throws IOException {
        IonStack counts = Stacks.random(PixelType.UINT16, 3);
        IonStack values = Stacks.random(PixelType.FLOAT32, 2);
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        for (String ending : new String[] {".nrrd", ".mha", ".vti", ".ome.tif"}) {
            seeds.put("a" + ending, Stacks.write(counts, ending));
            seeds.put("b" + ending, Stacks.write(values, ending));
        }
        seeds.put("c.nrrd", "NRRD0004\ntype: short\ndimension: 3\nsizes: 3 2 2\nencoding: ascii\n\n1 2 3 4 5 6 7 8 9 10 11 12".getBytes(StandardCharsets.US_ASCII));
        seeds.put("c.imzML", new ImzmlMaker()
                .pixel(1, 1, new double[] {1, 2, 3}, 4, 5, 6)
                .pixel(2, 1, new double[] {1, 2.5, 3}, 4, 5, 6)
                .xml()
                .getBytes(StandardCharsets.ISO_8859_1));
        return seeds;
    }

    /** Opens it and reads every pixel. */
    private static void readAll(DataFile file) throws IOException {
        assertFalse(file.datasets().isEmpty());
        for (Dataset dataset : file.datasets()) {
            if (dataset instanceof IonStack stack) {
                for (int c = 0; c < stack.species().size(); c++) {
                    stack.sum(c);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.nrrd", "b.nrrd", "c.nrrd", "a.mha", "b.mha", "a.vti", "b.vti", "a.ome.tif", "b.ome.tif", "c.imzML"})
    void readsOrRefusesWhateverBytesAreChanged(String name) throws IOException {
        byte[] seed = seeds().get(name);
        Files.write(folder.resolve("c.ibd"), new ImzmlMaker()
                .pixel(1, 1, new double[] {1, 2, 3}, 4, 5, 6)
                .pixel(2, 1, new double[] {1, 2.5, 3}, 4, 5, 6)
                .ibd());
        Random random = new Random(20260203 + name.hashCode());
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = seed.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                // half of the flips where headers are, where they hurt
                int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 400));
                bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : '0' + random.nextInt(10));
            }
            if (random.nextInt(5) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            try {
                readAll(Stacks.open(folder, name, bytes));
                read++;
            } catch (FormatException e) {
                assertTrue(e.getMessage().contains("expected ") && e.getMessage().contains(", found "), e.getMessage());
            }
        }
        assertTrue(read > 10 && read < ROUNDS, read + " read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.nrrd", "b.mha", "b.vti", "b.ome.tif", "c.imzML"})
    void refusesZerosBehindAMark(String name) throws IOException {
        byte[] bytes = seeds().get(name);
        Path file = folder.resolve("zeros" + name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(bytes, 0, Math.min(100, bytes.length));
            out.setLength(1L << 26);
        }
        FileSource source = FileSource.of(file);
        FileFormat format = Stacks.ALL.formats().stream()
                .filter(f -> f.recognise(new FileHead(name, bytes.length, bytes)) == Recognition.CERTAIN)
                .findFirst()
                .orElseThrow();
        assertThrows(FormatException.class, () -> format.read(source, Progress.NONE));
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
        for (String name : new String[] {"a.nrrd", "a.vti", "a.ome.tif", "c.imzML"}) {
            Path file = Files.write(folder.resolve(name), seeds().get(name));
            assertThrows(CancelledException.class, () -> Stacks.ALL.open(file, cancelled));
        }
    }
}
