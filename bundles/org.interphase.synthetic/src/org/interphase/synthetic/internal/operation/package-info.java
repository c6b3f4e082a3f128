// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations {@code cycle generate} and {@code sims generate}. */
package org.interphase.synthetic.internal.operation;
