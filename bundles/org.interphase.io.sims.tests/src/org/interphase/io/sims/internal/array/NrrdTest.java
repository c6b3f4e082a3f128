// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NrrdTest {

    @TempDir
    private Path folder;

    static byte[] file(String header, byte... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("NRRD0004\n" + header + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(data);
        return out.toByteArray();
    }

    private DataFile open(String header, byte... data) throws IOException {
        return Stacks.open(folder, "x.nrrd", file(header, data));
    }

    @Test
    void theFirstAxisIsXThenYThenTheLayersThenTheChannels() throws IOException {
        byte[] data = new byte[16];
        for (byte i = 0; i < 16; i++) {
            data[i] = i;
        }
        IonStack stack = Stacks.stack(open("type: uchar\ndimension: 4\nsizes: 2 2 2 2\nencoding: raw", data));
        assertArrayEquals(new float[] {12, 13, 14, 15}, stack.layer(1, 1));
        assertEquals(List.of("x 1", "x 2"), stack.species().stream().map(IonChannel::name).toList());
        assertEquals(PixelType.UINT16, stack.source().type());
    }

    @Test
    void anAxisThatIsNoneOfSpaceIsTheChannels() throws IOException {
        String header = "type: uchar\ndimension: 4\nsizes: 2 2 1 2\nkinds: vector domain domain domain\nencoding: raw";
        IonStack stack = Stacks.stack(open(header, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 8));
        assertEquals(2, stack.geometry().layers());
        assertArrayEquals(new float[] {2, 4}, stack.layer(1, 0));
        assertArrayEquals(new float[] {5, 7}, stack.layer(0, 1));
    }

    @Test
    void signedPixelsAreKeptAsFloatingPointAndThatIsSaid() throws IOException {
        DataFile file = open("type: short\ndimension: 2\nsizes: 2 1\nendian: big\nencoding: raw", (byte) 0xFF, (byte) 0xFE, (byte) 0, (byte) 3);
        assertArrayEquals(new float[] {-2, 3}, Stacks.stack(file).layer(0, 0));
        Stacks.assertWarns(file, "pixels are signed (int16): they are kept as floating point, negative values as they are");
    }

    @ParameterizedTest
    @CsvSource({"nm,0.001", "um,1", "µm,1", "micron,1", "mm,1000", "m,1000000"})
    void spacingsHaveUnits(String unit, double um) throws IOException {
        DataFile file = open(
                "type: uchar\ndimension: 2\nsizes: 1 1\nspacings: 2 3\nunits: \"" + unit + "\" \"" + unit + "\"\nencoding: raw", (byte) 1);
        assertEquals(2 * um, Stacks.stack(file).geometry().pixelWidthUm(), 1e-9 * um);
        assertEquals(3 * um, Stacks.stack(file).geometry().pixelHeightUm(), 1e-9 * um);
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void directionsGiveTheirLengthsAndMissingUnitsAreSaid() throws IOException {
        DataFile file = open(
                "type: uchar\ndimension: 3\nsizes: 1 1 1\nspace dimension: 3\nspace directions: (0,3,4) (1,0,0) (0,0,0.5)\nencoding: raw", (byte) 1);
        assertEquals(5, Stacks.stack(file).geometry().pixelWidthUm());
        assertEquals(0.25, Stacks.stack(file).species().get(0).depthUm()[0]);
        Stacks.assertWarns(file, "no unit of length: its spacings are taken for µm");
    }

    @Test
    void skipsBytesAndLines() throws IOException {
        Files.write(folder.resolve("d.raw"), new byte[] {9, '\n', 8, '\n', 7, 1, 2});
        byte[] header = file("type: uchar\ndimension: 2\nsizes: 2 1\nencoding: raw\nline skip: 2\nbyte skip: 1\ndata file: d.raw");
        assertArrayEquals(new float[] {1, 2}, Stacks.stack(Stacks.open(folder, "x.nhdr", header)).layer(0, 0));
    }

    @Test
    void textIsReadToItsEnd() throws IOException {
        IonStack stack = Stacks.stack(open("type: float\ndimension: 2\nsizes: 2 2\nencoding: ascii", "1.5 nan\n-2e3,4".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(new float[] {1.5f, Float.NaN, -2000, 4}, stack.layer(0, 0));
    }

    @Test
    void bytesMoreThanTheHeaderSaysAreLeftOutAndThatIsSaid() throws IOException {
        DataFile file = open("type: uchar\ndimension: 2\nsizes: 2 1\nencoding: raw", (byte) 1, (byte) 2, (byte) 3);
        Stacks.assertWarns(file, "x.nrrd has 1 bytes more than its header says: left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type: uchar~dimension: 2~sizes: 2~encoding: raw|2 lengths|1 of them",
        "type: uchar~dimension: 0~sizes: 2~encoding: raw|1 to 16 axes|0",
        "type: uchar~dimension: 99~sizes: 2~encoding: raw|1 to 16 axes|99",
        "type: block~dimension: 1~sizes: 2~encoding: raw|a type of numbers|block",
        "type: uchar~dimension: 1~sizes: -2~encoding: raw|lengths from 1|-2",
        "type: uchar~dimension: 1~sizes: 2~encoding: bzip2|an encoding of raw|bzip2",
        "type: short~dimension: 1~sizes: 2~encoding: raw|a header with 'endian:'|none",
        "type: uchar~dimension: 1~encoding: raw|a header with 'sizes:'|none",
        "type: uchar~dimension: 2~sizes: 200000 200000~encoding: raw|pixels in a layer|200000",
        "type: uchar~dimension: 4~sizes: 2000000000 2000000000 2000000000 2000000000~encoding: raw|2^59|more",
        "type: uchar~dimension: 4~sizes: 1 1 1 2000000~encoding: raw|10000 channels|2000000",
        "type: double~dimension: 3~sizes: 100 100 2000000000~endian: little~encoding: gzip|at least one whole layer|0 bytes",
        "type: uchar~dimension: 1~sizes: 2~encoding: ascii~byte skip: 0~~300 1|a number of type uint8|300",
        "type: uchar~dimension: 1~sizes: 2~encoding: ascii~~1 2 3|2 numbers|more",
        "type: uchar~dimension: 1~sizes: 2~encoding: ascii~~1 x|a number|x",
        "type: uchar~dimension: 1~sizes: 2~encoding: raw~data file: nowhere.raw|a file|nothing of this name",
        "type: uchar~dimension: 1~sizes: 2~encoding: raw~data file: x.nrrd|a file beside|the header itself",
        "type: uchar~dimension: 1~sizes: 2~encoding: raw~data file: x%03d.raw 1 3 1|one data file|which is several",
        "nonsense|'field: value'|nonsense"
    })
    void refusesHeadersThatLie(String header, String expected, String found) {
        Stacks.refused(expected, found, () -> Stacks.open(folder, "x.nrrd", file(header.replace('~', '\n'))));
    }

    @Test
    void aCompressedStackThatWasCutOpensUpToItsLastWholeLayer() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        java.util.Random random = new java.util.Random(7);
        byte[] pixels = new byte[100 * 40];
        random.nextBytes(pixels);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(pixels);
        }
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), 2000);
        DataFile file = open("type: uchar\ndimension: 3\nsizes: 10 10 40\nencoding: gzip", cut);
        int layers = Stacks.stack(file).geometry().layers();
        assertTrue(layers >= 15 && layers <= 20, layers + " layers");
        Stacks.assertWarns(file, "the compressed pixels end early");
        Stacks.assertWarns(file, "layers are whole");
        assertEquals(pixels[1400] & 0xFF, Stacks.stack(file).layer(0, 14)[0]);
    }

    @Test
    void whatIsManyIsUnpackedIntoATemporaryFileThatReadsTheSame() throws IOException {
        Spool small = new Spool(100);
        byte[] bytes = new byte[1000];
        new java.util.Random(8).nextBytes(bytes);
        for (int i = 0; i < 1000; i += 50) {
            small.write(bytes, i, 50);
        }
        small.close();
        java.nio.ByteBuffer into = java.nio.ByteBuffer.allocate(300);
        small.read(450, into);
        assertArrayEquals(java.util.Arrays.copyOfRange(bytes, 450, 750), into.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void ofChannelsThatWereCutThoseThatGiveTheMostImagesAreKept(int last) {
        Cut cut = Cut.of(new int[] {10, 10, last});
        assertEquals(last == 7 ? 3 : 2, cut.channels().size());
        assertEquals(last == 7 ? 7 : 10, cut.layers());
    }
}
