// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.species.IonTitle;
import org.interphase.core.unit.ValueText;
import org.interphase.volume.VolumeGeometry;

/**
 * What a scene's decor asks for beside the volume, as shapes in the picture: the box with those edges fainter that lie behind,
 * what cuts leave of it, axes in µm along edges of its outline, colour bars, the levels of surfaces, numbers and axes of
 * columns; without axes a scale bar. Texts lie within the picture and not over each other: one that finds no place is left out.
 */
public final class Decoration {

    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    private static final String[] NAMES = {"x", "y", "depth"};
    private static final String MICROMETRES = "µm";

    private static final int DARK_INK = 0x1F2328;
    private static final int LIGHT_INK = 0xECEEF0;
    /** Through how many hundredths of the longest edge a colour bar's colours are seen. */
    private static final int BAR_PATH = 10;

    private static final int BAR_STEPS = 128;
    /** Lengths in sizes of the font. */
    private static final double THIN = 0.055;

    private static final double TICK = 0.36;
    private static final double GAP = 0.3;
    private static final double BAR_WIDTH = 0.85;
    private static final double LEAST_BAR = 3;
    private static final double MOST_BAR = 9;
    private static final double EDGE = 0.9;

    /** Pieces in which a column's axis is cut. */
    private static final int AXIS_PARTS = 64;

    /** Where titles are turned over, in degrees: those from 30° beyond it to 150° before it. */
    private static final double STEEPEST = 75;

    private final Scene scene;
    private final VolumeGeometry geometry;
    private final int width;
    private final int height;
    private final double size;
    private final Lettering lettering;
    private final Projection projection;
    private final int background;
    private final int ink;
    private final int soft;
    private final List<Annotation> lines = new ArrayList<>();
    private final List<Annotation> texts = new ArrayList<>();
    private final List<double[]> taken = new ArrayList<>();

    private Decoration(Scene scene, VolumeGeometry geometry, int width, int height, Lettering lettering) {
        this.scene = scene;
        this.geometry = geometry;
        this.width = width;
        this.height = height;
        this.size = lettering.sizePx();
        this.lettering = lettering;
        this.projection = new Projection(geometry, scene, width, height);
        this.background = scene.decor().backgroundRgb();
        this.ink = ink(background);
        this.soft = mixed(background, ink, 0.5);
    }

    /**
     * {@return what is drawn over the picture of a scene, in order}
     *
     * @param scene what is seen
     * @param geometry the raster of its volumes
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param lettering how large texts are
     * @param columns those that are marked where the decor wants labels
     */
    public static List<Annotation> of(
            Scene scene, VolumeGeometry geometry, int width, int height, Lettering lettering, List<ColumnMark> columns) {
        Decoration d = new Decoration(scene, geometry, width, height, lettering);
        if (scene.decor().colourBars()) {
            d.legend();
        }
        if (scene.decor().axes()) {
            d.box();
            d.axes();
        } else {
            d.scaleBar();
        }
        columns.stream().filter(ColumnMark::axis).forEach(d::columnAxis);
        if (scene.decor().labels()) {
            columns.forEach(d::label);
        }
        List<Annotation> all = new ArrayList<>(d.lines);
        all.addAll(d.texts);
        return List.copyOf(all);
    }

    /**
     * {@return the colour in which texts and lines are read on a background}
     *
     * @param backgroundRgb the background, {@code 0xRRGGBB}
     */
    public static int ink(int backgroundRgb) {
        // The one with more contrast as WCAG 2 has it, (L₁ + 0.05)/(L₂ + 0.05).
        double l = luminance(backgroundRgb) + 0.05;
        return l * l > (luminance(DARK_INK) + 0.05) * (luminance(LIGHT_INK) + 0.05) ? DARK_INK : LIGHT_INK;
    }

    /** Relative luminance of IEC 61966-2-1, 0 to 1. */
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    static int mixed(int from, int to, double share) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double a = from >> shift & 0xFF;
            double b = to >> shift & 0xFF;
            out |= (int) (a + (b - a) * share + 0.5) << shift;
        }
        return out;
    }

    // Texts and the places that they take.

    private double widthOf(String text, double at) {
        return lettering.widths().of(text, at);
    }

    /** Whether a text has room; if so it is there. */
    private boolean place(Annotation.Text t) {
        double[] box = t.corners(widthOf(t.text(), t.sizePx()), 0.12 * size);
        if (!free(box)) {
            return false;
        }
        taken.add(box);
        texts.add(t);
        return true;
    }

    private boolean free(double[] box) {
        for (int i = 0; i < box.length; i += 2) {
            if (!(box[i] >= 0 && box[i] <= width && box[i + 1] >= 0 && box[i + 1] <= height)) {
                return false;
            }
        }
        return taken.stream().noneMatch(other -> overlap(box, other));
    }

    /** Whether two convex quadrilaterals overlap: no side of either parts them. */
    static boolean overlap(double[] a, double[] b) {
        return !parts(a, a, b) && !parts(b, a, b);
    }

    private static boolean parts(double[] sides, double[] a, double[] b) {
        for (int i = 0; i < sides.length; i += 2) {
            int j = (i + 2) % sides.length;
            double nx = sides[j + 1] - sides[i + 1];
            double ny = sides[i] - sides[j];
            double[] ra = reach(a, nx, ny);
            double[] rb = reach(b, nx, ny);
            if (ra[1] <= rb[0] || rb[1] <= ra[0]) {
                return true;
            }
        }
        return false;
    }

    private static double[] reach(double[] box, double nx, double ny) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < box.length; i += 2) {
            double at = box[i] * nx + box[i + 1] * ny;
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        return new double[] {low, high};
    }

    private Annotation.Text text(
            String text, double x, double y, double at, double alignX, double alignY, double angle, int rgb) {
        return new Annotation.Text(text, x, y, at, alignX, alignY, angle, rgb, background);
    }

    private void line(double x0, double y0, double x1, double y1, int rgb, double wide, double opacity, boolean behind) {
        if (Double.isFinite(x0 + y0 + x1 + y1)) {
            lines.add(new Annotation.Line(
                    new double[] {x0, x1}, new double[] {y0, y1}, rgb, wide * size, opacity, behind));
        }
    }

    // The box.

    private void box() {
        ConvexOutline whole = ConvexOutline.whole(geometry);
        ConvexOutline left = ConvexOutline.of(geometry, scene.cuts());
        boolean cut = !scene.cuts().equals(Cuts.NONE);
        for (ConvexOutline.Edge e : whole.edges(projection)) {
            edge(e, THIN, cut ? 0.45 : 1);
        }
        if (cut && !left.isEmpty()) {
            for (ConvexOutline.Edge e : left.edges(projection)) {
                edge(e, THIN, 1);
            }
        }
    }

    private void edge(ConvexOutline.Edge e, double wide, double opacity) {
        double[] p = ConvexOutline.at(projection, e.from());
        double[] q = ConvexOutline.at(projection, e.to());
        boolean behind = e.facing() == 0;
        line(p[0], p[1], q[0], q[1], behind ? soft : ink, wide * (behind ? 0.8 : 1), opacity * (behind ? 0.7 : 0.9), behind);
    }

    // Axes.

    private void axes() {
        List<ConvexOutline.Edge> edges = ConvexOutline.whole(geometry).edges(projection);
        double[] middle = {0, 0};
        for (ConvexOutline.Edge e : edges) {
            double[] p = ConvexOutline.at(projection, e.from());
            double[] q = ConvexOutline.at(projection, e.to());
            middle[0] += (p[0] + q[0]) / 2 / edges.size();
            middle[1] += (p[1] + q[1]) / 2 / edges.size();
        }
        for (int axis : new int[] {Z, X, Y}) {
            ConvexOutline.Edge best = null;
            double score = Double.NEGATIVE_INFINITY;
            for (ConvexOutline.Edge e : edges) {
                if (e.facing() != 1 || e.from()[axis] == e.to()[axis]) {
                    continue;
                }
                double[] p = ConvexOutline.at(projection, e.from());
                double[] q = ConvexOutline.at(projection, e.to());
                // The depth stands on the left, x and y lie below; of equals the one on the left.
                double s = axis == Z ? -(p[0] + q[0]) : p[1] + q[1] - 1e-3 * (p[0] + q[0]);
                if (s > score + 1e-9) {
                    score = s;
                    best = e;
                }
            }
            if (best != null) {
                axis(axis, best, middle);
            }
        }
    }

    private void axis(int axis, ConvexOutline.Edge e, double[] middle) {
        double[] low = e.from()[axis] < e.to()[axis] ? e.from() : e.to();
        double[] high = low == e.from() ? e.to() : e.from();
        double[] p = ConvexOutline.at(projection, low);
        double[] q = ConvexOutline.at(projection, high);
        double dx = q[0] - p[0];
        double dy = q[1] - p[1];
        double length = Math.hypot(dx, dy);
        if (!(length > 3 * size)) {
            return;
        }
        double nx = -dy / length;
        double ny = dx / length;
        if (nx * ((p[0] + q[0]) / 2 - middle[0]) + ny * ((p[1] + q[1]) / 2 - middle[1]) < 0) {
            nx = -nx;
            ny = -ny;
        }
        double alignX = 0.5 - 0.5 * Math.clamp(1.5 * nx, -1, 1);
        double alignY = 0.5 - 0.5 * Math.clamp(1.5 * ny, -1, 1);
        AxisTicks ticks = AxisTicks.of(
                Axis.linear(NAMES[axis], MICROMETRES), low[axis], high[axis], (int) Math.clamp(length / (3.2 * size), 2, 8));
        double widest = 0;
        double[] at = low.clone();
        for (int i = 0; i < ticks.major().size(); i++) {
            at[axis] = ticks.major().get(i);
            double[] t = ConvexOutline.at(projection, at);
            line(t[0], t[1], t[0] + nx * TICK * size, t[1] + ny * TICK * size, ink, THIN, 0.9, false);
            double away = (TICK + GAP) * size;
            String label = ticks.labels().get(i);
            if (place(text(label, t[0] + nx * away, t[1] + ny * away, size, alignX, alignY, 0, ink))) {
                widest = Math.max(widest, widthOf(label, size));
            }
        }
        if (ticks.minor().size() * 0.35 * size < length) {
            for (double v : ticks.minor()) {
                at[axis] = v;
                double[] t = ConvexOutline.at(projection, at);
                line(t[0], t[1], t[0] + nx * TICK * 0.5 * size, t[1] + ny * TICK * 0.5 * size, ink, THIN * 0.8, 0.8, false);
            }
        }
        double capital = Annotation.Text.BOX * size;
        // What the labels take across the axis: their box, seen along it, as far as it lies outwards.
        double across = Math.abs(nx) * widest * (0.5 + Math.abs(alignX - 0.5))
                + Math.abs(ny) * capital * (0.5 + Math.abs(alignY - 0.5));
        double angle = Math.toDegrees(Math.atan2(-dy, dx));
        // Upright ones are read from below, also where they lean a little to either side.
        angle = angle > STEEPEST + 30 ? angle - 180 : angle <= STEEPEST - 150 ? angle + 180 : angle;
        String title = NAMES[axis] + " / " + MICROMETRES + (axis == Z && scene.zScale() != 1 ? ", " + stretch() : "");
        double mx = (p[0] + q[0]) / 2;
        double my = (p[1] + q[1]) / 2;
        for (double more = 0.55; more < 2; more += 0.35) {
            double away = (TICK + GAP + more) * size + across + capital / 2;
            if (place(text(title, mx + nx * away, my + ny * away, size, 0.5, 0.5, angle, ink))) {
                return;
            }
        }
    }

    private String stretch() {
        return "×" + ValueText.number(scene.zScale(), 3);
    }

    /** How many µm across the picture, where rays are parallel and nothing else says it. */
    private void scaleBar() {
        if (!projection.parallel()) {
            return;
        }
        double um = oneTwoFive(0.22 * width * projection.umPerPixel());
        double length = um / projection.umPerPixel();
        double x = EDGE * size * 1.3;
        double y = height - EDGE * size * 1.3;
        boolean stretched = scene.zScale() != 1 && Math.abs(scene.camera().elevationDeg()) < 89;
        String label = ValueText.number(um, 3) + " " + MICROMETRES + (stretched ? ", depth " + stretch() : "");
        if (place(text(label, x, y - 0.5 * size, size, 0, 1, 0, ink))) {
            line(x, y, x + length, y, background, 4.2 * THIN, 0.8, false);
            line(x, y, x + length, y, ink, 2.2 * THIN, 1, false);
        }
    }

    /** {@return the largest 1, 2 or 5 times a power of ten that is not above a value} */
    static double oneTwoFive(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double mantissa = value / power;
        return (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1) * power;
    }

    // Colour bars and levels.


    private void legend() {
        List<SceneChannel> bars = new ArrayList<>();
        List<SceneChannel> levels = new ArrayList<>();
        for (SceneChannel c : scene.channels()) {
            if (c.visible()) {
                (c.mode() == Mode.ISO || top(c) <= bottom(c) ? levels : bars).add(c);
            }
        }
        double room = height - 2 * EDGE * size - levels.size() * 2.9 * size;
        double barHeight = bars.isEmpty() ? 0 : Math.min(MOST_BAR * size, room / bars.size() - 3.2 * size);
        while (!bars.isEmpty() && barHeight < LEAST_BAR * size) {
            bars.removeLast();
            barHeight = bars.isEmpty() ? 0 : Math.min(MOST_BAR * size, room / bars.size() - 3.2 * size);
        }
        double wide = legendWidth(bars, levels, barHeight);
        double x = width - EDGE * size - wide;
        double y = EDGE * size;
        for (SceneChannel c : bars) {
            bar(c, x, y + 1.9 * size, barHeight, y);
            y += barHeight + 3.2 * size;
        }
        for (SceneChannel c : levels) {
            swatch(c, x, y);
            y += 2.9 * size;
        }
    }

    private double legendWidth(List<SceneChannel> bars, List<SceneChannel> levels, double barHeight) {
        double wide = 0;
        for (SceneChannel c : bars) {
            wide = Math.max(wide, widthOf(title(c), size));
            for (String label : ticks(c, barHeight).labels()) {
                wide = Math.max(wide, (BAR_WIDTH + TICK + GAP) * size + widthOf(label, size));
            }
        }
        for (SceneChannel c : levels) {
            wide = Math.max(wide, 1.5 * size + Math.max(widthOf(ion(c), size), widthOf(level(c), size)));
        }
        return wide;
    }

    /** {@return how wide what stands on the right is, with its distance from the edge; 0 where there is nothing} */
    static double legendWidth(Scene scene, VolumeGeometry geometry, int width, int height, Lettering lettering) {
        if (!scene.decor().colourBars() || scene.channels().stream().noneMatch(SceneChannel::visible)) {
            return 0;
        }
        Decoration d = new Decoration(scene, geometry, width, height, lettering);
        List<SceneChannel> bars = new ArrayList<>();
        List<SceneChannel> levels = new ArrayList<>();
        for (SceneChannel c : scene.channels()) {
            if (c.visible()) {
                (c.mode() == Mode.ISO || d.top(c) <= d.bottom(c) ? levels : bars).add(c);
            }
        }
        return d.legendWidth(bars, levels, MOST_BAR * d.size) + 2 * EDGE * d.size;
    }

    private String ion(SceneChannel c) {
        return IonTitle.of(c.species(), IonPolarity.UNKNOWN);
    }

    private String title(SceneChannel c) {
        return ion(c) + (scene.decor().normalised() ? ", normalised" : " / counts");
    }

    private static String level(SceneChannel c) {
        return "≥ " + ValueText.number(c.levelCounts(), 3) + " counts";
    }

    private double bottom(SceneChannel c) {
        return c.transfer().stops().getFirst().counts();
    }

    private double top(SceneChannel c) {
        return c.transfer().stops().getLast().counts();
    }

    private AxisTicks ticks(SceneChannel c, double barHeight) {
        double unit = unit(c);
        return AxisTicks.of(
                Axis.linear("counts", ""),
                bottom(c) / unit,
                top(c) / unit,
                (int) Math.clamp(barHeight / (1.7 * size), 2, 6));
    }

    /** Counts of the unit of a colour bar. */
    private double unit(SceneChannel c) {
        return scene.decor().normalised() && top(c) > 0 ? top(c) : 1;
    }

    private void bar(SceneChannel c, double x, double y, double high, double titleY) {
        int[] colours = new int[BAR_STEPS];
        double low = bottom(c);
        double range = top(c) - low;
        for (int i = 0; i < BAR_STEPS; i++) {
            colours[i] = seen(c, low + range * (i + 0.5) / BAR_STEPS);
        }
        double wide = BAR_WIDTH * size;
        lines.add(new Annotation.Bar(x, y, wide, high, colours));
        line(x, y, x + wide, y, ink, THIN * 0.8, 0.9, false);
        line(x, y + high, x + wide, y + high, ink, THIN * 0.8, 0.9, false);
        line(x, y, x, y + high, ink, THIN * 0.8, 0.9, false);
        line(x + wide, y, x + wide, y + high, ink, THIN * 0.8, 0.9, false);
        take(x, y, wide, high);
        place(text(title(c), x, titleY, size, 0, 0, 0, ink));
        AxisTicks ticks = ticks(c, high);
        for (int i = 0; i < ticks.major().size(); i++) {
            double at = y + high * (1 - (ticks.major().get(i) * unit(c) - low) / range);
            line(x + wide, at, x + wide + TICK * size * 0.8, at, ink, THIN * 0.8, 0.9, false);
            place(text(ticks.labels().get(i), x + wide + (TICK + GAP) * size, at, size, 0, 0.5, 0, ink));
        }
    }

    /** The colour of counts over the background. */
    private int seen(SceneChannel c, double counts) {
        List<TransferFunction.Stop> stops = c.transfer().stops();
        TransferFunction.Stop below = stops.getFirst();
        TransferFunction.Stop above = stops.getLast();
        for (TransferFunction.Stop s : stops) {
            if (s.counts() <= counts) {
                below = s;
            } else {
                above = s;
                break;
            }
        }
        double share = above.counts() > below.counts() ? (counts - below.counts()) / (above.counts() - below.counts()) : 0;
        double opacity = below.opacity() + (above.opacity() - below.opacity()) * Math.clamp(share, 0, 1);
        double path = c.mode() == Mode.MIP ? 1 : BAR_PATH;
        return mixed(
                background, mixed(below.rgb(), above.rgb(), Math.clamp(share, 0, 1)), 1 - Math.pow(1 - opacity, path));
    }

    private void swatch(SceneChannel c, double x, double y) {
        double side = 0.95 * size;
        double top = y - 0.12 * size;
        lines.add(new Annotation.Fill(
                new double[] {x, x + side, x + side, x}, new double[] {top, top, top + side, top + side}, c.rgb(), 1));
        take(x, top, side, side);
        place(text(ion(c), x + 1.5 * size, y, size, 0, 0, 0, ink));
        place(text(level(c), x + 1.5 * size, y + 1.3 * size, size, 0, 0, 0, ink));
    }

    private void take(double x, double y, double wide, double high) {
        taken.add(new double[] {x, y, x + wide, y, x + wide, y + high, x, y + high});
    }

    // Columns.

    /** The part of a column's axis that cuts leave, from above, in the picture: {@code [x, y]} each. */
    private List<double[]> left(ColumnMark m) {
        List<double[]> places = new ArrayList<>();
        int n = m.zUm().length;
        int parts = Math.max(1, AXIS_PARTS / Math.max(1, n - 1));
        for (int i = 0; i < Math.max(1, (n - 1) * parts + 1); i++) {
            int from = Math.min(i / parts, n - 1);
            int to = Math.min(from + 1, n - 1);
            double share = (double) (i % parts) / parts;
            double x = m.xUm()[from] + share * (m.xUm()[to] - m.xUm()[from]);
            double y = m.yUm()[from] + share * (m.yUm()[to] - m.yUm()[from]);
            double z = m.zUm()[from] + share * (m.zUm()[to] - m.zUm()[from]);
            if (isLeft(x, y, z)) {
                double[] p = projection.toPicture(x, y, z);
                if (Double.isFinite(p[0] + p[1])) {
                    places.add(p);
                }
            }
        }
        return places;
    }

    private boolean isLeft(double x, double y, double z) {
        Cuts c = scene.cuts();
        boolean left = x >= c.fromXUm() && x <= c.toXUm() && y >= c.fromYUm() && y <= c.toYUm() && z >= c.fromZUm()
                && z <= c.toZUm();
        double top = geometry.topUm(0);
        for (Cuts.Plane p : c.planes()) {
            double at = p.normalX() * x / (geometry.width() * geometry.pixelWidthUm())
                    + p.normalY() * y / (geometry.height() * geometry.pixelHeightUm())
                    + p.normalZ() * (z - top) / (geometry.topUm(geometry.layers()) - top);
            left &= at <= p.offset();
        }
        return left;
    }

    private void columnAxis(ColumnMark m) {
        List<double[]> places = left(m);
        if (places.size() > 1) {
            double[] x = places.stream().mapToDouble(p -> p[0]).toArray();
            double[] y = places.stream().mapToDouble(p -> p[1]).toArray();
            lines.add(new Annotation.Line(x, y, background, 3.6 * THIN * size, 0.75, false));
            lines.add(new Annotation.Line(x, y, ink, 1.8 * THIN * size, 1, false));
        }
    }

    private void label(ColumnMark m) {
        List<double[]> places = left(m);
        if (places.isEmpty()) {
            return;
        }
        double[] p = places.getFirst();
        if (!(p[0] >= 0 && p[0] <= width && p[1] >= 0 && p[1] <= height)) {
            return;
        }
        String name = Integer.toString(m.id());
        double half = widthOf(name, size) / 2;
        double capital = Annotation.Text.BOX * size / 2;
        for (int round = 0; round < 2; round++) {
            for (double away = 1.3; away < 9; away += 0.7) {
                for (int turn = 0; turn < 12; turn++) {
                    // Straight up first, then alternately to both sides.
                    double angle = Math.toRadians((turn + 1) / 2 * 25 * (turn % 2 == 0 ? -1 : 1));
                    double x = p[0] + Math.sin(angle) * away * size;
                    double y = p[1] - Math.cos(angle) * away * size;
                    double endX = Math.clamp(p[0], x - half - 0.2 * size, x + half + 0.2 * size);
                    double endY = Math.clamp(p[1], y - capital - 0.25 * size, y + capital + 0.25 * size);
                    double[] leader = leader(p[0], p[1], endX, endY);
                    // A line over another text is better than no label.
                    boolean clear = round > 0 || taken.stream().noneMatch(t -> overlap(leader, t));
                    if (clear && place(text(name, x, y, size, 0.5, 0.5, 0, ink))) {
                        line(p[0], p[1], endX, endY, ink, THIN * 0.9, 0.9, false);
                        line(p[0], p[1], p[0], p[1], background, 0.34, 1, false);
                        line(p[0], p[1], p[0], p[1], ink, 0.24, 1, false);
                        taken.add(leader);
                        return;
                    }
                }
            }
        }
    }

    /** The place that a leader line takes. */
    private double[] leader(double x0, double y0, double x1, double y1) {
        double length = Math.max(1e-6, Math.hypot(x1 - x0, y1 - y0));
        double nx = -(y1 - y0) / length;
        double ny = (x1 - x0) / length;
        // It ends a little before the text, which is no overlap.
        double ex = x1 - (x1 - x0) * 0.05;
        double ey = y1 - (y1 - y0) * 0.05;
        return new double[] {x0 + nx, y0 + ny, ex + nx, ey + ny, ex - nx, ey - ny, x0 - nx, y0 - ny};
    }
}
