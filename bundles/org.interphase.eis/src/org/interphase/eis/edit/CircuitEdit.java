// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parallel;
import org.interphase.eis.Parameter;
import org.interphase.eis.Series;

/**
 * A circuit after an edit.
 *
 * <p>No edit but {@link #renumber} changes the name of an element that stays, so that guesses, bounds and fits of its
 * parameters keep their meaning. What is new gets the smallest number from 1 that its kind has free; a resistor that is
 * put at the circuit's begin becomes {@code R0} when there is none. These are the rules by which
 * {@link Circuit#parse} numbers.
 *
 * @param circuit the circuit, in the form in which it is read: no connection directly in one of its own kind
 * @param names for each parameter that is still there, and still means the same: its name before and its name now
 * @param selection what was inserted, changed or moved (its first element, where it became branches of a connection that
 *     was there); after a deletion what stands beside the gap
 */
public record CircuitEdit(Circuit circuit, Map<String, String> names, Span selection) {

    /** On which side of something else a part is put. */
    public enum Side {
        /** In series, to the left. */
        BEFORE,
        /** In series, to the right. */
        AFTER,
        /** In parallel. */
        PARALLEL
    }

    /**
     * Checks that the circuit can be written and read again.
     *
     * @throws IllegalArgumentException when it is too long or nested too deeply to be read
     */
    public CircuitEdit {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        if (!Circuit.parse(circuit.toString()).equals(circuit)) {
            throw new IllegalStateException(circuit + " is not read as it was made");
        }
    }

    /**
     * Puts a part beside another.
     *
     * @param circuit the circuit
     * @param at what it is put beside; for a wire the part is put into it, whatever the side in series
     * @param side on which side
     * @param part what is inserted; its numbers do not matter
     * @return the circuit with it
     * @throws IllegalArgumentException when the circuit has no such place, the result would be too long, or something is
     *     to be put in parallel with a wire, which would do nothing
     */
    public static CircuitEdit insert(Circuit circuit, Span at, Side side, Circuit part) {
        boolean begins = side != Side.PARALLEL && at.chain().isEmpty() && (at.isWire() || side == Side.BEFORE)
                && at.from() == 0;
        Circuit named = named(part, labels(circuit), begins);
        Circuit next = put(circuit, at, side, named);
        return new CircuitEdit(next, same(circuit, next), selected(next, named));
    }

    /**
     * Takes parts out.
     *
     * @param circuit the circuit
     * @param what which parts; not a wire
     * @return the circuit without them; empty when nothing would be left
     * @throws IllegalArgumentException when it is a wire or the circuit has no such place
     */
    public static Optional<CircuitEdit> delete(Circuit circuit, Span what) {
        requireParts(circuit, what, "deleted");
        Optional<Circuit> next = edit(circuit, what.chain(), parts -> {
            List<Circuit> left = new ArrayList<>(parts);
            left.subList(what.from(), what.to()).clear();
            return left;
        });
        return next.map(n -> new CircuitEdit(n, same(circuit, n), neighbour(circuit, what, n)));
    }

    /**
     * Replaces an element by one of another kind. It keeps its number where that is free and not 0; a Warburg element that
     * stays finite keeps its parameters, others are new.
     *
     * @param circuit the circuit
     * @param at one element
     * @param kind the other kind
     * @return the circuit with it
     * @throws IllegalArgumentException when the place is not that of one element
     */
    public static CircuitEdit replace(Circuit circuit, Span at, ElementKind kind) {
        Element old = at.element(circuit)
                .orElseThrow(() -> new IllegalArgumentException("expected one element to replace in " + circuit));
        Set<String> taken = labels(circuit);
        taken.remove(old.label());
        Element wish = kind.element(old.number());
        boolean keep = wish.equals(old) || old.number() > 0 && !taken.contains(wish.label());
        Element fresh = keep ? wish : (Element) named(wish, taken, false);
        Circuit next = rename(circuit, Map.of(old.label(), fresh));
        Map<String, String> names = same(circuit, next);
        if (ElementKind.of(old) != kind && old.parameters().size() == 2 && fresh.parameters().size() == 2) {
            for (int i = 0; i < 2; i++) {
                Parameter before = old.parameters().get(i);
                Parameter after = fresh.parameters().get(i);
                if (before.unit().equals(after.unit()) && !before.unit().isEmpty()) {
                    names.put(before.name(), after.name());
                }
            }
        }
        return new CircuitEdit(next, names, at);
    }

    /**
     * Moves parts to another place.
     *
     * @param circuit the circuit
     * @param what which parts; not a wire
     * @param to what they are put beside, or a wire that they are put into; not within {@code what}
     * @param side on which side
     * @return the circuit with the parts there, under their names
     * @throws IllegalArgumentException when one of the places does not exist, or the second lies in the first
     */
    public static CircuitEdit move(Circuit circuit, Span what, Span to, Side side) {
        requireParts(circuit, what, "moved");
        Set<String> moved = labels(join(what.of(circuit)));
        List<Element> target = to.elements(circuit);
        boolean some = target.stream().anyMatch(e -> moved.contains(e.label()));
        boolean all = target.stream().map(Element::label).toList().containsAll(moved);
        if (some && !all || to.chain().size() > what.chain().size() && within(what, to) || to.equals(what)) {
            throw new IllegalArgumentException("parts cannot be moved into themselves");
        }
        Circuit part = join(what.of(circuit));
        Circuit copy = named(part, labels(circuit), false);
        Map<String, Element> back = new HashMap<>();
        for (int i = 0; i < part.elements().size(); i++) {
            back.put(copy.elements().get(i).label(), part.elements().get(i));
        }
        Circuit both = put(circuit, to, side, copy);
        Span old = covering(both, moved);
        if (!labels(join(old.of(both))).equals(moved)) {
            throw new IllegalArgumentException("parts cannot be moved into themselves");
        }
        Circuit left = edit(both, old.chain(), parts -> {
            List<Circuit> rest = new ArrayList<>(parts);
            rest.subList(old.from(), old.to()).clear();
            return rest;
        }).orElseThrow();
        Circuit next = rename(left, back);
        return new CircuitEdit(next, same(circuit, next), selected(next, part));
    }

    private static boolean within(Span outer, Span inner) {
        int depth = outer.chain().size();
        int part = inner.chain().get(depth);
        return inner.chain().subList(0, depth).equals(outer.chain()) && part >= outer.from() && part < outer.to();
    }

    /**
     * Numbers the elements of each kind from left to right.
     *
     * @param circuit the circuit
     * @param selection what is selected; stays selected
     * @return the circuit with other names
     */
    public static CircuitEdit renumber(Circuit circuit, Span selection) {
        Circuit first = Span.parts(circuit).get(0);
        boolean zero = first instanceof Element e && ElementKind.of(e) == ElementKind.RESISTOR;
        Map<String, Element> fresh = new HashMap<>();
        Map<ElementKind, Integer> next = new HashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Element e : circuit.elements()) {
            ElementKind kind = ElementKind.of(e);
            int number = next.merge(kind, kind == ElementKind.RESISTOR && zero ? 0 : 1, (old, start) -> old + 1);
            Element renamed = kind.element(number);
            fresh.put(e.label(), renamed);
            for (int i = 0; i < e.parameters().size(); i++) {
                names.put(e.parameters().get(i).name(), renamed.parameters().get(i).name());
            }
        }
        return new CircuitEdit(rename(circuit, fresh), names, selection);
    }

    // ---- the tree

    /** Changes the parts of a chain; empty when no part of the circuit is left. */
    private static Optional<Circuit> edit(Circuit chain, List<Integer> way, UnaryOperator<List<Circuit>> change) {
        if (way.isEmpty()) {
            List<Circuit> parts = change.apply(Span.parts(chain));
            return parts.isEmpty() ? Optional.empty() : Optional.of(join(parts));
        }
        List<Circuit> parts = new ArrayList<>(Span.parts(chain));
        List<Circuit> branches = new ArrayList<>(((Parallel) parts.get(way.get(0))).parts());
        Optional<Circuit> branch = edit(branches.get(way.get(1)), way.subList(2, way.size()), change);
        if (branch.isPresent()) {
            branches.set(way.get(1), branch.get());
        } else {
            branches.remove((int) way.get(1));
        }
        parts.set(way.get(0), branches.size() == 1 ? branches.get(0) : new Parallel(branches));
        return Optional.of(join(parts));
    }

    private static Circuit put(Circuit circuit, Span at, Side side, Circuit part) {
        at.of(circuit);
        if (side == Side.PARALLEL && at.isWire()) {
            throw new IllegalArgumentException("in parallel with a wire, an element does nothing");
        }
        return edit(circuit, at.chain(), parts -> {
            List<Circuit> next = new ArrayList<>(parts);
            switch (side) {
                case BEFORE -> next.add(at.from(), part);
                case AFTER -> next.add(at.to(), part);
                case PARALLEL -> {
                    List<Circuit> covered = next.subList(at.from(), at.to());
                    Circuit both = new Parallel(List.of(join(covered), part));
                    covered.clear();
                    next.add(at.from(), both);
                }
            }
            return next;
        }).orElseThrow();
    }

    private static Circuit join(List<Circuit> parts) {
        return parts.size() == 1 ? parts.get(0) : new Series(parts);
    }

    private static void requireParts(Circuit circuit, Span what, String verb) {
        if (what.of(circuit).isEmpty()) {
            throw new IllegalArgumentException("a wire cannot be " + verb);
        }
    }

    private static Circuit rename(Circuit circuit, Map<String, Element> fresh) {
        return switch (circuit) {
            case Element e -> fresh.getOrDefault(e.label(), e);
            case Series s -> new Series(s.parts().stream().map(c -> rename(c, fresh)).toList());
            case Parallel p -> new Parallel(p.parts().stream().map(c -> rename(c, fresh)).toList());
        };
    }

    // ---- names

    private static Set<String> labels(Circuit circuit) {
        Set<String> labels = new HashSet<>();
        circuit.elements().forEach(e -> labels.add(e.label()));
        return labels;
    }

    /** The part with numbers that are free. */
    private static Circuit named(Circuit part, Set<String> taken, boolean begins) {
        Set<String> used = new HashSet<>(taken);
        Map<String, Element> fresh = new HashMap<>();
        boolean first = begins && Span.parts(part).get(0) instanceof Element;
        for (Element e : part.elements()) {
            ElementKind kind = ElementKind.of(e);
            int number = first && kind == ElementKind.RESISTOR ? 0 : 1;
            while (!used.add(kind.symbol() + number)) {
                number++;
            }
            fresh.put(e.label(), kind.element(number));
            first = false;
        }
        return rename(part, fresh);
    }

    private static Map<String, String> same(Circuit before, Circuit after) {
        Set<String> there = new HashSet<>();
        after.parameters().forEach(p -> there.add(p.name()));
        Map<String, String> names = new LinkedHashMap<>();
        for (Parameter p : before.parameters()) {
            if (there.contains(p.name())) {
                names.put(p.name(), p.name());
            }
        }
        return names;
    }

    /** The span of a part; of its first element, where its branches were joined with others. */
    private static Span selected(Circuit circuit, Circuit part) {
        Span all = covering(circuit, labels(part));
        boolean alone = all.elements(circuit).size() == part.elements().size();
        return alone ? all : Span.of(circuit, part.elements().get(0).label());
    }

    private static Span covering(Circuit circuit, Collection<String> labels) {
        return Span.covering(circuit, labels).orElseThrow();
    }

    /** The element to the left of what was deleted, or else to the right, in the order of the text. */
    private static Span neighbour(Circuit before, Span what, Circuit after) {
        List<String> all = before.elements().stream().map(Element::label).toList();
        List<String> gone = what.elements(before).stream().map(Element::label).toList();
        List<Circuit> parts = Span.parts(what.chainOf(before));
        Circuit beside = what.from() > 0
                ? parts.get(what.from() - 1)
                : what.to() < parts.size() ? parts.get(what.to()) : null;
        if (beside != null) {
            return covering(after, labels(beside));
        }
        int at = all.indexOf(gone.get(0));
        String next = at > 0 ? all.get(at - 1) : all.get(gone.size());
        return covering(after, Set.of(next));
    }
}
