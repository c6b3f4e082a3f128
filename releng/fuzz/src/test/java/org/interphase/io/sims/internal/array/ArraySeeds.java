// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.fuzz.Beside;

/** NRRD, MetaImage, VTI and Zarr to start from. */
public final class ArraySeeds {

    private static final byte[] PIXELS = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0, 10, 0, 11, 0, 12, 0};
    private static final String NUMBERS = "1 2 3 4 5 6 7 8 9 10 11 12";

    /** What packs pixels. */
    private interface Packing {
        OutputStream of(OutputStream out) throws IOException;
    }

    private ArraySeeds() {}

    /** {@return files as our writers and others write them} */
    public static List<byte[]> written() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String ending : List.of(".nrrd", ".mha", ".vti", ".ome.tif")) {
            for (PixelType type : PixelType.values()) {
                all.add(Stacks.write(Stacks.random(type, 2), ending));
            }
        }
        String shape = "NRRD0005\ntype: uint16\ndimension: 3\nsizes: 3 2 2\nendian: little\n";
        all.add(join(shape + "encoding: raw\nspacings: 0.5 0.5 2\nunits: \"um\" \"um\" \"nm\"\n\n", PIXELS));
        all.add(join(shape + "encoding: ascii\nspace: left-posterior-superior\nspace directions: (1,0,0) (0,2,0) (0,0,3)\n\n", bytes(NUMBERS)));
        all.add(join(shape + "encoding: hex\n\n", bytes("010002000300040005000600070008000900" + "0a000b000c00")));
        all.add(join(shape + "encoding: gzip\nline skip: 0\nbyte skip: 0\n\n", packed(GZIPOutputStream::new)));
        all.add(join("NRRD0004\ntype: float\ndimension: 4\nsizes: 2 1 1 2\nkinds: vector domain domain domain\nendian: big\nencoding: raw\n"
                + "content: x\nmeasurement frame: none\nkey:=value\n\n", new byte[16]));
        all.add(Beside.join(bytes(shape + "encoding: raw\ndata file: input.raw\nbyte skip: -1\n"), "input.raw", PIXELS));
        all.add(Beside.join(
                Beside.join(bytes(shape + "encoding: raw\ndata file: a%d.raw 1 2 1\n"), "a1.raw", PIXELS), "a2.raw", PIXELS));
        String image = "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nElementSpacing = 1 1 2\n"
                + "DimSize = 3 2 2\nElementType = MET_USHORT\n";
        all.add(join(image + "ElementDataFile = LOCAL\n", PIXELS));
        all.add(join(image + "CompressedData = True\nElementDataFile = LOCAL\n", packed(DeflaterOutputStream::new)));
        all.add(join(image.replace("BinaryData = True", "BinaryData = False") + "ElementDataFile = LOCAL\n", bytes(NUMBERS)));
        all.add(Beside.join(bytes(image + "HeaderSize = -1\nElementDataFile = input.raw\n"), "input.raw", PIXELS));
        all.add(Beside.join(
                Beside.join(bytes(image + "ElementDataFile = a%d.raw 1 2 1\n"), "a1.raw", PIXELS), "a2.raw", PIXELS));
        all.add(Beside.join(bytes(image + "ElementDataFile = LIST 2\na.raw\na.raw\n"), "a.raw", PIXELS));
        all.add(vti("", "<PointData><DataArray type=\"UInt16\" Name=\"a\" format=\"ascii\">" + NUMBERS + "</DataArray></PointData>", ""));
        all.add(vti(
                "byte_order=\"LittleEndian\" header_type=\"UInt32\"",
                "<CellData><DataArray type=\"UInt8\" Name=\"b\" NumberOfComponents=\"2\" format=\"binary\">AgAAAAEC</DataArray></CellData>",
                ""));
        all.add(vti(
                "byte_order=\"LittleEndian\" header_type=\"UInt32\"",
                "<PointData><DataArray type=\"Int8\" Name=\"c\" format=\"appended\" offset=\"0\"/></PointData>",
                "<AppendedData encoding=\"raw\">_\14\0\0\0abcdefghijkl</AppendedData>"));
        all.add(vti(
                "byte_order=\"BigEndian\" header_type=\"UInt32\" compressor=\"vtkZLibDataCompressor\"",
                "<PointData><DataArray type=\"UInt16\" Name=\"d\" format=\"appended\" offset=\"0\"/></PointData>",
                "<AppendedData encoding=\"base64\">_AAAAAQAAABgAAAAAAAAAFA==eJxjZGBkYGZgYWBjYOdg4AQAAu4ATw==</AppendedData>"));
        zarr(all);
        return all;
    }

    private static void zarr(List<byte[]> all) throws IOException {
        String array = "{\"zarr_format\":2,\"shape\":[2,3],\"chunks\":[2,2],\"dtype\":\"|u1\",\"compressor\":null,\"fill_value\":0,"
                + "\"order\":\"C\",\"filters\":null}";
        byte[] first = {1, 2, 3, 4};
        all.add(Beside.join(Beside.join(bytes(array), "0.0", first), "0.1", first));
        all.add(Beside.join(bytes(array.replace("\"C\"", "\"F\"").replace("\"fill_value\":0", "\"fill_value\":null")), "0.1", first));
        String large = array.replace("[2,3]", "[2,2,3,2]").replace("[2,2]", "[1,1,3,2]").replace("|u1", "<u2");
        for (String codec : List.of("zlib", "gzip")) {
            byte[] packed = packed(codec.equals("zlib") ? DeflaterOutputStream::new : GZIPOutputStream::new);
            byte[] described = bytes(large.replace("null,\"fill", "{\"id\":\"" + codec + "\",\"level\":1},\"fill"));
            all.add(Beside.join(Beside.join(described, "0.0.0.0", packed), "1.1.0.0", packed));
        }
        all.add(Beside.join(bytes(large.replace("<u2", ">f4").replace("[1,1,3,2]", "[2,2,1,1]")), "0.0.0.0", PIXELS));
    }

    private static byte[] vti(String attributes, String arrays, String appended) {
        return ("<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"0.1\" " + attributes
                        + "><ImageData WholeExtent=\"0 2 0 1 0 1\" Origin=\"0 0 0\" Spacing=\"0.5 0.25 2\">"
                        + "<FieldData><DataArray type=\"Float64\" Name=\"channel mz\" NumberOfTuples=\"1\" format=\"ascii\">23</DataArray></FieldData>"
                        + "<Piece Extent=\"0 2 0 1 0 1\">" + arrays + "</Piece></ImageData>" + appended + "</VTKFile>")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = packing.of(out)) {
            to.write(PIXELS);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(String header, byte[] pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(header));
        out.writeBytes(pixels);
        return out.toByteArray();
    }
}
