// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.interphase.fuzz.Beside;

/** imzML to start from, each with its binary file. */
public final class ImzmlSeeds {

    private ImzmlSeeds() {}

    /** {@return files of two and four pixels} */
    public static List<byte[]> written() {
        List<byte[]> all = new ArrayList<>();
        for (boolean packed : new boolean[] {false, true}) {
            ImzmlMaker same = new ImzmlMaker();
            same.packed = packed;
            for (int i = 0; i < 4; i++) {
                same.pixel(1 + i % 2, 1 + i / 2, new double[] {1, 2, 23, 28}, i, 2, 7, 1);
            }
            all.add(joined(same));
            ImzmlMaker own = new ImzmlMaker();
            own.packed = packed;
            own.turned = true;
            own.settings = "<cvParam accession=\"IMS:1000042\" value=\"2\"/><cvParam accession=\"IMS:1000043\" value=\"1\"/>"
                    + "<cvParam accession=\"IMS:1000046\" value=\"1.5\" unitAccession=\"UO:0000017\"/>";
            own.pixel(1, 1, new double[] {1, 2, 3}, 4, 5, 6).pixel(2, 1, new double[] {1.5, 3}, 7, 8);
            all.add(joined(own));
        }
        return all;
    }

    private static byte[] joined(ImzmlMaker maker) {
        return Beside.join(maker.xml().getBytes(StandardCharsets.ISO_8859_1), Beside.NAME + ".ibd", maker.ibd());
    }
}
