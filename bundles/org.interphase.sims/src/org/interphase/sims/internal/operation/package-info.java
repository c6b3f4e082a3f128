// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations on ion stacks. */
package org.interphase.sims.internal.operation;
