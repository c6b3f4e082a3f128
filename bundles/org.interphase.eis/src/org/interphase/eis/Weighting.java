// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

/** The weights of a fit: what each squared residual, of the real and of the imaginary part, is multiplied by. */
public enum Weighting {
    /** 1. Large impedances rule. */
    UNIT,
    /**
     * 1/Re² for the real part and 1/Im² for the imaginary part of the data, each by itself. Refused where a part is
     * below a millionth of |Z|, since such a point would outweigh all others.
     */
    PROPORTIONAL,
    /** 1/|Z|² of the data. Right for a noise proportional to |Z|, which is what instruments have. */
    MODULUS,
    /**
     * 1/|Z|² of the fitted circuit: fitted again with the weights of the last fit until nothing changes. ZView's
     * “calc-modulus”. Free of the small bias towards points that noise made small.
     */
    MODEL,
    /** 1/σ² with the standard deviation that the data state for each point. */
    SIGMA
}
