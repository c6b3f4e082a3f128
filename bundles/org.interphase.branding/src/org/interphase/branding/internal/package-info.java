// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Names, icons and texts that a brand replaces. */
package org.interphase.branding.internal;
