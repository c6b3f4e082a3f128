// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.eis.internal.Network;

/**
 * A circuit at fixed frequencies, for repeated evaluation with derivatives. Not thread-safe: one for each thread.
 */
public final class CircuitModel {

    private final Circuit circuit;
    private final List<Parameter> parameters;
    private final double[] frequencyHz;
    private final Network network;
    private final double[] theta;

    /**
     * Prepares the evaluation.
     *
     * @param circuit the circuit
     * @param frequencyHz frequencies in Hz, finite and &gt; 0, in any order
     * @throws IllegalArgumentException when a frequency is out of range
     */
    public CircuitModel(Circuit circuit, double... frequencyHz) {
        this.circuit = circuit;
        this.parameters = circuit.parameters();
        this.frequencyHz = frequencyHz.clone();
        for (double f : frequencyHz) {
            if (!(f > 0) || Double.isInfinite(f)) {
                throw new IllegalArgumentException("expected a frequency above 0 Hz, found " + f);
            }
        }
        this.network = network(circuit, frequencyHz);
        this.theta = new double[parameters.size()];
    }

    /** {@return the circuit} */
    public Circuit circuit() {
        return circuit;
    }

    /**
     * {@return the impedance at the frequencies}
     *
     * @param values one for each parameter, inside its physical range
     * @throws IllegalArgumentException when a value is out of range or their number is wrong
     */
    public Impedance impedance(double[] values) {
        load(values);
        return new Impedance(frequencyHz, network.re(), network.im());
    }

    /**
     * Evaluates the impedance and its derivatives: with respect to the natural logarithm of each positive parameter, and
     * with respect to the exponent α itself ({@link Parameter#logarithmic()} tells which).
     *
     * @param values one for each parameter, inside its physical range
     * @param re receives {@code [point]} real parts in Ω
     * @param im receives {@code [point]} imaginary parts in Ω
     * @param dRe receives {@code [parameter][point]} derivatives of the real parts in Ω
     * @param dIm receives {@code [parameter][point]} derivatives of the imaginary parts in Ω
     * @throws IllegalArgumentException when a value is out of range or their number is wrong
     */
    public void derivatives(double[] values, double[] re, double[] im, double[][] dRe, double[][] dIm) {
        load(values);
        int n = frequencyHz.length;
        System.arraycopy(network.re(), 0, re, 0, n);
        System.arraycopy(network.im(), 0, im, 0, n);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        int[] column = new int[theta.length];
        Arrays.setAll(column, k -> k);
        double[][] jacobian = new double[theta.length][2 * n];
        network.derivatives(ones, ones, column, jacobian);
        for (int k = 0; k < theta.length; k++) {
            System.arraycopy(jacobian[k], 0, dRe[k], 0, n);
            System.arraycopy(jacobian[k], n, dIm[k], 0, n);
        }
    }

    private void load(double[] values) {
        if (values.length != theta.length) {
            throw new IllegalArgumentException("circuit " + circuit + " has " + theta.length + " parameters, found "
                    + values.length + " values");
        }
        for (int k = 0; k < theta.length; k++) {
            Parameter p = parameters.get(k);
            if (!p.holds(values[k])) {
                throw new IllegalArgumentException(p.name() + ": expected a value above " + p.lower()
                        + (p.logarithmic() ? "" : " and up to " + p.upper()) + ", found " + values[k]);
            }
            theta[k] = p.logarithmic() ? Math.log(values[k]) : values[k];
        }
        network.evaluate(theta);
    }

    /** The kernel of a circuit, with its parameters in the circuit's order. */
    static Network network(Circuit circuit, double[] frequencyHz) {
        List<Network.Kind> kinds = new ArrayList<>();
        List<int[]> parts = new ArrayList<>();
        add(circuit, kinds, parts);
        return new Network(kinds.toArray(Network.Kind[]::new), parts.toArray(int[][]::new), frequencyHz);
    }

    private static int add(Circuit circuit, List<Network.Kind> kinds, List<int[]> parts) {
        List<Circuit> children = switch (circuit) {
            case Series s -> s.parts();
            case Parallel p -> p.parts();
            case Element e -> List.of();
        };
        int[] indices = new int[children.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = add(children.get(i), kinds, parts);
        }
        kinds.add(switch (circuit) {
            case Resistor e -> Network.Kind.R;
            case Capacitor e -> Network.Kind.C;
            case Inductor e -> Network.Kind.L;
            case ConstantPhase e -> Network.Kind.CPE;
            case Warburg e -> Network.Kind.W;
            case WarburgOpen e -> Network.Kind.WO;
            case WarburgShort e -> Network.Kind.WS;
            case Series s -> Network.Kind.SERIES;
            case Parallel p -> Network.Kind.PARALLEL;
        });
        parts.add(indices);
        return kinds.size() - 1;
    }
}
