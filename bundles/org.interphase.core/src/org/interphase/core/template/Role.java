// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.unit.Units;

/**
 * What a column can mean in data of a kind.
 *
 * @param id its word in a template, such as {@code frequency}
 * @param label its name for people, such as {@code Re Z}
 * @param unit its SI unit, empty for a plain number
 * @param units the units that files state it in, the SI unit among them; empty where any will do
 * @param signed whether files state it with either sign
 * @param mayBeEmpty whether a field may be empty: a value that the instrument did not store
 * @param repeated whether several columns may have it: further columns that are kept beside the others
 */
public record Role(
        String id, String label, String unit, List<String> units, boolean signed, boolean mayBeEmpty, boolean repeated) {

    /** Copies the list. */
    public Role {
        Objects.requireNonNull(id);
        Objects.requireNonNull(label);
        Objects.requireNonNull(unit);
        units = List.copyOf(units);
    }

    /**
     * {@return the unit that a column of this role states itself, as it is written there; empty where it states none, or
     * one of another quantity}
     *
     * @param title the column's title, such as {@code Schwingung [kHz]}
     * @param below what stands below the title, with brackets or without; empty for nothing
     */
    public Optional<String> unitIn(String title, String below) {
        return Units.endOf("/" + below.strip(), unit).or(() -> Units.endOf(title, unit));
    }
}
