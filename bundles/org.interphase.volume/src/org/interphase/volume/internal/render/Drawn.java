// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import org.interphase.volume.render.Mode;

/**
 * A species as it is drawn in a picture.
 *
 * @param species its name
 * @param mode how
 * @param raster its samples
 * @param empty bricks of it in which nothing is seen
 * @param colours of its values; null of a surface
 * @param table its entries of the path between samples; of a maximum those of a hundredth of the longest edge; null of a surface
 * @param level of a surface, scaled as interpolated values are
 * @param rgb of a surface
 */
record Drawn(
        String species, Mode mode, Raster raster, EmptyBricks empty, ColourTable colours, float[] table, long level, int rgb) {}
