// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Ion stacks of both polarities: corrections, regions, depth profiles, chemistry. */
package org.interphase.sims;
