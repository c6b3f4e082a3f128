// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.Optional;
import org.interphase.core.text.Fields;

/** What stands between the fields of a row. */
public enum Separator {
    /** A tabulator. */
    TAB("tab", '\t'),
    /** A semicolon. */
    SEMICOLON("semicolon", ';'),
    /** A comma. */
    COMMA("comma", ','),
    /** A vertical bar. */
    BAR("bar", '|'),
    /** Any run of blanks and tabulators. */
    BLANKS("blanks", Fields.BLANKS);

    private final String id;
    private final char sign;

    Separator(String id, char sign) {
        this.id = id;
        this.sign = sign;
    }

    /** {@return the sign, as {@link Fields} takes it} */
    public char sign() {
        return sign;
    }

    /** {@return its word in a template} */
    @Override
    public String toString() {
        return id;
    }

    /**
     * {@return the separator of a word}
     *
     * @param word such as {@code tab}
     */
    public static Optional<Separator> of(String word) {
        for (Separator s : values()) {
            if (s.id.equals(word)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }
}
