// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Slices of a volume at right angles to each other. */
package org.interphase.ui.volume.internal.slice;
