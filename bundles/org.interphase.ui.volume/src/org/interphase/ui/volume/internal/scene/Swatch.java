// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.ColorDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** A button that shows a colour and lets another one be chosen. */
final class Swatch {

    static final int SIZE = 14;

    private final Button button;
    private int rgb = -1;
    private Image image;

    /**
     * Creates one.
     *
     * @param name what has the colour, such as {@code Colour of Na+}
     * @param chosen takes another colour, {@code 0xRRGGBB}
     */
    Swatch(Composite parent, Supplier<String> name, IntConsumer chosen) {
        button = new Button(parent, SWT.PUSH);
        Spoken.name(button, name);
        button.addListener(SWT.Selection, e -> ask(button.getShell(), name.get(), rgb).ifPresent(chosen));
        button.addListener(SWT.Dispose, e -> {
            if (image != null) {
                image.dispose();
            }
        });
        show(0);
    }

    /** {@return another colour from the system's dialog; empty where it was cancelled} */
    static OptionalInt ask(Shell shell, String title, int rgb) {
        ColorDialog dialog = new ColorDialog(shell);
        dialog.setText(title);
        dialog.setRGB(new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        RGB next = dialog.open();
        return next == null ? OptionalInt.empty() : OptionalInt.of(next.red << 16 | next.green << 8 | next.blue);
    }

    static Color colour(int rgb) {
        return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** {@return a square of a colour, to be disposed of} */
    static Image image(Display display, int rgb) {
        return new Image(
                display,
                (gc, width, height) -> {
                    gc.setBackground(colour(rgb));
                    gc.fillRectangle(0, 0, width, height);
                    gc.setForeground(new Color(128, 128, 128));
                    gc.drawRectangle(0, 0, width - 1, height - 1);
                },
                SIZE,
                SIZE);
    }

    void show(int next) {
        if (next != rgb) {
            rgb = next;
            Image before = image;
            image = image(button.getDisplay(), next);
            button.setImage(image);
            if (before != null) {
                before.dispose();
            }
        }
    }

    Button control() {
        return button;
    }
}
