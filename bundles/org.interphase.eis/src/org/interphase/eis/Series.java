// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parts in series: their impedances add.
 *
 * @param parts at least two; what is itself a {@code Series} is replaced by its parts
 */
public record Series(List<Circuit> parts) implements Circuit {

    /**
     * Flattens and checks the parts.
     *
     * @throws IllegalArgumentException when there are fewer than two or an element occurs twice
     */
    public Series {
        List<Circuit> flat = new ArrayList<>();
        for (Circuit c : parts) {
            if (c instanceof Series s) {
                flat.addAll(s.parts());
            } else {
                flat.add(c);
            }
        }
        if (flat.size() < 2) {
            throw new IllegalArgumentException("a series connection needs at least two parts, found " + flat.size());
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
        return parts.stream().map(Circuit::toString).collect(Collectors.joining("-"));
    }
}
