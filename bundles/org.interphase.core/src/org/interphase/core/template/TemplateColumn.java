// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.Objects;
import java.util.Optional;
import org.interphase.core.unit.Units;

/**
 * What one column of a text is.
 *
 * @param index where it stands, counted from 0
 * @param title its title, empty where the text has none; where the same title stands elsewhere, and only once, the column
 *     is taken from there
 * @param below what stands below the title, such as a unit; empty where that does not matter. A file where something else
 *     stands there is another kind of file
 * @param role what it means: the id of a {@link Role} of the template's kind
 * @param unit its unit as {@link Units} knows it; empty for a plain number
 * @param negated whether the file states the value with the opposite sign, as instruments print −Im Z
 */
public record TemplateColumn(int index, String title, String below, String role, String unit, boolean negated) {

    /** The longest title, role or unit, in characters. */
    public static final int LONGEST = 200;

    /**
     * Checks what can be checked without the kind.
     *
     * @throws IllegalArgumentException when the index is out of range, a text is too long or a unit is not known
     */
    public TemplateColumn {
        Objects.requireNonNull(title);
        Objects.requireNonNull(below);
        Objects.requireNonNull(role);
        Objects.requireNonNull(unit);
        if (index < 0 || index >= org.interphase.core.text.Limits.COLUMNS) {
            throw new IllegalArgumentException(
                    "expected a column from 1 to " + org.interphase.core.text.Limits.COLUMNS + ", found " + (index + 1L));
        }
        for (String text : new String[] {title, below, role, unit}) {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("expected at most " + LONGEST + " characters, found " + text.length());
            }
        }
        if (role.isEmpty()) {
            throw new IllegalArgumentException("expected what column " + (index + 1) + " means, found nothing");
        }
        if (Units.parse(unit).isEmpty()) {
            throw new IllegalArgumentException("expected a unit that is known, found '" + unit + "'");
        }
    }

    /** {@return how its values become SI} */
    public Units.Conversion conversion() {
        return Units.parse(unit).orElseThrow();
    }

    /** {@return its title, or its number where it has none} */
    public String shown() {
        return title.isEmpty() ? "column " + (index + 1) : title;
    }

    /** {@return what its unit makes of a value, empty where the unit is not known; for messages} */
    static Optional<String> symbol(String unit) {
        return Units.parse(unit).map(Units.Conversion::symbol);
    }
}
