// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Columns: how they are found, their measures, what is changed of them by hand. */
package org.interphase.ui.volume.internal.column;
