// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * Diffusion in a layer of finite thickness with a blocking (reflecting) end: Z = R·coth(√(jωτ))/√(jωτ), R in Ω,
 * τ in s. Its low-frequency limit is R/3 in series with the capacitance τ/R.
 *
 * @param number tells it from others of its kind
 */
public record WarburgOpen(int number) implements Element {

    /** Checks the number. */
    public WarburgOpen {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "Wo";
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
