// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

/** A result that came from fitting a circuit, such as that of the operation {@code eis fit}. */
public interface HasFit {

    /** {@return the fit, to draw its curve} */
    FitResult fit();
}
