// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Control;
import org.interphase.volume.render.Annotation;
import org.interphase.volume.render.Lettering;

/** Draws what stands beside a volume onto a canvas, in the window's font. */
final class AnnotationGraphics {

    private static final int OPAQUE = 255;
    private static final double POINTS_PER_INCH = 72;

    private final Control canvas;
    private final Map<Integer, Font> fonts = new HashMap<>();

    /** Creates the graphics of a canvas; what they hold goes with it. */
    AnnotationGraphics(Control canvas) {
        this.canvas = canvas;
        canvas.addListener(SWT.Dispose, e -> fonts.values().forEach(Font::dispose));
    }

    private Font font(double sizePx) {
        return fonts.computeIfAbsent((int) Math.round(sizePx), px -> {
            FontData data = canvas.getFont().getFontData()[0];
            double points = px * POINTS_PER_INCH / canvas.getDisplay().getDPI().y;
            return new Font(canvas.getDisplay(), data.getName(), (int) Math.max(5, Math.round(points)), SWT.NORMAL);
        });
    }

    /** {@return letters of the window's font, as wide as it draws them} */
    Lettering lettering() {
        FontData data = canvas.getFont().getFontData()[0];
        double px = data.getHeight() * canvas.getDisplay().getDPI().y / POINTS_PER_INCH;
        return new Lettering(Math.clamp(px, 4, 1000), (text, size) -> {
            GC gc = new GC(canvas);
            try {
                gc.setFont(font(size));
                return gc.textExtent(text).x;
            } finally {
                gc.dispose();
            }
        });
    }

    /** Draws all but what lies behind the volume, which is in the picture already. */
    void paint(GC gc, List<Annotation> annotations) {
        gc.setAdvanced(true);
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        for (Annotation a : annotations) {
            switch (a) {
                case Annotation.Line line -> {
                    if (!line.behind()) {
                        line(gc, line);
                    }
                }
                case Annotation.Fill fill -> fill(gc, fill);
                case Annotation.Bar bar -> bar(gc, bar);
                case Annotation.Text text -> text(gc, text);
            }
        }
        gc.setAlpha(OPAQUE);
        gc.setLineWidth(1);
    }

    private static Color colour(int rgb) {
        return new Color(new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
    }

    private static Path path(GC gc, double[] x, double[] y) {
        Path path = new Path(gc.getDevice());
        path.moveTo((float) x[0], (float) y[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo((float) x[i], (float) y[i]);
        }
        return path;
    }

    private static void line(GC gc, Annotation.Line line) {
        Path path = path(gc, line.x(), line.y());
        gc.setForeground(colour(line.rgb()));
        gc.setAlpha((int) Math.round(OPAQUE * line.opacity()));
        gc.setLineAttributes(new LineAttributes((float) Math.max(1, line.widthPx()), SWT.CAP_ROUND, SWT.JOIN_ROUND));
        gc.drawPath(path);
        path.dispose();
    }

    private static void fill(GC gc, Annotation.Fill fill) {
        Path path = path(gc, fill.x(), fill.y());
        path.close();
        gc.setBackground(colour(fill.rgb()));
        gc.setAlpha((int) Math.round(OPAQUE * fill.opacity()));
        gc.fillPath(path);
        path.dispose();
    }

    private static void bar(GC gc, Annotation.Bar bar) {
        gc.setAlpha(OPAQUE);
        int left = (int) Math.round(bar.x());
        int width = (int) Math.max(1, Math.round(bar.width()));
        int n = bar.rgb().length;
        int top = (int) Math.round(bar.y());
        int height = (int) Math.max(1, Math.round(bar.height()));
        for (int y = 0; y < height; y++) {
            int index = Math.clamp((int) ((height - y - 0.5) / height * n), 0, n - 1);
            gc.setBackground(colour(bar.rgb()[index]));
            gc.fillRectangle(left, top + y, width, 1);
        }
    }

    private void text(GC gc, Annotation.Text text) {
        gc.setAlpha(OPAQUE);
        gc.setFont(font(text.sizePx()));
        double width = gc.textExtent(text.text()).x;
        double box = Annotation.Text.BOX * text.sizePx();
        double baseline = (1 - text.alignY()) * box;
        int ascent = gc.getFontMetrics().getAscent() + gc.getFontMetrics().getLeading();
        Transform before = new Transform(gc.getDevice());
        gc.getTransform(before);
        Transform turned = new Transform(gc.getDevice());
        gc.getTransform(turned);
        turned.translate((float) text.x(), (float) text.y());
        turned.rotate((float) -text.angleDeg());
        gc.setTransform(turned);
        int x = (int) Math.round(-text.alignX() * width);
        int y = (int) Math.round(baseline - ascent);
        if (text.haloRgb() >= 0) {
            gc.setForeground(colour(text.haloRgb()));
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    gc.drawText(text.text(), x + dx, y + dy, true);
                }
            }
        }
        gc.setForeground(colour(text.rgb()));
        gc.drawText(text.text(), x, y, true);
        gc.setTransform(before);
        turned.dispose();
        before.dispose();
    }
}
