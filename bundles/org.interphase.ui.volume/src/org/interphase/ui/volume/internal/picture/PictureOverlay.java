// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.interphase.ui.look.Palette;
import org.interphase.ui.volume.internal.column.ChosenColour;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.volume.Column;
import org.interphase.volume.render.Projection;

/** What is drawn over the picture: the cursor as a small cross, the selected columns in one colour, with rings along their axes. */
public final class PictureOverlay implements SceneCanvas.Overlay {

    private static final int CROSS = 6;
    private static final int RINGS = 7;
    private static final int CORNERS = 32;
    /** What selected columns cover stays to be seen through it. */
    private static final int ALPHA = 96;

    private static final int OPAQUE = 255;

    private final SceneCanvas canvas;
    private Optional<double[]> cursor = Optional.empty();
    private FoundColumns found;
    private Set<Integer> chosen = Set.of();
    private ChosenShape shape = ChosenShape.NONE;

    /**
     * Creates the overlay of a picture.
     *
     * @param canvas the picture
     */
    public PictureOverlay(SceneCanvas canvas) {
        this.canvas = canvas;
        canvas.setOverlay(this);
    }

    /**
     * Moves the cross.
     *
     * @param um {@code [x, y, z]} in µm; empty for none
     */
    public void cursor(Optional<double[]> um) {
        cursor = um;
        canvas.redraw();
    }

    /**
     * Marks columns.
     *
     * @param next the columns; null for none
     * @param selected ids of those that are marked
     */
    public void columns(FoundColumns next, Set<Integer> selected) {
        if (next == found && selected.equals(chosen)) {
            return;
        }
        found = next;
        chosen = Set.copyOf(selected);
        shape = next == null || chosen.isEmpty() ? ChosenShape.NONE : ChosenShape.of(next, chosen);
        canvas.redraw();
    }

    @Override
    public void paint(GC gc, Projection projection, Rectangle area) {
        Palette palette = Palette.of(canvas);
        gc.setAntialias(SWT.ON);
        if (found != null) {
            Color colour = new Color(
                    new RGB(ChosenColour.RGB >> 16, ChosenColour.RGB >> 8 & 0xFF, ChosenColour.RGB & 0xFF));
            cover(gc, projection, colour);
            gc.setForeground(colour);
            for (Column c : found.columns()) {
                if (chosen.contains(c.id())) {
                    ring(gc, projection, c);
                }
            }
        }
        gc.setLineWidth(1);
        cursor.ifPresent(um -> cross(gc, projection.toPicture(um[0], um[1], um[2]), palette));
        gc.setAntialias(SWT.DEFAULT);
    }

    /** Colours what the selected columns cover, all of it alike. */
    private void cover(GC gc, Projection projection, Color colour) {
        Path path = new Path(gc.getDevice());
        try {
            for (double[][] polygon : shape.in(projection)) {
                path.moveTo((float) polygon[0][0], (float) polygon[0][1]);
                for (int i = 1; i < polygon.length; i++) {
                    path.lineTo((float) polygon[i][0], (float) polygon[i][1]);
                }
                path.close();
            }
            // All polygons go the same way round: where they overlap, they cover once.
            gc.setFillRule(SWT.FILL_WINDING);
            gc.setBackground(colour);
            gc.setAlpha(ALPHA);
            gc.fillPath(path);
            gc.setAlpha(OPAQUE);
        } finally {
            path.dispose();
        }
    }

    private static void ring(GC gc, Projection projection, Column c) {
        double[][] axis = c.axisUm();
        double width = Double.isNaN(c.widthUm().value()) ? c.areaEquivalentUm().value() : c.widthUm().value();
        gc.setLineWidth(2);
        polyline(gc, projection, axis, false);
        gc.setLineWidth(1);
        for (int i = 0; i < RINGS; i++) {
            double[] centre = axis[Math.round((axis.length - 1) * i / (RINGS - 1f))];
            double[][] ring = new double[CORNERS][];
            for (int j = 0; j < CORNERS; j++) {
                double angle = 2 * Math.PI * j / CORNERS;
                ring[j] = new double[] {
                    centre[0] + width / 2 * Math.cos(angle), centre[1] + width / 2 * Math.sin(angle), centre[2]
                };
            }
            polyline(gc, projection, ring, true);
        }
    }

    private static void polyline(GC gc, Projection projection, double[][] places, boolean closed) {
        int[] points = new int[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            double[] p = projection.toPicture(places[i][0], places[i][1], places[i][2]);
            if (Double.isNaN(p[0])) {
                return;
            }
            points[2 * i] = (int) Math.round(p[0]);
            points[2 * i + 1] = (int) Math.round(p[1]);
        }
        if (closed) {
            gc.drawPolygon(points);
        } else {
            gc.drawPolyline(points);
        }
    }

    private static void cross(GC gc, double[] at, Palette palette) {
        if (Double.isNaN(at[0])) {
            return;
        }
        int x = (int) Math.round(at[0]);
        int y = (int) Math.round(at[1]);
        gc.setForeground(palette.paper());
        gc.setLineWidth(3);
        gc.drawLine(x - CROSS, y, x + CROSS, y);
        gc.drawLine(x, y - CROSS, x, y + CROSS);
        gc.setForeground(palette.text());
        gc.setLineWidth(1);
        gc.drawLine(x - CROSS, y, x + CROSS, y);
        gc.drawLine(x, y - CROSS, x, y + CROSS);
    }
}
