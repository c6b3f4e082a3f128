// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.Simulation;

/** Spectra with known parameters, as files. */
final class Spectra {

    private Spectra() {}

    /** {@return a file that holds these} */
    static DataFile dataFile(List<ImpedanceSpectrum> spectra) {
        return new DataFile(Path.of("spectra.csv"), "0".repeat(64), "text", List.copyOf(spectra), List.of());
    }

    /** {@return row I of Table 1 as delimited text} */
    static String solidElectrolyte() {
        Circuit circuit = Circuit.parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        return text(circuit, 500, 3188, 1.235588e-9, 0.9, 25135, 6.3410653e-9, 0.9);
    }

    /** {@return one arc of 100 Ω and 1 µF after 10 Ω as delimited text} */
    static String oneArc() {
        return text(Circuit.parse("R0-p(R1,C1)"), 10, 100, 1e-6);
    }

    /** {@return two cycles: row I of Table 1, then with twice the interphase's resistance} */
    static String twoCycles() {
        Circuit circuit = Circuit.parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        StringBuilder out = new StringBuilder("cycle,frequency_Hz,ReZ_Ohm,ImZ_Ohm\n");
        for (int cycle = 1; cycle <= 2; cycle++) {
            String prefix = cycle + ",";
            sampled(circuit, 50, 500, 3188, 1.235588e-9, 0.9, cycle * 25135, 6.3410653e-9, 0.9)
                    .lines()
                    .skip(1)
                    .forEach(line -> out.append(prefix).append(line).append('\n'));
        }
        return out.toString();
    }

    /** {@return row I of Table 1 at so many frequencies that a fit of many parameters takes seconds} */
    static String manyPoints() {
        Circuit circuit = Circuit.parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        return sampled(circuit, 20_000, 500, 3188, 1.235588e-9, 0.9, 25135, 6.3410653e-9, 0.9);
    }

    private static String text(Circuit circuit, double... values) {
        return sampled(circuit, 50, values);
    }

    private static String sampled(Circuit circuit, int points, double... values) {
        double[] f = new double[points];
        for (int i = 0; i < f.length; i++) {
            f[i] = 7e6 * Math.pow(10, -i * 4.8 / (points - 1));
        }
        ImpedanceSpectrum s = Simulation.simulate(circuit, values, f, 0.01, 101);
        StringBuilder out = new StringBuilder("frequency_Hz,ReZ_Ohm,ImZ_Ohm\n");
        for (int i = 0; i < f.length; i++) {
            out.append(String.format(Locale.ROOT, "%.9e,%.6e,%.6e%n", f[i], s.re()[i], s.im()[i]));
        }
        return out.toString();
    }
}
