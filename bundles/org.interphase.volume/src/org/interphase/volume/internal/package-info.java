// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Numerics of volumes: fits of edges and ends, boxes around columns. */
package org.interphase.volume.internal;
