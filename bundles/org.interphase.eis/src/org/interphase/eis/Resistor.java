// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * A resistor: Z = R, R in Ω.
 *
 * @param number tells it from others of its kind
 */
public record Resistor(int number) implements Element {

    /** Checks the number. */
    public Resistor {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "R";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.positive(label(), "Ω"));
    }

    @Override
    public String toString() {
        return label();
    }
}
