// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Objects;

/**
 * What is seen at a place of a picture.
 *
 * @param xUm where in the volume, from the corner of the raster
 * @param yUm where in the volume
 * @param zUm its depth
 * @param species of which something is seen there; blank for an object
 * @param label of the object, from 1 on; 0 for a species
 */
public record Hit(double xUm, double yUm, double zUm, String species, int label) {

    /** Checks that there is a species' name. */
    public Hit {
        Objects.requireNonNull(species);
    }
}
