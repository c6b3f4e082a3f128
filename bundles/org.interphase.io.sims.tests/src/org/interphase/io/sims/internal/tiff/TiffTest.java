// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.io.sims.internal.array.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffTest {

    @TempDir
    private Path folder;

    private static double[] noise(int n, int format, int bits, long seed) {
        Random random = new Random(seed);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = format == 3
                    ? (float) random.nextGaussian()
                    : random.nextInt(4) == 0 ? random.nextLong(1L << bits) : i / 40 % (1L << bits);
        }
        return out;
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    private record Kind(ByteOrder order, boolean big, int compression, int predictor, int tile, int bits, int format) {}

    static Stream<Arguments> kinds() {
        List<Arguments> all = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (boolean big : new boolean[] {false, true}) {
                for (int compression : new int[] {1, 5, 8, 32946, 32773}) {
                    for (int tile : new int[] {0, 16}) {
                        for (int[] type : new int[][] {{8, 1, 1}, {16, 1, 2}, {32, 1, 2}, {32, 3, 3}, {32, 3, 1}}) {
                            all.add(Arguments.of(new Kind(order, big, compression, type[2], tile, type[0], type[1])));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatTheSpecificationAllows(Kind kind) throws IOException {
        TiffMaker maker = new TiffMaker(kind.order(), kind.big());
        maker.compression = kind.compression();
        maker.predictor = kind.predictor();
        maker.tile = kind.tile();
        maker.bits = kind.bits();
        maker.format = kind.format();
        // large enough for codes of all widths
        int width = 90;
        int height = 110;
        maker.rowsPerStrip = 100;
        double[] a = noise(width * height, kind.format(), kind.bits(), 1);
        double[] b = noise(width * height, kind.format(), kind.bits(), 2);
        DataFile file = Stacks.open(folder, "x.tif", maker.image(width, height, a).image(width, height, b).bytes());
        IonStack stack = Stacks.stack(file);
        assertEquals(2, stack.geometry().layers());
        assertArrayEquals(floats(a), stack.layer(0, 0));
        assertArrayEquals(floats(b), stack.layer(0, 1));
        assertEquals(
                kind.format() == 3 ? PixelType.FLOAT32 : kind.bits() == 32 ? PixelType.UINT32 : PixelType.UINT16,
                stack.source().type());
        assertEquals(List.of(), file.warnings());
        assertEquals(List.of("x"), stack.species().stream().map(IonChannel::name).toList());
    }

    @Test
    void picturesOfThreeColoursAreThreeChannels() throws IOException {
        TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false);
        maker.samples = 3;
        maker.predictor = 2;
        maker.compression = 8;
        double[] values = noise(3 * 20, 1, 16, 3);
        IonStack stack = Stacks.stack(Stacks.open(folder, "x.tif", maker.image(4, 5, values).bytes()));
        assertEquals(List.of("red", "green", "blue"), stack.species().stream().map(IonChannel::name).toList());
        assertEquals((float) values[3 * 7 + 1], stack.layer(1, 0)[7]);
    }

    @Test
    void signedPixelsAreKeptAsTheyAre() throws IOException {
        TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false);
        maker.format = 2;
        DataFile file = Stacks.open(folder, "x.tif", maker.image(2, 1, new double[] {-5, 7}).bytes());
        assertArrayEquals(new float[] {-5, 7}, Stacks.stack(file).layer(0, 0));
        Stacks.assertWarns(file, "pixels are signed (int16): they are kept as floating point");
    }

    @Test
    void imagesOfOtherShapesAreStacksOfTheirOwn() throws IOException {
        byte[] bytes = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false)
                .image(2, 1, new double[] {1, 2})
                .image(1, 3, new double[] {3, 4, 5})
                .bytes();
        DataFile file = Stacks.open(folder, "x.tif", bytes);
        assertEquals(2, file.datasets().size());
        Stacks.assertWarns(file, "images of 2 shapes: each is a data set");
    }

    @Test
    void smallerCopiesAreLeftOut() throws IOException {
        byte[] bytes = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false)
                .image(2, 1, new double[] {1, 2})
                .image(1, 1, new double[] {3})
                .field(254, 1)
                .bytes();
        DataFile file = Stacks.open(folder, "x.tif", bytes);
        assertEquals(1, file.datasets().size());
        Stacks.assertWarns(file, "1 smaller copies");
    }

    @Test
    void readsImageJStacksWithoutDirectories() throws IOException {
        double[] first = {1, 2, 3, 4, 5, 6};
        TiffMaker maker = new TiffMaker(ByteOrder.BIG_ENDIAN, false)
                .description("ImageJ=1.53t\nimages=4\nchannels=2\nslices=2\nhyperstack=true\nunit=micron\nspacing=0.5\n");
        maker.rowsPerStrip = 2;
        byte[] one = maker.image(3, 2, first).field(282, 2, 1).field(283, 4, 1).bytes();
        // the other images where ImageJ writes them: behind the first, here the directory lies between, so it moves
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Arrays.copyOf(one, 16 + 12));
        for (int i = 1; i < 4; i++) {
            for (int v = 0; v < 6; v++) {
                all.write(0);
                all.write(10 * i + v);
            }
        }
        int shift = 36;
        byte[] moved = moved(one, 28, shift);
        all.writeBytes(Arrays.copyOfRange(moved, 28, moved.length));
        byte[] bytes = all.toByteArray();
        System.arraycopy(moved, 0, bytes, 0, 8);
        IonStack stack = Stacks.stack(Stacks.open(folder, "x.tif", bytes));
        assertEquals(2, stack.species().size());
        assertEquals(2, stack.geometry().layers());
        assertArrayEquals(new float[] {10, 11, 12, 13, 14, 15}, stack.layer(1, 0));
        assertArrayEquals(new float[] {20, 21, 22, 23, 24, 25}, stack.layer(0, 1));
        assertEquals(0.5, stack.geometry().pixelWidthUm());
        assertEquals(0.25, stack.geometry().pixelHeightUm());
        assertArrayEquals(new double[] {0.25, 0.75}, stack.species().get(0).depthUm());
        byte[] cut = Arrays.copyOf(bytes, bytes.length);
        DataFile whole = Stacks.open(folder, "y.tif", cut);
        assertEquals(List.of(), whole.warnings());
    }

    /** All offsets of a directory and of the header, moved. */
    private static byte[] moved(byte[] tiff, int from, int shift) {
        byte[] out = tiff.clone();
        java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(out).order(ByteOrder.BIG_ENDIAN);
        int directory = b.getInt(4);
        b.putInt(4, directory + shift);
        int n = b.getShort(directory);
        for (int i = 0; i < n; i++) {
            int at = directory + 2 + 12 * i;
            int type = b.getShort(at + 2);
            if (type == 2 || type == 5) {
                b.putInt(at + 8, b.getInt(at + 8) + shift);
            }
        }
        assertTrue(from < directory);
        return out;
    }

    private static final String OME = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
            + "<Image ID=\"Image:0\" Name=\"n\"><Pixels ID=\"P\" DimensionOrder=\"XYZTC\" Type=\"uint16\" SizeX=\"2\" SizeY=\"1\""
            + " SizeC=\"2\" SizeZ=\"1\" SizeT=\"3\" PhysicalSizeX=\"250\" PhysicalSizeXUnit=\"nm\" TimeIncrement=\"2\" TimeIncrementUnit=\"min\">"
            + "<Channel ID=\"C:0\" Name=\"Na+\"/><Channel ID=\"C:1\" Name=\"O-\"/>%s</Pixels></Image></OME>";

    private static TiffMaker six(String description) {
        TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false).description(description);
        for (int i = 0; i < 6; i++) {
            maker.image(2, 1, new double[] {i, 10 * i});
        }
        return maker;
    }

    @Test
    void theOrderOfDimensionsDecidesWhichImageIsWhich() throws IOException {
        DataFile file = Stacks.open(folder, "x.tif", six(OME.formatted("<TiffData/>")).bytes());
        IonStack stack = Stacks.stack(file);
        assertEquals(List.of("Na+", "O-"), stack.species().stream().map(IonChannel::name).toList());
        assertArrayEquals(new float[] {2, 20}, stack.layer(0, 2));
        assertArrayEquals(new float[] {4, 40}, stack.layer(1, 1));
        assertEquals(0.25, stack.geometry().pixelWidthUm(), 1e-12);
        assertArrayEquals(new double[] {0, 120, 240}, stack.species().get(0).timeS());
        IonStack other = Stacks.stack(
                Stacks.open(folder, "y.tif", six(OME.formatted("<TiffData/>").replace("XYZTC", "XYCZT")).bytes()));
        assertArrayEquals(new float[] {3, 30}, other.layer(1, 1));
    }

    @Test
    void tiffDataDecideWhichImageIsWhich() throws IOException {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            data.append("<TiffData IFD=\"%d\" FirstC=\"%d\" FirstT=\"%d\" PlaneCount=\"1\"/>".formatted(5 - i, i / 3, i % 3));
        }
        IonStack stack = Stacks.stack(Stacks.open(folder, "x.tif", six(OME.formatted(data)).bytes()));
        assertArrayEquals(new float[] {5, 50}, stack.layer(0, 0));
        assertArrayEquals(new float[] {0, 0}, stack.layer(1, 2));
    }

    @Test
    void planesOfOtherFilesAreLeftOut() throws IOException {
        String data = "<TiffData IFD=\"0\" FirstC=\"0\" PlaneCount=\"3\"/><TiffData IFD=\"0\" FirstC=\"1\" PlaneCount=\"3\">"
                + "<UUID FileName=\"other.tif\">urn:uuid:1</UUID></TiffData>";
        DataFile file = Stacks.open(folder, "x.tif", six(OME.formatted(data)).bytes());
        assertEquals(1, Stacks.stack(file).species().size());
        Stacks.assertWarns(file, "3 planes lie in other files");
        Stacks.assertWarns(file, "left out, since it ends before they do: O-");
    }

    @Test
    void timesAndDepthsOfEachSpeciesReadBack() throws IOException {
        IonStack made = Stacks.random(PixelType.UINT16, 2);
        IonStack stack = new IonStack(
                "1",
                "a <label>",
                made.geometry(),
                List.of(
                        new IonChannel("Na+", 22.98922, IonPolarity.POSITIVE, new double[] {0.5, 4.5}, new double[] {0.01, 0.04},
                                1e-4, DeadTime.UNKNOWN),
                        new IonChannel("O-", 15.99546, IonPolarity.NEGATIVE, new double[] {1.5, 5.5}, new double[] {0.02, 0.05},
                                1e-4, DeadTime.UNKNOWN)),
                made.source(),
                java.util.Map.of());
        IonStack back = Stacks.stack(Stacks.open(folder, "x.ome.tif", Stacks.write(stack, ".ome.tif")));
        assertEquals("a <label>", back.label());
        for (int c = 0; c < 2; c++) {
            assertArrayEquals(stack.species().get(c).timeS(), back.species().get(c).timeS());
            assertArrayEquals(stack.species().get(c).depthUm(), back.species().get(c).depthUm());
        }
    }

    @Test
    void positionsOfAStageAreNoDepths() throws IOException {
        String planes = "<TiffData/><Plane TheC=\"0\" TheZ=\"0\" TheT=\"0\" PositionZ=\"1234\" PositionZUnit=\"µm\"/>";
        IonStack stack = Stacks.stack(Stacks.open(folder, "x.tif", six(OME.formatted(planes)).bytes()));
        assertEquals(0, stack.species().get(0).depthUm().length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void aFileOfMoreThanFourGigabytesIsABigTiff(long mostClassic) throws IOException {
        IonStack stack = Stacks.random(PixelType.UINT32, 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OmeTiffExporter(mostClassic).write(stack, out);
        assertEquals(mostClassic == 0 ? 43 : 42, out.toByteArray()[2]);
        IonStack back = Stacks.stack(Stacks.open(folder, "x.ome.tif", out.toByteArray()));
        Stacks.assertSamePixels(stack, back);
        assertEquals(stack.geometry(), back.geometry());
    }

    @Test
    void aChainOfDirectoriesThatBitesItsTailEnds() throws IOException {
        byte[] bytes = six("").bytes();
        java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = b.getInt(4);
        b.putInt(first + 2 + 12 * b.getShort(first), first);
        DataFile file = Stacks.open(folder, "x.tif", bytes);
        assertEquals(1, Stacks.stack(file).geometry().layers());
        Stacks.assertWarns(file, "comes again: what follows is left out");
    }

    @Test
    void aDirectoryBeyondTheEndEndsTheStack() throws IOException {
        byte[] bytes = six("").bytes();
        DataFile file = Stacks.open(folder, "x.tif", Arrays.copyOf(bytes, bytes.length - 10));
        assertEquals(5, Stacks.stack(file).geometry().layers());
        Stacks.assertWarns(file, "the file was cut, or written only so far");
    }

    @Test
    void refusesWhatItDoesNotRead() {
        byte[] palette = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false).image(2, 1, new double[2]).field(262, 3).bytes();
        Stacks.refused("grey or RGB pixels", "a palette", () -> Stacks.open(folder, "x.tif", palette));
        byte[] jpeg = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false).image(2, 1, new double[2]).field(259, 7).bytes();
        Stacks.refused("a compression of", "number 7 (JPEG)", () -> Stacks.open(folder, "x.tif", jpeg));
        byte[] bits = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false).image(2, 1, new double[2]).field(258, 12).bytes();
        Stacks.refused("samples of 8, 16, 32 or 64 bits", "12 bits", () -> Stacks.open(folder, "x.tif", bits));
    }

    @Test
    void lyingLengthsAreRefusedBeforeMemoryIsTaken() {
        byte[] wide = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false)
                .image(2, 1, new double[2]).field(256, 2_000_000_000L).field(257, 2_000_000_000L).bytes();
        Stacks.refused("pixels in a layer", "2000000000 × 2000000000", () -> Stacks.open(folder, "x.tif", wide));
        byte[] tiles = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false)
                .image(4000, 1, new double[4000]).field(322, 1).field(323, 1).field(257, 8000).field(324, 8).bytes();
        Stacks.refused("strips and tiles", "more", () -> Stacks.open(folder, "x.tif", tiles));
        String planes = OME.formatted("<TiffData/>").replace("SizeT=\"3\"", "SizeT=\"2000000000\"");
        Stacks.refused("planes", "2000000000", () -> Stacks.open(folder, "x.tif", six(planes).bytes()));
    }

    @Test
    void aDamagedBlockIsRefusedWhenItIsAskedFor() throws IOException {
        TiffMaker maker = new TiffMaker(ByteOrder.LITTLE_ENDIAN, false);
        maker.compression = 8;
        byte[] bytes = maker.image(9, 3, noise(27, 1, 16, 5)).bytes();
        bytes[18] ^= 0x55;
        bytes[19] ^= 0x55;
        IonStack stack = Stacks.stack(Stacks.open(folder, "x.tif", bytes));
        Stacks.refused("a block of", "damage", () -> stack.layer(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE OME [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE OME SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE OME [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    })
    void refusesDocumentTypesAndEntities(String type) {
        String xml = OME.formatted("<TiffData/>").replace("?><OME", "?>" + type + "<OME");
        Stacks.refused("XML without a document type", "<!DOCTYPE", () -> Stacks.open(folder, "x.tif", six(xml).bytes()));
    }

    private static byte[] firstDirectoryAt(boolean big, long at) {
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            header.putShort((short) 8).putShort((short) 0).putLong(at);
        } else {
            header.putInt((int) at);
        }
        return header.array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAFileWithoutADirectory(boolean big) {
        FormatException e = Stacks.refused(
                "the place of a directory", "no image", () -> Stacks.open(folder, "x.tif", firstDirectoryAt(big, 0)));
        assertEquals(Place.offset(big ? 8 : 4), e.place());
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 1040, 0x7FFF_FFFF_FFFF_FFFFL, -5})
    void namesAPlaceInsideAFileThatEndsBeforeItsDirectory(long at) {
        FormatException e = Stacks.refused(
                "a directory at byte " + at, "16 bytes: it was cut",
                () -> Stacks.open(folder, "x.tif", firstDirectoryAt(true, at)));
        assertTrue(((Place.Offset) e.place()).offset() >= 0 && ((Place.Offset) e.place()).offset() <= 16, e.getMessage());
    }
}
