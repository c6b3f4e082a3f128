// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Arrays;
import java.util.List;

/**
 * Draws annotations into a picture without a display: lines by how much of a pixel lies within half of their width, text with
 * letters of our own. The same annotations give the same pixels.
 */
public final class AnnotationPainter {

    /** How far from the background a colour is where nothing behind the volume is seen any more, as a share of white to black. */
    private static final double HIDES = 0.22;

    private static final double HALO = 2.6;
    private static final double FULL = 255;

    private final int width;
    private final int height;
    private final int[] rgb;
    private final int[] volume;
    private final int backgroundRgb;
    /** How much of each pixel the shape at hand covers; all 0 in between. */
    private final float[] cover;
    private int left;
    private int top;
    private int right;
    private int bottom;

    private AnnotationPainter(Picture picture, int backgroundRgb) {
        this.width = picture.width();
        this.height = picture.height();
        this.rgb = picture.rgb().clone();
        this.volume = picture.rgb();
        this.backgroundRgb = backgroundRgb;
        this.cover = new float[rgb.length];
        clear();
    }

    /**
     * {@return a picture with annotations over it}
     *
     * @param picture the volume; it stays as it is
     * @param annotations what is drawn, in order
     * @param backgroundRgb colour of the picture where there is no volume
     */
    public static Picture paint(Picture picture, List<Annotation> annotations, int backgroundRgb) {
        AnnotationPainter painter = new AnnotationPainter(picture, backgroundRgb);
        for (Annotation a : annotations) {
            switch (a) {
                case Annotation.Line l -> painter.line(l);
                case Annotation.Fill f -> painter.fill(f);
                case Annotation.Bar b -> painter.bar(b);
                case Annotation.Text t -> painter.text(t);
            }
        }
        return new Picture(painter.width, painter.height, painter.rgb);
    }

    private void line(Annotation.Line l) {
        for (int i = 1; i < l.x().length; i++) {
            segment(l.x()[i - 1], l.y()[i - 1], l.x()[i], l.y()[i], l.widthPx() / 2);
        }
        blend(l.rgb(), l.opacity(), l.behind());
    }

    private void text(Annotation.Text t) {
        double scale = t.sizePx() / StrokeFont.EM;
        double left = -t.alignX() * StrokeFont.width(t.text()) * scale;
        double baseline = (1 - t.alignY()) * Annotation.Text.BOX * t.sizePx();
        double cos = Math.cos(Math.toRadians(t.angleDeg()));
        double sin = Math.sin(Math.toRadians(t.angleDeg()));
        List<double[]> strokes = StrokeFont.strokesOf(t.text());
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                double u = left + s[i] * scale;
                double v = baseline - s[i + 1] * scale;
                s[i] = t.x() + u * cos + v * sin;
                s[i + 1] = t.y() - u * sin + v * cos;
            }
        }
        double half = StrokeFont.STROKE * scale / 2;
        if (t.haloRgb() >= 0) {
            strokes(strokes, half + HALO * half);
            blend(t.haloRgb(), 0.85, false);
        }
        strokes(strokes, half);
        blend(t.rgb(), 1, false);
    }

    private void strokes(List<double[]> strokes, double half) {
        for (double[] s : strokes) {
            for (int i = 2; i < s.length; i += 2) {
                segment(s[i - 2], s[i - 1], s[i], s[i + 1], half);
            }
        }
    }

    /** A convex polygon: how deep a pixel's middle is within its nearest side. */
    private void fill(Annotation.Fill f) {
        int n = f.x().length;
        double area = 0;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            area += f.x()[j] * f.y()[i] - f.x()[i] * f.y()[j];
        }
        double turn = Math.signum(area);
        int x0 = first(Arrays.stream(f.x()).min().orElseThrow(), width);
        int x1 = last(Arrays.stream(f.x()).max().orElseThrow(), width);
        int y0 = first(Arrays.stream(f.y()).min().orElseThrow(), height);
        int y1 = last(Arrays.stream(f.y()).max().orElseThrow(), height);
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double within = Double.POSITIVE_INFINITY;
                for (int i = 0, j = n - 1; i < n; j = i++) {
                    double dx = f.x()[i] - f.x()[j];
                    double dy = f.y()[i] - f.y()[j];
                    double length = Math.hypot(dx, dy);
                    if (length > 0) {
                        within = Math.min(
                                within, turn * (dx * (y + 0.5 - f.y()[j]) - dy * (x + 0.5 - f.x()[j])) / length);
                    }
                }
                cover(x, y, within + 0.5);
            }
        }
        blend(f.rgb(), f.opacity(), false);
    }

    private void bar(Annotation.Bar b) {
        int y0 = first(b.y(), height);
        int y1 = last(b.y() + b.height(), height);
        int x0 = first(b.x(), width);
        int x1 = last(b.x() + b.width(), width);
        for (int y = y0; y <= y1; y++) {
            double part = (b.y() + b.height() - y - 0.5) / b.height();
            int colour = b.rgb()[(int) Math.clamp(part * b.rgb().length, 0, b.rgb().length - 1)];
            double high = Math.min(y + 1, b.y() + b.height()) - Math.max(y, b.y());
            for (int x = x0; x <= x1; x++) {
                double wide = Math.min(x + 1, b.x() + b.width()) - Math.max(x, b.x());
                if (wide > 0 && high > 0) {
                    int at = y * width + x;
                    rgb[at] = mixed(rgb[at], colour, wide * high);
                }
            }
        }
    }

    private static int first(double from, int size) {
        return (int) Math.clamp(Math.floor(from) - 1, 0, size - 1);
    }

    private static int last(double to, int size) {
        return (int) Math.clamp(Math.ceil(to) + 1, 0, size - 1);
    }

    private void segment(double ax, double ay, double bx, double by, double half) {
        double reach = half + 0.5;
        if (!Double.isFinite(ax + ay + bx + by)
                || Math.max(ax, bx) < -reach
                || Math.min(ax, bx) > width + reach
                || Math.max(ay, by) < -reach
                || Math.min(ay, by) > height + reach) {
            return;
        }
        double dx = bx - ax;
        double dy = by - ay;
        double square = dx * dx + dy * dy;
        int y0 = first(Math.min(ay, by) - reach, height);
        int y1 = last(Math.max(ay, by) + reach, height);
        // In a row, a slanted line covers no more than its own part of it.
        double slant = Math.abs(dy) < 1e-9 ? Double.POSITIVE_INFINITY : reach * Math.sqrt(square) / Math.abs(dy);
        for (int y = y0; y <= y1; y++) {
            double py = y + 0.5;
            double from = Math.min(ax, bx) - reach;
            double to = Math.max(ax, bx) + reach;
            if (slant < to - from) {
                double middle = ax + (py - ay) / dy * dx;
                from = Math.max(from, middle - slant);
                to = Math.min(to, middle + slant);
            }
            if (from > width || to < 0) {
                continue;
            }
            int x1 = last(to, width);
            for (int x = first(from, width); x <= x1; x++) {
                double px = x + 0.5 - ax;
                double t = square == 0 ? 0 : Math.clamp((px * dx + (py - ay) * dy) / square, 0, 1);
                double ex = px - t * dx;
                double ey = py - ay - t * dy;
                cover(x, y, half + 0.5 - Math.sqrt(ex * ex + ey * ey));
            }
        }
    }

    private void cover(int x, int y, double share) {
        if (share <= 0) {
            return;
        }
        int at = y * width + x;
        float c = (float) Math.min(1, share);
        if (c > cover[at]) {
            cover[at] = c;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
    }

    private void blend(int colour, double opacity, boolean behind) {
        for (int y = top; y <= bottom; y++) {
            for (int at = y * width + left; at <= y * width + right; at++) {
                if (cover[at] > 0) {
                    double share = cover[at] * opacity * (behind ? seenThrough(volume[at]) : 1);
                    rgb[at] = mixed(rgb[at], colour, share);
                    cover[at] = 0;
                }
            }
        }
        clear();
    }

    private void clear() {
        left = Integer.MAX_VALUE;
        top = Integer.MAX_VALUE;
        right = -1;
        bottom = -1;
    }

    /** How much is seen of what is behind a volume that has this colour here. */
    private double seenThrough(int colour) {
        double most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((colour >> shift & 0xFF) - (backgroundRgb >> shift & 0xFF)) / FULL);
        }
        return Math.max(0, 1 - most / HIDES);
    }

    private static int mixed(int below, int above, double share) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double b = below >> shift & 0xFF;
            double a = above >> shift & 0xFF;
            out |= (int) (b + (a - b) * share + 0.5) << shift;
        }
        return out;
    }
}
