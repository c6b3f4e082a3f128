// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

/**
 * A voxel of a volume.
 *
 * @param layer counted from 0
 * @param y row counted from 0
 * @param x column counted from 0
 */
public record Voxel(int layer, int y, int x) {}
