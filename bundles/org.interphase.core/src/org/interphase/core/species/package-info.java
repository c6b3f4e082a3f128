// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Ions as formulas, with their exact masses. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.species;
