// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * Diffusion through a layer of finite thickness with a transmitting (absorbing) end:
 * Z = R·tanh(√(jωτ))/√(jωτ), R in Ω, τ in s. Its low-frequency limit is R.
 *
 * @param number tells it from others of its kind
 */
public record WarburgShort(int number) implements Element {

    /** Checks the number. */
    public WarburgShort {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "Ws";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.positive(label() + ".R", "Ω"), Parameter.positive(label() + ".tau", "s"));
    }

    @Override
    public String toString() {
        return label();
    }
}
