// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Kernels of the analysis of ion stacks: for this bundle alone. */
package org.interphase.sims.internal;
