// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Arrays of pixels in files: NRRD, MetaImage, VTK ImageData and Zarr, and what their readers and writers share. */
package org.interphase.io.sims.internal.array;
