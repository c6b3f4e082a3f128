// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;

/**
 * Any combination of variants.
 *
 * @param set the variants
 */
public record SimsVariants(Set<SimsVariant> set) {

    /** No variant. */
    public static final SimsVariants NONE = new SimsVariants(Set.of());

    /** Copies the set. */
    public SimsVariants {
        EnumSet<SimsVariant> copy = EnumSet.noneOf(SimsVariant.class);
        copy.addAll(set);
        set = Collections.unmodifiableSet(copy);
    }

    /**
     * {@return these variants}
     *
     * @param variants any
     */
    public static SimsVariants of(SimsVariant... variants) {
        return new SimsVariants(Set.of(variants));
    }

    /**
     * {@return the variants of a text}
     *
     * @param text letters, separated by commas, such as {@code T,H}; blank for none
     * @throws TextSyntaxException when a letter names no variant or stands there twice
     */
    public static SimsVariants parse(String text) {
        EnumSet<SimsVariant> set = EnumSet.noneOf(SimsVariant.class);
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            SimsVariant found = null;
            for (SimsVariant v : SimsVariant.values()) {
                if (part.strip().toUpperCase(Locale.ROOT).equals(String.valueOf(v.letter()))) {
                    found = v;
                }
            }
            if (found == null) {
                throw new TextSyntaxException(
                        text, at, "T, H, D or X", part.isBlank() ? "nothing" : "'" + part.strip() + "'");
            }
            if (!set.add(found)) {
                throw new TextSyntaxException(text, at, "each letter once", "'" + part.strip() + "' again");
            }
            at += part.length() + 1;
        }
        return new SimsVariants(set);
    }

    /**
     * {@return whether a variant is one of these}
     *
     * @param variant any
     */
    public boolean has(SimsVariant variant) {
        return set.contains(variant);
    }

    /** {@return the letters, separated by commas} */
    @Override
    public String toString() {
        return set.stream().map(v -> String.valueOf(v.letter())).collect(Collectors.joining(","));
    }
}
