// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Impedance: circuits and their fit to spectra. */
package org.interphase.eis;
