// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/**
 * Equivalent circuits of an impedance and their least-squares fit: {@link org.interphase.eis.Circuit#parse(String)},
 * {@link org.interphase.eis.CircuitFit#fit}, {@link org.interphase.eis.Simulation}.
 *
 * <p>Everywhere: frequencies in Hz, impedances in Ω with Im negative for a capacitor, SI units for the parameters.
 */
package org.interphase.eis;
