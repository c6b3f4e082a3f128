// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitModel;
import org.interphase.eis.Element;
import org.interphase.eis.Impedance;
import org.interphase.eis.Parallel;
import org.interphase.eis.Parameter;
import org.interphase.eis.Series;
import org.interphase.properties.Circuits.Valued;

/** The impedance of circuits and its derivatives, against formulas written down anew and against laws of networks. */
class ImpedanceTest {

    private static final double EPS = Math.ulp(1.0);

    /** What no rounding needs to exceed; times the condition where parts cancel, as in a resonance. */
    private static final double ROUNDING = 16 * EPS;

    /** Where parts cancel by more, the comparison says nothing. */
    private static final double WORST_CONDITION = 1e5;

    private static final double STEP = 1e-20;

    private static ReferenceImpedance reference(Valued v, double frequencyHz) {
        return ReferenceImpedance.of(
                v.circuit(), Arrays.stream(v.values()).mapToObj(Bicomplex::real).toList(), frequencyHz);
    }

    private static void same(double re, double im, Bicomplex z, double tolerance, String what) {
        double error = Math.hypot(re - z.ar(), im - z.ai());
        assertTrue(
                error <= tolerance * z.size(),
                () -> what + ": " + re + " + " + im + "j, expected " + z.ar() + " + " + z.ai() + "j, relative error "
                        + error / z.size() + " above " + tolerance);
    }

    @Example
    void knowsAllElements() {
        assertEquals(
                Element.class.getPermittedSubclasses().length,
                Circuits.SYMBOLS.size(),
                "a new element needs its formula in ReferenceImpedance");
    }

    @Law
    void isThatOfTheFormulas(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz) {
        ReferenceImpedance expected = reference(v, frequencyHz);
        Assume.that(expected.condition() < WORST_CONDITION);
        Impedance z = v.circuit().impedance(v.values(), frequencyHz);
        same(z.re()[0], z.im()[0], expected.z(), ROUNDING * expected.condition(), v.circuit().toString());
    }

    @Law
    void hasTheDerivativesOfTheFormulas(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz) {
        double condition = reference(v, frequencyHz).condition();
        Assume.that(condition < WORST_CONDITION);
        List<Parameter> parameters = v.circuit().parameters();
        int n = parameters.size();
        double[][] dRe = new double[n][1];
        double[][] dIm = new double[n][1];
        new CircuitModel(v.circuit(), frequencyHz).derivatives(v.values(), new double[1], new double[1], dRe, dIm);
        double tolerance = Math.max(1e-12, 2 * ROUNDING * condition);
        for (int k = 0; k < n; k++) {
            Parameter p = parameters.get(k);
            double value = v.values()[k];
            List<Bicomplex> natural = new ArrayList<>();
            List<Bicomplex> logarithmic = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double x = v.values()[i];
                natural.add(i == k ? Bicomplex.step(x, STEP * x) : Bicomplex.real(x));
                logarithmic.add(i == k ? Bicomplex.step(Math.log(x), STEP).exp() : Bicomplex.real(x));
            }
            // with respect to the value, and where it is fitted as a logarithm, to that
            double inNatural = p.logarithmic() ? 1 / value : 1;
            Bicomplex perValue = slope(v.circuit(), natural, frequencyHz, STEP * value);
            same(inNatural * dRe[k][0], inNatural * dIm[k][0], perValue, tolerance, "by " + p.name());
            if (p.logarithmic()) {
                Bicomplex perLogarithm = slope(v.circuit(), logarithmic, frequencyHz, STEP);
                same(dRe[k][0], dIm[k][0], perLogarithm, tolerance, "by ln " + p.name());
            }
        }
    }

    private static Bicomplex slope(Circuit circuit, List<Bicomplex> values, double frequencyHz, double step) {
        Bicomplex z = ReferenceImpedance.of(circuit, values, frequencyHz).z();
        return new Bicomplex(z.br() / step, z.bi() / step, 0, 0);
    }

    /** Two parts in series or in parallel, turned round. */
    @Law
    void doesNotDependOnTheOrderOfParts(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz) {
        ReferenceImpedance expected = reference(v, frequencyHz);
        Assume.that(expected.condition() < WORST_CONDITION);
        Circuit turned = turned(v.circuit());
        double[] values = new double[v.values().length];
        List<Parameter> names = turned.parameters();
        for (int i = 0; i < values.length; i++) {
            values[i] = v.values()[v.circuit().indexOf(names.get(i).name())];
        }
        Impedance a = v.circuit().impedance(v.values(), frequencyHz);
        Impedance b = turned.impedance(values, frequencyHz);
        Bicomplex z = new Bicomplex(a.re()[0], a.im()[0], 0, 0);
        same(b.re()[0], b.im()[0], z, 2 * ROUNDING * expected.condition(), turned.toString());
    }

    private static Circuit turned(Circuit circuit) {
        return switch (circuit) {
            case Element e -> e;
            case Series s -> new Series(s.parts().reversed().stream().map(ImpedanceTest::turned).toList());
            case Parallel p -> new Parallel(p.parts().reversed().stream().map(ImpedanceTest::turned).toList());
        };
    }

    @Law
    void doublesInSeriesAndHalvesInParallelWithItsLike(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz) {
        Circuit twin = renamed(v.circuit());
        int n = v.values().length;
        double[] twice = Arrays.copyOf(v.values(), 2 * n);
        System.arraycopy(v.values(), 0, twice, n, n);
        Impedance one = v.circuit().impedance(v.values(), frequencyHz);
        Impedance series = new Series(List.of(v.circuit(), twin)).impedance(twice, frequencyHz);
        Impedance parallel = new Parallel(List.of(v.circuit(), twin)).impedance(twice, frequencyHz);
        Bicomplex z = new Bicomplex(one.re()[0], one.im()[0], 0, 0);
        ReferenceImpedance expected = reference(v, frequencyHz);
        Assume.that(expected.condition() < WORST_CONDITION);
        double tolerance = 4 * ROUNDING * expected.condition();
        same(series.re()[0] / 2, series.im()[0] / 2, z, tolerance, "in series");
        same(parallel.re()[0] * 2, parallel.im()[0] * 2, z, tolerance, "in parallel");
    }

    /** The same circuit with numbers that it does not use. */
    private static Circuit renamed(Circuit circuit) {
        List<Integer> used = circuit.elements().stream().map(Element::number).toList();
        List<Integer> free = java.util.stream.IntStream.range(0, Element.MAX_NUMBER)
                .filter(i -> !used.contains(i))
                .limit(used.size())
                .boxed()
                .toList();
        java.util.Iterator<Integer> next = free.iterator();
        return Circuit.parse(java.util.regex.Pattern.compile("\\d+")
                .matcher(circuit.toString())
                .replaceAll(m -> next.next().toString()));
    }

    @Law
    void isThatOfAPassiveNetwork(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz) {
        ReferenceImpedance expected = reference(v, frequencyHz);
        Assume.that(expected.condition() < WORST_CONDITION);
        Impedance z = v.circuit().impedance(v.values(), frequencyHz);
        double size = Math.hypot(z.re()[0], z.im()[0]);
        assertTrue(size > 0 && Double.isFinite(size), v + ": " + size);
        assertTrue(z.re()[0] >= -ROUNDING * expected.condition() * size, v + ": Re Z = " + z.re()[0]);
    }

    /** k times each R, A and L, and 1/k times each C and Q, is k times the impedance; τ and α stay. */
    @Law
    void scalesWithItsParts(
            @ForAll(supplier = Circuits.WithValues.class) Valued v,
            @ForAll(supplier = Circuits.Frequency.class) double frequencyHz,
            @ForAll("factors") double k) {
        ReferenceImpedance expected = reference(v, frequencyHz);
        Assume.that(expected.condition() < WORST_CONDITION);
        double[] scaled = v.values().clone();
        List<Parameter> parameters = v.circuit().parameters();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= switch (parameters.get(i).unit()) {
                case "", "s" -> 1;
                case "F", "Ω⁻¹·s^α" -> 1 / k;
                default -> k;
            };
        }
        Impedance z = v.circuit().impedance(scaled, frequencyHz);
        double tolerance = 2 * ROUNDING * (expected.condition() + Math.abs(Math.log(k)));
        same(z.re()[0] / k, z.im()[0] / k, expected.z(), tolerance, v + " times " + k);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Arbitraries.doubles().between(-6, 6).map(e -> Math.pow(10, e));
    }

    /**
     * Im Z(ω) = (1/π)∫₀^∞ [Re Z(ωe^u) − Re Z(ωe^(−u))]/sinh u du: Kramers and Kronig's relation on a logarithmic axis,
     * for circuits without a capacitor or an inductor that nothing shorts or limits. The midpoint rule converges
     * exponentially: the integrand is even and analytic around the axis.
     */
    @Law
    void obeysKramersAndKronig(@ForAll("relaxations") Valued v, @ForAll("middle") double frequencyHz) {
        double h = 0.1;
        int n = 2000;
        double[] f = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            double u = (i + 0.5) * h;
            f[2 * i] = frequencyHz * Math.exp(u);
            f[2 * i + 1] = frequencyHz * Math.exp(-u);
        }
        f[2 * n] = frequencyHz;
        Impedance z = v.circuit().impedance(v.values(), f);
        double[] re = z.re();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (re[2 * i] - re[2 * i + 1]) / Math.sinh((i + 0.5) * h);
        }
        double size = Math.hypot(re[2 * n], z.im()[2 * n]);
        assertEquals(z.im()[2 * n], sum * h / Math.PI, 1e-9 * size, v + " at " + frequencyHz + " Hz");
    }

    @Provide
    Arbitrary<Double> middle() {
        return Arbitraries.doubles().between(-2, 6).map(e -> Math.pow(10, e));
    }

    /** Circuits of R, W, Ws, and of C, Q and Wo each with a resistor beside it. */
    @Provide
    Arbitrary<Valued> relaxations() {
        Arbitrary<Circuit> circuits = Circuits.of(List.of("R", "W", "Ws", "C", "CPE", "Wo"))
                .map(c -> {
                    String shorted = c.toString()
                            .replaceAll("(CPE|Wo|C)(\\d+)", "p($1$2,RESISTOR)");
                    java.util.Set<String> used = new java.util.HashSet<>(
                            c.elements().stream().map(Element::label).toList());
                    int number = 0;
                    while (shorted.contains("RESISTOR")) {
                        if (used.add("R" + number)) {
                            shorted = shorted.replaceFirst("RESISTOR", "R" + number);
                        }
                        number++;
                    }
                    return Circuit.parse(shorted);
                });
        return Circuits.valued(circuits);
    }

    @Law
    void tendsToItsResistanceAtLowAndItsCapacitanceAtHighFrequency(
            @ForAll("middle") double r, @ForAll("middle") double tau) {
        Circuit circuit = Circuit.parse("p(R1,C1)");
        double c = tau / r;
        double corner = 1 / (2 * Math.PI * tau);
        Impedance z = circuit.impedance(new double[] {r, c}, 1e-9 * corner, corner, 1e9 * corner);
        assertEquals(r, z.re()[0], 1e-12 * r);
        assertEquals(r / 2, z.re()[1], 1e-12 * r);
        assertEquals(-r / 2, z.im()[1], 1e-12 * r);
        assertEquals(-1e-9 * r, z.im()[2], 1e-20 * r);
    }

    @Law
    void isWarburgsAtHighAndALimitedLayersAtLowFrequency(@ForAll("middle") double r, @ForAll("middle") double tau) {
        double corner = 1 / (2 * Math.PI * tau);
        double[] ends = {1e-6 * corner, 1e6 * corner};
        Impedance open = Circuit.parse("Wo1").impedance(new double[] {r, tau}, ends);
        Impedance shorted = Circuit.parse("Ws1").impedance(new double[] {r, tau}, ends);
        Impedance warburg = Circuit.parse("W1").impedance(new double[] {r / Math.sqrt(2 * tau)}, ends);
        assertEquals(r / 3, open.re()[0], 1e-10 * r);
        assertEquals(-1e6 * r, open.im()[0], 1e-10 * 1e6 * r);
        assertEquals(r, shorted.re()[0], 1e-10 * r);
        for (Impedance finite : List.of(open, shorted)) {
            assertEquals(warburg.re()[1], finite.re()[1], 1e-13 * r);
            assertEquals(warburg.im()[1], finite.im()[1], 1e-13 * r);
        }
    }
}
