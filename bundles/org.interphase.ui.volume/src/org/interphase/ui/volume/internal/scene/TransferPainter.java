// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction.Stop;

/** Paints a transfer function over a histogram. What takes long is kept until something of it changes. */
final class TransferPainter {

    private static final int GAP = 4;
    private static final int TICK = 4;
    private static final int BAND = 9;
    private static final int RADIUS = 5;
    /** Pixels between points of a curve. */
    private static final int CURVE = 2;

    private static final int LABEL_ROOM = 18;
    private static final int CROWDED = 4;
    private static final double[] OPACITIES = {0, 0.01, 0.1, 0.5, 1};
    private static final String[] OPACITY_LABELS = {"0", "0.01", "0.1", "0.5", "1"};
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private int[] heights = {};
    private int decades;
    private Rectangle plot;
    private Point size = new Point(0, 0);

    /** Something else is seen of the counts. */
    void forget() {
        heights = new int[0];
    }

    /** {@return where the curve is} */
    Rectangle plot(Canvas canvas) {
        Point now = canvas.getSize();
        if (plot == null || !now.equals(size)) {
            GC gc = new GC(canvas);
            int line = gc.getFontMetrics().getHeight();
            int left = GAP + line + 2 + gc.textExtent("0.01").x + GAP;
            int right = GAP + gc.textExtent("10⁶").x + 2 + line + GAP;
            gc.dispose();
            int bottom = 2 + BAND + TICK + 2 + 2 * line + 2;
            size = now;
            plot = new Rectangle(
                    left, RADIUS + 3, Math.max(20, now.x - left - right), Math.max(20, now.y - bottom - RADIUS - 3));
            forget();
        }
        return plot;
    }

    void paint(GC gc, Canvas canvas, TransferCanvas of) {
        Palette palette = Palette.of(canvas);
        Rectangle area = plot(canvas);
        gc.setBackground(palette.paper());
        gc.fillRectangle(canvas.getClientArea());
        SceneChannel channel = of.channel();
        histogram(gc, area, of, palette);
        gc.setClipping(area.x - RADIUS - 3, 0, area.width + 2 * RADIUS + 6, area.y + area.height + RADIUS + 1);
        boolean surface = channel.mode() == Mode.ISO;
        if (!surface) {
            curve(gc, area, of, palette);
        } else {
            level(gc, area, of, palette);
        }
        gc.setClipping((Rectangle) null);
        gc.setAlpha(255);
        gc.setForeground(canvas.isFocusControl() ? palette.accent() : palette.axis());
        gc.drawRectangle(area.x, area.y, area.width, area.height - 1);
        if (!surface) {
            opacities(gc, area, of, palette);
        }
        band(gc, area, of, palette);
        counts(gc, area, of, palette);
        if (of.isDragging() || canvas.isFocusControl()) {
            readout(gc, area, of, palette);
        }
    }

    private void histogram(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        CountHistogram histogram = of.histogram();
        if (histogram == null) {
            gc.setForeground(palette.faint());
            String text = "Counts are not read yet.";
            gc.drawText(text, area.x + (area.width - gc.textExtent(text).x) / 2, area.y + area.height / 3, true);
            return;
        }
        if (heights.length != area.width) {
            long[] columns = new long[area.width];
            histogram.columns(of.from(), of.to(), columns);
            decades = Math.max(1, (int) Math.ceil(Math.log10(histogram.most())));
            heights = new int[area.width];
            for (int x = 0; x < columns.length; x++) {
                heights[x] = columns[x] == 0 ? 0 : (int) Math.round(2 + Math.log10(columns[x]) / decades * (area.height - 4));
            }
        }
        gc.setAntialias(SWT.OFF);
        gc.setForeground(palette.faint());
        gc.setAlpha(palette.dark() ? 90 : 70);
        int bottom = area.y + area.height - 1;
        for (int x = 0; x < heights.length; x++) {
            if (heights[x] > 0) {
                gc.drawLine(area.x + x, bottom, area.x + x, bottom - heights[x]);
            }
        }
        gc.setAlpha(255);
        voxels(gc, area, palette);
    }

    /** The axis of voxels, at the right. */
    private void voxels(GC gc, Rectangle area, Palette palette) {
        gc.setForeground(palette.faint());
        int half = gc.getFontMetrics().getHeight() / 2;
        int every = Math.max(1, Math.ceilDiv(decades * 3 * half, Math.max(1, area.height)));
        int right = area.x + area.width;
        for (int d = 0; d <= decades; d += every) {
            int y = area.y + area.height - 3 - Math.round((float) d / decades * (area.height - 4));
            gc.drawLine(right, y, right + 2, y);
            String label = d == 0 ? "1" : d == 1 ? "10" : "10" + SUPERSCRIPTS.charAt(d / 10 == 0 ? d : 1) + (d < 10 ? "" : SUPERSCRIPTS.charAt(d % 10));
            gc.drawText(label, right + GAP, Math.clamp(y - half, 0, area.y + area.height - 2 * half), true);
        }
        turned(gc, "voxels", right + GAP + gc.textExtent("10⁶").x + 2, area);
    }

    private static void turned(GC gc, String text, int x, Rectangle area) {
        Transform before = new Transform(gc.getDevice());
        Transform turned = new Transform(gc.getDevice());
        gc.getTransform(before);
        gc.getTransform(turned);
        turned.translate(x, area.y + (area.height + gc.textExtent(text).x) / 2f);
        turned.rotate(-90);
        gc.setTransform(turned);
        gc.setTextAntialias(SWT.ON);
        gc.drawText(text, 0, 0, true);
        gc.setTransform(before);
        turned.dispose();
        before.dispose();
    }

    private void curve(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        List<Stop> stops = of.channel().transfer().stops();
        int bottom = area.y + area.height - 1;
        // the colours below the curve, as faint as a film of them
        gc.setAntialias(SWT.OFF);
        gc.setAlpha(110);
        for (int x = 0; x < area.width; x++) {
            Stop at = Presets.at(of.channel().transfer(), of.from() + (of.to() - of.from()) * (x + 0.5) / area.width);
            gc.setForeground(Swatch.colour(at.rgb()));
            gc.drawLine(area.x + x, bottom, area.x + x, of.y(at.opacity()));
        }
        gc.setAlpha(255);
        gc.setAntialias(SWT.ON);
        gc.setLineWidth(2);
        gc.setForeground(palette.text());
        Path line = line(gc, area, of, stops);
        gc.drawPath(line);
        line.dispose();
        gc.setLineWidth(1);
        int last = Integer.MIN_VALUE;
        int lastHeight = 0;
        for (int i = 0; i < stops.size(); i++) {
            int x = of.x(stops.get(i).counts());
            int y = of.y(stops.get(i).opacity());
            // of stops that lie on each other one is enough
            boolean apart = Math.max(Math.abs((long) x - last), Math.abs(y - lastHeight)) >= CROWDED;
            if (apart && i != of.selected()) {
                handle(gc, of, stops.get(i), false, palette);
                last = x;
                lastHeight = y;
            }
        }
        handle(gc, of, stops.get(of.selected()), true, palette);
    }

    /** Straight in opacity, which is not so in its square root. */
    private static Path line(GC gc, Rectangle area, TransferCanvas of, List<Stop> stops) {
        Path line = new Path(gc.getDevice());
        double perPixel = (of.to() - of.from()) / area.width;
        double left = of.from() - CURVE * perPixel;
        double right = of.to() + CURVE * perPixel;
        line.moveTo(area.x - CURVE, height(area, Presets.opacity(of.channel().transfer(), left)));
        for (int i = 0; i <= stops.size(); i++) {
            double start = i == 0 ? left : Math.max(left, stops.get(i - 1).counts());
            double end = i == stops.size() ? right : Math.min(right, stops.get(i).counts());
            for (double c = start; c < end; c += CURVE * perPixel) {
                double opacity = Presets.opacity(of.channel().transfer(), c);
                line.lineTo(position(area, of, c), height(area, opacity));
            }
            if (i < stops.size() && stops.get(i).counts() >= left && stops.get(i).counts() <= right) {
                line.lineTo(position(area, of, stops.get(i).counts()), height(area, stops.get(i).opacity()));
            }
        }
        return line;
    }

    private static float position(Rectangle area, TransferCanvas of, double counts) {
        return (float) (area.x + (counts - of.from()) / (of.to() - of.from()) * area.width);
    }

    private static float height(Rectangle area, double opacity) {
        return (float) (area.y + (1 - Math.sqrt(opacity)) * (area.height - 1));
    }

    private static void handle(GC gc, TransferCanvas of, Stop s, boolean selected, Palette palette) {
        int x = of.x(s.counts());
        int y = of.y(s.opacity());
        if (selected) {
            gc.setBackground(palette.paper());
            gc.setForeground(palette.accent());
            gc.setLineWidth(2);
            gc.fillOval(x - RADIUS - 3, y - RADIUS - 3, 2 * RADIUS + 6, 2 * RADIUS + 6);
            gc.drawOval(x - RADIUS - 3, y - RADIUS - 3, 2 * RADIUS + 6, 2 * RADIUS + 6);
            gc.setLineWidth(1);
        }
        gc.setBackground(Swatch.colour(s.rgb()));
        gc.setForeground(palette.text());
        gc.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        gc.drawOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    private static void level(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        int x = of.x(of.channel().levelCounts());
        int bottom = area.y + area.height - 1;
        gc.setAntialias(SWT.OFF);
        if (x < area.x + area.width) {
            gc.setAlpha(60);
            gc.setBackground(Swatch.colour(of.channel().rgb()));
            int left = Math.max(area.x, x);
            gc.fillRectangle(left, area.y, area.x + area.width - left, area.height);
            gc.setAlpha(255);
        }
        gc.setAntialias(SWT.ON);
        gc.setForeground(palette.accent());
        gc.setBackground(palette.accent());
        gc.setLineWidth(2);
        gc.drawLine(x, area.y, x, bottom);
        gc.setLineWidth(1);
        gc.fillPolygon(new int[] {x - RADIUS - 1, area.y - 2, x + RADIUS + 1, area.y - 2, x, area.y + 2 * RADIUS});
    }

    private static void opacities(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        gc.setForeground(palette.faint());
        int half = gc.getFontMetrics().getHeight() / 2;
        int last = Integer.MAX_VALUE;
        for (int i = OPACITIES.length - 1; i >= 0; i--) {
            int y = of.y(OPACITIES[i]);
            gc.drawLine(area.x - TICK, y, area.x - 1, y);
            boolean room = i == OPACITIES.length - 1 || y - last >= 2 * half - 2;
            boolean aboveZero = i == 0 || of.y(0) - y >= 2 * half - 2;
            if (room && aboveZero) {
                Point extent = gc.textExtent(OPACITY_LABELS[i]);
                gc.drawText(OPACITY_LABELS[i], area.x - TICK - 2 - extent.x, Math.max(0, y - half), true);
                last = y;
            }
        }
        turned(gc, "opacity", 0, area);
    }

    private static void band(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        int top = area.y + area.height + 2;
        gc.setAntialias(SWT.OFF);
        boolean surface = of.channel().mode() == Mode.ISO;
        for (int x = 0; x < area.width; x++) {
            double counts = of.from() + (of.to() - of.from()) * (x + 0.5) / area.width;
            Color colour = surface
                    ? counts < of.channel().levelCounts() ? palette.paper() : Swatch.colour(of.channel().rgb())
                    : Swatch.colour(Presets.at(of.channel().transfer(), counts).rgb());
            gc.setForeground(colour);
            gc.drawLine(area.x + x, top, area.x + x, top + BAND - 1);
        }
        gc.setForeground(palette.axis());
        gc.drawRectangle(area.x, top, area.width, BAND - 1);
    }

    private static void counts(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        int top = area.y + area.height + 2 + BAND;
        int room = gc.textExtent(ValueText.number(of.to(), 2)).x + LABEL_ROOM;
        AxisTicks ticks = AxisTicks.of(Axis.linear("counts", ""), of.from(), of.to(), Math.max(2, area.width / room));
        gc.setForeground(palette.axis());
        for (double value : ticks.minor()) {
            int x = of.x(value);
            gc.drawLine(x, top, x, top + TICK / 2);
        }
        int end = Integer.MIN_VALUE;
        for (int i = 0; i < ticks.major().size(); i++) {
            int x = of.x(ticks.major().get(i));
            gc.setForeground(palette.axis());
            gc.drawLine(x, top, x, top + TICK);
            String label = ticks.labels().get(i);
            Point extent = gc.textExtent(label);
            int left = x - extent.x / 2;
            if (left > end + GAP) {
                gc.setForeground(palette.text());
                gc.drawText(label, left, top + TICK + 1, true);
                end = left + extent.x;
            }
        }
        gc.setForeground(palette.faint());
        Point extent = gc.textExtent("counts");
        gc.drawText("counts", area.x + (area.width - extent.x) / 2, top + TICK + 1 + gc.getFontMetrics().getHeight(), true);
    }

    /** The numbers of what is being moved, where the curve is not. */
    private static void readout(GC gc, Rectangle area, TransferCanvas of, Palette palette) {
        String text;
        int x;
        if (of.channel().mode() == Mode.ISO) {
            text = ValueText.number(of.channel().levelCounts(), 4) + " counts";
            x = of.x(of.channel().levelCounts());
        } else {
            Stop s = of.channel().transfer().stops().get(of.selected());
            text = ValueText.number(s.counts(), 4) + " counts: " + ValueText.number(s.opacity(), 3);
            x = of.x(s.counts());
        }
        Point extent = gc.textExtent(text);
        boolean atLeft = x > area.x + area.width / 2;
        int left = atLeft ? area.x + GAP : area.x + area.width - GAP - extent.x;
        gc.setBackground(palette.paper());
        gc.setAlpha(210);
        gc.fillRectangle(left - 2, area.y + 2, extent.x + 4, extent.y + 2);
        gc.setAlpha(255);
        gc.setForeground(palette.text());
        gc.drawText(text, left, area.y + 3, true);
    }
}
