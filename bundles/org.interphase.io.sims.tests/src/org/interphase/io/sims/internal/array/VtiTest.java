// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VtiTest {

    @TempDir
    private Path folder;

    private static final short[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    private static String file(String attributes, String extent, String arrays, String appended) {
        return "<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"0.1\" " + attributes + ">\n<ImageData WholeExtent=\""
                + extent + "\" Origin=\"0 0 0\" Spacing=\"0.5 0.25 2\"><Piece Extent=\"" + extent + "\">" + arrays
                + "</Piece></ImageData>" + appended + "</VTKFile>";
    }

    private static final String EXTENT = "0 2 0 1 0 1";

    private DataFile open(String text) throws IOException {
        return Stacks.open(folder, "x.vti", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] packed(boolean big, boolean wide, boolean compressed) {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer data = ByteBuffer.allocate(24).order(order);
        for (short v : VALUES) {
            data.putShort(v);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!compressed) {
            out.writeBytes(header(order, wide, 24));
            out.writeBytes(data.array());
            return out.toByteArray();
        }
        byte[] a = deflated(data.array(), 0, 16);
        byte[] b = deflated(data.array(), 16, 8);
        out.writeBytes(header(order, wide, 2, 16, 8, a.length, b.length));
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }

    private static byte[] header(ByteOrder order, boolean wide, long... values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(order);
        for (long v : values) {
            if (wide) {
                b.putLong(v);
            } else {
                b.putInt((int) v);
            }
        }
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    private static byte[] deflated(byte[] data, int start, int length) {
        Deflater deflater = new Deflater();
        deflater.setInput(data, start, length);
        deflater.finish();
        byte[] out = new byte[100];
        int n = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, n);
    }

    @ParameterizedTest
    @CsvSource({
        "appended,raw,false,false,false", "appended,raw,true,true,true", "appended,base64,false,true,false",
        "appended,base64,false,false,true", "binary,,false,false,false", "binary,,true,true,true", "binary,,false,false,true"
    })
    void readsBinaryArraysOfEveryForm(String format, String encoding, boolean big, boolean wide, boolean compressed)
            throws IOException {
        byte[] data = packed(big, wide, compressed);
        int header = (compressed ? 5 : 1) * (wide ? 8 : 4);
        String base64 = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(data, header))
                + Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(data, header, data.length));
        String attributes = "byte_order=\"" + (big ? "BigEndian" : "LittleEndian") + "\" header_type=\"" + (wide ? "UInt64" : "UInt32")
                + "\"" + (compressed ? " compressor=\"vtkZLibDataCompressor\"" : "");
        String array = "<PointData><DataArray type=\"UInt16\" Name=\"Na+\" format=\"" + format + "\" offset=\"0\">"
                + (format.equals("binary") ? "\n  " + base64 + "\n" : "") + "</DataArray></PointData>";
        String appended = format.equals("binary")
                ? ""
                : "<AppendedData encoding=\"" + encoding + "\">\n _"
                        + (encoding.equals("raw") ? new String(data, StandardCharsets.ISO_8859_1) : base64) + "\n</AppendedData>";
        IonStack stack = Stacks.stack(open(file(attributes, EXTENT, array, appended)));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, stack.layer(0, 0));
        assertArrayEquals(new float[] {7, 8, 9, 10, 11, 12}, stack.layer(0, 1));
        assertEquals("Na+", stack.species().get(0).name());
        assertEquals(0.25, stack.geometry().pixelHeightUm());
        assertArrayEquals(new double[] {1, 3}, stack.species().get(0).depthUm());
    }

    @Test
    void eachComponentIsAChannelAndCellsAreAStackOfTheirOwn() throws IOException {
        String arrays = "<PointData><DataArray type=\"Float32\" Name=\"v\" NumberOfComponents=\"2\" format=\"ascii\">"
                + "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 nan</DataArray></PointData>"
                + "<CellData><DataArray type=\"UInt8\" Name=\"c\" format=\"ascii\">7 8</DataArray></CellData>";
        DataFile file = open(file("", EXTENT, arrays, ""));
        IonStack points = Stacks.stack(file);
        assertEquals(List.of("v 1", "v 2"), points.species().stream().map(IonChannel::name).toList());
        assertArrayEquals(new float[] {14, 16, 18, 20, 22, Float.NaN}, points.layer(1, 1));
        IonStack cells = (IonStack) file.datasets().get(1);
        assertEquals(2, cells.geometry().width());
        assertArrayEquals(new float[] {7, 8}, cells.layer(0, 0));
        Stacks.assertWarns(file, "have different shapes: they are two data sets");
    }

    @Test
    void anArrayThatIsTooShortEndsTheStack() throws IOException {
        String arrays = "<PointData><DataArray type=\"UInt8\" Name=\"a\" format=\"ascii\">1 2 3 4 5 6 7 8</DataArray></PointData>";
        DataFile file = open(file("", EXTENT, arrays, ""));
        assertEquals(1, Stacks.stack(file).geometry().layers());
        Stacks.assertWarns(file, "1 of 2 layers are whole");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 2 0 1|six whole numbers|0 2 0 1",
        "0 2 0 1 0 x|six whole numbers|0 2 0 1 0 x",
        "0 -2 0 1 0 1|lengths from 1|-1",
        "0 200000 0 200000 0 1|pixels in a layer|200001",
        "-2147483648 2147483647 0 1 0 1|lengths from 1|4294967296"
    })
    void refusesExtentsThatLie(String extent, String expected, String found) {
        String arrays = "<PointData><DataArray type=\"UInt8\" Name=\"a\" format=\"ascii\">1 2</DataArray></PointData>";
        Stacks.refused(expected, found, () -> open(file("", extent, arrays, "")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5_000_000, 4_000_000_000_000L})
    void refusesMoreBlocksThanThereCanBe(long blocks) {
        byte[] data = header(ByteOrder.LITTLE_ENDIAN, true, blocks, 16, 8, 1, 1);
        String array = "<PointData><DataArray type=\"UInt16\" Name=\"a\" format=\"appended\" offset=\"0\"/></PointData>";
        String appended = "<AppendedData encoding=\"raw\">_" + new String(data, StandardCharsets.ISO_8859_1) + "</AppendedData>";
        Stacks.refused(
                "compressed blocks",
                Long.toUnsignedString(blocks),
                () -> open(file("header_type=\"UInt64\" compressor=\"vtkZLibDataCompressor\"", EXTENT, array, appended)));
    }

    @Test
    void refusesBlocksThatCannotHoldWhatTheySay() {
        byte[] data = header(ByteOrder.LITTLE_ENDIAN, false, 1, 2_000_000_000, 0, 4, 0, 0, 0);
        String array = "<PointData><DataArray type=\"UInt16\" Name=\"a\" format=\"appended\" offset=\"0\"/></PointData>";
        String appended = "<AppendedData encoding=\"raw\">_" + new String(data, StandardCharsets.ISO_8859_1) + "</AppendedData>";
        Stacks.refused(
                "that can hold 2000000000 bytes",
                "one of 4 bytes",
                () -> open(file("compressor=\"vtkZLibDataCompressor\"", EXTENT, array, appended)));
    }

    @Test
    void refusesOtherCompressorsPiecesAndEntities() {
        String array = "<PointData><DataArray type=\"UInt8\" Name=\"a\" format=\"ascii\">1</DataArray></PointData>";
        Stacks.refused("vtkZLibDataCompressor", "vtkLZ4DataCompressor", () -> open(file("compressor=\"vtkLZ4DataCompressor\"", EXTENT, array, "")));
        Stacks.refused("one piece", "a second one", () -> open(file("", EXTENT, array + "</Piece><Piece>", "")));
        String xml = file("", EXTENT, array, "").replace("?>", "?><!DOCTYPE VTKFile [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");
        Stacks.refused("XML without a document type", "<!DOCTYPE", () -> open(xml));
    }
}
