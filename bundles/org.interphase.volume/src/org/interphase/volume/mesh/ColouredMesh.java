// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.util.Objects;

/**
 * A surface as it is written: with a name and a colour.
 *
 * @param name of the object, such as {@code Na+}
 * @param mesh the surface
 * @param rgb its colour, {@code 0xRRGGBB}
 */
public record ColouredMesh(String name, SurfaceMesh mesh, int rgb) {

    /** The colour of a surface for which none is chosen: orange. */
    public static final int DEFAULT_RGB = 0xE69F00;

    /**
     * Checks the colour.
     *
     * @throws IllegalArgumentException when the colour has more than 24 bits
     */
    public ColouredMesh {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mesh);
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("expected a colour up to 0xFFFFFF, found 0x" + Integer.toHexString(rgb));
        }
    }

    /** {@return the name as one line of ASCII, for headers of text} */
    String plainName() {
        return name.replaceAll("[^ -~]", "?");
    }

    /** {@return a share of the colour, 0 to 255} */
    int red() {
        return rgb >> 16;
    }

    int green() {
        return rgb >> 8 & 255;
    }

    int blue() {
        return rgb & 255;
    }
}
