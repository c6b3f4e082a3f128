// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Setting;
import org.interphase.eis.Circuit;
import org.interphase.eis.PointMask;
import org.interphase.eis.Weighting;

/**
 * Settings of {@code eis fit}.
 *
 * @param circuit the circuit
 * @param weight the weights
 * @param guess start values
 * @param fix parameters that are held
 * @param bound ranges of parameters
 * @param fmin lowest frequency in Hz
 * @param fmax highest frequency in Hz
 * @param mask points that are left out
 */
public record FitSettings(
        @Setting(
                        help = "Equivalent circuit of R, C, L, CPE (Q), W, Wo, Ws, in either notation.",
                        required = true,
                        example = "R0-p(R1,CPE1)-p(R2,CPE2)",
                        citation = "Boukamp, Solid State Ionics 20 (1986) 31")
                Circuit circuit,
        @Setting(
                        help = "Weight of each squared residual: 1; 1/Re² and 1/Im²; 1/|Z|² of the data; 1/|Z|² of the"
                                + " fit; 1/σ² that the data state.",
                        byDefault = "modulus")
                Weighting weight,
        @Setting(
                        help = "Start values, in SI units; all others are found from the data.",
                        example = "R1=3e3,CPE1.alpha=0.9")
                Assignments guess,
        @Setting(help = "Parameters held at a value, or by name alone at their guess.", example = "R0=500,CPE1.alpha=1")
                Holds fix,
        @Setting(help = "Ranges of parameters; an end may be left out.", example = "R1=1e3:1e5,CPE1.alpha=0.7:")
                Ranges bound,
        @Setting(help = "Leaves out lower frequencies.", unit = "Hz", min = 0) Double fmin,
        @Setting(help = "Leaves out higher frequencies.", unit = "Hz", min = 0, openRange = true) Double fmax,
        @Setting(
                        help = "Leaves out points: by number, counted from 1 in the file's order, or by frequency in Hz.",
                        example = "3,7-9,45:55")
                PointMask mask) {}
