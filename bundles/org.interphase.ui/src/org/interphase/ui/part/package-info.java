// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What editors of data files share: their history, their memory, what they open, and what they say where they cannot. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.part;
