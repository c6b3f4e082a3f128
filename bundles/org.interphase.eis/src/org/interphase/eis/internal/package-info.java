// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Numerical kernels of the impedance fit: static or single-threaded code on primitive arrays. */
package org.interphase.eis.internal;
