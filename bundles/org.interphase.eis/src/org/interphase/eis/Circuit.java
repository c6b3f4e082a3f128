// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An equivalent circuit: a tree of elements in series and in parallel. Immutable; equal when the trees are equal.
 *
 * <p>Circuits are read by {@link #parse(String)}; {@link #toString()} and {@link #boukamp()} print what it reads back.
 */
public sealed interface Circuit permits Element, Series, Parallel {

    /** The longest text of a circuit that is read, in characters. */
    int MAX_LENGTH = 1000;

    /** The deepest nesting of parentheses that is read. */
    int MAX_DEPTH = 50;

    /**
     * Reads a circuit in either of two notations; spaces do not matter.
     *
     * <ul>
     *   <li>With dashes: {@code R0-p(R1,CPE1)-p(R2,CPE2)-Wo1}. A dash joins in series, {@code p(…,…)} in parallel, to
     *       any depth. An underscore before a number is skipped.
     *   <li>Without (after Boukamp, Solid State Ionics 20 (1986) 31): {@code R(RQ)(RQ)W}. What stands side by side is in
     *       series; parentheses put in parallel what they hold; parentheses directly within parentheses, and square
     *       brackets everywhere, put in series: {@code R(Q(RW))} and {@code R(Q[RW])} are both {@code
     *       R0-p(CPE1,R1-W1)}.
     * </ul>
     *
     * <p>A text is taken to have dashes when it contains {@code -}, {@code ,} or {@code p}. Elements are {@code R, C, L,
     * CPE} (or {@code Q}), {@code W, Wo, Ws}; the longest symbol is read, so that {@code Ws} is never W and something
     * else. An element without a number gets the smallest one from 1 that its kind has free; where the circuit begins
     * with a resistor without a number, that becomes {@code R0} unless there is one. Numbers that are given are kept; a
     * number given twice to a kind is refused.
     *
     * @param text a circuit of at most {@value #MAX_LENGTH} characters, also with all its elements numbered, and {@value
     *     #MAX_DEPTH} nested parentheses
     * @return the circuit
     * @throws CircuitSyntaxException when the text is no circuit; it says where, what was expected and what was found
     */
    static Circuit parse(String text) {
        return new CircuitParser(text).parse();
    }

    /** {@return the elements from left to right} */
    List<Element> elements();

    /** {@return the circuit in the notation with dashes, {@code R0-p(R1,CPE1)}; {@link #parse} gives it back} */
    @Override
    String toString();

    /** {@return the circuit in the notation without dashes, {@code R0(R1Q1)}; {@link #parse} gives it back} */
    default String boukamp() {
        return CircuitParser.printBoukamp(this);
    }

    /** {@return the parameters of all elements, from left to right; values go in and come out in this order} */
    default List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (Element e : elements()) {
            all.addAll(e.parameters());
        }
        return List.copyOf(all);
    }

    /**
     * {@return the position of a parameter in {@link #parameters()}}
     *
     * @param name a parameter's name; {@code CPE1.a} or {@code Q1} are not understood
     * @throws IllegalArgumentException when the circuit has no such parameter; it names those it has
     */
    default int indexOf(String name) {
        List<Parameter> all = parameters();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("circuit " + this + " has no parameter '" + name + "'; it has "
                + String.join(", ", all.stream().map(Parameter::name).toList()));
    }

    /**
     * {@return values by name in the order of {@link #parameters()}}
     *
     * @param byName a value for each parameter
     * @throws IllegalArgumentException when one is missing, unknown or outside its physical range
     */
    default double[] values(Map<String, Double> byName) {
        byName.keySet().forEach(this::indexOf);
        List<Parameter> all = parameters();
        double[] values = new double[all.size()];
        for (int i = 0; i < values.length; i++) {
            Parameter p = all.get(i);
            Double v = byName.get(p.name());
            if (v == null) {
                throw new IllegalArgumentException("circuit " + this + " needs a value of " + p.name());
            }
            if (!p.holds(v)) {
                throw new IllegalArgumentException(p.name() + ": expected a value "
                        + (p.logarithmic() ? "above 0" : "above " + p.lower() + " and up to " + p.upper())
                        + (p.unit().isEmpty() ? "" : " in " + p.unit()) + ", found " + v);
            }
            values[i] = v;
        }
        return values;
    }

    /**
     * {@return the impedance at the frequencies}
     *
     * @param values one for each of {@link #parameters()}, inside its physical range
     * @param frequencyHz frequencies in Hz, finite and &gt; 0, in any order
     * @throws IllegalArgumentException when a value or a frequency is out of range, or their number is wrong
     * @see CircuitModel the same with derivatives, for repeated use
     */
    default Impedance impedance(double[] values, double... frequencyHz) {
        return new CircuitModel(this, frequencyHz).impedance(values);
    }

    /**
     * Refuses a tree in which two elements have one name.
     *
     * @param parts the subtrees
     * @throws IllegalArgumentException naming the element
     */
    static void requireDistinct(List<Circuit> parts) {
        Set<String> seen = new HashSet<>();
        for (Circuit c : parts) {
            for (Element e : c.elements()) {
                if (!seen.add(e.label())) {
                    throw new IllegalArgumentException("element " + e.label() + " occurs twice");
                }
            }
        }
    }
}
