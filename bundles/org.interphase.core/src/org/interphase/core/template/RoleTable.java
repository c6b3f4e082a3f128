// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/**
 * The numbers of a text, with what they mean.
 *
 * @param source where they come from
 * @param label a name for people
 * @param columns those that the template names, all as long as each other
 * @param rows their length, at least 1
 * @param places where a row stands in the file
 * @param notes what stands above the rows as {@code name: value}
 */
public record RoleTable(
        FileSource source,
        String label,
        List<Column> columns,
        int rows,
        IntFunction<Place> places,
        Map<String, String> notes) {

    /** Copies the collections. */
    public RoleTable {
        columns = List.copyOf(columns);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /**
     * A column.
     *
     * @param role the id of its role
     * @param name its title without its unit, or what it means
     * @param unit the SI unit
     * @param values in SI and with their physical sign; NaN where the file has none. Owned by who reads the table
     */
    public record Column(String role, String name, String unit, double[] values) {}

    /**
     * {@return the first column of a role}
     *
     * @param role its id
     */
    public Optional<Column> find(String role) {
        return columns.stream().filter(c -> c.role().equals(role)).findFirst();
    }
}
