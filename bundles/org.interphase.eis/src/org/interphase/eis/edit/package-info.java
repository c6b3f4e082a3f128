// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Changing a circuit: edits of its tree that keep the other elements' names, and completion of its text. */
package org.interphase.eis.edit;
