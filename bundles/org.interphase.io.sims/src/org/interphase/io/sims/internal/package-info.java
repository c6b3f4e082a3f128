// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Readers and writers of ion images, depth profiles and mass spectra. */
package org.interphase.io.sims.internal;
