// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Volumes of ion images: segmentation, columns and their measures, how species belong together. */
package org.interphase.volume;
