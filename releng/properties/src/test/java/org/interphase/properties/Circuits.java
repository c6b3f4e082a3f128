// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parallel;
import org.interphase.eis.Parameter;
import org.interphase.eis.Series;

/** Circuits of any shape, and values for their parameters. */
final class Circuits {

    /** The symbols of all elements. */
    static final List<String> SYMBOLS = List.of("R", "C", "L", "CPE", "W", "Wo", "Ws");

    private static final int DEEPEST = 5;
    private static final int MOST_ELEMENTS = 24;

    private Circuits() {}

    /** A tree of symbols, which have no numbers yet. */
    private sealed interface Shape {
        int elements();
    }

    private record Leaf(String symbol) implements Shape {
        @Override
        public int elements() {
            return 1;
        }
    }

    private record Branch(boolean series, List<Shape> parts) implements Shape {
        @Override
        public int elements() {
            return parts.stream().mapToInt(Shape::elements).sum();
        }
    }

    /** Any circuit. */
    static final class Any implements ArbitrarySupplier<Circuit> {
        @Override
        public Arbitrary<Circuit> get() {
            return of(SYMBOLS);
        }
    }

    /** A circuit with a value for each parameter, each over the twelve decades that occur. */
    static final class WithValues implements ArbitrarySupplier<Valued> {
        @Override
        public Arbitrary<Valued> get() {
            return valued(new Any().get());
        }
    }

    /**
     * A circuit and its values.
     *
     * @param circuit the circuit
     * @param values one for each parameter
     */
    record Valued(Circuit circuit, double[] values) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(circuit.toString());
            List<Parameter> parameters = circuit.parameters();
            for (int i = 0; i < values.length; i++) {
                text.append(' ').append(parameters.get(i).name()).append('=').append(values[i]);
            }
            return text.toString();
        }
    }

    /** {@return circuits of these elements} */
    static Arbitrary<Circuit> of(List<String> symbols) {
        Arbitrary<Shape> shapes = shapes(symbols, DEEPEST).filter(s -> s.elements() <= MOST_ELEMENTS);
        Arbitrary<List<Integer>> numbers = Arbitraries.integers()
                .between(0, Element.MAX_NUMBER)
                .list()
                .uniqueElements()
                .ofSize(MOST_ELEMENTS);
        return Combinators.combine(shapes, numbers).as((shape, n) -> build(shape, n.iterator()));
    }

    private static Arbitrary<Shape> shapes(List<String> symbols, int depth) {
        Arbitrary<Shape> leaf = Arbitraries.of(symbols).map(Leaf::new);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Shape> below = shapes(symbols, depth - 1);
        Arbitrary<Shape> branch = Combinators.combine(
                        Arbitraries.of(true, false), below.list().ofMinSize(2).ofMaxSize(4))
                .as(Branch::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, leaf), net.jqwik.api.Tuple.of(3, branch));
    }

    private static Circuit build(Shape shape, Iterator<Integer> numbers) {
        return switch (shape) {
            case Leaf l -> Circuit.parse(l.symbol + numbers.next());
            case Branch b -> {
                List<Circuit> parts = new ArrayList<>();
                b.parts.forEach(p -> parts.add(build(p, numbers)));
                yield b.series ? new Series(parts) : new Parallel(parts);
            }
        };
    }

    /** {@return these circuits with values} */
    static Arbitrary<Valued> valued(Arbitrary<Circuit> circuits) {
        return circuits.flatMap(c -> Arbitraries.doubles()
                .between(0, 1)
                .array(double[].class)
                .ofSize(c.parameters().size())
                .map(u -> new Valued(c, values(c, u))));
    }

    /** Values of a circuit of numbers from 0 to 1, spread evenly over decades. */
    private static double[] values(Circuit circuit, double[] u) {
        double[] values = new double[u.length];
        List<Parameter> parameters = circuit.parameters();
        for (int i = 0; i < u.length; i++) {
            Parameter p = parameters.get(i);
            values[i] = switch (p.unit()) {
                case "" -> 0.05 + 0.95 * u[i];
                case "F", "Ω⁻¹·s^α" -> Math.pow(10, -13 + 12 * u[i]);
                case "H" -> Math.pow(10, -11 + 12 * u[i]);
                case "s" -> Math.pow(10, -7 + 12 * u[i]);
                default -> Math.pow(10, -3 + 12 * u[i]);
            };
        }
        return values;
    }

    /** {@return frequencies in Hz over twelve decades} */
    static Arbitrary<Double> frequencies() {
        return Arbitraries.doubles().between(-4, 8).map(e -> Math.pow(10, e));
    }

    /** Frequencies in Hz over twelve decades. */
    static final class Frequency implements ArbitrarySupplier<Double> {
        @Override
        public Arbitrary<Double> get() {
            return frequencies();
        }
    }
}
