// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;

/** A sentence in the middle of a canvas that has nothing else to show, broken into lines that fit. */
public final class Sentence {

    private static final int MARGIN = 24;
    private static final int WIDEST = 560;

    private Sentence() {}

    /**
     * Draws it.
     *
     * @param gc onto the canvas, with the colour of the text
     * @param text a sentence
     * @param area the canvas
     */
    public static void paint(GC gc, String text, Rectangle area) {
        TextLayout layout = new TextLayout(gc.getDevice());
        try {
            layout.setText(text);
            layout.setFont(gc.getFont());
            layout.setAlignment(SWT.CENTER);
            layout.setWidth(Math.max(1, Math.min(WIDEST, area.width - 2 * MARGIN)));
            Rectangle size = layout.getBounds();
            layout.draw(gc, area.x + (area.width - layout.getWidth()) / 2, area.y + Math.max(0, (area.height - size.height) / 2));
        } finally {
            layout.dispose();
        }
    }
}
