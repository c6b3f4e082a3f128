// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitModel;
import org.interphase.eis.CircuitSyntaxException;

/** Reads an input as a circuit: it is one, in both notations and with an impedance, or it is said where it is none. */
public final class CircuitTarget {

    private CircuitTarget() {}

    /**
     * Called by Jazzer with each input.
     *
     * @param bytes the text
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Circuit circuit;
        try {
            circuit = Circuit.parse(text);
        } catch (CircuitSyntaxException e) {
            if (!e.text().equals(text) || e.column() > text.length() || e.expected().isBlank() || e.found().isBlank()) {
                throw new AssertionError("not where, or not what: " + e.getMessage(), e);
            }
            return;
        }
        if (!circuit.equals(Circuit.parse(circuit.toString())) || !circuit.equals(Circuit.parse(circuit.boukamp()))) {
            throw new AssertionError(circuit + " and " + circuit.boukamp() + " do not read back");
        }
        double[] values = new double[circuit.parameters().size()];
        Arrays.fill(values, 0.5);
        double[] f = {0.1, 100};
        double[][] dRe = new double[values.length][f.length];
        double[][] dIm = new double[values.length][f.length];
        double[] re = new double[f.length];
        double[] im = new double[f.length];
        new CircuitModel(circuit, f).derivatives(values, re, im, dRe, dIm);
        for (int i = 0; i < f.length; i++) {
            if (!Double.isFinite(re[i]) || !Double.isFinite(im[i])) {
                throw new AssertionError(circuit + " has no impedance at " + f[i] + " Hz");
            }
        }
    }
}
