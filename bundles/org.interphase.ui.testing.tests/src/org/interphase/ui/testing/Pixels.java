// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.testing;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;

/**
 * The pixels of the screen. SWT copies the screen in points, of which each is four pixels at 200 %; GTK, which the tests
 * run on, gives the pixels themselves.
 */
public final class Pixels {

    private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);

    private Pixels() {}

    /**
     * {@return what is on a part of the screen}
     *
     * @param part in points
     */
    public static ImageData of(Rectangle part) {
        try {
            long root = (long) gdk("gdk_get_default_root_window");
            long pixels = (long) gdk("gdk_pixbuf_get_from_window", root, part.x, part.y, part.width, part.height);
            if (pixels == 0) {
                throw new IllegalStateException("the screen cannot be read at " + part);
            }
            int width = (int) gdk("gdk_pixbuf_get_width", pixels);
            int height = (int) gdk("gdk_pixbuf_get_height", pixels);
            int channels = (int) gdk("gdk_pixbuf_get_n_channels", pixels);
            int stride = (int) gdk("gdk_pixbuf_get_rowstride", pixels);
            long start = (long) gdk("gdk_pixbuf_get_pixels", pixels);
            ImageData out = new ImageData(width, height, 32, RGB);
            byte[] row = new byte[width * channels];
            for (int y = 0; y < height; y++) {
                call("org.eclipse.swt.internal.C", "memmove", row, start + (long) y * stride, (long) row.length);
                for (int x = 0; x < width; x++) {
                    int at = x * channels;
                    out.setPixel(x, y, (row[at] & 0xff) << 16 | (row[at + 1] & 0xff) << 8 | row[at + 2] & 0xff);
                }
            }
            call("org.eclipse.swt.internal.gtk.OS", "g_object_unref", pixels);
            return out;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the windows' tests need GTK", e);
        }
    }

    private static Object gdk(String function, Object... arguments) throws ReflectiveOperationException {
        return call("org.eclipse.swt.internal.gtk.GDK", function, arguments);
    }

    private static Object call(String type, String function, Object... arguments) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(arguments).map(Pixels::primitive).toArray(Class<?>[]::new);
        Method method = SWT.class.getClassLoader().loadClass(type).getMethod(function, types);
        return method.invoke(null, arguments);
    }

    private static Class<?> primitive(Object argument) {
        return switch (argument) {
            case Long l -> long.class;
            case Integer i -> int.class;
            default -> argument.getClass();
        };
    }
}
