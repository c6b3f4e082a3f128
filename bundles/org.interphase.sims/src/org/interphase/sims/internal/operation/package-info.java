// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations {@code sims profile}, {@code sims interface}, {@code sims ratio} and {@code sims decompose}. */
package org.interphase.sims.internal.operation;
