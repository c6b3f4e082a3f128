// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Numerical kernels of the corrections: transforms, correlation, robust measures. */
package org.interphase.sims.internal;
