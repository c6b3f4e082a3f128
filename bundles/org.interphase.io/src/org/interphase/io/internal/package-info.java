// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** HDF5 and NeXus files of ion stacks, depth profiles and mass spectra. */
package org.interphase.io.internal;
