// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations {@code cycle …}. */
package org.interphase.cycling.internal.operation;
