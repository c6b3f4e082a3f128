// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Numerics of ion stacks: filters, transforms, fits, correlation. */
package org.interphase.sims.internal;
