// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parallel;
import org.interphase.eis.edit.Span;

/**
 * Where the parts of a circuit lie: series from left to right on one line, branches of a parallel connection one below
 * the other between two vertical wires, each in the middle between them.
 *
 * @param circuit what is laid out
 * @param metrics the sizes used
 * @param width of everything, with the margin
 * @param height of everything, with the margin
 * @param axis y of the outermost chain
 * @param cells the elements, in the order of {@link Circuit#elements()}
 * @param wires horizontal and vertical
 * @param gaps pieces of wire into which something can be inserted, from left to right along each chain
 * @param groups parallel connections, the outer before the inner
 */
public record CircuitDiagram(
        Circuit circuit,
        Metrics metrics,
        double width,
        double height,
        double axis,
        List<Cell> cells,
        List<Wire> wires,
        List<Place> gaps,
        List<Place> groups) {

    /**
     * An element's place.
     *
     * @param element which
     * @param span its place in the circuit
     * @param box symbol and texts
     * @param symbol the symbol alone; wires end in the middle of its left and right edge
     */
    public record Cell(Element element, Span span, Box box, Box symbol) {

        /** {@return y of the wire that runs into it} */
        public double axis() {
            return symbol.y() + symbol.height() / 2;
        }
    }

    /**
     * A straight wire, horizontal or vertical.
     *
     * @param x1 its left or upper end
     * @param y1 its left or upper end
     * @param x2 the other end
     * @param y2 the other end
     */
    public record Wire(double x1, double y1, double x2, double y2) {}

    /**
     * What belongs to a span.
     *
     * @param span a wire, or a parallel connection
     * @param box where it lies
     */
    public record Place(Span span, Box box) {}

    /** Copies the lists. */
    public CircuitDiagram {
        cells = List.copyOf(cells);
        wires = List.copyOf(wires);
        gaps = List.copyOf(gaps);
        groups = List.copyOf(groups);
    }

    /**
     * Lays a circuit out.
     *
     * @param circuit what
     * @param metrics the sizes
     * @param textWidth the width that an element's texts need
     * @return the places
     */
    public static CircuitDiagram of(Circuit circuit, Metrics metrics, ToDoubleFunction<Element> textWidth) {
        Chain root = Chain.of(circuit, metrics, textWidth);
        Maker maker = new Maker(metrics);
        double m = metrics.margin();
        double axis = m + root.above;
        maker.place(root, List.of(), m, m + root.width, axis);
        return new CircuitDiagram(
                circuit,
                metrics,
                root.width + 2 * m,
                root.above + root.below + 2 * m,
                axis,
                maker.cells,
                maker.wires,
                maker.gaps,
                maker.groups);
    }

    /**
     * {@return the place of an element, if it is in the circuit}
     *
     * @param label its name
     */
    public Optional<Cell> cell(String label) {
        return cells.stream().filter(c -> c.element().label().equals(label)).findFirst();
    }

    /**
     * {@return where a span lies}
     *
     * @param span one that the circuit has
     * @throws IllegalArgumentException when the circuit has no such span
     */
    public Box box(Span span) {
        if (span.isWire()) {
            return gaps.stream()
                    .filter(g -> g.span().equals(span))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such wire: " + span))
                    .box();
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = span.from(); i < span.to(); i++) {
            Span part = new Span(span.chain(), i, i + 1);
            cells.stream().filter(c -> c.span().equals(part)).forEach(c -> boxes.add(c.box()));
            groups.stream().filter(g -> g.span().equals(part)).forEach(g -> boxes.add(g.box()));
        }
        return boxes.stream()
                .reduce(Box::union)
                .orElseThrow(() -> new IllegalArgumentException("no such parts: " + span));
    }

    /**
     * {@return what lies at a point: an element, else a wire, else the innermost parallel connection}
     *
     * @param x in the diagram's unit
     * @param y in the diagram's unit
     */
    public Optional<Span> at(double x, double y) {
        for (Cell c : cells) {
            if (c.box().contains(x, y)) {
                return Optional.of(c.span());
            }
        }
        for (Place g : gaps) {
            if (g.box().contains(x, y)) {
                return Optional.of(g.span());
            }
        }
        Optional<Span> inner = Optional.empty();
        for (Place g : groups) {
            if (g.box().contains(x, y)) {
                inner = Optional.of(g.span());
            }
        }
        return inner;
    }

    // ---- sizes, from the inside out

    /** A chain or a parallel connection or an element with the room that it needs around the wire's line. */
    private sealed interface Sized {
        double width();

        double above();

        double below();
    }

    private record One(Element element, double width, double above, double below) implements Sized {}

    private record Branches(List<Chain> chains, double width, double above, double below) implements Sized {

        static Branches of(Parallel p, Metrics m, ToDoubleFunction<Element> textWidth) {
            List<Chain> chains =
                    p.parts().stream().map(c -> Chain.of(c, m, textWidth)).toList();
            double width = chains.stream().mapToDouble(Chain::width).max().orElseThrow();
            double height = chains.stream().mapToDouble(c -> c.above + c.below).sum()
                    + (chains.size() - 1) * m.branchGap();
            double first = chains.get(0).above;
            double last = height - chains.get(chains.size() - 1).below;
            double line = (first + last) / 2;
            return new Branches(chains, width, line, height - line);
        }
    }

    private record Chain(List<Sized> parts, double width, double above, double below) {

        static Chain of(Circuit chain, Metrics m, ToDoubleFunction<Element> textWidth) {
            List<Sized> parts = new ArrayList<>();
            double width = m.wire();
            double above = 0;
            double below = 0;
            for (Circuit c : Span.parts(chain)) {
                Sized s = c instanceof Parallel p
                        ? Branches.of(p, m, textWidth)
                        : one((Element) c, m, textWidth);
                parts.add(s);
                width += s.width() + m.wire();
                above = Math.max(above, s.above());
                below = Math.max(below, s.below());
            }
            return new Chain(parts, width, above, below);
        }

        private static One one(Element e, Metrics m, ToDoubleFunction<Element> textWidth) {
            return new One(
                    e,
                    Math.max(m.symbolWidth(), textWidth.applyAsDouble(e)),
                    m.symbolHeight() / 2 + m.above(),
                    m.symbolHeight() / 2 + m.below());
        }
    }

    // ---- places, from the outside in

    private static final class Maker {
        private final Metrics m;
        private final List<Cell> cells = new ArrayList<>();
        private final List<Wire> wires = new ArrayList<>();
        private final List<Place> gaps = new ArrayList<>();
        private final List<Place> groups = new ArrayList<>();

        Maker(Metrics m) {
            this.m = m;
        }

        /** Places a chain in the middle between two ends on a line. */
        void place(Chain chain, List<Integer> way, double from, double to, double y) {
            double x = from + (to - from - chain.width) / 2 + m.wire();
            double end = from;
            double edge = from;
            for (int i = 0; i < chain.parts.size(); i++) {
                Sized part = chain.parts.get(i);
                gap(way, i, edge, x, y);
                double left = part instanceof One ? x + (part.width() - m.symbolWidth()) / 2 : x;
                wires.add(new Wire(end, y, left, y));
                Span span = new Span(way, i, i + 1);
                switch (part) {
                    case One o -> {
                        Box symbol = new Box(left, y - m.symbolHeight() / 2, m.symbolWidth(), m.symbolHeight());
                        cells.add(new Cell(
                                o.element, span, new Box(x, y - o.above, o.width, o.above + o.below), symbol));
                        end = symbol.right();
                    }
                    case Branches b -> {
                        groups.add(new Place(span, new Box(x, y - b.above, b.width, b.above + b.below)));
                        branches(b, way, i, x, y);
                        end = x + b.width;
                    }
                }
                edge = x + part.width();
                x = edge + m.wire();
            }
            gap(way, chain.parts.size(), edge, to, y);
            wires.add(new Wire(end, y, to, y));
        }

        private void gap(List<Integer> way, int position, double left, double right, double y) {
            gaps.add(new Place(
                    new Span(way, position, position),
                    new Box(left, y - m.symbolHeight() / 2, right - left, m.symbolHeight())));
        }

        private void branches(Branches b, List<Integer> way, int part, double x, double y) {
            double top = y - b.above;
            double first = 0;
            double last = 0;
            for (int i = 0; i < b.chains.size(); i++) {
                Chain c = b.chains.get(i);
                double line = top + c.above;
                List<Integer> inner = new ArrayList<>(way);
                inner.add(part);
                inner.add(i);
                place(c, inner, x, x + b.width, line);
                first = i == 0 ? line : first;
                last = line;
                top += c.above + c.below + m.branchGap();
            }
            wires.add(new Wire(x, first, x, last));
            wires.add(new Wire(x + b.width, first, x + b.width, last));
        }
    }
}
