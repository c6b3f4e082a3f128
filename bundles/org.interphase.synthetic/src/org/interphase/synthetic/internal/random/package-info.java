// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Random numbers that are the same on every machine. */
package org.interphase.synthetic.internal.random;
