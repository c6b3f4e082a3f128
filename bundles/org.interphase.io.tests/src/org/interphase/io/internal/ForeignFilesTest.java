// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.hdf5.global.hdf5;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of others, written with the HDF Group's library. */
final class ForeignFilesTest {

    private static final int C = 2;
    private static final int Z = 3;
    private static final int Y = 10;
    private static final int X = 11;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("foreign.h5");
    }

    /** That the pixels count up from 0 along the axes of these strides. */
    private static void assertCounting(IonStack stack, int c, int z, int y, int x) throws IOException {
        int channels = stack.species().size();
        for (int i = 0; i < channels; i++) {
            for (int k = 0; k < stack.geometry().layers(); k++) {
                float[] layer = stack.layer(i, k);
                for (int p = 0; p < layer.length; p++) {
                    int row = p / stack.geometry().width();
                    int column = p % stack.geometry().width();
                    assertEquals(i * c + k * z + row * y + column * x, layer[p], "channel " + i + " layer " + k + " pixel " + p);
                }
            }
        }
    }

    static Stream<ForeignFile.Layout> layouts() {
        return Stream.of(
                new ForeignFile.Layout(),
                new ForeignFile.Layout().chunk(1, 1, Y, X).deflate().shuffle(),
                new ForeignFile.Layout().chunk(1, 1, Y, X),
                new ForeignFile.Layout().chunk(1, 1, Y, X).shuffle(),
                new ForeignFile.Layout().chunk(2, 2, 4, 3).deflate(),
                new ForeignFile.Layout().chunk(1, 2, 3, 16 - X).shuffle().deflate(),
                new ForeignFile.Layout().chunk(C, Z, Y, X).deflate(),
                new ForeignFile.Layout().chunk(1, 1, 4, 4).most(C, -1, Y, X).deflate(),
                new ForeignFile.Layout().chunk(1, 1, 4, 4).most(-1, -1, Y, X));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsAnyLayout(ForeignFile.Layout layout) throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.counting("data", hdf5.H5T_STD_U16LE_g(), layout, C, Z, Y, X);
        }
        IonStack stack = Opened.stack(file());
        assertEquals(PixelType.UINT16, stack.source().type());
        assertCounting(stack, Z * Y * X, Y * X, X, 1);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsTheLatestLayoutsOrSaysThatItDoesNot(ForeignFile.Layout layout) throws IOException {
        try (ForeignFile f = new ForeignFile(file(), true, 0)) {
            f.counting("data", hdf5.H5T_STD_U16LE_g(), layout, C, Z, Y, X);
        }
        IonStack stack;
        try {
            stack = Opened.stack(file());
        } catch (FormatException e) {
            assertTrue(e.found().contains("grows along another than its first axis"), e.getMessage());
            return;
        }
        assertCounting(stack, Z * Y * X, Y * X, X, 1);
    }

    static Stream<Long> types() {
        return Stream.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    private static long type(long i) {
        return switch ((int) i) {
            case 0 -> hdf5.H5T_STD_U16BE_g();
            case 1 -> hdf5.H5T_STD_U32BE_g();
            case 2 -> hdf5.H5T_IEEE_F32BE_g();
            case 3 -> hdf5.H5T_IEEE_F64BE_g();
            case 4 -> hdf5.H5T_STD_U32LE_g();
            case 5 -> hdf5.H5T_STD_I16BE_g();
            case 6 -> hdf5.H5T_STD_I32LE_g();
            case 7 -> hdf5.H5T_STD_I64BE_g();
            case 8 -> hdf5.H5T_STD_U64LE_g();
            case 9 -> hdf5.H5T_IEEE_F32LE_g();
            case 10 -> hdf5.H5T_IEEE_F64LE_g();
            default -> hdf5.H5T_STD_I16LE_g();
        };
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsNumbersOfEitherByteOrder(long type) throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.counting("chunked", type(type), new ForeignFile.Layout().chunk(1, 1, Y, 4).shuffle().deflate(), C, Z, Y, X);
            f.counting("whole", type(type), new ForeignFile.Layout(), C, Z, Y, X);
        }
        DataFile read = Opened.open(file());
        assertEquals(2, read.datasets().size());
        for (var stack : read.datasets()) {
            assertCounting((IonStack) stack, Z * Y * X, Y * X, X, 1);
        }
    }

    @Test
    void readsThreeAxesAsLayers() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("a");
            f.counting("a/image", hdf5.H5T_STD_U8LE_g(), new ForeignFile.Layout(), 2, 5, 6);
        }
        IonStack stack = Opened.stack(file());
        assertEquals("a/image", stack.id());
        assertEquals("image", stack.species().get(0).name());
        assertEquals(2, stack.geometry().layers());
        assertCounting(stack, 0, 30, 6, 1);
    }

    @Test
    void readsAFileBehindAUserBlock() throws IOException {
        try (ForeignFile f = new ForeignFile(file(), false, 1024)) {
            f.counting("whole", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), C, Z, Y, X);
            f.counting("chunked", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout().chunk(1, 1, Y, X).deflate(), C, Z, Y, X);
        }
        for (var stack : Opened.open(file()).datasets()) {
            assertCounting((IonStack) stack, Z * Y * X, Y * X, X, 1);
        }
    }

    static Stream<ForeignFile.Layout> turned() {
        return Stream.of(new ForeignFile.Layout(), new ForeignFile.Layout().chunk(3, 2, 2, 2).deflate());
    }

    @ParameterizedTest
    @MethodSource("turned")
    void takesTheAxesInTheOrderThatTheyAreNamedIn(ForeignFile.Layout layout) throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("e", "NX_class", "NXentry");
            f.group("e/d", "NX_class", "NXdata", "signal", "n", "axes", "x,y,depth,mass");
            f.counting("e/d/n", hdf5.H5T_STD_U16LE_g(), layout, 3, 5, 4, 2);
            f.doubles("e/d/x", "nm", 500, 1500, 2500);
            f.doubles("e/d/y", "mm", 0, 0.001, 0.002, 0.003, 0.004);
            f.doubles("e/d/depth", "nm", 10, 20, 30, 40);
            f.texts("e/d/mass", List.of("Na+", "ZrO+"));
        }
        IonStack stack = Opened.stack(file());
        assertEquals(4, stack.geometry().layers());
        assertEquals(5, stack.geometry().height());
        assertEquals(3, stack.geometry().width());
        assertEquals(1, stack.geometry().pixelWidthUm(), 1e-12);
        assertEquals(1, stack.geometry().pixelHeightUm(), 1e-12);
        assertEquals("ZrO+", stack.species().get(1).name());
        assertArrayEquals(new double[] {0.01, 0.02, 0.03, 0.04}, stack.species().get(1).depthUm(), 1e-15);
        assertEquals(0, stack.species().get(1).timeS().length);
        assertCounting(stack, 1, 2, 8, 40);
    }

    @Test
    void takesTheUsualOrderWhereNoAxesAreNamed() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("d", "NX_class", "NXdata", "signal", "n");
            f.counting("d/n", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), C, Z, Y, X);
        }
        IonStack stack = Opened.stack(file());
        assertEquals("d", stack.id());
        assertTrue(Double.isNaN(stack.geometry().pixelWidthUm()));
        assertEquals("channel 2", stack.species().get(1).name());
        assertCounting(stack, Z * Y * X, Y * X, X, 1);
    }

    @Test
    void leavesOutNamesThatAreNotOnePerChannel() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("d", "NX_class", "NXdata", "signal", "n", "axes", "species,layer,y,x");
            f.counting("d/n", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), C, Z, Y, X);
            f.texts("d/species", List.of("A", "B", "C"));
        }
        DataFile read = Opened.open(file());
        assertEquals(List.of("d: 3 names for 2 channels are left out"), read.warnings());
    }

    @Test
    void givesPixelsOfChunksThatWereNeverWrittenTheFillValueAndSaysSo() throws IOException {
        for (boolean latest : new boolean[] {false, true}) {
            try (ForeignFile f = new ForeignFile(file(), latest, 0)) {
                long d = f.create(
                        "d", hdf5.H5T_STD_U16BE_g(), 0, new ForeignFile.Layout().chunk(1, 1, 4, 5).fill(7).deflate(), null, 2, 3, 4, 5);
                f.block(d, new long[] {0, 1, 0, 0}, new long[] {1, 1, 4, 5});
            }
            DataFile read = Opened.open(file());
            assertEquals(
                    List.of("d: 5 of 6 chunks were never written: their pixels have the fill value, 7"), read.warnings());
            IonStack stack = (IonStack) read.datasets().get(0);
            assertEquals(1, stack.layer(0, 1)[19]);
            assertEquals(7, stack.layer(1, 2)[0]);
        }
    }

    @Test
    void readsEachOfSeveralShapesAsAStackOfItsOwn() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.counting("a", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 3, 4);
            f.counting("b", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 4, 3);
        }
        List<String> ids = Opened.open(file()).datasets().stream().map(org.interphase.core.data.Dataset::id).toList();
        assertEquals(List.of("a", "b"), ids);
    }

    @Test
    void followsALinkWithinTheFileAndTellsTheDataOnce() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("detector");
            f.counting("detector/frames", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 3, 4);
            f.group("data", "NX_class", "NXdata", "signal", "frames");
            f.softLink("/detector/frames", "data/frames");
            f.hardLink("detector", "again");
        }
        IonStack stack = Opened.stack(file());
        assertEquals("data", stack.id());
        assertCounting(stack, 0, 12, 4, 1);
    }

    @Test
    void endsWhereLinksGoRoundInACircle() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.group("a");
            f.hardLink("a", "a/a");
            f.softLink("/s", "s");
            f.group("d", "NX_class", "NXdata", "signal", "s");
            f.softLink("/d/s", "d/s");
        }
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("no data set", e.found());
    }

    @Test
    void doesNotOpenOtherFiles() throws IOException {
        Path other = folder.resolve("other.h5");
        try (ForeignFile f = new ForeignFile(other)) {
            f.counting("n", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 3, 4);
        }
        try (ForeignFile f = new ForeignFile(file())) {
            f.externalLink(other.toString(), "/n", "n");
            f.group("d", "NX_class", "NXdata", "signal", "n");
            f.externalLink(other.toString(), "/n", "d/n");
        }
        assertThrows(FormatException.class, () -> Opened.open(file()));
    }

    @Test
    void saysWhatItFoundWhereNothingIsAStack() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.counting("five", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 1, 3, 1, 2);
            f.texts("names", List.of("a", "b", "c"));
        }
        FormatException e = assertThrows(FormatException.class, () -> Opened.open(file()));
        assertEquals("a data set of numbers [channel][layer][y][x] or [layer][y][x]", e.expected());
        assertTrue(e.found().contains("/five (numbers[2][1][3][1][2])") && e.found().contains("/names ("), e.found());
    }

    @Test
    void leavesOutADataSetWhoseFilterItDoesNotHave() throws IOException {
        try (ForeignFile f = new ForeignFile(file())) {
            f.counting("good", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout(), 2, 3, 4);
            f.counting("scaled", hdf5.H5T_STD_U16LE_g(), new ForeignFile.Layout().chunk(1, 3, 4).scaled(), 2, 3, 4);
        }
        DataFile read = Opened.open(file());
        assertEquals(1, read.datasets().size());
        assertTrue(read.warnings().get(0).contains("scaleoffset"), read.warnings().toString());
    }
}
