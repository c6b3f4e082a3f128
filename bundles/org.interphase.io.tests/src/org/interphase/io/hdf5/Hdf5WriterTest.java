// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.LayerSource.PixelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Hdf5WriterTest {

    @TempDir
    Path folder;

    @Test
    void writesNumbersAndTextsThatAreReadAsTheyWere() throws IOException {
        Path file = folder.resolve("µ.h5");
        try (Hdf5Writer to = Hdf5Writer.create(file)) {
            to.group("/g");
            to.attribute("/g", "text", "µm⁻²");
            to.attribute("/g", "texts", List.of("a", ""));
            to.attribute("/g", "number", 3);
            to.attribute("/g", "numbers", -1, 2);
            to.write("/g/text", "Ω");
            to.write("/g/doubles", new double[] {1, 2, 3, 4, 5, Double.NaN}, 2, 3);
            to.write("/g/ints", new int[] {Integer.MIN_VALUE, 7}, 2);
        }
        try (HdfFile read = new HdfFile(file)) {
            assertEquals("µm⁻²", read.getByPath("g").getAttribute("text").getData());
            assertArrayEquals(new String[] {"a", ""}, (String[]) read.getByPath("g").getAttribute("texts").getData());
            assertEquals(3, read.getByPath("g").getAttribute("number").getData());
            assertArrayEquals(new int[] {-1, 2}, (int[]) read.getByPath("g").getAttribute("numbers").getData());
            assertEquals("Ω", read.getDatasetByPath("g/text").getData());
            assertArrayEquals(
                    new double[][] {{1, 2, 3}, {4, 5, Double.NaN}}, (double[][]) read.getDatasetByPath("g/doubles").getData());
            assertArrayEquals(new int[] {Integer.MIN_VALUE, 7}, (int[]) read.getDatasetByPath("g/ints").getData());
        }
    }

    @Test
    void layersMayBeWrittenInAnyOrderAndLeftOut() throws IOException {
        Path file = folder.resolve("file.h5");
        try (Hdf5Writer to = Hdf5Writer.create(file)) {
            try (Hdf5Writer.Layers layers = to.layers("/d", PixelType.UINT16, 1, 3, 1, 2)) {
                layers.write(0, 2, PixelBytes.of(new short[] {5, -1}));
                layers.write(0, 0, PixelBytes.of(new int[] {1, 65535}, 2));
            }
        }
        try (HdfFile read = new HdfFile(file)) {
            int[][][][] data = (int[][][][]) read.getDatasetByPath("d").getData();
            assertArrayEquals(new int[] {1, 65535}, data[0][0][0]);
            assertArrayEquals(new int[] {0, 0}, data[0][1][0]);
            assertArrayEquals(new int[] {5, 65535}, data[0][2][0]);
        }
    }

    @Test
    void saysWhatTheLibraryHasToSay() {
        Path file = folder.resolve("nowhere/file.h5");
        IOException e = assertThrows(IOException.class, () -> Hdf5Writer.create(file));
        assertTrue(e.getMessage().startsWith(file + ": the file cannot be created: ")
                && e.getMessage().contains("No such file or directory"), e.getMessage());
    }

    @Test
    void refusesASecondObjectOfTheSameName() throws IOException {
        Path file = folder.resolve("file.h5");
        try (Hdf5Writer to = Hdf5Writer.create(file)) {
            to.group("/g");
            IOException e = assertThrows(IOException.class, () -> to.write("/g", "text"));
            assertTrue(e.getMessage().contains("/g") && e.getMessage().contains("exists"), e.getMessage());
        }
    }

    @Test
    void refusesAShapeOfAnotherNumberOfValues() throws IOException {
        try (Hdf5Writer to = Hdf5Writer.create(folder.resolve("file.h5"))) {
            assertThrows(IllegalArgumentException.class, () -> to.write("/d", new double[3], 2));
        }
    }

    @Test
    void refusesToWriteIntoAClosedFile() throws IOException {
        Hdf5Writer to = Hdf5Writer.create(folder.resolve("file.h5"));
        Hdf5Writer.Layers layers = to.layers("/d", PixelType.FLOAT32, 1, 1, 1, 1);
        to.close();
        to.close();
        assertThrows(IllegalStateException.class, () -> to.group("/g"));
        assertThrows(IllegalStateException.class, () -> layers.write(0, 0, PixelBytes.of(new float[] {1})));
        layers.close();
    }

    @Test
    void writesSeveralFilesAtOnce() throws IOException {
        List<Path> files = IntStream.range(0, 8).mapToObj(i -> folder.resolve(i + ".h5")).toList();
        files.parallelStream().forEach(file -> {
            try (Hdf5Writer to = Hdf5Writer.create(file)) {
                try (Hdf5Writer.Layers layers = to.layers("/d", PixelType.UINT32, 4, 25, 8, 8)) {
                    for (int i = 0; i < 100; i++) {
                        int[] counts = new int[64];
                        counts[0] = i;
                        layers.write(i / 25, i % 25, PixelBytes.of(counts, 4));
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        byte[] first = Files.readAllBytes(files.get(0));
        for (Path file : files) {
            assertArrayEquals(first, Files.readAllBytes(file));
        }
    }
}
