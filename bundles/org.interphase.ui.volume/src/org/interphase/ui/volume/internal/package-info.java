// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The 3D editor. */
package org.interphase.ui.volume.internal;
