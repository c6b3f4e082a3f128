// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.Optional;

/** What stands before the fraction of a number. */
public enum DecimalSign {
    /** A point. */
    POINT("point", '.'),
    /** A comma. */
    COMMA("comma", ',');

    private final String id;
    private final char sign;

    DecimalSign(String id, char sign) {
        this.id = id;
        this.sign = sign;
    }

    /** {@return the sign} */
    public char sign() {
        return sign;
    }

    /** {@return its word in a template} */
    @Override
    public String toString() {
        return id;
    }

    /**
     * {@return the sign of a word}
     *
     * @param word such as {@code comma}
     */
    public static Optional<DecimalSign> of(String word) {
        for (DecimalSign s : values()) {
            if (s.id.equals(word)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }
}
