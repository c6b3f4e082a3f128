// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * An inductor: Z = jωL, L in H.
 *
 * @param number tells it from others of its kind
 */
public record Inductor(int number) implements Element {

    /** Checks the number. */
    public Inductor {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "L";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.positive(label(), "H"));
    }

    @Override
    public String toString() {
        return label();
    }
}
