// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** How rays are cast through volumes. */
package org.interphase.volume.internal.render;
