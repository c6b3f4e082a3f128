// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

/** The colour of selected columns in pictures and slices, which no colour map and no species has. */
public final class ChosenColour {

    /** {@code 0xRRGGBB}, seen on white, on dark paper and on counts. */
    public static final int RGB = 0xE8329E;

    private ChosenColour() {}
}
