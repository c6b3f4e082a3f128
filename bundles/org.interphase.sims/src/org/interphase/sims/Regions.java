// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;

/**
 * Regions as one writes them on a line: {@code column=circle(150,150,11);ground=rect(20,20,40,40)}.
 *
 * @param regions in the order written, each name once
 */
public record Regions(List<NamedRegion> regions) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when a name is there twice
     */
    public Regions {
        regions = List.copyOf(regions);
        Set<String> names = new HashSet<>();
        for (NamedRegion r : regions) {
            if (!names.add(r.name())) {
                throw new IllegalArgumentException("expected each name once, found '" + r.name() + "' again");
            }
        }
    }

    /**
     * {@return the regions of a text}
     *
     * @param text {@code NAME=SHAPE}, separated by semicolons; blank for none
     * @throws TextSyntaxException when a part is not like this, with its place
     */
    public static Regions parse(String text) {
        List<NamedRegion> all = new ArrayList<>();
        int at = 0;
        while (at < text.length() && !text.isBlank()) {
            int end = text.indexOf(';', at);
            end = end < 0 ? text.length() : end;
            NamedRegion next = NamedRegion.parse(text, at, end);
            if (all.stream().anyMatch(r -> r.name().equals(next.name()))) {
                throw new TextSyntaxException(text, at, "each name once", "'" + next.name() + "' again");
            }
            all.add(next);
            at = end + 1;
        }
        return new Regions(all);
    }

    @Override
    public String toString() {
        return regions.stream().map(NamedRegion::toString).collect(Collectors.joining(";"));
    }
}
