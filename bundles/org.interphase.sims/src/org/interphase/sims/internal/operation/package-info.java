// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations on ion stacks: {@code sims drift}, {@code sims profile} and the others. */
package org.interphase.sims.internal.operation;
