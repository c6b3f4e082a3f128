// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZarrTest {

    @TempDir
    private Path folder;

    private static final String ARRAY =
            "{\"zarr_format\":2,\"shape\":[2,3],\"chunks\":[2,2],\"dtype\":\"|u1\",\"compressor\":null,\"fill_value\":0,\"order\":\"C\",\"filters\":null}";

    @BeforeEach
    void makeChunks() throws IOException {
        Files.write(folder.resolve("0.0"), new byte[] {1, 2, 3, 4});
        // the chunk at the rim is whole, too: what lies beyond the array is not looked at
        Files.write(folder.resolve("0.1"), new byte[] {5, 99, 6, 99});
    }

    private DataFile open(String json) throws IOException {
        Files.writeString(folder.resolve(".zarray"), json);
        return Stacks.open(folder);
    }

    @Test
    void aFolderIsOpenedAndItsChunksArePutTogether() throws IOException {
        DataFile file = open(ARRAY);
        assertEquals(folder.resolve(".zarray"), file.path());
        assertArrayEquals(new float[] {1, 2, 5, 3, 4, 6}, Stacks.stack(file).layer(0, 0));
        assertEquals(folder.getFileName().toString(), Stacks.stack(file).species().get(0).name());
    }

    @Test
    void inFortransOrderTheFirstIndexIsTheFastest() throws IOException {
        IonStack stack = Stacks.stack(open(ARRAY.replace("\"C\"", "\"F\"")));
        assertArrayEquals(new float[] {1, 3, 5, 2, 4, 99}, stack.layer(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"zlib", "gzip"})
    void chunksMayBePacked(String packing) throws IOException {
        for (String chunk : new String[] {"0.0", "0.1"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream packed = packing.equals("zlib") ? new DeflaterOutputStream(out) : new GZIPOutputStream(out)) {
                packed.write(Files.readAllBytes(folder.resolve(chunk)));
            }
            Files.write(folder.resolve(chunk), out.toByteArray());
        }
        DataFile file = open(ARRAY.replace("\"compressor\":null", "\"compressor\":{\"id\":\"" + packing + "\",\"level\":1}"));
        assertArrayEquals(new float[] {1, 2, 5, 3, 4, 6}, Stacks.stack(file).layer(0, 0));
        Files.write(folder.resolve("0.1"), new byte[] {1, 2, 3});
        IonStack damaged = Stacks.stack(Stacks.open(folder));
        Stacks.refused("a chunk of 4 bytes", "", () -> damaged.layer(0, 0));
    }

    @Test
    void aMissingChunkIsNamedAndStandsForTheFillValue() throws IOException {
        Files.delete(folder.resolve("0.1"));
        DataFile file = open(ARRAY.replace("\"fill_value\":0", "\"fill_value\":7"));
        assertArrayEquals(new float[] {1, 2, 7, 3, 4, 7}, Stacks.stack(file).layer(0, 0));
        int[] counts = new int[6];
        Stacks.stack(file).source().read(0, 0, counts);
        assertArrayEquals(new int[] {1, 2, 7, 3, 4, 7}, counts);
        Stacks.assertWarns(file, "1 of 2 chunks are missing (0.1): their pixels hold the fill value 7");
    }

    @Test
    void aMissingChunkWithoutFillValueHasNoValue() throws IOException {
        Files.delete(folder.resolve("0.1"));
        DataFile file = open(ARRAY.replace("\"fill_value\":0", "\"fill_value\":null"));
        assertArrayEquals(new float[] {1, 2, Float.NaN, 3, 4, Float.NaN}, Stacks.stack(file).layer(0, 0));
        assertEquals(PixelType.FLOAT32, Stacks.stack(file).source().type());
        Stacks.assertWarns(file, "1 of 2 chunks are missing (0.1): their pixels have no value (NaN)");
    }

    @Test
    void aChunkOfTheWrongLengthHasNoValue() throws IOException {
        Files.write(folder.resolve("0.1"), new byte[] {5, 99, 6});
        DataFile file = open(ARRAY);
        assertArrayEquals(new float[] {1, 2, Float.NaN, 3, 4, Float.NaN}, Stacks.stack(file).layer(0, 0));
        Stacks.assertWarns(file, "chunks have the wrong length (0.1)");
    }

    @Test
    void foldersMayPartTheNumbersOfAChunk() throws IOException {
        Files.createDirectory(folder.resolve("0"));
        Files.move(folder.resolve("0.0"), folder.resolve("0").resolve("0"));
        Files.move(folder.resolve("0.1"), folder.resolve("0").resolve("1"));
        DataFile file = open(ARRAY.replace("{\"zarr", "{\"dimension_separator\":\"/\",\"zarr"));
        assertArrayEquals(new float[] {1, 2, 5, 3, 4, 6}, Stacks.stack(file).layer(0, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"zarr_format\":2|\"zarr_format\":3|version 2|version 3",
        "[2,3]|[2,3,4]|3 lengths of a chunk|2 of them",
        "[2,3]|[2,-3]|lengths from 1|[2,-3]",
        "[2,3]|[2000000000,2000000000]|pixels in a layer|2000000000",
        "[2,3]|[1e99,3]|lengths from 1|[",
        "[2,3]|7|'shape' with 1 to 16 lengths|7",
        "[2,2]|[2000000000,2000000000]|chunks of at most|larger",
        "[2,3],\"chunks\":[2,2]|[1500,1500],\"chunks\":[1,1]|at most 2000000 chunks|more",
        "u1|u3|a type of numbers|u3",
        "u1|S1|a type of numbers|S1",
        "\"compressor\":null|\"compressor\":{\"id\":\"blosc\"}|a compressor of zlib|blosc",
        "\"filters\":null|\"filters\":[{\"id\":\"delta\"}]|no filters|delta",
        "\"fill_value\":0|\"fill_value\":300|a fill value of type uint8|300",
        "\"fill_value\":0|\"fill_value\":\"x\"|a number as fill value|x",
        "\"filters\":null}|\"filters\":nu|JSON|"
    })
    void refusesDescriptionsThatLie(String was, String is, String expected, String found) {
        Stacks.refused(expected, found == null ? "" : found, () -> open(ARRAY.replace(was, is)));
    }

    @Test
    void refusesAnArrayWithoutChunks() throws IOException {
        Files.delete(folder.resolve("0.0"));
        Files.delete(folder.resolve("0.1"));
        Stacks.refused("2 chunks beside it", "none that is whole", () -> open(ARRAY));
    }
}
