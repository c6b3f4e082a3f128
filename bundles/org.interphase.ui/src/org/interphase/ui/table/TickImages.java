// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.interphase.ui.look.Palette;

/** A box, ticked and not, in the theme's colours; drawn, so that it is sharp at every scale. */
final class TickImages {

    private static final int SIZE = 16;
    private static final int BOX = 12;
    private static final int ROUND = 4;

    private final Image ticked;
    private final Image empty;

    TickImages(Device device, Palette palette) {
        ticked = new Image(device, (gc, width, height) -> draw(gc, palette, true), SIZE, SIZE);
        empty = new Image(device, (gc, width, height) -> draw(gc, palette, false), SIZE, SIZE);
    }

    private static void draw(GC gc, Palette palette, boolean tick) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.paper());
        gc.fillRectangle(0, 0, SIZE, SIZE);
        int edge = (SIZE - BOX) / 2;
        if (tick) {
            gc.setBackground(palette.accent());
            gc.fillRoundRectangle(edge, edge, BOX, BOX, ROUND, ROUND);
            gc.setForeground(palette.paper());
            gc.setLineWidth(2);
            gc.drawPolyline(new int[] {edge + 3, edge + 6, edge + 5, edge + 8, edge + 9, edge + 4});
        } else {
            gc.setForeground(palette.axis());
            gc.drawRoundRectangle(edge, edge, BOX - 1, BOX - 1, ROUND, ROUND);
        }
    }

    Image ticked() {
        return ticked;
    }

    Image empty() {
        return empty;
    }

    void dispose() {
        ticked.dispose();
        empty.dispose();
    }
}
