// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * A capacitor: Z = 1/(jωC), C in F.
 *
 * @param number tells it from others of its kind
 */
public record Capacitor(int number) implements Element {

    /** Checks the number. */
    public Capacitor {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "C";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.positive(label(), "F"));
    }

    @Override
    public String toString() {
        return label();
    }
}
