// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;

/** Makes imzML files. */
final class ImzmlMaker {

    static final String UUID = "00112233445566778899aabbccddeeff";

    private final StringBuilder spectra = new StringBuilder();
    private final ByteArrayOutputStream ibd = new ByteArrayOutputStream();
    private int count;
    String uuid = UUID;
    String head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
    String settings = "";
    String content = "";
    boolean packed;
    boolean turned;

    ImzmlMaker() {
        for (int i = 0; i < 16; i++) {
            ibd.write(Integer.parseInt(UUID.substring(2 * i, 2 * i + 2), 16));
        }
    }

    private static String cv(String accession, Object value) {
        return "<cvParam cvRef=\"IMS\" accession=\"" + accession + "\" name=\"\" value=\"" + value + "\"/>";
    }

    private String array(String kind, double[] values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            b.putDouble(v);
        }
        byte[] bytes = b.array();
        if (packed) {
            Deflater deflater = new Deflater();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[2 * bytes.length + 100];
            bytes = java.util.Arrays.copyOf(buffer, deflater.deflate(buffer));
            deflater.end();
        }
        long at = ibd.size();
        ibd.writeBytes(bytes);
        return part(kind, at, values.length, bytes.length);
    }

    private String part(String kind, long at, long length, long encoded) {
        return "<binaryDataArray>" + cv(kind, "") + cv("MS:1000523", "") + (packed ? cv("MS:1000574", "") : cv("MS:1000576", ""))
                + cv("IMS:1000102", at) + cv("IMS:1000103", length) + cv("IMS:1000104", encoded) + "<binary/></binaryDataArray>";
    }

    ImzmlMaker pixel(Object x, Object y, double[] mz, double... intensity) {
        return raw(x, y, array("MS:1000514", mz), array("MS:1000515", intensity));
    }

    /** A pixel whose arrays are said to lie somewhere. */
    ImzmlMaker lying(long at, long length, long encoded) {
        return raw(1, 1, part("MS:1000514", at, length, encoded), part("MS:1000515", at, length, encoded));
    }

    private ImzmlMaker raw(Object x, Object y, String mz, String intensity) {
        count++;
        spectra.append("<spectrum index=\"").append(count - 1).append("\">").append("<scanList><scan>")
                .append(x == null ? "" : cv("IMS:1000050", x)).append(y == null ? "" : cv("IMS:1000051", y))
                .append("</scan></scanList><binaryDataArrayList>").append(mz).append(intensity)
                .append("</binaryDataArrayList></spectrum>\n");
        return this;
    }

    String xml() {
        return head + "<mzML><fileDescription><fileContent>" + cv("IMS:1000031", "") + cv("IMS:1000080", uuid) + content
                + "</fileContent></fileDescription><scanSettingsList><scanSettings>" + settings
                + "</scanSettings></scanSettingsList><run><spectrumList>" + spectra + "</spectrumList></run></mzML>";
    }

    byte[] ibd() {
        byte[] bytes = ibd.toByteArray();
        if (turned) {
            int[] from = {3, 2, 1, 0, 5, 4, 7, 6};
            byte[] start = bytes.clone();
            for (int i = 0; i < from.length; i++) {
                bytes[i] = start[from[i]];
            }
        }
        return bytes;
    }

    /** {@return the index, written with its binary file beside it} */
    Path write(Path folder) throws IOException {
        Files.write(folder.resolve("a.ibd"), ibd());
        return Files.writeString(folder.resolve("a.imzML"), xml(), StandardCharsets.ISO_8859_1);
    }
}
