// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;
import org.interphase.ui.sims.internal.image.ImageGrid.Places;

/** Draws one picture of a grid: title, image, colour bar. The same on the screen and in a file. */
final class TilePainter {

    private static final int MARGIN = 6;
    private static final int GAP = 3;
    private static final int BAR = 9;
    private static final int TICK = 3;
    private static final int LEAST_IMAGE = 8;
    private static final int ROOM_FOR_LABEL = 44;
    private static final int OVER = 110;
    /** Bytes lie as ints do in the memory of most machines, which the platform then copies as they are. */
    private static final PaletteData RGB = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    /**
     * What is written beside an image.
     *
     * @param title what it shows
     * @param value the value under the cursor, empty for none
     * @param note a few words in a corner of the image, empty for none
     * @param over what is written instead of an image, empty where there is one
     * @param problem whether that is a problem
     * @param span what the colours stand for; empty for no colour bar
     * @param unit unit of the values, empty for none
     * @param counted whether values are whole numbers
     */
    record Words(
            String title,
            String value,
            String note,
            String over,
            boolean problem,
            Optional<Shades> span,
            String unit,
            boolean counted) {}

    private final StackGeometry geometry;
    private final Window window;
    private final Palette palette;
    private final int width;
    private final Rectangle image;
    private final int line;

    private TilePainter(
            StackGeometry geometry, Window window, Palette palette, int width, Rectangle image, int line) {
        this.geometry = geometry;
        this.window = window;
        this.palette = palette;
        this.width = width;
        this.image = image;
        this.line = line;
    }

    /** {@return the painter of a picture that has so much room, as large as the shape of its pixels allows} */
    static TilePainter within(StackGeometry geometry, Window window, Palette palette, Point size, int line) {
        int wide = Math.max(LEAST_IMAGE, size.x - 2 * MARGIN);
        int high = Math.max(LEAST_IMAGE, size.y - around(line));
        double scale = scale(geometry, window, wide, high);
        int width = Math.max(1, (int) Math.round(scale * window.width()));
        int height = Math.max(1, (int) Math.round(scale * aspect(geometry) * window.height()));
        Rectangle image = new Rectangle(MARGIN + (wide - width) / 2, top(line), width, height);
        return new TilePainter(geometry, window, palette, size.x, image, line);
    }

    /** {@return the painter of a picture whose image is so large} */
    static TilePainter around(StackGeometry geometry, Window window, Palette palette, Point image, int line) {
        return new TilePainter(
                geometry,
                window,
                palette,
                image.x + 2 * MARGIN,
                new Rectangle(MARGIN, top(line), image.x, image.y),
                line);
    }

    /** {@return how many points a pixel of the raster would be wide in a picture with so much room} */
    static double scale(StackGeometry geometry, Window window, Point size, int line) {
        return scale(
                geometry,
                window,
                Math.max(LEAST_IMAGE, size.x - 2 * MARGIN),
                Math.max(LEAST_IMAGE, size.y - around(line)));
    }

    private static double scale(StackGeometry geometry, Window window, int wide, int high) {
        return Math.min(wide / window.width(), high / (aspect(geometry) * window.height()));
    }

    /** {@return height over width of a pixel} */
    static double aspect(StackGeometry geometry) {
        double aspect = geometry.pixelHeightUm() / geometry.pixelWidthUm();
        return aspect > 0 && Double.isFinite(aspect) ? aspect : 1;
    }

    private static int top(int line) {
        return line + 2 * GAP;
    }

    private static int around(int line) {
        return top(line) + GAP + BAR + TICK + line + MARGIN;
    }

    /** {@return how large the whole picture is} */
    Point size() {
        return new Point(width, image.height + around(line));
    }

    /** {@return the part of the raster that is seen} */
    Window window() {
        return window;
    }

    /** {@return where the image lies} */
    Rectangle image() {
        return image;
    }

    /** {@return from pixels of the raster to the screen} */
    Places places() {
        return new Places() {
            @Override
            public Point screen(double x, double y) {
                return new Point(
                        (int) Math.round(image.x + (x - window.x()) * image.width / window.width()),
                        (int) Math.round(image.y + (y - window.y()) * image.height / window.height()));
            }

            @Override
            public double scale() {
                return image.width / window.width();
            }

            @Override
            public Rectangle picture() {
                return new Rectangle(image.x, image.y, image.width, image.height);
            }
        };
    }

    /** {@return the column of the raster at a point of the screen} */
    double column(int x) {
        return window.x() + (x + 0.5 - image.x) * window.width() / image.width;
    }

    /** {@return the row of the raster at a point of the screen} */
    double row(int y) {
        return window.y() + (y + 0.5 - image.y) * window.height() / image.height;
    }

    /** {@return an image of colours as large as this one's} */
    static Image image(Device device, int[] rgb, int width, int height, int zoom) {
        ImageData data = new ImageData(width, height, 32, RGB, 4, bytes(rgb));
        if (zoom == 100) {
            return new Image(device, data);
        }
        return new Image(device, (int asked) -> asked == zoom
                ? data
                : data.scaledTo(Math.max(1, width * asked / zoom), Math.max(1, height * asked / zoom)));
    }

    private static byte[] bytes(int[] rgb) {
        byte[] bytes = new byte[4 * rgb.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(rgb);
        return bytes;
    }

    /** Draws all but the image and what lies over it. */
    void frame(GC gc, Words words, Font bold, int zoom) {
        Font plain = gc.getFont();
        gc.setForeground(palette.text());
        int valueWidth = words.value().isEmpty() ? 0 : gc.textExtent(words.value()).x + 2 * GAP;
        gc.setFont(bold);
        String title = shortened(gc, words.title(), Math.max(0, width - 2 * MARGIN - valueWidth));
        int needed = gc.textExtent(title).x + valueWidth;
        int excess = Math.max(0, needed - image.width);
        int from = Math.max(MARGIN, Math.min(image.x - excess / 2, width - MARGIN - needed));
        gc.drawText(title, from, GAP, true);
        gc.setFont(plain);
        int to = from + Math.max(needed, image.width);
        gc.drawText(words.value(), to - Math.max(0, valueWidth - 2 * GAP), GAP, true);
        words.span().ifPresent(shades -> bar(gc, shades, words, zoom));
    }

    /** {@return a text that fits, with an ellipsis where it is longer} */
    private static String shortened(GC gc, String text, int room) {
        if (gc.textExtent(text).x <= room) {
            return text;
        }
        String kept = text;
        while (!kept.isEmpty() && gc.textExtent(kept + "…").x > room) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return kept.isEmpty() ? "" : kept + "…";
    }

    private void bar(GC gc, Shades shades, Words words, int zoom) {
        Span span = shades.span();
        int unitWidth = words.unit().isEmpty() ? 0 : gc.textExtent(words.unit()).x + 2 * GAP;
        Rectangle bar = new Rectangle(
                image.x, image.y + image.height + GAP, Math.max(LEAST_IMAGE, image.width - unitWidth), BAR);
        Image strip = strip(gc.getDevice(), shades.colours(), bar.width * zoom / 100, bar.height * zoom / 100, zoom);
        gc.drawImage(strip, bar.x, bar.y);
        strip.dispose();
        gc.setForeground(palette.axis());
        gc.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
        gc.setForeground(palette.faint());
        if (unitWidth > 0) {
            gc.drawText(words.unit(), bar.x + bar.width + 2 * GAP, bar.y + (BAR - line) / 2, true);
        }
        boolean whole = words.counted() && span.high() - span.low() >= 2;
        AxisTicks ticks = AxisTicks.of(
                new Axis("", words.unit(), span.logarithmic(), whole),
                span.low(),
                span.high(),
                Math.max(2, bar.width / ROOM_FOR_LABEL));
        int free = Integer.MIN_VALUE;
        for (int i = 0; i < ticks.major().size(); i++) {
            int x = bar.x + (int) Math.round(part(span, ticks.major().get(i)) * (bar.width - 1));
            gc.drawLine(x, bar.y + bar.height, x, bar.y + bar.height + TICK - 1);
            String label = ticks.labels().get(i);
            int width = gc.textExtent(label).x;
            int at = Math.clamp(x - width / 2, bar.x, Math.max(bar.x, bar.x + bar.width + unitWidth - width));
            if (at >= free) {
                gc.drawText(label, at, bar.y + bar.height + TICK, true);
                free = at + width + 2 * GAP;
            }
        }
    }

    private static Image strip(Device device, int[] colours, int width, int height, int zoom) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = colours[(int) ((long) (i % width) * colours.length / width)];
        }
        return image(device, rgb, width, height, zoom);
    }

    private static double part(Span span, double value) {
        return span.logarithmic()
                ? Math.log(value / span.low()) / Math.log(span.high() / span.low())
                : (value - span.low()) / (span.high() - span.low());
    }

    /** All that is drawn lies within the picture: asking for the clipping to restore it takes longer than the picture. */
    static void unclip(GC gc) {
        gc.setClipping((Rectangle) null);
    }

    /** Draws what is not an image: the hatched paper. */
    void hatched(GC gc) {
        gc.setBackground(palette.paper());
        gc.fillRectangle(image);
        gc.setForeground(palette.grid());
        gc.setClipping(image);
        for (int d = 0; d < image.width + image.height; d += 8) {
            gc.drawLine(image.x + d, image.y, image.x + d - image.height, image.y + image.height);
        }
        unclip(gc);
    }

    /** Writes over the image. */
    void words(GC gc, Words words) {
        if (!words.over().isEmpty()) {
            TextLayout text = new TextLayout(gc.getDevice());
            try {
                text.setFont(gc.getFont());
                text.setText(words.over());
                text.setAlignment(SWT.CENTER);
                text.setWidth(Math.max(1, image.width - 2 * MARGIN));
                Rectangle bounds = text.getBounds();
                int widest = 0;
                for (int i = 0; i < text.getLineCount(); i++) {
                    widest = Math.max(widest, text.getLineBounds(i).width);
                }
                int y = image.y + Math.max(0, (image.height - bounds.height) / 2);
                gc.setBackground(palette.paper());
                gc.fillRectangle(
                        image.x + (image.width - widest) / 2 - GAP, y - GAP, widest + 2 * GAP, bounds.height + 2 * GAP);
                gc.setForeground(words.problem() ? palette.problem() : palette.faint());
                gc.setClipping(image);
                text.draw(gc, image.x + MARGIN, y);
                unclip(gc);
            } finally {
                text.dispose();
            }
        }
        if (!words.note().isEmpty()) {
            Point size = gc.textExtent(words.note());
            plate(gc, image.x + image.width - size.x - 2 * GAP, image.y, size.x + 2 * GAP, size.y);
            gc.drawText(words.note(), image.x + image.width - size.x - GAP, image.y, true);
        }
    }

    /** A dark, translucent plate for white writing: to be read on any colour. */
    private static void plate(GC gc, int x, int y, int width, int height) {
        gc.setBackground(new Color(0, 0, 0));
        gc.setAlpha(OVER);
        gc.fillRectangle(x, y, width, height);
        gc.setAlpha(255);
        gc.setForeground(new Color(255, 255, 255));
    }

    /** Draws a bar of a round length, where the size of pixels is known and the image is large enough. */
    void scaleBar(GC gc) {
        double perUm = image.width / (window.width() * geometry.pixelWidthUm());
        if (!(perUm > 0) || Double.isInfinite(perUm)) {
            return;
        }
        double most = image.width / 3.0 / perUm;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double length = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        String label = length >= 1 ? ValueText.number(length, 3) + " µm" : ValueText.number(1000 * length, 3) + " nm";
        int bar = (int) Math.round(length * perUm);
        Point text = gc.textExtent(label);
        int width = Math.max(bar, text.x) + 2 * GAP;
        int height = text.y + 2 + 2 * GAP;
        if (width > image.width - 2 * MARGIN || height > image.height - 2 * MARGIN) {
            return;
        }
        int x = image.x + MARGIN;
        int y = image.y + image.height - MARGIN - height;
        plate(gc, x, y, width, height);
        gc.setBackground(new Color(255, 255, 255));
        gc.fillRectangle(x + (width - bar) / 2, y + height - GAP - 2, bar, 2);
        gc.drawText(label, x + (width - text.x) / 2, y, true);
    }

    /** Draws lines that meet at a pixel, and around the pixel where it is large enough. */
    void crossHair(GC gc, Pixel cursor) {
        Point from = places().screen(cursor.x(), cursor.y());
        Point to = places().screen(cursor.x() + 1, cursor.y() + 1);
        int x = (from.x + to.x) / 2;
        int y = (from.y + to.y) / 2;
        boolean large = to.x - from.x >= 6;
        int left = large ? from.x : x;
        int right = large ? to.x : x;
        int above = large ? from.y : y;
        int below = large ? to.y : y;
        gc.setClipping(image);
        for (int width = 3; width > 0; width -= 2) {
            gc.setLineWidth(width);
            gc.setForeground(width == 3 ? new Color(0, 0, 0) : new Color(255, 255, 255));
            gc.setAlpha(width == 3 ? 80 : 210);
            gc.drawLine(image.x, y, left, y);
            gc.drawLine(right, y, image.x + image.width, y);
            gc.drawLine(x, image.y, x, above);
            gc.drawLine(x, below, x, image.y + image.height);
            if (large) {
                gc.drawRectangle(from.x, from.y, to.x - from.x, to.y - from.y);
            }
        }
        gc.setLineWidth(1);
        gc.setAlpha(255);
        unclip(gc);
    }
}
