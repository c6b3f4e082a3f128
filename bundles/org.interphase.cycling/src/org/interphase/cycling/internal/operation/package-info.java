// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The commands of cycle graphs. */
package org.interphase.cycling.internal.operation;
