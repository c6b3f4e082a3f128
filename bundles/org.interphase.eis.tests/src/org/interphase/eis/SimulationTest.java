// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.eis.internal.GaussianSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulationTest {

    /** The sequence that implementations of SplitMix64 agree on for this seed. */
    @Test
    void drawsTheBitsOfSplitMix64() {
        GaussianSource source = new GaussianSource(1234567);
        assertEquals("6457827717110365317", Long.toUnsignedString(source.nextLong()));
        assertEquals("3203168211198807973", Long.toUnsignedString(source.nextLong()));
        assertEquals("9817491932198370423", Long.toUnsignedString(source.nextLong()));
    }

    @Test
    void drawsNoiseOfTheStatedSize() {
        Circuit circuit = Circuit.parse("R(RC)");
        double[] values = {10, 100, 1e-6};
        double[] f = new FrequencyGrid(1e6, 1, 1000).frequenciesHz();
        Impedance exact = circuit.impedance(values, f);
        ImpedanceSpectrum noisy = Simulation.simulate(circuit, values, f, 0.02, 4);
        double[] re = exact.re();
        double[] im = exact.im();
        double[] noisyRe = noisy.re();
        double[] noisyIm = noisy.im();
        double squares = 0;
        double product = 0;
        for (int i = 0; i < f.length; i++) {
            double z = Math.hypot(re[i], im[i]);
            double x = (noisyRe[i] - re[i]) / z;
            double y = (noisyIm[i] - im[i]) / z;
            squares += (x * x + y * y) / (2 * f.length);
            product += x * y / f.length;
        }
        assertEquals(0.02, Math.sqrt(squares), 4 * 0.02 / Math.sqrt(4 * f.length));
        assertEquals(0, product, 4 * 4e-4 / Math.sqrt(f.length));
    }

    @Test
    void repeatsItselfForASeed() {
        Circuit circuit = Circuit.parse("R(RC)");
        double[] values = {10, 100, 1e-6};
        double[] f = {1, 10, 100};
        assertArrayEquals(
                Simulation.simulate(circuit, values, f, 0.1, 7).re(),
                Simulation.simulate(circuit, values, f, 0.1, 7).re());
        assertArrayEquals(circuit.impedance(values, f).im(), Simulation.simulate(circuit, values, f, 0, 7).im());
        assertThrows(IllegalArgumentException.class, () -> Simulation.simulate(circuit, values, f, -1, 7));
    }

    @ParameterizedTest
    @CsvSource({"7e6:100:10, 50", "1e6:1:10, 61", "1e3:0.1:1, 5", "10:9:1, 2"})
    void includesBothEndsOfAGrid(String text, int points) {
        FrequencyGrid grid = FrequencyGrid.parse(text);
        double[] f = grid.frequenciesHz();
        assertEquals(points, f.length);
        assertEquals(grid.maxHz(), f[0]);
        assertEquals(grid.minHz(), f[f.length - 1]);
        for (int i = 2; i < f.length; i++) {
            assertEquals(f[1] / f[0], f[i] / f[i - 1], 2e-11);
        }
        assertEquals(grid, FrequencyGrid.parse(grid.toString()));
    }

    @ParameterizedTest
    @CsvSource({"1e6, 3", "1e6:1, 5", "1e6:x:3, 4", "1:10:5, 2", "1e6:1:0, 6", "1e6:1:10:3, 8", "-1:1:1, 0",
        "1e6:1e-6:1e9, 9", "NaN:1:1, 0"})
    void saysWhereAGridIsWrong(String text, int column) {
        assertEquals(column, assertThrows(TextSyntaxException.class, () -> FrequencyGrid.parse(text)).column());
    }
}
