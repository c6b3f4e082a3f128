// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView;

/** Pictures of one raster beside each other, with one layer, one cursor and one part of the raster for all. */
public final class ImageGrid extends Composite {

    private final StackView view;
    private List<Picture> pictures = List.of();
    private Optional<Overlay> overlay = Optional.empty();

    /** What is drawn over each picture, and may take the mouse, such as regions. Places are in pixels of the raster. */
    public interface Overlay {

        /** Draws over one picture. */
        void paint(GC gc, Places places, Palette palette);

        /**
         * Hears of the mouse over a picture.
         *
         * @param type {@link SWT#MouseDown}, {@link SWT#MouseMove}, {@link SWT#MouseUp} or {@link SWT#MouseDoubleClick}
         * @param x place in pixels of the raster, also outside of it
         * @param y likewise
         * @param button 1 for the left one, 0 for none
         * @param state mask of the keys and buttons that are held
         * @param places from pixels of the raster to the screen
         * @return whether it is taken, so that it does nothing else
         */
        boolean mouse(int type, double x, double y, int button, int state, Places places);
    }

    /** Where pixels of the raster lie in a picture on the screen. */
    public interface Places {

        /** {@return where a place of the raster lies, in points of the picture's control} */
        Point screen(double x, double y);

        /** {@return how many points of the screen a pixel of the raster is wide} */
        double scale();
    }

    /**
     * Creates a grid without pictures.
     *
     * @param parent where it lies
     * @param view the layer, the cursor and the part of the raster
     */
    public ImageGrid(Composite parent, StackView view) {
        super(parent, SWT.NONE);
        this.view = view;
    }

    /**
     * Shows other pictures, of the view's raster.
     *
     * @param next what each shows
     */
    public void show(List<Picture> next) {
        pictures = List.copyOf(next);
        redraw();
    }

    /**
     * Has something drawn over all pictures.
     *
     * @param next what; draws again when {@link #refreshOverlay} is called
     */
    public void setOverlay(Overlay next) {
        overlay = Optional.of(next);
        refreshOverlay();
    }

    /** Draws again what lies over the pictures. */
    public void refreshOverlay() {
        redraw();
    }
}
