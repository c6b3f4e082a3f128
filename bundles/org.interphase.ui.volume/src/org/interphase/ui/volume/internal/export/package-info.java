// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What can be taken along: pictures, animations, and the commands that make the same. */
package org.interphase.ui.volume.internal.export;
