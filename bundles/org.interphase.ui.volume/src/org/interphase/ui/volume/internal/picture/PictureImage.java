// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.nio.ByteBuffer;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Pixels as images of the window. */
public final class PictureImage {

    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);

    private PictureImage() {}

    /**
     * {@return pixels as data of an image}
     *
     * @param width in pixels
     * @param height in pixels
     * @param rgb {@code [y·width + x]}, {@code 0xRRGGBB}
     */
    public static ImageData data(int width, int height, int[] rgb) {
        byte[] bytes = new byte[4 * width * height];
        ByteBuffer.wrap(bytes).asIntBuffer().put(rgb, 0, width * height);
        return new ImageData(width, height, 32, RGB, 4, bytes);
    }

    /**
     * {@return pixels as an image, which its owner disposes of}
     *
     * @param device where it is shown
     * @param width in pixels
     * @param height in pixels
     * @param rgb {@code [y·width + x]}, {@code 0xRRGGBB}
     */
    public static Image of(Device device, int width, int height, int[] rgb) {
        return new Image(device, data(width, height, rgb));
    }
}
