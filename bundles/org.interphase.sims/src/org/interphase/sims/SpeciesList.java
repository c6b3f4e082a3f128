// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.operation.TextSyntaxException;

/**
 * Names of species as a setting: {@code Na+,SiO2-}; nothing where the choice is left to the method.
 *
 * @param names as the stack names them
 */
public record SpeciesList(List<String> names) {

    /** No names. */
    public static final SpeciesList NONE = new SpeciesList(List.of());

    /** Copies the list. */
    public SpeciesList {
        names = List.copyOf(names);
    }

    /**
     * {@return the names}
     *
     * @param text names with commas between them; blank for none
     * @throws TextSyntaxException when a name between commas is missing, or stands twice
     */
    public static SpeciesList parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        int at = 0;
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty() || names.contains(name)) {
                throw new TextSyntaxException(
                        text, at, "the name of a species such as Na+, each once", name.isEmpty() ? "none" : "'" + name + "' again");
            }
            names.add(name);
            at += part.length() + 1;
        }
        return new SpeciesList(names);
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
