// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Exporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportersTest {

    @TempDir
    private Path folder;

    private static String text(Dataset dataset) throws IOException {
        Exporter exporter = Formats.ALL.exporter(dataset, Path.of("x.CSV")).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(dataset, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static double[] anyNumbers(Random random, int n, boolean positive) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double v = Double.longBitsToDouble(random.nextLong());
            while (!Double.isFinite(v) || v == 0) {
                v = Double.longBitsToDouble(random.nextLong());
            }
            out[i] = positive ? Math.abs(v) : v;
        }
        return out;
    }

    @Test
    void writesTheHeadersThatScriptsRelyOn() throws IOException {
        assertEquals(
                "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n100,0.1,-2.5E-7\n",
                text(ImpedanceSpectrum.of(new double[] {100}, new double[] {0.1}, new double[] {-2.5e-7})
                        .build()));
        assertEquals(
                "time_s,voltage_V,current_A\n1,3.5,-0.002\n",
                text(new CyclingRecord("1", "", new double[] {1}, new double[] {3.5}, new double[] {-0.002}, List.of(), Map.of())));
        assertEquals(
                "time_s,voltage_V\n1,3.5\n",
                text(new CyclingRecord("1", "", new double[] {1}, new double[] {3.5}, new double[0], List.of(), Map.of())));
    }

    @Test
    void spectraReadBackBitByBit() throws IOException {
        Random random = new Random(20260102);
        double[] f = anyNumbers(random, 2000, true);
        Arrays.sort(f);
        double[] re = anyNumbers(random, 2000, false);
        double[] im = anyNumbers(random, 2000, false);
        double[] sigma = anyNumbers(random, 2000, true);
        re[0] = -0.0;
        im[0] = Double.MIN_VALUE;
        ImpedanceSpectrum z = ImpedanceSpectrum.of(f, re, im).sigma(sigma).build();
        DataFile file = Formats.open(folder, text(z));
        ImpedanceSpectrum back = Formats.spectrum(file);
        assertArrayEquals(f, back.frequencyHz());
        assertArrayEquals(re, back.re());
        assertArrayEquals(im, back.im());
        assertArrayEquals(sigma, back.sigma());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void recordsReadBackBitByBit() throws IOException {
        Random random = new Random(20260103);
        double[] t = anyNumbers(random, 2000, false);
        double[] v = anyNumbers(random, 2000, false);
        double[] i = anyNumbers(random, 2000, false);
        v[5] = Double.NaN;
        CyclingRecord back = Formats.record(
                Formats.open(folder, text(new CyclingRecord("1", "", t, v, i, List.of(), Map.of()))));
        assertArrayEquals(t, back.timeS());
        assertArrayEquals(v, back.voltageV());
        assertArrayEquals(i, back.currentA());
        CyclingRecord without = Formats.record(
                Formats.open(folder, text(new CyclingRecord("1", "", t, v, new double[0], List.of(), Map.of()))));
        assertFalse(without.hasCurrent());
    }
}
