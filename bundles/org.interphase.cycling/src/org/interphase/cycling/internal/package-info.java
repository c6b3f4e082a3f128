// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** How a cycle graph is taken apart: rows, steps of current, oscillation, levels, falls. */
package org.interphase.cycling.internal;
