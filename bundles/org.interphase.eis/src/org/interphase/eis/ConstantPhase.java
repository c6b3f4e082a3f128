// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;

/**
 * A constant phase element: Z = 1/(Q(jω)^α), Q in F·s^(α−1), 0 &lt; α ≤ 1.
 *
 * <p>Other programs write the same element as 1/(Q(jω)^n) or as 1/(T(jω)^P); a form 1/((jωT)^P) is a different one. The
 * unit of Q, Ω⁻¹·s^α, is F at α = 1.
 *
 * @param number tells it from others of its kind
 */
public record ConstantPhase(int number) implements Element {

    /** Checks the number. */
    public ConstantPhase {
        Element.requireNumber(number);
    }

    @Override
    public String symbol() {
        return "CPE";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.positive(label() + ".Q", "Ω⁻¹·s^α"), new Parameter(label() + ".alpha", "", 0, 1));
    }

    @Override
    public String toString() {
        return label();
    }
}
