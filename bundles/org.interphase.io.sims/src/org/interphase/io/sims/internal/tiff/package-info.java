// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** TIFF: OME-TIFF, ImageJ's stacks and plain pictures, read and (OME-TIFF) written. */
package org.interphase.io.sims.internal.tiff;
