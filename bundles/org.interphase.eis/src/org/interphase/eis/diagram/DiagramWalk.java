// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interphase.eis.Circuit;
import org.interphase.eis.Parallel;
import org.interphase.eis.edit.Span;

/**
 * Where the arrow keys lead in a diagram. From every element every other can be reached: sideways along the wire, into
 * the branch that is nearest and out behind the parallel connection; up and down between branches.
 */
public final class DiagramWalk {

    private DiagramWalk() {}

    /** The ways that the arrow keys point. */
    public enum Direction {
        /** Against the order of the text. */
        LEFT,
        /** In the order of the text. */
        RIGHT,
        /** To the branch above. */
        UP,
        /** To the branch below. */
        DOWN
    }

    /**
     * {@return the element that an arrow key leads to; empty at the edge}
     *
     * @param diagram where everything lies
     * @param from where one is: parts or a wire of the diagram's circuit
     * @param direction which key
     */
    public static Optional<Span> next(CircuitDiagram diagram, Span from, Direction direction) {
        return switch (direction) {
            case LEFT -> sideways(diagram, from, -1);
            case RIGHT -> sideways(diagram, from, 1);
            case UP -> across(diagram, from.chain(), diagram.box(from).centreX(), -1);
            case DOWN -> across(diagram, from.chain(), diagram.box(from).centreX(), 1);
        };
    }

    private static Optional<Span> sideways(CircuitDiagram d, Span from, int step) {
        double y = axis(d, from);
        List<Integer> chain = from.chain();
        int at = step < 0 ? from.from() - 1 : from.to();
        while (true) {
            List<Circuit> parts = Span.parts(new Span(chain, 0, 0).chainOf(d.circuit()));
            if (at >= 0 && at < parts.size()) {
                return Optional.of(enter(d, new Span(chain, at, at + 1), step, y));
            }
            if (chain.isEmpty()) {
                return Optional.empty();
            }
            at = chain.get(chain.size() - 2) + step;
            chain = chain.subList(0, chain.size() - 2);
        }
    }

    /** The element at the near end of a part: itself, or that of the branch nearest to y. */
    private static Span enter(CircuitDiagram d, Span part, int step, double y) {
        Span at = part;
        while (at.of(d.circuit()).get(0) instanceof Parallel p) {
            Span best = null;
            double least = Double.MAX_VALUE;
            for (int b = 0; b < p.parts().size(); b++) {
                List<Integer> chain = branch(at, b);
                int last = Span.parts(p.parts().get(b)).size() - 1;
                int end = step > 0 ? 0 : last;
                Span candidate = new Span(chain, end, end + 1);
                double far = Math.abs(axis(d, candidate) - y);
                if (far < least - 1e-9) {
                    least = far;
                    best = candidate;
                }
            }
            at = best;
        }
        return at;
    }

    /** The element of the next branch that is nearest to x. */
    private static Optional<Span> across(CircuitDiagram d, List<Integer> chain, double x, int step) {
        List<Integer> way = chain;
        while (!way.isEmpty()) {
            int part = way.get(way.size() - 2);
            int branch = way.get(way.size() - 1) + step;
            Span group = new Span(way.subList(0, way.size() - 2), part, part + 1);
            Parallel p = (Parallel) group.of(d.circuit()).get(0);
            if (branch >= 0 && branch < p.parts().size()) {
                List<Integer> next = branch(group, branch);
                List<CircuitDiagram.Cell> cells = d.cells().stream()
                        .filter(c -> starts(c.span().chain(), next))
                        .toList();
                return cells.stream()
                        .min(Comparator.comparingDouble(c -> Math.abs(c.box().centreX() - x)))
                        .map(CircuitDiagram.Cell::span);
            }
            way = group.chain();
        }
        return Optional.empty();
    }

    private static boolean starts(List<Integer> chain, List<Integer> with) {
        return chain.size() >= with.size() && chain.subList(0, with.size()).equals(with);
    }

    private static List<Integer> branch(Span group, int branch) {
        List<Integer> chain = new ArrayList<>(group.chain());
        chain.add(group.from());
        chain.add(branch);
        return chain;
    }

    /** The line of the chain that a span lies in. */
    private static double axis(CircuitDiagram d, Span span) {
        Box wire = d.box(new Span(span.chain(), 0, 0));
        return wire.y() + wire.height() / 2;
    }
}
