// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations {@code cycle analyse}, {@code cycle ccd} and {@code cycle capacity}. */
package org.interphase.cycling.internal.operation;
