// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parts in parallel: their admittances add.
 *
 * @param parts at least two; what is itself a {@code Parallel} is replaced by its parts
 */
public record Parallel(List<Circuit> parts) implements Circuit {

    /**
     * Flattens and checks the parts.
     *
     * @throws IllegalArgumentException when there are fewer than two or an element occurs twice
     */
    public Parallel {
        List<Circuit> flat = new ArrayList<>();
        for (Circuit c : parts) {
            if (c instanceof Parallel s) {
                flat.addAll(s.parts());
            } else {
                flat.add(c);
            }
        }
        if (flat.size() < 2) {
            throw new IllegalArgumentException("a parallel connection needs at least two parts, found " + flat.size());
        }
        Circuit.requireDistinct(flat);
        parts = List.copyOf(flat);
    }

    @Override
    public List<Element> elements() {
        return parts.stream().flatMap(c -> c.elements().stream()).toList();
    }

    @Override
    public String toString() {
        return parts.stream().map(Circuit::toString).collect(Collectors.joining(",", "p(", ")"));
    }
}
