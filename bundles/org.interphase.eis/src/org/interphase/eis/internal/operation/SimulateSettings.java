// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Setting;
import org.interphase.eis.Circuit;
import org.interphase.eis.FrequencyGrid;

/**
 * Settings of {@code eis simulate}.
 *
 * @param circuit the circuit
 * @param set the value of each parameter
 * @param frequencies the frequencies
 * @param noise standard deviation of the noise over |Z|
 * @param seed of the noise
 */
public record SimulateSettings(
        @Setting(
                        help = "Equivalent circuit of R, C, L, CPE (Q), W, Wo, Ws, in either notation.",
                        required = true,
                        example = "R0-p(R1,CPE1)-p(R2,CPE2)",
                        citation = "Boukamp, Solid State Ionics 20 (1986) 31")
                Circuit circuit,
        @Setting(
                        help = "The value of every parameter, in SI units.",
                        required = true,
                        example = "R0=500,R1=3188,CPE1.Q=1.2e-9,CPE1.alpha=0.9")
                Assignments set,
        @Setting(
                        help = "Highest and lowest frequency, both included, and points per decade.",
                        unit = "Hz",
                        required = true,
                        example = "7e6:100:10")
                FrequencyGrid frequencies,
        @Setting(
                        help = "Standard deviation of Gaussian noise on real and imaginary part, as a fraction of |Z|.",
                        byDefault = "0",
                        min = 0)
                double noise,
        @Setting(help = "Number that the noise starts from; the same gives the same noise.", byDefault = "1") long seed) {}
