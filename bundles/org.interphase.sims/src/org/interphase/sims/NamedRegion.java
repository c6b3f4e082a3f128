// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Objects;
import org.interphase.core.operation.TextSyntaxException;

/**
 * A region with its name, as text {@code NAME=SHAPE}.
 *
 * @param name without {@code =} and {@code ;}
 * @param shape the region
 */
public record NamedRegion(String name, Region shape) {

    /** The whole raster. */
    public static final NamedRegion ALL = new NamedRegion("all", new Region.Whole());

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is blank, or has a sign that a list of regions could not be read back with
     */
    public NamedRegion {
        Objects.requireNonNull(shape);
        name = name.strip();
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf(';') >= 0) {
            throw new IllegalArgumentException("expected a name without = and ;, found '" + name + "'");
        }
    }

    /**
     * {@return the region of a text}
     *
     * @param text {@code NAME=SHAPE}
     * @throws TextSyntaxException when it is not like this, with its place
     */
    public static NamedRegion parse(String text) {
        return parse(text, 0, text.length());
    }

    static NamedRegion parse(String text, int from, int to) {
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= to || text.substring(from, equals).isBlank()) {
            String found = text.substring(from, to).strip();
            throw new TextSyntaxException(
                    text, from, "NAME=SHAPE such as a=circle(150,150,20)", found.isEmpty() ? "nothing" : "'" + found + "'");
        }
        return new NamedRegion(text.substring(from, equals), RegionText.parse(text, equals + 1, to));
    }

    @Override
    public String toString() {
        return name + "=" + shape;
    }
}
