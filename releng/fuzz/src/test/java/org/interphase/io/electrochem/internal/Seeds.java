// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.interphase.io.electrochem.internal.MprWriter.row;
import static org.interphase.io.electrochem.internal.MprWriter.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.fuzz.TestFiles;

/**
 * Files of potentiostats to start from: what the readers' own tests read, and what their writers can write.
 */
public final class Seeds {

    private Seeds() {}

    /** {@return the files, of all formats} */
    public static List<byte[]> all() throws IOException, ReflectiveOperationException {
        List<byte[]> all = new ArrayList<>(written());
        all.addAll(TestFiles.of(MprWriter.class));
        return all;
    }

    private static List<byte[]> written() {
        List<byte[]> all = new ArrayList<>();
        int[] impedance = {32, 37, 38, 4, 24};
        int[] cycling = {1, 2, 3, 21, 31, 65, 131, 4, 6, 8, 39};
        for (int version : new int[] {0, 2, 3, 10, 11}) {
            boolean isNew = version >= 10;
            byte[] spectrum = rows(row("fffdd", 1000, 1, -2, 0, 1), row("fffdd", 10, 3, 4, 1, 1), row("fffdd", 10, 3, 5, 2, 2));
            byte[] record = rows(row("BHdffH", 0x96, 3, 10, 3.5, -2, 39), row("BHdffH", 0x29, 4, 11, 3.25, 4, 40));
            all.add(new MprWriter()
                    .settings(0x1d)
                    .module("VMP data", isNew, version, MprWriter.dataModule(version, isNew, impedance, 3, spectrum))
                    .log(45301.46)
                    .bytes());
            all.add(new MprWriter()
                    .module("VMP data", isNew, version, MprWriter.dataModule(version, isNew, cycling, 2, record))
                    .bytes());
        }
        all.add(new MprWriter().settings(0x04).data(new int[] {1, 4, 7, 6}, 1, row("Bddf", 1, 10, 0.5, 3.5)).bytes());
        all.add(new MprWriter()
                .data(new int[] {32, 999, 37, 38}, 2, rows(row("fdff", 10, 7, 1, 2), row("fdff", 5, 8, 3, 4)))
                .bytes());
        DtaWriter corrected = new DtaWriter("EISPOT").settings("a", "4/23/2018").correctedSpectrum();
        all.add(corrected.bytes());
        all.add(corrected.aborted().withCommas());
        all.add(new DtaWriter("CORPOT").settings("b", "23.4.2018").openCircuit().openCircuit().bytes());
        for (long version : new long[] {1, 2, IsmWriter.THALES, IsmWriter.SCRIPT}) {
            all.add(IsmWriter.impedance(version).bytes());
            all.add(IsmWriter.measured(version).texts().settings().bytes());
        }
        return all;
    }
}
