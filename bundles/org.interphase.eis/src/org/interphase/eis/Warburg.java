// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * Semi-infinite linear diffusion: Z = A(1 − j)/√ω, A in Ω·s^(−1/2).
 *
 * @param number tells it from others of its kind
 */
public record Warburg(int number) implements Element {

    /** Checks the number. */
    public Warburg {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "W";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.positive(label(), "Ω·s^-1/2"));
    }

    @Override
    public String toString() {
        return label();
    }
}
