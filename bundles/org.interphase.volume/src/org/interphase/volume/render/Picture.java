// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

/**
 * A picture of a scene.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb {@code [y·width + x]}, {@code 0xRRGGBB} of sRGB over the background; not to be changed
 */
public record Picture(int width, int height, int[] rgb) {}
