// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.hdf5.global.hdf5;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut, changed, or made to do harm. */
final class DamagedFilesTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("file.nxs");
    }

    private byte[] whole() throws IOException {
        new NexusExporter().write(Made.stack(4, 20, 30), "{}", file());
        return Files.readAllBytes(file());
    }

    /** Reads all that there is; false where that is refused with the place, what was expected and what was found. */
    private static boolean isRead(Path file) throws IOException {
        try {
            for (Dataset d : Opened.open(file).datasets()) {
                if (d instanceof IonStack stack) {
                    for (int c = 0; c < stack.species().size(); c++) {
                        stack.sum(c);
                    }
                }
            }
            return true;
        } catch (FormatException e) {
            assertEquals(file, e.file());
            assertTrue(!e.expected().isBlank() && !e.found().isBlank(), e.getMessage());
            return false;
        }
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.write(file(), new byte[0]);
        assertThrows(FormatException.class, () -> Opened.open(file()));
    }

    @Test
    void refusesASignatureAlone() throws IOException {
        Files.write(file(), Hdf5Input.SIGNATURE);
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("an HDF5 file", e.expected());
    }

    @Test
    void refusesAFileThatWasCutAnywhere() throws IOException {
        byte[] whole = whole();
        for (int length = 1; length < whole.length; length += 211) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertTrue(!isRead(file()), "read after " + length + " of " + whole.length + " bytes");
        }
    }

    @Test
    void saysHowLongAFileThatWasCutShouldBe() throws IOException {
        byte[] whole = whole();
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("a file of " + whole.length + " bytes", e.expected());
        assertEquals("its end", e.found());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsOrRefusesAFileWithOtherBytes(long seed) throws IOException {
        byte[] whole = whole();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            byte[] changed = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Files.write(file(), changed);
            refused += isRead(file()) ? 0 : 1;
        }
        assertTrue(refused > 10, refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAStackThatCannotBeInAFileOfThisLength(boolean chunked) throws IOException {
        ForeignFile.Layout layout = new ForeignFile.Layout();
        try (ForeignFile f = new ForeignFile(file())) {
            f.create(
                    "huge", hdf5.H5T_STD_U16LE_g(), 0, chunked ? layout.chunk(1, 1, 30_000, 30_000).deflate() : layout, null,
                    10, 1000, 30_000, 30_000);
        }
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertTrue(e.expected().contains("that a file of"), e.getMessage());
    }

    @Test
    void refusesMoreLayersThanTheFileHasBytes() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.create("long", hdf5.H5T_STD_U8LE_g(), 0, new ForeignFile.Layout().chunk(1000, 1, 1), null, 100_000_000, 1, 1);
        }
        assertThrows(FormatException.class, () -> Opened.open(file()));
    }

    /** A layer is found and read by itself: all others may be damaged. */
    @Test
    void readsALayerWithoutTheOthers() throws IOException {
        short[][][] counts = new short[1][50][64 * 64];
        Random random = new Random(3);
        for (short[] layer : counts[0]) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = (short) random.nextInt(1000);
            }
        }
        IonStack stack = Made.of(MemoryLayers.of(counts), new StackGeometry(50, 64, 64, 1, 1), 1);
        new NexusExporter().write(stack, "", file());
        byte[] bytes = Files.readAllBytes(file());
        int first = indexOf(bytes, org.interphase.io.hdf5.PixelBytes.of(counts[0][31]));
        int length = org.interphase.io.hdf5.PixelBytes.of(counts[0][31]).length;
        for (int k = 0; k < 50; k++) {
            byte[] chunk = org.interphase.io.hdf5.PixelBytes.of(counts[0][k]);
            int at = indexOf(bytes, chunk);
            if (at != first) {
                Arrays.fill(bytes, at, at + chunk.length, (byte) 0x55);
            }
        }
        assertTrue(first > 0 && length > 1000);
        Files.write(file(), bytes);
        LayerSource read = Opened.stack(file()).source();
        int[] layer = new int[64 * 64];
        read.read(0, 31, layer);
        for (int i = 0; i < layer.length; i++) {
            assertEquals(counts[0][31][i], layer[i]);
        }
        FormatException e = assertThrows(FormatException.class, () -> read.read(0, 30, layer));
        assertTrue(e.getMessage().contains("/entry/stack/counts"), e.getMessage());
    }

    @Test
    void refusesAChunkThatLiesBehindTheFilesEnd() throws IOException {
        byte[] bytes = whole();
        byte[] index = "TREE".getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        for (int at = indexOf(bytes, index); at >= 0 && at + 4 < bytes.length; ) {
            // Of a node of chunks: type 1; the first key, of eight bytes of size and filters and five lengths, is before it.
            if (bytes[at + 4] == 1 && bytes[at + 5] == 0) {
                byte[] changed = bytes.clone();
                changed[at + 24 + 48 + 6] = 0x10;
                Files.write(file(), changed);
                FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
                assertTrue(e.expected().endsWith("a chunk inside the file"), e.getMessage());
                refused++;
            }
            byte[] rest = Arrays.copyOfRange(bytes, at + 4, bytes.length);
            int next = indexOf(rest, index);
            at = next < 0 ? -1 : at + 4 + next;
        }
        assertEquals(1, refused);
    }

    private static int indexOf(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesToReadOnInAFileThatHasChanged() throws IOException {
        byte[] whole = whole();
        IonStack stack = Opened.stack(file());
        stack.layer(0, 0);
        Files.write(file(), whole);
        Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000_000_000_000L));
        IOException e = assertThrows(IOException.class, () -> stack.layer(0, 0));
        assertTrue(e.getMessage().endsWith("found that it has changed since"), e.getMessage());
    }

    @Test
    void refusesAProfileWithoutItsValues() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("entry", "NX_class", "NXentry", "interphase_kind", "profile");
            f.group("entry/channel_0", "NX_class", "NXdata");
        }
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("at /entry/channel_0/ numbers called intensity", e.expected());
    }

    @Test
    void refusesASpectrumWithFewerValuesThanMasses() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("entry", "NX_class", "NXentry", "interphase_kind", "spectrum");
            f.group("entry/spectrum", "NX_class", "NXdata");
            f.doubles("entry/spectrum/mass_to_charge", "u", 1, 2, 3);
            f.doubles("entry/spectrum/intensity", "", 1, 2);
        }
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("2", e.found());
    }
}
