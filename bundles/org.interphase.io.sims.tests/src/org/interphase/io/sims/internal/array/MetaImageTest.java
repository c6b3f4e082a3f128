// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaImageTest {

    @TempDir
    private Path folder;

    private static byte[] file(String header, byte... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("ObjectType = Image\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(data);
        return out.toByteArray();
    }

    private DataFile open(String header, byte... data) throws IOException {
        return Stacks.open(folder, "x.mha", file(header, data));
    }

    @Test
    void channelsMayStandSideBySide() throws IOException {
        IonStack stack = Stacks.stack(open(
                "NDims = 2\nDimSize = 2 1\nElementNumberOfChannels = 3\nElementType = MET_UCHAR\nElementDataFile = LOCAL",
                (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6));
        assertEquals(3, stack.species().size());
        assertArrayEquals(new float[] {2, 5}, stack.layer(1, 0));
    }

    @Test
    void pixelsAreInTheOrderThatTheHeaderSays() throws IOException {
        String header = "NDims = 2\nDimSize = 1 1\nElementType = MET_USHORT\nElementSpacing = 2 3\n%s = True\nElementDataFile = LOCAL";
        for (String key : new String[] {"BinaryDataByteOrderMSB", "ElementByteOrderMSB"}) {
            DataFile file = open(header.formatted(key), (byte) 1, (byte) 2);
            assertEquals(258, Stacks.stack(file).layer(0, 0)[0]);
            assertEquals(3, Stacks.stack(file).geometry().pixelHeightUm());
            Stacks.assertWarns(file, "no unit of length");
        }
    }

    @Test
    void compressedPixelsAreUnpacked() throws IOException {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[] {1, 2, 3, 4});
        deflater.finish();
        byte[] packed = new byte[100];
        byte[] data = java.util.Arrays.copyOf(packed, deflater.deflate(packed));
        deflater.end();
        System.arraycopy(packed, 0, data, 0, data.length);
        IonStack stack = Stacks.stack(
                open("NDims = 2\nDimSize = 4 1\nCompressedData = True\nElementType = MET_UCHAR\nElementDataFile = LOCAL", data));
        assertArrayEquals(new float[] {1, 2, 3, 4}, stack.layer(0, 0));
    }

    @Test
    void aHeaderBeforeThePixelsIsSkipped() throws IOException {
        Files.write(folder.resolve("d.raw"), new byte[] {9, 9, 9, 1, 2});
        for (String size : new String[] {"3", "-1"}) {
            byte[] header = file("NDims = 2\nDimSize = 2 1\nHeaderSize = " + size + "\nElementType = MET_UCHAR\nElementDataFile = d.raw");
            assertArrayEquals(new float[] {1, 2}, Stacks.stack(Stacks.open(folder, "x.mhd", header)).layer(0, 0));
        }
    }

    @Test
    void numbersMayBeText() throws IOException {
        IonStack stack = Stacks.stack(open(
                "NDims = 2\nDimSize = 2 1\nBinaryData = False\nElementType = MET_FLOAT\nElementDataFile = LOCAL",
                "1.5 -2".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(new float[] {1.5f, -2}, stack.layer(0, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NDims = 2~DimSize = 2~ElementType = MET_UCHAR~ElementDataFile = LOCAL|2 lengths|1 of them",
        "NDims = 1~DimSize = 2~ElementType = MET_STRING~ElementDataFile = LOCAL|a type of numbers|MET_STRING",
        "NDims = 1~DimSize = 2~ElementType = MET_UCHAR|a header with 'ElementDataFile ='|none",
        "NDims = 1~DimSize = 2~ElementType = MET_UCHAR~ElementDataFile = LIST|one data file or LOCAL|several",
        "NDims = 1~DimSize = 2~ElementType = MET_UCHAR~ElementNumberOfChannels = 0~ElementDataFile = LOCAL|lengths from 1|0",
        "NDims = 1~DimSize = 2~ElementType = MET_UCHAR~ElementDataFile = LOCAL|at least one whole layer|0 bytes",
        "NDims = 2~DimSize = 200000 200000~ElementType = MET_UCHAR~ElementDataFile = LOCAL|pixels in a layer|200000",
        "NDims = 1~DimSize = 2~ElementType = MET_UCHAR~HeaderSize = 9~ElementDataFile = x.raw|a file|nothing of this name"
    })
    void refusesHeadersThatLie(String header, String expected, String found) {
        Stacks.refused(expected, found, () -> open(header.replace('~', '\n')));
    }
}
