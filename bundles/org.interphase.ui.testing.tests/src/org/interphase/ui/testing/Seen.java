// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Contrast;

/** What can be said of a picture, and of the texts in a window, without a person. */
public final class Seen {

    private static final int DIFFERENT = 96;
    private static final int PATCH = 24;
    private static final double LIGHT = 0.35;
    private static final double DARK_ON_THE_WHOLE = 0.08;

    private Seen() {}

    /** Fails where a picture is light on the whole, or has a light patch of a size that glares. */
    public static void assertDark(String name, ImageData picture) {
        double sum = 0;
        int cells = 0;
        List<Point> patches = new ArrayList<>();
        for (int y = 0; y + PATCH <= picture.height; y += PATCH) {
            for (int x = 0; x + PATCH <= picture.width; x += PATCH) {
                double darkest = 1;
                for (int i = 0; i < PATCH * PATCH; i += 7) {
                    double luminance = luminance(picture, x + i % PATCH, y + i / PATCH);
                    sum += luminance / ((PATCH * PATCH + 6) / 7);
                    darkest = Math.min(darkest, luminance);
                }
                cells++;
                if (darkest > LIGHT) {
                    patches.add(new Point(x, y));
                }
            }
        }
        assertEquals(List.of(), patches, name + ": light patches");
        assertTrue(sum / cells < DARK_ON_THE_WHOLE, name + ": mean luminance " + sum / cells);
    }

    /** {@return the share of the pixels that a person would call different in two pictures, from 0 to 1} */
    public static double share(ImageData one, ImageData other) {
        assertEquals(one.width, other.width);
        assertEquals(one.height, other.height);
        int different = 0;
        for (int y = 0; y < one.height; y++) {
            for (int x = 0; x < one.width; x++) {
                RGB a = one.palette.getRGB(one.getPixel(x, y));
                RGB b = other.palette.getRGB(other.getPixel(x, y));
                int most = Math.max(Math.abs(a.red - b.red), Math.max(Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)));
                different += most > DIFFERENT ? 1 : 0;
            }
        }
        return (double) different / one.width / one.height;
    }

    private static double luminance(ImageData picture, int x, int y) {
        RGB colour = picture.palette.getRGB(picture.getPixel(x, y));
        return Contrast.luminance(colour);
    }

    /** Fails where a label or a button on the screen has less room than its text needs. */
    public static void assertNothingClipped(Composite window) {
        List<String> clipped = new ArrayList<>();
        collect(window, clipped);
        assertEquals(List.of(), clipped);
    }

    private static void collect(Composite parent, List<String> clipped) {
        for (Control control : parent.getChildren()) {
            if (!control.isVisible()) {
                continue;
            }
            Point size = control.getSize();
            switch (control) {
                case Label label when !label.getText().isEmpty() && (label.getStyle() & SWT.WRAP) != 0 -> {
                    if (label.computeSize(size.x, SWT.DEFAULT).y > size.y) {
                        clipped.add(label.getText() + " needs more than " + size);
                    }
                }
                case Label label when !label.getText().isEmpty() -> narrow(label, label.getText(), clipped);
                case Button button when !button.getText().isEmpty() -> narrow(button, button.getText(), clipped);
                case Composite composite -> collect(composite, clipped);
                default -> {}
            }
        }
    }

    private static void narrow(Control control, String text, List<String> clipped) {
        Point needed = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (needed.x > control.getSize().x || needed.y > control.getSize().y) {
            clipped.add(text + " needs " + needed + ", has " + control.getSize());
        }
    }
}
