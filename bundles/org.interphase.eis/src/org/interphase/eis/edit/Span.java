// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parallel;
import org.interphase.eis.Series;

/**
 * Parts of a circuit that stand one after the other, or the piece of wire between two.
 *
 * <p>A circuit is seen as chains: the whole circuit is one, and so is each branch of each parallel connection. A chain is
 * parts in series; a part is an element or a parallel connection.
 *
 * @param chain the way to the chain from the outermost, which is the empty list: the position of a part, then that of a
 *     branch in it, and so on
 * @param from position of the first part
 * @param to position behind the last part; equal to {@code from} for the wire before that part
 */
public record Span(List<Integer> chain, int from, int to) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when the way ends at a part instead of a branch, or the positions are in disorder
     */
    public Span {
        chain = List.copyOf(chain);
        if (chain.size() % 2 != 0 || from < 0 || to < from) {
            throw new IllegalArgumentException("expected a way to a chain and 0 ≤ from ≤ to, found " + chain + ", "
                    + from + ", " + to);
        }
    }

    /**
     * {@return the parts in series of a circuit or branch; itself alone where it is no series connection}
     *
     * @param chain a circuit or a branch
     */
    public static List<Circuit> parts(Circuit chain) {
        return chain instanceof Series s ? s.parts() : List.of(chain);
    }

    /** {@return whether it is a piece of wire} */
    public boolean isWire() {
        return from == to;
    }

    /**
     * {@return the chain that it lies in}
     *
     * @param circuit the circuit
     * @throws IllegalArgumentException when the circuit has no such chain
     */
    public Circuit chainOf(Circuit circuit) {
        Circuit at = circuit;
        for (int i = 0; i < chain.size(); i += 2) {
            List<Circuit> parts = parts(at);
            if (chain.get(i) >= parts.size()
                    || !(parts.get(chain.get(i)) instanceof Parallel p)
                    || chain.get(i + 1) >= p.parts().size()) {
                throw new IllegalArgumentException("circuit " + circuit + " has no chain " + chain);
            }
            at = p.parts().get(chain.get(i + 1));
        }
        return at;
    }

    /**
     * {@return the parts that it covers; none for a wire}
     *
     * @param circuit the circuit
     * @throws IllegalArgumentException when the circuit has no such chain or it is too short
     */
    public List<Circuit> of(Circuit circuit) {
        List<Circuit> parts = parts(chainOf(circuit));
        if (to > parts.size()) {
            throw new IllegalArgumentException(
                    "chain " + chain + " of " + circuit + " has " + parts.size() + " parts, found " + from + " to " + to);
        }
        return parts.subList(from, to);
    }

    /**
     * {@return the elements that it covers, from left to right}
     *
     * @param circuit the circuit
     * @throws IllegalArgumentException when the circuit has no such chain or it is too short
     */
    public List<Element> elements(Circuit circuit) {
        return of(circuit).stream().flatMap(c -> c.elements().stream()).toList();
    }

    /**
     * {@return the element, where it covers one and nothing else}
     *
     * @param circuit the circuit
     */
    public Optional<Element> element(Circuit circuit) {
        List<Circuit> parts = of(circuit);
        return parts.size() == 1 && parts.get(0) instanceof Element e ? Optional.of(e) : Optional.empty();
    }

    /**
     * {@return whether the circuit has it}
     *
     * @param circuit any circuit
     */
    public boolean fits(Circuit circuit) {
        try {
            of(circuit);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * {@return the smallest span that covers the elements; empty when the circuit has none of them}
     *
     * @param circuit the circuit
     * @param labels names of elements; those that it does not have are passed over
     */
    public static Optional<Span> covering(Circuit circuit, Collection<String> labels) {
        return covering(circuit, labels, new ArrayList<>());
    }

    /** {@return the span of the element with this name} */
    static Span of(Circuit circuit, String label) {
        return covering(circuit, List.of(label))
                .orElseThrow(() -> new IllegalArgumentException("circuit " + circuit + " has no element " + label));
    }

    private static Optional<Span> covering(Circuit chain, Collection<String> labels, List<Integer> way) {
        List<Circuit> parts = parts(chain);
        int first = -1;
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (holds(parts.get(i), labels)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        if (first == last && parts.get(first) instanceof Parallel p) {
            List<Integer> hit = new ArrayList<>();
            for (int b = 0; b < p.parts().size(); b++) {
                if (holds(p.parts().get(b), labels)) {
                    hit.add(b);
                }
            }
            if (hit.size() == 1) {
                way.add(first);
                way.add(hit.get(0));
                return covering(p.parts().get(hit.get(0)), labels, way);
            }
        }
        return Optional.of(new Span(way, first, last + 1));
    }

    private static boolean holds(Circuit part, Collection<String> labels) {
        return part.elements().stream().anyMatch(e -> labels.contains(e.label()));
    }

    /**
     * {@return the span that holds this one: the whole chain, or the parallel connection around a whole chain; empty
     * for the whole circuit}
     *
     * @param circuit the circuit
     */
    public Optional<Span> around(Circuit circuit) {
        int parts = parts(chainOf(circuit)).size();
        if (!(from == 0 && to == parts)) {
            return Optional.of(new Span(chain, 0, parts));
        }
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        int part = chain.get(chain.size() - 2);
        return Optional.of(new Span(chain.subList(0, chain.size() - 2), part, part + 1));
    }
}
