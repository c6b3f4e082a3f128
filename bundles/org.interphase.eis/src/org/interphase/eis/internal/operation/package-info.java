// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations {@code eis fit} and {@code eis simulate}. */
package org.interphase.eis.internal.operation;
