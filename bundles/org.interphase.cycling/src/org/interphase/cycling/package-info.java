// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/**
 * Cycle graphs: what a galvanostatic record says about a region of a solid electrolyte, how sure that is, and which
 * current density many regions bear.
 */
package org.interphase.cycling;
