// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Ions as formulas, with their exact masses. */
package org.interphase.core.species;
