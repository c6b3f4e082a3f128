// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/** A two-terminal element of a circuit, told from others of its kind by a number. */
public sealed interface Element extends Circuit
        permits Resistor, Capacitor, Inductor, ConstantPhase, Warburg, WarburgOpen, WarburgShort {

    /** The largest number an element may carry. */
    int MAX_NUMBER = 9999;

    /** {@return the number, 0 to {@value #MAX_NUMBER}} */
    int number();

    /** {@return the letters of its kind in a circuit: {@code R}, {@code CPE}} */
    String symbol();

    /** {@return symbol and number: {@code R1}, {@code CPE1}} */
    default String label() {
        return symbol() + number();
    }

    @Override
    default List<Element> elements() {
        return List.of(this);
    }

    /**
     * Refuses a number out of range.
     *
     * @param number what was given
     * @throws IllegalArgumentException when it is negative or above {@value #MAX_NUMBER}
     */
    static void requireNumber(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "an element's number is 0 to " + MAX_NUMBER + ", found " + number);
        }
    }
}
