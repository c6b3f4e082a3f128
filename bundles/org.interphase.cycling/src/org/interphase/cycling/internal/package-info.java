// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** How a cycle graph is taken apart and judged, and the numerics of a critical current density. */
package org.interphase.cycling.internal;
