// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of instruments open as spectra, whatever they hold beside them. */
final class InstrumentFilesTest {

    private static final int VALUE = 1;
    private static final double R1 = 100;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
    }

    /** Frequency, Re and Im of each point of an arc of 100 Ω. */
    private static List<double[]> arc() {
        return Spectra.oneArc()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(f -> new double[] {Double.parseDouble(f[0]), Double.parseDouble(f[1]), Double.parseDouble(f[2])})
                .toList();
    }

    private void assertShowsTheArc(String name, byte[] bytes) throws IOException, PartInitException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        IDE.openEditorOnFileStore(Screen.page(), EFS.getLocalFileSystem().getStore(file.toUri()));
        var parameters = Screen.fitted(name).results().parameters();
        assertEquals("R1", parameters.text(1, 0));
        assertEquals(R1, Double.parseDouble(parameters.text(1, VALUE)), 1);
    }

    @Test
    void opensAGamryFileAtItsSpectrumBehindTheOpenCircuit() throws Exception {
        StringBuilder text = new StringBuilder("EXPLAIN\r\nTAG\tEISPOT\r\nTITLE\tLABEL\tcell\tTest &Identifier\r\n"
                + "OCVCURVE\tTABLE\t1\r\n\tPt\tT\tVf\r\n\t#\ts\tV vs. Ref.\r\n\t0\t0,25\t3,69103E-001\r\n"
                + "ZCURVE\tTABLE\r\n\tPt\tFreq\tZreal\tZimag\r\n\t#\tHz\tohm\tohm\r\n");
        for (double[] point : arc()) {
            String row = "\t0\t" + point[0] + "\t" + point[1] + "\t" + point[2] + "\r\n";
            text.append(row.replace('.', ','));
        }
        assertShowsTheArc("cell.DTA", text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void opensAZahnerFile() throws Exception {
        List<double[]> points = arc();
        ByteBuffer bytes = ByteBuffer.allocate(12 + 24 * points.size());
        bytes.putShort((short) 0).putInt(-1).putShort((short) 0).putInt(points.size() - 1);
        points.forEach(p -> bytes.putDouble(p[0]));
        points.forEach(p -> bytes.putDouble(Math.hypot(p[1], p[2])));
        points.forEach(p -> bytes.putDouble(Math.atan2(p[2], p[1])));
        assertShowsTheArc("cell.ism", bytes.array());
    }
}
