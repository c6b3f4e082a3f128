// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Series.Shape;
import org.interphase.core.unit.ValueText;

/**
 * Draws a figure as Scalable Vector Graphics, without a display: equal or logarithmic scales, ticks in engineering
 * notation, a faint grid, and the legend where the plot is emptiest. It is dark where the reader's page is.
 */
public final class SvgFigure {

    private static final double TICK_FONT = 11;
    private static final double LABEL_FONT = 12;
    private static final double DIGIT_WIDTH = 6.3;
    private static final double LETTER_WIDTH = 6.4;
    private static final double LEGEND_LINE = 17;
    private static final double LINE_WIDTH = 1.5;
    private static final double SAMPLE_PX = 4;
    private static final double CAP = 3;
    private static final double BAND_OPACITY = 0.22;
    private static final double TINT_OPACITY = 0.1;
    private static final double MARK_LINE = 15;
    private static final double MARK_TEXT = 10;
    private static final double MARK_LETTER = 5.8;
    private static final double MOST_FOR_MARKS = 0.45;
    private static final double LARGEST = 1e200;
    private static final String STYLE = ".ip-figure{font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}"
            + "@media (prefers-color-scheme:dark){"
            + ".ip-paper{fill:#1b1d21}.ip-ink{fill:#d7dadf}.ip-line{stroke:#8b9098}.ip-grid{stroke:#fff}"
            + ".ip-legend{fill:#1b1d21}"
            + colours(Role.DATA, "#4aa3df") + colours(Role.DATA_2, "#2fc79b") + colours(Role.FIT, "#ff7f3f")
            + colours(Role.FIT_2, "#f3b53a") + colours(Role.MASKED, "#8b9098") + colours(Role.REFERENCE, "#9aa0a8")
            + colours(Role.PASSED, "#4aa3df") + colours(Role.FAILED, "#ff7f3f") + colours(Role.UNDECIDED, "#9aa0a8")
            + colours(Role.OVERLAY_1, "#e09cc3") + colours(Role.OVERLAY_2, "#7cc7f0") + colours(Role.OVERLAY_3, "#2fc79b")
            + colours(Role.OVERLAY_4, "#f3b53a") + colours(Role.OVERLAY_5, "#d7dadf") + colours(Role.OVERLAY_6, "#f0e442")
            + "}";

    private final Figure figure;
    private final FigureWindow window;
    private final double width;
    private final double height;
    private final boolean titled;
    private final int hash;
    private final StringBuilder out = new StringBuilder();

    private SvgFigure(Figure figure, FigureWindow window, int width, int height, boolean titled) {
        if (width < 160 || height < 120) {
            throw new IllegalArgumentException("expected at least 160 × 120 pixels, found " + width + " × " + height);
        }
        this.figure = figure;
        this.window = window;
        this.width = width;
        this.height = height;
        this.titled = titled;
        this.hash = Objects.hash(hash(figure), window, width, height);
    }

    /**
     * {@return a file of its own, with the title above the plot}
     *
     * @param figure what to draw
     * @param width in pixels, at least 160
     * @param height in pixels, at least 120
     */
    public static String document(Figure figure, int width, int height) {
        return document(new SvgFigure(figure, null, width, height, true));
    }

    /**
     * {@return a file of its own that shows a part of a figure, with the title above the plot}
     *
     * @param figure what to draw
     * @param window the part; where scales are equal, more of one axis is seen when the size asks for it
     * @param width in pixels, at least 160
     * @param height in pixels, at least 120
     * @throws IllegalArgumentException when the size is too small, or the window is not one of these axes
     */
    public static String document(Figure figure, FigureWindow window, int width, int height) {
        return document(new SvgFigure(figure, Objects.requireNonNull(window), width, height, true));
    }

    private static String document(SvgFigure svg) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.draw() + "\n";
    }

    /**
     * {@return an element to stand in a page that says itself what it shows: without the title above}
     *
     * @param figure what to draw
     * @param width in pixels, at least 160; the page may scale it
     * @param height in pixels, at least 120
     */
    public static String fragment(Figure figure, int width, int height) {
        return new SvgFigure(figure, null, width, height, false).draw();
    }

    /** A series with its positions in pixels: of its line, its symbols, and of its error bars or band (x, low, high). */
    private record Drawn(Series series, double[][] line, double[][] symbols, double[][] bars) {}

    /** A rectangle in pixels. */
    private record Box(double left, double top, double right, double bottom) {
        boolean holds(double x, double y) {
            return x >= left && x <= right && y >= top && y <= bottom;
        }
    }

    /** Where everything is; each flag with the box of its label, each shade with its bar, null where there is no place. */
    private record Layout(
            Box plot, Scale across, Scale left, Scale right, List<Drawn> drawn, List<Box> flags, List<Box> shades) {}

    private String draw() {
        List<Series> named = figure.series().stream().filter(s -> !s.name().isBlank()).toList();
        double top = titled && !figure.title().isBlank() ? 30 : 10;
        Layout layout = layout(top);
        Box legend = null;
        boolean above = false;
        if (named.size() > 1) {
            legend = legend(named, layout);
            above = legend == null;
        }
        if (above) {
            // Nothing is free inside: the legend gets rows above the plot, which makes the plot lower.
            layout = layout(top + legendRows(named, layout.plot()) * LEGEND_LINE + 4);
        }
        open();
        axes(layout);
        shades(layout);
        series(layout.drawn(), layout.plot());
        flags(layout);
        if (above) {
            legendAbove(named, layout.plot(), top);
        } else if (legend != null) {
            legendInside(named, legend);
        }
        return out.append("</svg>").toString();
    }

    private Layout layout(double top) {
        double bottom = height - 44;
        Scale left = window == null
                ? Scale.around(figure.y(), low(s -> !s.right(), false), high(s -> !s.right(), false), bottom, top)
                : new Scale(figure.y(), window.bottom(), window.top(), bottom, top);
        Scale right = figure.right()
                .map(axis -> window == null
                        ? Scale.around(axis, low(Series::right, false), high(Series::right, false), bottom, top)
                        : new Scale(axis, window.secondBottom(), window.secondTop(), bottom, top))
                .orElse(null);
        if (window == null && figure.zerosAligned()) {
            double[][] ranges = ZeroAlignment.of(
                    new double[] {left.min(), left.max()}, new double[] {right.min(), right.max()});
            left = new Scale(left.axis(), ranges[0][0], ranges[0][1], bottom, top);
            right = new Scale(right.axis(), ranges[1][0], ranges[1][1], bottom, top);
        }
        double leftEdge = axisWidth(left, bottom - top);
        double rightEdge = width - (right == null ? 14 : axisWidth(right, bottom - top));
        Scale across = window == null
                ? Scale.around(figure.x(), low(s -> true, true), high(s -> true, true), leftEdge, rightEdge)
                : new Scale(figure.x(), window.left(), window.right(), leftEdge, rightEdge);
        if (figure.equalScales() && !figure.x().logarithmic() && !figure.y().logarithmic()) {
            if (window == null && across.min() > 0 && across.min() < 0.4 * across.max()) {
                across = new Scale(across.axis(), 0, across.max(), leftEdge, rightEdge);
            }
            double units = Math.max(across.unitsPerPixel(), left.unitsPerPixel());
            across = across.widened(units);
            left = left.widened(units);
        }
        Box plot = new Box(leftEdge, top, rightEdge, bottom);
        List<Box> flags = flagBoxes(across, plot);
        List<Box> shades = shadeBoxes(across, plot);
        if (window == null) {
            double above = flags.stream().filter(Objects::nonNull).mapToDouble(b -> b.bottom() - top).max().orElse(0);
            double below = shades.stream().filter(Objects::nonNull).mapToDouble(b -> bottom - b.top()).max().orElse(0);
            double rest = Math.max((1 - MOST_FOR_MARKS) * (bottom - top), bottom - top - above - below);
            left = left.extended(below / rest, above / rest);
            right = right == null ? null : right.extended(below / rest, above / rest);
        }
        List<Drawn> drawn = new ArrayList<>();
        for (Series s : figure.series()) {
            drawn.add(place(s, across, s.right() ? right : left));
        }
        return new Layout(plot, across, left, right, drawn, flags, shades);
    }

    /** {@return where the labels of the flags stand; null for those that are not seen or have no place} */
    private List<Box> flagBoxes(Scale across, Box plot) {
        int n = figure.flags().size();
        double[] from = new double[n];
        double[] to = new double[n];
        for (int i = 0; i < n; i++) {
            Flag f = figure.flags().get(i);
            double width = f.label().length() * MARK_LETTER + 8;
            double x = across.pixel(f.at());
            from[i] = x + width > plot.right() ? x - width : x;
            to[i] = from[i] + width;
        }
        int[] rows = Lanes.of(from, to, Flag.MOST_ROWS);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = across.pixel(figure.flags().get(i).at());
            double y = plot.top() + rows[i] * MARK_LINE;
            boolean seen = rows[i] >= 0 && x >= plot.left() && x <= plot.right();
            boxes.add(seen ? new Box(from[i], y, to[i], y + MARK_LINE - 1) : null);
        }
        return boxes;
    }

    /** {@return where the bars of the shades lie; null for those that are not seen or have no place} */
    private List<Box> shadeBoxes(Scale across, Box plot) {
        double[] from = figure.shades().stream().mapToDouble(s -> within(across.pixel(s.from()), plot)).toArray();
        double[] to = figure.shades().stream().mapToDouble(s -> within(across.pixel(s.to()), plot)).toArray();
        int[] lanes = Lanes.of(from, to, Shade.MOST_LANES);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < lanes.length; i++) {
            double y = plot.bottom() - (lanes[i] + 1) * MARK_LINE;
            boxes.add(lanes[i] >= 0 && to[i] > from[i] ? new Box(from[i], y + 1, to[i], y + MARK_LINE) : null);
        }
        return boxes;
    }

    private static double within(double x, Box plot) {
        return Math.clamp(Double.isNaN(x) ? plot.left() : x, plot.left(), plot.right());
    }

    private void shades(Layout layout) {
        Box plot = layout.plot();
        for (int i = 0; i < figure.shades().size(); i++) {
            Shade s = figure.shades().get(i);
            double left = within(layout.across().pixel(s.from()), plot);
            double right = within(layout.across().pixel(s.to()), plot);
            if (s.tinted() && right > left) {
                rectangle(s.role(), new Box(left, plot.top(), right, plot.bottom()), TINT_OPACITY);
            }
            Box bar = layout.shades().get(i);
            if (bar != null) {
                rectangle(s.role(), bar, BAND_OPACITY);
                if (s.label().length() * MARK_LETTER + 6 <= bar.right() - bar.left()) {
                    text(s.label(), bar.left() + 4, bar.bottom() - 4, "start", MARK_TEXT, "#1a1a1a", "ip-ink");
                }
            }
        }
    }

    private void rectangle(Role role, Box box, double opacity) {
        element("rect", "class", fillClass(role), "x", box.left(), "y", box.top(), "width", box.right() - box.left(),
                "height", box.bottom() - box.top(), "fill", role.colour(), "fill-opacity", opacity);
    }

    private void flags(Layout layout) {
        Box plot = layout.plot();
        for (int i = 0; i < figure.flags().size(); i++) {
            Flag f = figure.flags().get(i);
            double x = layout.across().pixel(f.at());
            if (!(x >= plot.left() && x <= plot.right())) {
                continue;
            }
            Box box = layout.flags().get(i);
            element("path", "class", strokeClass(f.role()), "d",
                    vertical(x, box == null ? plot.top() : box.top(), plot.bottom()), "fill", "none", "stroke",
                    f.role().colour(), "stroke-width", 1, f.dismissed() ? "stroke-dasharray" : null, "2 4");
            if (box != null) {
                element("rect", "class", "ip-legend", "x", box.left(), "y", box.top(), "width", box.right() - box.left(),
                        "height", box.bottom() - box.top(), "fill", "#ffffff", "fill-opacity", 0.85);
                text(f.label(), box.left() + 4, box.bottom() - 3.5, "start", MARK_TEXT, f.role().colour(),
                        fillClass(f.role()), f.dismissed() ? "text-decoration" : null, "line-through");
            }
        }
    }

    private void legendInside(List<Series> named, Box box) {
        element("rect", "class", "ip-legend", "x", box.left(), "y", box.top(), "width", box.right() - box.left(),
                "height", box.bottom() - box.top(), "fill", "#ffffff", "fill-opacity", 0.85);
        double y = box.top() + LEGEND_LINE / 2 + 2;
        for (Series s : named) {
            legendEntry(s, box.left() + 6, y);
            y += LEGEND_LINE;
        }
    }

    private void legendAbove(List<Series> named, Box plot, double top) {
        double x = plot.left();
        double y = top + LEGEND_LINE / 2 - 2;
        for (Series s : named) {
            double entry = entryWidth(s) + 12;
            if (x > plot.left() && x + entry > plot.right()) {
                x = plot.left();
                y += LEGEND_LINE;
            }
            legendEntry(s, x, y);
            x += entry;
        }
    }

    private static int legendRows(List<Series> named, Box plot) {
        int rows = 1;
        double x = plot.left();
        for (Series s : named) {
            double entry = entryWidth(s) + 12;
            if (x > plot.left() && x + entry > plot.right()) {
                rows++;
                x = plot.left();
            }
            x += entry;
        }
        return rows;
    }

    private static double entryWidth(Series s) {
        return 26 + s.name().length() * LETTER_WIDTH;
    }

    private double axisWidth(Scale scale, double length) {
        int longest = AxisTicks.of(scale.axis(), scale.min(), scale.max(), most(length, 46)).labels().stream()
                .mapToInt(String::length)
                .max()
                .orElse(1);
        return Math.ceil(10 + LABEL_FONT + 8 + Math.max(2, longest) * DIGIT_WIDTH + 4);
    }

    private static int most(double length, double each) {
        return (int) Math.max(2, Math.floor(length / each));
    }

    private double low(Predicate<Series> which, boolean horizontal) {
        return extreme(which, horizontal, Math::min);
    }

    private double high(Predicate<Series> which, boolean horizontal) {
        return extreme(which, horizontal, Math::max);
    }

    /** Over the points that are drawn: both values on their axes. */
    private double extreme(
            Predicate<Series> which,
            boolean horizontal,
            DoubleBinaryOperator better) {
        double best = Double.NaN;
        for (Series s : figure.series()) {
            if (!which.test(s) || !horizontal && s.isAside()) {
                continue;
            }
            Axis vertical = s.right() ? figure.rightAxis() : figure.y();
            for (int i = 0; i < s.points(); i++) {
                if (!isShown(s.x(i), figure.x()) || !isShown(s.y(i), vertical)) {
                    continue;
                }
                for (double v : horizontal ? new double[] {s.x(i)} : new double[] {s.y(i), s.lowest(i), s.highest(i)}) {
                    if (horizontal || isShown(v, vertical)) {
                        best = Double.isNaN(best) ? v : better.applyAsDouble(best, v);
                    }
                }
            }
        }
        return best;
    }

    /** Numbers so large or small that a range around them has no ends are not worth an axis. */
    private static boolean isShown(double value, Axis axis) {
        return Math.abs(value) < LARGEST && (!axis.logarithmic() || value > 1 / LARGEST);
    }

    private static Drawn place(Series s, Scale across, Scale up) {
        SeriesPyramid pyramid = SeriesPyramid.of(s, across.axis().logarithmic(), up.axis().logarithmic());
        return new Drawn(s, pyramid.line(across, up), pyramid.symbols(across, up), pyramid.bars(across, up));
    }

    private void open() {
        start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "ip-figure", "viewBox",
                "0 0 " + number(width) + " " + number(height), "width", width, "height", height, "role", "img",
                "aria-labelledby", id("title"));
        out.append("<title id=\"").append(id("title")).append("\">").append(MarkupText.escape(figure.title())).append("</title>");
        out.append("<desc>").append(MarkupText.escape(description())).append("</desc>");
        out.append("<style>").append(STYLE).append("</style>");
        element("rect", "class", "ip-paper", "width", width, "height", height, "fill", "#ffffff");
        if (titled && !figure.title().isBlank()) {
            text(figure.title(), 12, 19, "start", 13, "#1a1a1a", "ip-ink", "font-weight", "600");
        }
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        text.append(figure.y().label());
        figure.right().ifPresent(axis -> text.append(" and ").append(axis.label()));
        text.append(" against ").append(figure.x().label()).append(". ");
        for (Series s : figure.series()) {
            if (!s.name().isBlank()) {
                text.append(s.name()).append(": ").append(s.points()).append(" points. ");
            }
        }
        for (Flag f : figure.flags()) {
            text.append(f.label()).append(" at ").append(ValueText.withError(f.at(), Double.NaN, figure.x().unit()))
                    .append(f.dismissed() ? " (does not count). " : ". ");
        }
        return text.toString().strip();
    }

    /** Two figures of one page must not share what they refer to; the same figure is the same text each time. */
    private String id(String what) {
        return "ip-" + what + "-" + HexFormat.of().toHexDigits(hash);
    }

    private static int hash(Figure figure) {
        int hash = Objects.hash(
                figure.title(),
                figure.x(),
                figure.y(),
                figure.rightAxis(),
                figure.shades().toString(),
                figure.flags().toString());
        for (Series s : figure.series()) {
            hash = 31 * (31 * (31 * hash + s.name().hashCode()) + Arrays.hashCode(s.x())) + Arrays.hashCode(s.y());
        }
        return hash;
    }

    private void axes(Layout layout) {
        Box plot = layout.plot();
        Scale across = layout.across();
        Scale left = layout.left();
        Scale right = layout.right();
        AxisTicks xs = AxisTicks.of(across.axis(), across.min(), across.max(), most(plot.right() - plot.left(), 70));
        AxisTicks ys = AxisTicks.of(left.axis(), left.min(), left.max(), most(plot.bottom() - plot.top(), 46));
        StringBuilder grid = new StringBuilder();
        xs.major().forEach(v -> grid.append(vertical(across.pixel(v), plot.top(), plot.bottom())));
        ys.major().forEach(v -> grid.append(horizontal(left.pixel(v), plot.left(), plot.right())));
        element("path", "class", "ip-grid", "d", grid, "stroke", "#000000", "stroke-opacity", 0.09, "stroke-width", 1);
        StringBuilder ticks = new StringBuilder();
        ticks.append(horizontal(plot.bottom(), plot.left(), plot.right()));
        ticks.append(vertical(plot.left(), plot.top(), plot.bottom()));
        xs.major().forEach(v -> ticks.append(vertical(across.pixel(v), plot.bottom(), plot.bottom() + 5)));
        xs.minor().forEach(v -> ticks.append(vertical(across.pixel(v), plot.bottom(), plot.bottom() + 3)));
        ys.major().forEach(v -> ticks.append(horizontal(left.pixel(v), plot.left() - 5, plot.left())));
        ys.minor().forEach(v -> ticks.append(horizontal(left.pixel(v), plot.left() - 3, plot.left())));
        for (int i = 0; i < xs.major().size(); i++) {
            tick(xs.labels().get(i), across.pixel(xs.major().get(i)), plot.bottom() + 17, "middle");
        }
        for (int i = 0; i < ys.major().size(); i++) {
            tick(ys.labels().get(i), plot.left() - 8, left.pixel(ys.major().get(i)) + 4, "end");
        }
        label(across.axis(), (plot.left() + plot.right()) / 2, height - 8, 0, null);
        double middle = (plot.top() + plot.bottom()) / 2;
        label(left.axis(), 10 + LABEL_FONT / 2, middle, -90, right == null ? null : figure.roleOf(false).orElse(null));
        if (right != null) {
            AxisTicks rs = AxisTicks.of(right.axis(), right.min(), right.max(), most(plot.bottom() - plot.top(), 46));
            ticks.append(vertical(plot.right(), plot.top(), plot.bottom()));
            rs.major().forEach(v -> ticks.append(horizontal(right.pixel(v), plot.right(), plot.right() + 5)));
            rs.minor().forEach(v -> ticks.append(horizontal(right.pixel(v), plot.right(), plot.right() + 3)));
            for (int i = 0; i < rs.major().size(); i++) {
                tick(rs.labels().get(i), plot.right() + 8, right.pixel(rs.major().get(i)) + 4, "start");
            }
            label(right.axis(), width - 10, middle, -90, figure.roleOf(true).orElse(null));
        }
        element("path", "class", "ip-line", "d", ticks, "stroke", "#555555", "stroke-width", 1, "fill", "none");
    }

    private void tick(String label, double x, double y, String anchor) {
        text(label, x, y, anchor, TICK_FONT, "#333333", "ip-ink");
    }

    private void label(Axis axis, double x, double y, int turn, Role role) {
        String colour = role == null ? "#1a1a1a" : role.colour();
        String style = role == null ? "ip-ink" : fillClass(role);
        if (turn == 0) {
            text(axis.label(), x, y, "middle", LABEL_FONT, colour, style);
        } else {
            text(axis.label(), x, y, "middle", LABEL_FONT, colour, style, "transform",
                    "rotate(" + turn + " " + number(x) + " " + number(y) + ")");
        }
    }

    private void series(List<Drawn> drawn, Box plot) {
        out.append("<clipPath id=\"").append(id("clip")).append("\">");
        element("rect", "x", plot.left() - 4, "y", plot.top() - 4, "width", plot.right() - plot.left() + 8, "height",
                plot.bottom() - plot.top() + 8);
        out.append("</clipPath>");
        start("g", "clip-path", "url(#" + id("clip") + ")");
        for (Drawn d : drawn) {
            Mark mark = d.series().mark();
            if (mark == Mark.BAND) {
                band(d);
                continue;
            }
            if (d.series().hasErrors()) {
                errorBars(d);
            }
            if (mark != Mark.POINTS) {
                line(d);
            }
            if (mark != Mark.LINE) {
                points(d);
            }
        }
        out.append("</g>");
    }

    private void errorBars(Drawn d) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < d.bars()[0].length; i++) {
            double x = d.bars()[0][i];
            double low = d.bars()[1][i];
            double high = d.bars()[2][i];
            if (low - high > 0) {
                String cap = number(x - CAP) + " ";
                path.append('M').append(cap).append(number(low)).append('h').append(number(2 * CAP));
                path.append('M').append(number(x)).append(' ').append(number(low)).append('V').append(number(high));
                path.append('M').append(cap).append(number(high)).append('h').append(number(2 * CAP));
            }
        }
        if (path.length() > 0) {
            Role role = d.series().role();
            element("path", "class", strokeClass(role), "d", path, "fill", "none", "stroke", role.colour(),
                    "stroke-width", 1);
        }
    }

    /** One outline for each stretch without a gap: there along the one end, back along the other. */
    private void band(Drawn d) {
        StringBuilder path = new StringBuilder();
        int n = d.bars()[0].length;
        for (int from = 0; from < n; from++) {
            int to = from;
            while (to < n && !Double.isNaN(d.bars()[0][to])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                path.append(i == from ? 'M' : 'L').append(number(d.bars()[0][i])).append(' ').append(number(d.bars()[1][i]));
            }
            for (int i = to - 1; i >= from; i--) {
                path.append('L').append(number(d.bars()[0][i])).append(' ').append(number(d.bars()[2][i]));
            }
            path.append(to > from ? "Z" : "");
            from = to;
        }
        bandElement(d.series().role(), path);
    }

    private void bandElement(Role role, CharSequence path) {
        if (path.length() > 0) {
            element("path", "class", fillClass(role), "d", path, "fill", role.colour(), "fill-opacity", BAND_OPACITY);
        }
    }

    private void line(Drawn d) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        double[] x = d.line()[0];
        double[] y = d.line()[1];
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                broken = true;
                continue;
            }
            path.append(broken ? 'M' : 'L').append(number(x[i])).append(' ').append(number(y[i]));
            broken = false;
        }
        lineElement(d.series(), path);
    }

    private void lineElement(Series s, CharSequence path) {
        if (path.length() == 0) {
            return;
        }
        Role role = s.role();
        element("path", "class", strokeClass(role), "d", path, "fill", "none", "stroke", role.colour(), "stroke-width",
                role == Role.REFERENCE ? 1 : LINE_WIDTH, "stroke-linejoin", "round",
                s.dashed() ? "stroke-dasharray" : null, "4 3");
    }

    /** All symbols of a series as one path. */
    private void points(Drawn d) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < d.symbols()[0].length; i++) {
            path.append(symbol(d.series().role(), d.symbols()[0][i], d.symbols()[1][i]));
        }
        pointsElement(d.series(), path);
    }

    private void pointsElement(Series s, CharSequence path) {
        if (path.length() == 0) {
            return;
        }
        Role role = s.role();
        boolean hollow = role.shape() == Shape.RING || role.shape() == Shape.PLUS || role.isOverlay() && s.right();
        if (hollow) {
            element("path", "class", strokeClass(role), "d", path, "fill", "none", "stroke", role.colour(),
                    "stroke-width", 1);
        } else {
            element("path", "class", fillClass(role), "d", path, "fill", role.colour());
        }
    }

    private static String symbol(Role role, double x, double y) {
        Shape shape = role.shape();
        double r = role.radius();
        double[] corners = shape.corners();
        if (shape == Shape.PLUS) {
            return "M" + number(x - r) + " " + number(y) + "h" + number(2 * r) + "M" + number(x) + " " + number(y - r) + "v"
                    + number(2 * r);
        }
        if (corners.length == 0) {
            String arc = "a" + number(r) + " " + number(r) + " 0 1 0 ";
            return "M" + number(x - r) + " " + number(y) + arc + number(2 * r) + " 0" + arc + number(-2 * r) + " 0z";
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(number(x + r * corners[i])).append(' ');
            path.append(number(y + r * corners[i + 1]));
        }
        return path.append('z').toString();
    }

    private void legendEntry(Series s, double x, double y) {
        if (s.mark() == Mark.BAND) {
            bandElement(s.role(), "M" + number(x) + " " + number(y - 5) + "h16v10h-16z");
        } else if (s.mark() != Mark.POINTS) {
            lineElement(s, "M" + number(x) + " " + number(y) + "h16");
        }
        if (s.mark() == Mark.POINTS || s.mark() == Mark.LINE_AND_POINTS) {
            pointsElement(s, symbol(s.role(), x + 8, y));
        }
        text(s.name(), x + 22, y + 4, "start", TICK_FONT, "#1a1a1a", "ip-ink");
    }

    /** The corner, or middle of an edge, in which nothing is drawn; null where there is none. */
    private static Box legend(List<Series> named, Layout layout) {
        Box plot = layout.plot();
        double w = named.stream().mapToDouble(SvgFigure::entryWidth).max().orElse(0) + 12;
        double h = named.size() * LEGEND_LINE + 4;
        double gap = 6;
        double[] lefts = {plot.right() - w - gap, plot.left() + gap, (plot.left() + plot.right() - w) / 2};
        double[] tops = {plot.top() + gap, plot.bottom() - h - gap, (plot.top() + plot.bottom() - h) / 2};
        if (w > plot.right() - plot.left() || h > plot.bottom() - plot.top()) {
            return null;
        }
        for (double top : tops) {
            for (double left : lefts) {
                Box box = new Box(left, top, left + w, top + h);
                if (isFree(box, layout.drawn()) && meetsNone(box, layout.flags()) && meetsNone(box, layout.shades())) {
                    return box;
                }
            }
        }
        return null;
    }

    private static boolean meetsNone(Box box, List<Box> others) {
        return others.stream().noneMatch(o -> o != null
                && o.left() < box.right() && o.right() > box.left() && o.top() < box.bottom() && o.bottom() > box.top());
    }

    private static boolean isFree(Box box, List<Drawn> drawn) {
        Box wide = new Box(box.left() - 4, box.top() - 4, box.right() + 4, box.bottom() + 4);
        for (Drawn d : drawn) {
            boolean line = d.series().mark() != Mark.POINTS;
            double[] x = line ? d.line()[0] : d.symbols()[0];
            double[] y = line ? d.line()[1] : d.symbols()[1];
            for (int i = 0; i < x.length; i++) {
                if (wide.holds(x[i], y[i])) {
                    return false;
                }
                if (line && i > 0 && crosses(wide, x[i - 1], y[i - 1], x[i], y[i])) {
                    return false;
                }
            }
            for (int i = 0; i < d.bars()[0].length; i++) {
                if (crosses(wide, d.bars()[0][i], d.bars()[1][i], d.bars()[0][i], d.bars()[2][i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean crosses(Box box, double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (!Double.isFinite(length)) {
            return false;
        }
        int steps = (int) Math.min(2_000, Math.ceil(length / SAMPLE_PX));
        for (int k = 1; k < steps; k++) {
            double t = (double) k / steps;
            if (box.holds(x0 + t * (x1 - x0), y0 + t * (y1 - y0))) {
                return true;
            }
        }
        return false;
    }

    private static String vertical(double x, double from, double to) {
        return "M" + number(Math.round(x - 0.5) + 0.5) + " " + number(from) + "V" + number(to);
    }

    private static String horizontal(double y, double from, double to) {
        return "M" + number(from) + " " + number(Math.round(y - 0.5) + 0.5) + "H" + number(to);
    }

    private void text(
            String text, double x, double y, String anchor, double size, String colour, String style, Object... more) {
        Object[] attributes = {
            "class", style, "x", x, "y", y, "text-anchor", anchor, "font-size", size, "fill", colour
        };
        Object[] all = Arrays.copyOf(attributes, attributes.length + more.length);
        System.arraycopy(more, 0, all, attributes.length, more.length);
        start("text", all);
        out.append(MarkupText.escape(text)).append("</text>");
    }

    private void element(String name, Object... attributes) {
        start(name, attributes);
        out.insert(out.length() - 1, '/');
    }

    /** Names and values in turn; a name that is null leaves its value out. */
    private void start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i] != null) {
                Object value = attributes[i + 1];
                String text = value instanceof Double d ? number(d) : value.toString();
                out.append(' ').append(attributes[i]).append("=\"").append(MarkupText.escape(text)).append('"');
            }
        }
        out.append('>');
    }

    /** Two decimals are a tenth of what any screen shows. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        StringBuilder text = new StringBuilder();
        if (hundredths < 0) {
            text.append('-');
        }
        long size = Math.abs(hundredths);
        text.append(size / 100);
        if (size % 100 != 0) {
            text.append('.').append(size / 10 % 10);
            if (size % 10 != 0) {
                text.append(size % 10);
            }
        }
        return text.toString();
    }

    private static String strokeClass(Role role) {
        return "ip-stroke-" + role.name().toLowerCase(Locale.ROOT);
    }

    private static String fillClass(Role role) {
        return "ip-fill-" + role.name().toLowerCase(Locale.ROOT);
    }

    private static String colours(Role role, String dark) {
        return "." + strokeClass(role) + "{stroke:" + dark + "}." + fillClass(role) + "{fill:" + dark + "}";
    }
}
