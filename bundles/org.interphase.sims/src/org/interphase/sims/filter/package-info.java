// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Filters over the layers of a volume, on all cores, in memory that does not grow with it. */
package org.interphase.sims.filter;
