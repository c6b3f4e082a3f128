// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the tree of a circuit says about its parameters: which parts are alike, what belongs to an arc. */
final class CircuitStructure {

    /**
     * A part of the circuit.
     *
     * @param circuit the part
     * @param offset position of its first parameter
     * @param signature equal for parts that are alike, whatever the order inside parallel connections
     * @param parameters its parameters, in an order that is the same for parts that are alike
     */
    record Part(Circuit circuit, int offset, String signature, int[] parameters) {}

    /** A resistance in parallel with a capacitance; {@code exponent} −1 for a capacitor. */
    record Arc(int resistance, int coefficient, int exponent) {

        /** The logarithm of the time constant (RQ)^(1/α). */
        double lnTau(double[] theta) {
            double sum = theta[resistance] + theta[coefficient];
            return exponent < 0 ? sum : sum / theta[exponent];
        }
    }

    private final Circuit circuit;
    private final List<Parameter> parameters;
    private final List<List<Part>> siblings = new ArrayList<>();
    private final List<Part> top = new ArrayList<>();

    CircuitStructure(Circuit circuit) {
        this.circuit = circuit;
        parameters = circuit.parameters();
        Part whole = part(circuit, 0);
        if (circuit instanceof Series s) {
            int at = 0;
            for (Circuit c : s.parts()) {
                top.add(part(c, at));
                at += c.parameters().size();
            }
        } else {
            top.add(whole);
        }
        collect(circuit, 0);
    }

    /** The parts in series; the whole circuit when it is not a series connection. */
    List<Part> top() {
        return top;
    }

    private static Part part(Circuit circuit, int offset) {
        return switch (circuit) {
            case Element e -> {
                int[] own = new int[e.parameters().size()];
                Arrays.setAll(own, k -> offset + k);
                yield new Part(e, offset, e.symbol(), own);
            }
            case Series s -> branch(s, s.parts(), offset, "s");
            case Parallel p -> branch(p, p.parts(), offset, "p");
        };
    }

    private static Part branch(Circuit circuit, List<Circuit> children, int offset, String kind) {
        List<Part> parts = new ArrayList<>();
        int at = offset;
        for (Circuit c : children) {
            parts.add(part(c, at));
            at += c.parameters().size();
        }
        parts.sort(Comparator.comparing(Part::signature));
        StringBuilder signature = new StringBuilder(kind).append('(');
        int[] all = new int[at - offset];
        int k = 0;
        for (Part p : parts) {
            signature.append(p.signature()).append(' ');
            for (int i : p.parameters()) {
                all[k++] = i;
            }
        }
        return new Part(circuit, offset, signature.append(')').toString(), all);
    }

    private void collect(Circuit node, int offset) {
        List<Circuit> children = children(node);
        List<Part> parts = new ArrayList<>();
        int at = offset;
        for (Circuit c : children) {
            collect(c, at);
            parts.add(part(c, at));
            at += c.parameters().size();
        }
        for (int i = 0; i < parts.size(); i++) {
            Part first = parts.get(i);
            boolean seen = parts.subList(0, i).stream().anyMatch(p -> p.signature().equals(first.signature()));
            List<Part> alike = parts.stream()
                    .filter(p -> p.signature().equals(first.signature()))
                    .toList();
            boolean hasTime = !(first.circuit() instanceof Resistor || first.circuit() instanceof Capacitor
                    || first.circuit() instanceof Inductor || first.circuit() instanceof Warburg);
            if (!seen && alike.size() > 1 && hasTime) {
                siblings.add(alike);
            }
        }
    }

    static List<Circuit> children(Circuit node) {
        return switch (node) {
            case Series s -> s.parts();
            case Parallel p -> p.parts();
            case Element e -> List.of();
        };
    }

    // ---- order

    /** The order of parts that are alike: by time constant, or nearest to the guesses. */
    void order(double[] theta, Constraints constraints) {
        for (List<Part> alike : siblings) {
            List<Part> left = new ArrayList<>(alike);
            while (!left.isEmpty()) {
                Part first = left.remove(0);
                List<Part> group = new ArrayList<>(List.of(first));
                left.removeIf(p -> constraints.sameFor(first.parameters(), p.parameters()) && group.add(p));
                if (group.size() > 1 && constraints.sameFor(first.parameters(), first.parameters())) {
                    orderGroup(group, theta, constraints);
                }
            }
        }
    }

    /**
     * The same parts in the order of their time constants where nothing but exponents is held, bounded or guessed: that
     * does not say which part is meant. The argument itself when they are in order.
     */
    double[] byTime(double[] theta, Constraints constraints) {
        double[] out = theta;
        for (List<Part> alike : siblings) {
            List<Part> open = alike.stream().filter(p -> !isNamed(p, constraints)).toList();
            List<Part> sorted = open.stream()
                    .sorted(Comparator.comparingDouble(p -> lnTau(p, theta)))
                    .toList();
            if (!sorted.equals(open)) {
                out = out == theta ? theta.clone() : out;
                for (int place = 0; place < open.size(); place++) {
                    move(sorted.get(place), theta, open.get(place), out, constraints);
                }
            }
        }
        return out;
    }

    private boolean isNamed(Part part, Constraints constraints) {
        return Arrays.stream(part.parameters())
                .anyMatch(k -> isPositive(k)
                        && (constraints.fixed()[k] || constraints.bounded()[k] || constraints.isGiven(k)));
    }

    private boolean isPositive(int k) {
        return parameters.get(k).logarithmic();
    }

    /** Held and bounded exponents stay where they are; the time constant goes with the part. */
    private static void move(Part from, double[] theta, Part to, double[] out, Constraints constraints) {
        for (int k = 0; k < from.parameters().length; k++) {
            int place = to.parameters()[k];
            double value = theta[from.parameters()[k]];
            out[place] = constraints.fixed()[place]
                    ? constraints.given()[place]
                    : Math.clamp(value, constraints.lower()[place], constraints.upper()[place]);
        }
        if (to.circuit() instanceof Parallel p) {
            List<Arc> arcs = new ArrayList<>();
            arc(p, to.offset(), arcs, true);
            if (!arcs.isEmpty() && arcs.get(0).exponent() >= 0) {
                Arc a = arcs.get(0);
                out[a.coefficient()] = lnTau(from, theta) * out[a.exponent()] - out[a.resistance()];
            }
        }
    }

    private void orderGroup(List<Part> group, double[] theta, Constraints constraints) {
        int m = group.size();
        double[][] values = new double[m][];
        for (int i = 0; i < m; i++) {
            int[] own = group.get(i).parameters();
            values[i] = new double[own.length];
            for (int k = 0; k < own.length; k++) {
                values[i][k] = theta[own[k]];
            }
        }
        Integer[] sorted = new Integer[m];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, Comparator.comparingDouble(i -> lnTau(group.get(i), theta)));
        int[] best = new int[m];
        Arrays.setAll(best, i -> sorted[i]);
        if (constraints.anyGuess() && m <= 6) {
            double[][] cost = new double[m][m];
            for (int place = 0; place < m; place++) {
                int[] own = group.get(place).parameters();
                for (int i = 0; i < m; i++) {
                    for (int k = 0; k < own.length; k++) {
                        double d = values[i][k] - constraints.given()[own[k]];
                        cost[place][i] += Double.isNaN(d) || !isPositive(own[k]) ? 0 : d * d;
                    }
                }
            }
            best = nearest(cost, best);
        }
        for (int place = 0; place < m; place++) {
            int[] own = group.get(place).parameters();
            for (int k = 0; k < own.length; k++) {
                theta[own[k]] = values[best[place]][k];
            }
        }
    }

    /** The assignment of least cost, the first in the order of {@code start} where several are equal. */
    static int[] nearest(double[][] cost, int[] start) {
        int m = start.length;
        int[][] result = {start.clone()};
        double[] least = {Double.POSITIVE_INFINITY};
        permute(cost, start, new int[m], new boolean[m], 0, 0, result, least);
        return result[0];
    }

    private static void permute(double[][] cost, int[] start, int[] chosen, boolean[] used, int place, double sum,
            int[][] result, double[] least) {
        if (sum >= least[0]) {
            return;
        }
        if (place == chosen.length) {
            least[0] = sum;
            result[0] = chosen.clone();
            return;
        }
        for (int i = 0; i < chosen.length; i++) {
            if (!used[i]) {
                used[i] = true;
                chosen[place] = start[i];
                permute(cost, start, chosen, used, place + 1, sum + cost[place][start[i]], result, least);
                used[i] = false;
            }
        }
    }

    /** The logarithm of a part's time constant; infinite where it has none. */
    private static double lnTau(Part part, double[] theta) {
        return switch (part.circuit()) {
            case WarburgOpen w -> theta[part.offset() + 1];
            case WarburgShort w -> theta[part.offset() + 1];
            case Element e -> Double.POSITIVE_INFINITY;
            case Parallel p -> {
                List<Arc> arcs = new ArrayList<>();
                arc(p, part.offset(), arcs, true);
                yield arcs.isEmpty() ? inner(p, part.offset(), theta) : arcs.get(0).lnTau(theta);
            }
            case Series s -> inner(s, part.offset(), theta);
        };
    }

    private static double inner(Circuit node, int offset, double[] theta) {
        int at = offset;
        for (Circuit c : children(node)) {
            double t = lnTau(new Part(c, at, "", new int[0]), theta);
            if (!Double.isInfinite(t)) {
                return t;
            }
            at += c.parameters().size();
        }
        return Double.POSITIVE_INFINITY;
    }

    // ---- arcs

    /**
     * Adds the arc that a parallel connection is: one capacitor or constant phase element, and one branch that is a
     * resistor or, with {@code nested}, begins with one or has one in series.
     */
    static void arc(Parallel node, int offset, List<Arc> out, boolean nested) {
        int coefficient = -1;
        int exponent = -1;
        int resistance = -1;
        int others = 0;
        int at = offset;
        for (Circuit c : node.parts()) {
            switch (c) {
                case Capacitor e -> {
                    others += coefficient < 0 ? 0 : 1;
                    coefficient = at;
                }
                case ConstantPhase e -> {
                    others += coefficient < 0 ? 0 : 1;
                    coefficient = at;
                    exponent = at + 1;
                }
                case Resistor r -> {
                    others += resistance < 0 ? 0 : 1;
                    resistance = at;
                }
                case Series s when nested -> {
                    int inner = at;
                    boolean has = false;
                    for (Circuit part : s.parts()) {
                        if (part instanceof Resistor && !has) {
                            has = true;
                            others += resistance < 0 ? 0 : 1;
                            resistance = inner;
                        }
                        inner += part.parameters().size();
                    }
                    others += has ? 0 : 1;
                }
                default -> others++;
            }
            at += c.parameters().size();
        }
        if (coefficient >= 0 && resistance >= 0 && others == 0) {
            out.add(new Arc(resistance, coefficient, exponent));
        }
    }

    /**
     * Something with a resistance and a time constant.
     *
     * @param arc an arc, or the resistance and time constant of a finite Warburg, with {@code exponent} −2
     * @param exchangeable equal for two whose exchange changes nothing; empty for others
     */
    record Relaxation(Arc arc, String exchangeable) {

        double lnResistance(double[] theta) {
            return theta[arc.resistance()];
        }

        double lnTau(double[] theta) {
            return arc.exponent() == -2 ? theta[arc.coefficient()] : arc.lnTau(theta);
        }

        /** Takes over resistance and time constant, with whatever exponent there is. */
        void set(double lnResistance, double lnTau, double[] theta) {
            theta[arc.resistance()] = lnResistance;
            int c = arc.coefficient();
            theta[c] = switch (arc.exponent()) {
                case -2 -> lnTau;
                case -1 -> lnTau - lnResistance;
                default -> theta[arc.exponent()] * lnTau - lnResistance;
            };
        }
    }

    /** All arcs and finite Warburgs, wherever they are. */
    List<Relaxation> relaxations() {
        List<Relaxation> found = new ArrayList<>();
        for (Part part : top) {
            relaxations(part.circuit(), part.offset(), part, found);
        }
        return found;
    }

    private static void relaxations(Circuit node, int offset, Part owner, List<Relaxation> out) {
        String alike = node == owner.circuit() ? owner.signature() : "";
        if (node instanceof WarburgOpen || node instanceof WarburgShort) {
            out.add(new Relaxation(new Arc(offset, offset + 1, -2), alike));
        } else if (node instanceof Parallel p) {
            List<Arc> arcs = new ArrayList<>(1);
            arc(p, offset, arcs, true);
            boolean simple = p.parts().stream().allMatch(Element.class::isInstance);
            arcs.forEach(a -> out.add(new Relaxation(a, simple ? alike : "")));
        }
        int at = offset;
        for (Circuit c : children(node)) {
            relaxations(c, at, owner, out);
            at += c.parameters().size();
        }
    }

    /** How many branches of parallel connections are series connections of more than resistors. */
    int nested() {
        return nested(circuit);
    }

    private static int nested(Circuit node) {
        int count = 0;
        for (Circuit c : children(node)) {
            boolean plain = children(c).stream().allMatch(Resistor.class::isInstance);
            count += nested(c) + (node instanceof Parallel && !plain ? 1 : 0);
        }
        return count;
    }

    /** The coefficients of all constant phase elements, and of each the resistance in parallel or −1. */
    int[][] pivots() {
        List<int[]> found = new ArrayList<>();
        pivots(circuit, 0, -1, found);
        int[][] result = new int[2][found.size()];
        for (int i = 0; i < found.size(); i++) {
            result[0][i] = found.get(i)[0];
            result[1][i] = found.get(i)[1];
        }
        return result;
    }

    private static void pivots(Circuit node, int offset, int resistance, List<int[]> out) {
        int beside = -1;
        if (node instanceof Parallel p) {
            List<Arc> arcs = new ArrayList<>();
            arc(p, offset, arcs, true);
            beside = arcs.isEmpty() ? -1 : arcs.get(0).resistance();
        }
        if (node instanceof ConstantPhase) {
            out.add(new int[] {offset, resistance});
        }
        int at = offset;
        for (Circuit c : children(node)) {
            pivots(c, at, beside, out);
            at += c.parameters().size();
        }
    }
}
