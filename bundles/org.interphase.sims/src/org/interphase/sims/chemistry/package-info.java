// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What species of an ion stack have to do with one another: correlation, line scans, overlays, ratios, components. */
package org.interphase.sims.chemistry;
