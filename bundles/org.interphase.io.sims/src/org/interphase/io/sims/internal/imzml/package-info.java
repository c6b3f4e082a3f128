// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** imzML: an index in XML, spectra in a binary file beside it. */
package org.interphase.io.sims.internal.imzml;
