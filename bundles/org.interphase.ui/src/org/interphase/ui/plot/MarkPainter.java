// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Rectangle;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Lanes;
import org.interphase.core.figure.Shade;
import org.interphase.ui.look.Palette;

/** Draws the shades and flags of a figure, and says which of them is at a pixel. */
final class MarkPainter {

    private static final int PADDING = 4;
    private static final int TINT_ALPHA = 30;
    private static final int BAR_ALPHA = 56;
    private static final int NEAR = 4;
    private static final int[] DOTS = {1, 3};
    private static final double MOST_OF_THE_PLOT = 0.45;

    private final List<Shade> shades;
    private final List<Flag> flags;
    private final List<Rectangle> bars = new ArrayList<>();
    private final List<Rectangle> labels = new ArrayList<>();
    private final View view;
    private final int lineHeight;

    MarkPainter(GC gc, Figure figure, View view) {
        this.view = view;
        shades = figure.shades();
        flags = figure.flags();
        lineHeight = gc.getFontMetrics().getHeight() + 2;
        placeBars();
        placeLabels(gc);
    }

    private void placeBars() {
        double[] from = shades.stream().mapToDouble(s -> within(s.from())).toArray();
        double[] to = shades.stream().mapToDouble(s -> within(s.to())).toArray();
        int[] lanes = Lanes.of(from, to, Shade.MOST_LANES);
        for (int i = 0; i < lanes.length; i++) {
            int left = (int) Math.round(from[i]);
            int width = (int) Math.round(to[i]) - left;
            boolean seen = lanes[i] >= 0 && width > 0;
            bars.add(seen ? new Rectangle(left, view.height() - (lanes[i] + 1) * lineHeight, width, lineHeight - 1) : null);
        }
    }

    private void placeLabels(GC gc) {
        double[] from = new double[flags.size()];
        double[] to = new double[flags.size()];
        for (int i = 0; i < from.length; i++) {
            double px = view.across(flags.get(i).at());
            int width = gc.textExtent(flags.get(i).label()).x + 2 * PADDING;
            from[i] = px + width > view.width() ? px - width : px;
            to[i] = from[i] + width;
        }
        int[] rows = Lanes.of(from, to, Flag.MOST_ROWS);
        for (int i = 0; i < from.length; i++) {
            boolean seen = rows[i] >= 0 && isSeen(flags.get(i));
            labels.add(
                    seen
                            ? new Rectangle(
                                    (int) Math.round(from[i]),
                                    rows[i] * lineHeight,
                                    (int) Math.round(to[i] - from[i]),
                                    lineHeight - 1)
                            : null);
        }
    }

    private boolean isSeen(Flag flag) {
        double px = view.across(flag.at());
        return px >= 0 && px <= view.width();
    }

    private double within(double value) {
        double px = view.across(value);
        return Math.clamp(Double.isNaN(px) ? 0 : px, 0, view.width());
    }

    /** {@return the parts of the vertical axes' length by which these are to be longer, below and above, to leave room} */
    double[] room() {
        double above = labels.stream().filter(r -> r != null).mapToInt(r -> r.y + r.height).max().orElse(0);
        double below = bars.stream().filter(r -> r != null).mapToInt(r -> view.height() - r.y).max().orElse(0);
        double rest = Math.max((1 - MOST_OF_THE_PLOT) * view.height(), view.height() - above - below);
        return new double[] {below / rest, above / rest};
    }

    /** {@return what the legend should not cover} */
    double[][] covered() {
        List<double[]> points = new ArrayList<>();
        for (List<Rectangle> boxes : List.of(labels, bars)) {
            for (Rectangle box : boxes) {
                for (int x = 0; box != null && x <= box.width; x += lineHeight) {
                    points.add(new double[] {box.x + x, box.y + box.height / 2.0});
                }
            }
        }
        return new double[][] {
            points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray()
        };
    }

    /** Draws what lies below the series. */
    void shades(GC gc, Palette palette, Optional<String> chosen) {
        gc.setAntialias(SWT.OFF);
        for (int i = 0; i < shades.size(); i++) {
            Shade s = shades.get(i);
            Color colour = palette.series(s.role());
            int left = (int) Math.round(within(s.from()));
            int right = (int) Math.round(within(s.to()));
            boolean isChosen = chosen.filter(s.id()::equals).isPresent();
            gc.setBackground(colour);
            if ((s.tinted() || isChosen) && right > left) {
                gc.setAlpha(TINT_ALPHA);
                gc.fillRectangle(left, 0, right - left, view.height());
            }
            Rectangle bar = bars.get(i);
            if (bar != null) {
                gc.setAlpha(BAR_ALPHA);
                gc.fillRectangle(bar);
                gc.setAlpha(255);
                if (gc.textExtent(s.label()).x + 2 * PADDING <= bar.width) {
                    gc.setForeground(palette.text());
                    gc.drawText(s.label(), bar.x + PADDING, bar.y, true);
                }
                if (isChosen) {
                    gc.setForeground(palette.accent());
                    gc.setLineAttributes(SeriesPainter.THIN);
                    gc.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
                }
            }
            gc.setAlpha(255);
        }
    }

    /** Draws what lies above the series. */
    void flags(GC gc, Palette palette, Optional<String> chosen) {
        for (int i = 0; i < flags.size(); i++) {
            Flag f = flags.get(i);
            if (isSeen(f)) {
                flag(gc, palette, f, labels.get(i), chosen.filter(f.id()::equals).isPresent());
            }
        }
    }

    private void flag(GC gc, Palette palette, Flag f, Rectangle label, boolean chosen) {
        Color colour = chosen ? palette.accent() : f.dismissed() ? palette.faint() : palette.series(f.role());
        int px = (int) Math.min(view.width() - 1, Math.round(view.across(f.at())));
        int top = label == null ? 0 : label.y;
        gc.setAntialias(SWT.OFF);
        gc.setForeground(colour);
        gc.setLineAttributes(new LineAttributes(chosen ? 2 : 1));
        if (f.dismissed()) {
            gc.setLineDash(DOTS);
        }
        gc.drawLine(px, top, px, view.height());
        gc.setLineStyle(SWT.LINE_SOLID);
        if (label == null) {
            return;
        }
        gc.setAlpha(chosen ? 255 : 215);
        gc.setBackground(palette.paper());
        gc.fillRectangle(label);
        gc.setAlpha(chosen ? BAR_ALPHA : TINT_ALPHA);
        gc.setBackground(colour);
        gc.fillRectangle(label);
        gc.setAlpha(255);
        if (chosen) {
            gc.setLineAttributes(SeriesPainter.THIN);
            gc.drawRectangle(label.x, label.y, label.width - 1, label.height - 1);
        }
        gc.setForeground(palette.text());
        if (f.dismissed()) {
            gc.setForeground(palette.faint());
            int middle = label.y + label.height / 2;
            gc.setLineAttributes(SeriesPainter.THIN);
            gc.drawLine(label.x + PADDING, middle, label.x + label.width - PADDING, middle);
        }
        gc.drawText(f.label(), label.x + PADDING, label.y, true);
    }

    /** {@return the flag whose label or line is at a pixel, the one on top first} */
    Optional<Flag> flagAt(int px, int py) {
        for (int i = flags.size(); i-- > 0; ) {
            if (labels.get(i) != null && labels.get(i).contains(px, py)) {
                return Optional.of(flags.get(i));
            }
        }
        Flag nearest = null;
        double least = NEAR + 0.5;
        for (Flag f : flags) {
            double distance = Math.abs(view.across(f.at()) - px);
            if (distance < least) {
                least = distance;
                nearest = f;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@return the shade whose bar is at a pixel} */
    Optional<Shade> shadeAt(int px, int py) {
        for (int i = 0; i < shades.size(); i++) {
            if (bars.get(i) != null && bars.get(i).contains(px, py)) {
                return Optional.of(shades.get(i));
            }
        }
        return Optional.empty();
    }
}
