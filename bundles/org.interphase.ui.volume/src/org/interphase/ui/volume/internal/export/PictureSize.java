// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.export;

import java.util.OptionalInt;
import org.interphase.volume.render.Frame;

/**
 * How large a picture is, and how finely it is drawn.
 *
 * @param widthMm width in print in mm
 * @param heightMm height in print in mm
 * @param dpi pixels of an inch, 10 to 10000
 * @param supersample rays along each side of a pixel, 1 to 8
 * @param backgroundRgb colour behind all; empty for that of the scene
 */
public record PictureSize(double widthMm, double heightMm, double dpi, int supersample, OptionalInt backgroundRgb) {

    private static final double MM_PER_INCH = 25.4;

    /** As wide as a column of a journal. */
    static final PictureSize DEFAULT = new PictureSize(86, 64.5, 300, 2, OptionalInt.empty());

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of its range, or the picture has too many pixels
     */
    public PictureSize {
        if (!(widthMm > 0 && heightMm > 0) || !(dpi >= 10 && dpi <= 10_000)) {
            throw new IllegalArgumentException("expected a size in mm and 10 to 10000 dpi");
        }
        new Frame(pixels(widthMm, dpi), pixels(heightMm, dpi), 0, 1, supersample);
    }

    private static int pixels(double mm, double dpi) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(mm / MM_PER_INCH * dpi));
    }

    /** {@return width in pixels} */
    public int width() {
        return pixels(widthMm, dpi);
    }

    /** {@return height in pixels} */
    public int height() {
        return pixels(heightMm, dpi);
    }

    /** {@return how finely it is drawn} */
    public Frame frame() {
        return new Frame(width(), height(), 0, 1, supersample);
    }
}
