// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operation {@code cycle generate}. */
package org.interphase.synthetic.internal.operation;
