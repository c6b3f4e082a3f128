// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Objects;

/**
 * A species of a scene.
 *
 * @param species its name, {@code Na+} say
 * @param visible whether it is drawn
 * @param mode how
 * @param rgb its colour as a surface and in legends, {@code 0xRRGGBB} of sRGB
 * @param transfer its colours and opacities by counts
 * @param levelCounts counts of its surface
 */
public record SceneChannel(
        String species, boolean visible, Mode mode, int rgb, TransferFunction transfer, double levelCounts) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it
     */
    public SceneChannel {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(transfer);
        if (species.isBlank()) {
            throw new IllegalArgumentException("expected a species, found none");
        }
        if ((rgb & 0xFF000000) != 0) {
            throw new IllegalArgumentException("expected a colour of 0 to FFFFFF, found " + Integer.toHexString(rgb));
        }
        if (!Double.isFinite(levelCounts)) {
            throw new IllegalArgumentException("expected a level in counts, found " + levelCounts);
        }
    }
}
