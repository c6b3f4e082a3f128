// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.Locale;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.Simulation;

/** Spectra with known parameters, as files. */
final class Spectra {

    private Spectra() {}

    /** {@return row I of Table 1 as delimited text} */
    static String solidElectrolyte() {
        Circuit circuit = Circuit.parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        return text(circuit, 500, 3188, 1.235588e-9, 0.9, 25135, 6.3410653e-9, 0.9);
    }

    /** {@return one arc of 100 Ω and 1 µF after 10 Ω as delimited text} */
    static String oneArc() {
        return text(Circuit.parse("R0-p(R1,C1)"), 10, 100, 1e-6);
    }

    private static String text(Circuit circuit, double... values) {
        double[] f = new double[50];
        for (int i = 0; i < f.length; i++) {
            f[i] = 7e6 * Math.pow(10, -i * 4.8 / 49);
        }
        ImpedanceSpectrum s = Simulation.simulate(circuit, values, f, 0.01, 101);
        StringBuilder out = new StringBuilder("frequency_Hz,ReZ_Ohm,ImZ_Ohm\n");
        for (int i = 0; i < f.length; i++) {
            out.append(String.format(Locale.ROOT, "%.6e,%.6e,%.6e%n", f[i], s.re()[i], s.im()[i]));
        }
        return out.toString();
    }
}
