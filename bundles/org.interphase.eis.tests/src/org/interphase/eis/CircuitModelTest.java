// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitModelTest {

    private static final double[] FREQUENCIES = {1e-6, 1e-3, 0.1, 1, 50, 1e4, 1e6, 1e9};

    @Test
    void computesEachElementByItsFormula() {
        double f = 3.7;
        double w = 2 * Math.PI * f;
        assertImpedance("R", 5, 0, f, 5);
        assertImpedance("C", 0, -1 / (w * 2e-6), f, 2e-6);
        assertImpedance("L", 0, w * 3e-3, f, 3e-3);
        assertImpedance("W", 4 / Math.sqrt(w), -4 / Math.sqrt(w), f, 4);
        double z = 1 / (1e-5 * Math.pow(w, 0.8));
        assertImpedance("Q", z * Math.cos(0.4 * Math.PI), -z * Math.sin(0.4 * Math.PI), f, 1e-5, 0.8);
    }

    @Test
    void makesAConstantPhaseElementOfExponentOneExactlyACapacitor() {
        Impedance z = Circuit.parse("Q").impedance(new double[] {2e-6, 1}, 10);
        assertEquals(0, z.re()[0]);
        assertEquals(-1 / (2 * Math.PI * 10 * 2e-6), z.im()[0], 1e-9);
    }

    @Test
    void addsInSeriesAndInParallel() {
        double w = 2 * Math.PI * 100;
        double wt = w * 1e3 * 1e-6;
        assertImpedance("R(RC)", 10 + 1e3 / (1 + wt * wt), -1e3 * wt / (1 + wt * wt), 100, 10, 1e3, 1e-6);
    }

    /** coth(s)/s and tanh(s)/s of s = √(jωτ) with real hyperbolic functions: Abramowitz and Stegun 4.5.51, 4.5.52. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 2.9e-3, 3.1e-3, 0.01, 0.3, 1, 7, 50})
    void computesFiniteWarburgsFromRealFunctions(double wt) {
        double u = Math.sqrt(wt / 2);
        double d = Math.cosh(2 * u) - Math.cos(2 * u);
        double cr = Math.sinh(2 * u) / d;
        double ci = -Math.sin(2 * u) / d;
        double f = 1 / (2 * Math.PI);
        assertImpedance("Wo", (cr + ci) / (2 * u), (ci - cr) / (2 * u), f, 1, wt);
        double e = Math.cosh(2 * u) + Math.cos(2 * u);
        double tr = Math.sinh(2 * u) / e;
        double ti = Math.sin(2 * u) / e;
        assertImpedance("Ws", (tr + ti) / (2 * u), (ti - tr) / (2 * u), f, 1, wt);
    }

    @Test
    void reachesTheLimitsOfFiniteWarburgs() {
        Circuit open = Circuit.parse("Wo");
        Circuit shorted = Circuit.parse("Ws");
        // ωτ → 0: R/3 − jR/(ωτ), and R(1 − jωτ/3)
        Impedance low = open.impedance(new double[] {6, 1e-12}, 1e-3);
        assertEquals(2, low.re()[0], 1e-12);
        assertEquals(-6 / (2e-3 * Math.PI * 1e-12), low.im()[0], 1);
        assertEquals(6, shorted.impedance(new double[] {6, 1e-12}, 1e-3).re()[0], 1e-12);
        // ωτ → ∞: both R/√(jωτ)
        for (Circuit c : List.of(open, shorted)) {
            Impedance high = c.impedance(new double[] {6, 1e9}, 1e9);
            double z = 6 / Math.sqrt(2 * Math.PI * 1e18) / Math.sqrt(2);
            assertEquals(z, high.re()[0], 1e-12 * z);
            assertEquals(-z, high.im()[0], 1e-12 * z);
        }
    }

    @Test
    void staysFiniteOverAllScales() {
        Circuit circuit = Circuit.parse("R0-L1-p(R1-W1,CPE1)-p(C1,R2-p(R3,CPE2))-Wo1-Ws1-p(L2,R4)");
        List<Parameter> parameters = circuit.parameters();
        Random random = new Random(3);
        for (int t = 0; t < 2000; t++) {
            double[] values = new double[parameters.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = parameters.get(k).logarithmic()
                        ? Math.pow(10, 30 * random.nextDouble() - 15)
                        : Math.max(1e-3, random.nextDouble());
            }
            int n = FREQUENCIES.length;
            double[][] dRe = new double[values.length][n];
            double[][] dIm = new double[values.length][n];
            double[] re = new double[n];
            double[] im = new double[n];
            new CircuitModel(circuit, FREQUENCIES).derivatives(values, re, im, dRe, dIm);
            for (int i = 0; i < n; i++) {
                assertTrue(Double.isFinite(re[i]) && Double.isFinite(im[i]) && re[i] > 0);
                for (int k = 0; k < values.length; k++) {
                    assertTrue(Double.isFinite(dRe[k][i]) && Double.isFinite(dIm[k][i]), parameters.get(k).name());
                }
            }
        }
    }

    /** Central differences of fourth order; their own error is some 1e-12 of |Z|. */
    @Test
    void agreesWithFiniteDifferencesInEveryDerivative() {
        Circuit circuit = Circuit.parse("R0-L1-p(R1-W1,CPE1)-p(C1,R2-p(R3,CPE2))-Wo1-Ws1-C2-p(L2,R4)-p(R5,CPE3,Ws2)");
        List<Parameter> parameters = circuit.parameters();
        int n = FREQUENCIES.length;
        CircuitModel model = new CircuitModel(circuit, FREQUENCIES);
        Random random = new Random(1);
        double h = 1e-3;
        for (int t = 0; t < 100; t++) {
            double[] values = new double[parameters.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = parameters.get(k).logarithmic()
                        ? Math.exp(3 * random.nextGaussian())
                        : 0.3 + 0.69 * random.nextDouble();
            }
            double[] re = new double[n];
            double[] im = new double[n];
            double[][] dRe = new double[values.length][n];
            double[][] dIm = new double[values.length][n];
            model.derivatives(values, re, im, dRe, dIm);
            for (int k = 0; k < values.length; k++) {
                Impedance[] z = new Impedance[4];
                int[] steps = {-2, -1, 1, 2};
                for (int s = 0; s < 4; s++) {
                    double[] moved = values.clone();
                    moved[k] = parameters.get(k).logarithmic()
                            ? values[k] * Math.exp(steps[s] * h)
                            : values[k] + steps[s] * h;
                    z[s] = model.impedance(moved);
                }
                for (int i = 0; i < n; i++) {
                    double size = Math.hypot(re[i], im[i]);
                    assertEquals(difference(z[0].re()[i], z[1].re()[i], z[2].re()[i], z[3].re()[i], h), dRe[k][i],
                            1e-8 * size, parameters.get(k).name() + " at " + FREQUENCIES[i]);
                    assertEquals(difference(z[0].im()[i], z[1].im()[i], z[2].im()[i], z[3].im()[i], h), dIm[k][i],
                            1e-8 * size, parameters.get(k).name() + " at " + FREQUENCIES[i]);
                }
            }
        }
    }

    private static double difference(double a, double b, double c, double d, double h) {
        return (8 * (c - b) - (d - a)) / (12 * h);
    }

    @Test
    void namesTheValueThatIsOutOfRange() {
        Circuit circuit = Circuit.parse("R(RQ)");
        assertMessage("CPE1.alpha", () -> circuit.impedance(new double[] {1, 1, 1, 1.2}, 1));
        assertMessage("R1", () -> circuit.impedance(new double[] {1, -1, 1, 1}, 1));
        assertMessage("4 parameters", () -> circuit.impedance(new double[] {1}, 1));
        assertMessage("frequency", () -> circuit.impedance(new double[] {1, 1, 1, 1}, 0));
        assertMessage("needs a value of R1", () -> circuit.values(Map.of("R0", 1.0)));
        assertMessage("R0, R1, CPE1.Q, CPE1.alpha", () -> circuit.values(Map.of("Q1", 1.0)));
    }

    private static void assertMessage(String part, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static void assertImpedance(String circuit, double re, double im, double frequency, double... values) {
        Impedance z = Circuit.parse(circuit).impedance(values, frequency);
        double size = Math.hypot(re, im);
        assertEquals(re, z.re()[0], 2e-13 * size, circuit);
        assertEquals(im, z.im()[0], 2e-13 * size, circuit);
    }
}
