// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

/** The charge of the ions that a detector lets through. */
public enum IonPolarity {
    /** Positive ions. */
    POSITIVE("+"),
    /** Negative ions. */
    NEGATIVE("-"),
    /** Not said; also for what is no ion, such as an image of secondary electrons. */
    UNKNOWN("");

    private final String sign;

    IonPolarity(String sign) {
        this.sign = sign;
    }

    /** {@return {@code +}, {@code -}, or nothing} */
    @Override
    public String toString() {
        return sign;
    }
}
