// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recursive descent over both notations of {@link Circuit#parse(String)}. */
final class CircuitParser {

    private static final String ELEMENTS = "R, C, L, CPE, W, Wo or Ws";
    private static final String BOUKAMP_ELEMENTS = "R, C, L, Q, W, Wo or Ws";

    /** An element or connection that has not got its numbers yet. */
    private sealed interface Node {}

    private record Leaf(String symbol, int number, int column) implements Node {}

    private record Branch(boolean series, List<Node> parts) implements Node {}

    private final String text;
    private int at;
    private int depth;

    CircuitParser(String text) {
        this.text = text;
    }

    Circuit parse() {
        if (text.length() > Circuit.MAX_LENGTH) {
            throw new CircuitSyntaxException(text, Circuit.MAX_LENGTH, "at most " + Circuit.MAX_LENGTH + " characters",
                    text.length() + " characters");
        }
        boolean dashes = text.chars().anyMatch(c -> c == '-' || c == ',' || c == 'p');
        Node root = dashes ? dashedSeries() : boukampSeries('\0');
        peek();
        if (at < text.length()) {
            throw error(dashes ? "'-' or the end" : BOUKAMP_ELEMENTS + ", '(' or the end");
        }
        Circuit circuit = new Numbering(root).build(root);
        // what is printed is read back
        int length = Math.max(circuit.toString().length(), circuit.boukamp().length());
        if (length > Circuit.MAX_LENGTH) {
            throw new CircuitSyntaxException(text, text.length(), "at most " + Circuit.MAX_LENGTH
                    + " characters with all elements numbered", length + " characters");
        }
        return circuit;
    }

    // ---- with dashes

    private Node dashedSeries() {
        List<Node> parts = new ArrayList<>();
        parts.add(dashedPart());
        while (peek() == '-') {
            at++;
            parts.add(dashedPart());
        }
        return join(true, parts);
    }

    private Node dashedPart() {
        if (peek() != 'p') {
            return element(ELEMENTS + ", or p(");
        }
        at++;
        if (peek() != '(') {
            throw error("'(' after p");
        }
        descend();
        List<Node> parts = new ArrayList<>();
        parts.add(dashedSeries());
        while (peek() == ',') {
            at++;
            parts.add(dashedSeries());
        }
        if (peek() != ')') {
            throw error(parts.size() == 1 ? "'-' or ','" : "'-', ',' or ')'");
        }
        if (parts.size() == 1) {
            throw error("',' and a second branch: a parallel connection has at least two");
        }
        ascend();
        return join(false, parts);
    }

    // ---- without dashes

    private Node boukampSeries(char close) {
        List<Node> parts = new ArrayList<>();
        while (peek() != close || parts.isEmpty()) {
            char c = peek();
            if (c == '(') {
                descend();
                parts.add(boukampParallel());
                ascend();
            } else if (c == '[') {
                descend();
                parts.add(boukampSeries(']'));
                ascend();
            } else if (c == '\0' && !parts.isEmpty()) {
                throw error("'" + close + "'");
            } else {
                boolean mayEnd = !parts.isEmpty();
                parts.add(element(BOUKAMP_ELEMENTS + (mayEnd ? ", '(' or " + (close == '\0' ? "the end" : "'" + close + "'") : " or '('")));
            }
        }
        return join(true, parts);
    }

    private Node boukampParallel() {
        List<Node> parts = new ArrayList<>();
        while (peek() != ')' || parts.size() < 2) {
            char c = peek();
            if (c == '(' || c == '[') {
                descend();
                parts.add(boukampSeries(c == '(' ? ')' : ']'));
                ascend();
            } else if (c == ')' && parts.size() == 1) {
                throw error("a second branch: a parallel connection has at least two");
            } else {
                parts.add(element(BOUKAMP_ELEMENTS + (parts.size() < 2 ? " or '('" : ", '(' or ')'")));
            }
        }
        return join(false, parts);
    }

    // ---- common

    private static Node join(boolean series, List<Node> parts) {
        return parts.size() == 1 ? parts.get(0) : new Branch(series, parts);
    }

    private void descend() {
        if (++depth > Circuit.MAX_DEPTH) {
            throw error("at most " + Circuit.MAX_DEPTH + " nested parentheses");
        }
        at++;
    }

    private void ascend() {
        depth--;
        at++;
    }

    private Leaf element(String expected) {
        char c = peek();
        int column = at;
        String symbol;
        if (c == 'R' || c == 'L') {
            symbol = String.valueOf(c);
            at++;
        } else if (c == 'Q') {
            symbol = "CPE";
            at++;
        } else if (c == 'C') {
            boolean cpe = text.startsWith("CPE", at);
            symbol = cpe ? "CPE" : "C";
            at += cpe ? 3 : 1;
        } else if (c == 'W') {
            boolean finite = text.startsWith("Wo", at) || text.startsWith("Ws", at);
            symbol = text.substring(at, at + (finite ? 2 : 1));
            at += symbol.length();
        } else {
            throw error(expected);
        }
        if (at < text.length() && text.charAt(at) == '_') {
            at++;
            if (!digit()) {
                throw error("a number after '_'");
            }
        }
        int from = at;
        while (digit()) {
            at++;
        }
        if (at - from > 4) {
            throw new CircuitSyntaxException(text, from, "a number up to " + Element.MAX_NUMBER,
                    text.substring(from, at));
        }
        return new Leaf(symbol, at == from ? -1 : Integer.parseInt(text, from, at, 10), column);
    }

    private boolean digit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The next character that is not blank, NUL at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private CircuitSyntaxException error(String expected) {
        char c = peek();
        return new CircuitSyntaxException(text, at, expected, c == '\0' && at >= text.length() ? "the end" : "'" + c + "'");
    }

    /** The numbers that a text gives, and those that it leaves free. */
    private final class Numbering {
        private final Map<String, Set<Integer>> taken = new HashMap<>();
        private final Leaf zero;

        Numbering(Node root) {
            collect(root);
            Node first = root;
            while (first instanceof Branch b && b.series()) {
                first = b.parts().get(0);
            }
            zero = first instanceof Leaf l && l.symbol().equals("R") && l.number() < 0
                            && !taken.getOrDefault("R", Set.of()).contains(0)
                    ? l
                    : null;
        }

        private void collect(Node node) {
            switch (node) {
                case Branch b -> b.parts().forEach(this::collect);
                case Leaf l -> {
                    if (l.number() >= 0 && !taken.computeIfAbsent(l.symbol(), k -> new HashSet<>()).add(l.number())) {
                        throw new CircuitSyntaxException(text, l.column(), "every element once",
                                l.symbol() + l.number() + " a second time");
                    }
                }
            }
        }

        Circuit build(Node node) {
            return switch (node) {
                case Leaf l -> element(l.symbol(), number(l));
                case Branch b -> {
                    List<Circuit> parts = new ArrayList<>();
                    for (Node part : b.parts()) {
                        parts.add(build(part));
                    }
                    yield b.series() ? new Series(parts) : new Parallel(parts);
                }
            };
        }

        private int number(Leaf leaf) {
            if (leaf == zero) {
                return 0;
            }
            if (leaf.number() >= 0) {
                return leaf.number();
            }
            Set<Integer> used = taken.computeIfAbsent(leaf.symbol(), k -> new HashSet<>());
            int n = 1;
            while (!used.add(n)) {
                n++;
            }
            return n;
        }

        private static Element element(String symbol, int number) {
            return switch (symbol) {
                case "R" -> new Resistor(number);
                case "C" -> new Capacitor(number);
                case "L" -> new Inductor(number);
                case "CPE" -> new ConstantPhase(number);
                case "W" -> new Warburg(number);
                case "Wo" -> new WarburgOpen(number);
                case "Ws" -> new WarburgShort(number);
                default -> throw new IllegalStateException(symbol);
            };
        }
    }

    // ---- printing

    static String printBoukamp(Circuit circuit) {
        return switch (circuit) {
            case ConstantPhase q -> "Q" + q.number();
            case Element e -> e.label();
            case Series s -> {
                StringBuilder b = new StringBuilder();
                s.parts().forEach(c -> b.append(printBoukamp(c)));
                yield b.toString();
            }
            case Parallel p -> {
                StringBuilder b = new StringBuilder("(");
                for (Circuit c : p.parts()) {
                    b.append(c instanceof Series ? "[" + printBoukamp(c) + "]" : printBoukamp(c));
                }
                yield b.append(')').toString();
            }
        };
    }
}
