// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Figures on the screen: one look and one way to zoom, pan, copy and export for every view. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.plot;
