// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What all windows share of their looks: the colours of the current theme. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.look;
