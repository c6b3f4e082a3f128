// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.widgets.Control;
import org.interphase.eis.diagram.Shape;
import org.interphase.eis.diagram.Shape.Ink;
import org.interphase.ui.look.Palette;

/** Draws the shapes of a diagram; sharp at every scale, since nothing is drawn as a picture. */
final class ShapePainter {

    private static final float WIRE = 1.25f;
    private static final int GAP = 5;
    private static final float THICK = 2.2f;

    private final Font name;
    private final Font value;

    /** Takes the fonts from a control, and gives them back with it. */
    ShapePainter(Control control) {
        FontDescriptor font = FontDescriptor.createFrom(control.getFont());
        int points = control.getFont().getFontData()[0].getHeight();
        name = font.setStyle(SWT.BOLD).setHeight(Math.max(6, points - 1)).createFont(control.getDisplay());
        value = font.setHeight(Math.max(6, points - 1)).createFont(control.getDisplay());
        control.addDisposeListener(e -> {
            name.dispose();
            value.dispose();
        });
    }

    /** {@return the height of a line of text} */
    int lineHeight(GC gc) {
        gc.setFont(name);
        return gc.getFontMetrics().getHeight();
    }

    /** {@return the width of a text} */
    int width(GC gc, String text, boolean small) {
        gc.setFont(small ? value : name);
        return gc.textExtent(text, SWT.DRAW_TRANSPARENT).x;
    }

    /** {@return the width of a name and values on one line} */
    int width(GC gc, String first, String second) {
        return width(gc, first, false) + (second.isEmpty() ? 0 : GAP + width(gc, second, true));
    }

    private static void text(GC gc, String text, Font font, double left, double middle) {
        gc.setFont(font);
        int height = gc.textExtent(text, SWT.DRAW_TRANSPARENT).y;
        gc.drawText(
                text, (int) Math.round(left), (int) Math.round(middle - height / 2.0), SWT.DRAW_TRANSPARENT);
    }

    /** Draws shapes in the theme's colours. */
    void draw(GC gc, Iterable<Shape> shapes, Palette palette) {
        for (Shape shape : shapes) {
            Color colour = colour(shape.ink(), palette);
            gc.setForeground(colour);
            gc.setBackground(colour);
            switch (shape) {
                case Shape.Line l -> line(gc, l);
                case Shape.Dot d -> dot(gc, d);
                case Shape.Text t -> {
                    Font font = t.small() ? value : name;
                    text(gc, t.text(), font, t.x() - width(gc, t.text(), t.small()) / 2.0, t.y());
                }
                case Shape.Label l -> {
                    double left = l.x() - width(gc, l.name(), l.values()) / 2.0;
                    text(gc, l.values(), value, left + width(gc, l.name(), false) + GAP, l.y());
                    gc.setForeground(colour(Ink.NAME, palette));
                    text(gc, l.name(), name, left, l.y());
                }
            }
        }
    }

    /** Draws lines and dots; texts are left out. */
    static void drawLines(GC gc, Iterable<Shape> shapes, Palette palette) {
        for (Shape shape : shapes) {
            gc.setForeground(colour(shape.ink(), palette));
            gc.setBackground(colour(shape.ink(), palette));
            if (shape instanceof Shape.Line l) {
                line(gc, l);
            } else if (shape instanceof Shape.Dot d) {
                dot(gc, d);
            }
        }
    }

    private static void dot(GC gc, Shape.Dot d) {
        Path path = new Path(gc.getDevice());
        float size = (float) (2 * d.radius());
        path.addArc((float) (d.x() - d.radius()), (float) (d.y() - d.radius()), size, size, 0, 360);
        gc.fillPath(path);
        path.dispose();
    }

    private static void line(GC gc, Shape.Line l) {
        gc.setLineAttributes(new LineAttributes(l.thick() ? THICK : WIRE, SWT.CAP_ROUND, SWT.JOIN_ROUND));
        Path path = new Path(gc.getDevice());
        path.moveTo(l.x().get(0).floatValue(), l.y().get(0).floatValue());
        for (int i = 1; i < l.x().size(); i++) {
            path.lineTo(l.x().get(i).floatValue(), l.y().get(i).floatValue());
        }
        gc.drawPath(path);
        path.dispose();
    }

    static Color colour(Ink ink, Palette palette) {
        return switch (ink) {
            case WIRE -> palette.axis();
            case SYMBOL, NAME -> palette.text();
            case VALUE -> palette.faint();
            case NOTABLE -> palette.warning();
        };
    }
}
