// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.interphase.eis.Circuit;
import org.interphase.eis.Parallel;
import org.interphase.eis.Series;

/** Circuits by chance, from a seed. */
public final class RandomCircuits {

    private final Random random;
    private int number;

    public RandomCircuits(long seed) {
        random = new Random(seed);
    }

    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    public ElementKind kind() {
        return ElementKind.values()[random.nextInt(ElementKind.values().length)];
    }

    /** {@return a circuit of at most so many elements, parallel connections nested at most so deep} */
    public Circuit next(int elements, int depth) {
        number = 0;
        return chain(1 + random.nextInt(elements), depth);
    }

    private Circuit chain(int elements, int depth) {
        List<Circuit> parts = new ArrayList<>();
        int left = elements;
        while (left > 0) {
            int take = depth == 0 || left < 2 || random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(left - 1);
            parts.add(take == 1 ? kind().element(number++) : parallel(take, depth - 1));
            left -= take;
        }
        return parts.size() == 1 ? parts.get(0) : new Series(parts);
    }

    private Circuit parallel(int elements, int depth) {
        List<Circuit> branches = new ArrayList<>();
        int left = elements;
        while (left > 0) {
            int most = branches.isEmpty() ? left - 1 : left;
            int take = 1 + random.nextInt(most);
            branches.add(chain(take, depth));
            left -= take;
        }
        return new Parallel(branches);
    }

    /** {@return a place in the circuit: parts, or a wire} */
    public Span span(Circuit circuit, boolean wire) {
        List<String> one = List.of(circuit.elements().get(random.nextInt(circuit.elements().size())).label());
        Span at = Span.covering(circuit, one).orElseThrow();
        int parts = Span.parts(at.chainOf(circuit)).size();
        if (wire) {
            int gap = random.nextInt(parts + 1);
            return new Span(at.chain(), gap, gap);
        }
        int from = random.nextInt(parts);
        return new Span(at.chain(), from, from + 1 + random.nextInt(parts - from));
    }
}
