// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Writing of HDF5 files, layer by layer. */
package org.interphase.io.hdf5;
