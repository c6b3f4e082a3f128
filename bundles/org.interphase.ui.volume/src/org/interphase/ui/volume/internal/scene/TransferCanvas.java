// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/**
 * The transfer function of a species over the histogram of its counts: stops that are dragged, or moved with the keyboard. Of
 * a surface, the level instead.
 */
final class TransferCanvas {

    private static final int HEIGHT = 190;
    private static final int WIDTH = 200;
    private static final int NEAR = 9;

    /** So far outside the picture a stop is taken away. */
    private static final int OUT = 24;

    private static final int SHIFTED = 10;
    private static final double ZOOM = 1.25;
    private static final double OPACITY_STEP = 0.01;
    private static final double OPACITY_FINE = 0.001;
    private static final double OPACITY_DIGITS = 0.001;
    private static final double LEAST_VIEW = 0.05;

    private final Canvas canvas;
    private final Ask ask;
    private final Requests requests;
    private final TransferPainter painter = new TransferPainter();
    private SceneChannel channel;
    private CountHistogram histogram;
    private double from;
    private double to = 1;
    private boolean viewChosen;
    private int selected;
    private Drag drag;
    private String keys = "";

    /** What is asked for. */
    interface Requests {

        /** Asks for another function; those of one key belong to each other. */
        void transfer(String key, String label, TransferFunction next);

        /** Asks for another level of the surface. */
        void level(String key, double counts);

        /** Another stop was selected. */
        void selected();

        /** Asks for the colour of a stop. */
        void colour(int stop);
    }

    /** What is dragged since when. */
    private sealed interface Drag {

        String key();

        record OfStop(String key, TransferFunction before, int index) implements Drag {}

        record OfLevel(String key) implements Drag {}

        record OfView(String key, int x, double from, double to) implements Drag {}
    }

    TransferCanvas(Composite parent, Ask ask, Requests requests) {
        this.ask = ask;
        this.requests = requests;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND) {
            @Override
            public Point computeSize(int wHint, int hHint, boolean changed) {
                return new Point(wHint == SWT.DEFAULT ? WIDTH : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
            }
        };
        Palette.onChange(canvas, palette -> {
            canvas.setBackground(palette.paper());
            canvas.redraw();
        });
        canvas.addListener(SWT.Paint, e -> {
            if (channel != null) {
                painter.paint(e.gc, canvas, this);
            }
        });
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, e -> {
            drag = null;
            canvas.redraw();
        });
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MouseVerticalWheel, e -> {
            e.doit = false;
            zoom(Math.pow(ZOOM, -Math.signum(e.count)), counts(e.x));
        });
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, this::traverse);
        canvas.addListener(SWT.FocusIn, e -> {
            keys = "";
            canvas.redraw();
        });
        canvas.addListener(SWT.FocusOut, e -> {
            keys = "";
            canvas.redraw();
        });
        Spoken.name(
                canvas,
                () -> channel == null ? "" : (isSurface() ? "Level of the surface of " : "Opacity of ") + channel.species() + " by counts",
                this::state);
    }

    private String state() {
        if (channel == null) {
            return "";
        }
        if (isSurface()) {
            return ValueText.number(channel.levelCounts(), 4) + " counts";
        }
        Stop s = stops().get(selected);
        return "stop " + (selected + 1) + " of " + stops().size() + ": " + ValueText.number(s.counts(), 4) + " counts, opacity "
                + ValueText.number(s.opacity(), 3);
    }

    /** Shows a species; what is selected and seen of the counts stays where it is the same one. */
    void show(SceneChannel next, CountHistogram counts) {
        boolean same = channel != null && channel.species().equals(next.species());
        if (same && channel.equals(next) && counts == histogram) {
            return;
        }
        double before = same ? middle() : Double.NaN;
        boolean fit = !same || counts != histogram && !viewChosen;
        channel = next;
        histogram = counts;
        painter.forget();
        if (!same) {
            selected = next.transfer().stops().size() - 1;
            keys = "";
            drag = null;
        }
        selected = Math.clamp(selected, 0, stops().size() - 1);
        if (fit) {
            fit();
        } else if (drag == null && middle() != before && middle() > to) {
            // what was typed is seen
            view(from, from + 1.08 * (middle() - from));
        }
        canvas.redraw();
    }

    /** Shows all counts that matter. */
    void fit() {
        viewChosen = false;
        double most = stops().getLast().counts();
        if (isSurface()) {
            most = Math.max(most, channel.levelCounts());
        }
        if (histogram != null) {
            most = Math.max(most, histogram.quantile(0.9995));
        }
        view(0, 1.08 * Math.max(most, histogram == null ? 1 : 2 * histogram.step()));
    }

    /** Shows all counts that there are. */
    void all() {
        fit();
        view(0, Math.max(to, histogram == null ? 0 : 1.02 * histogram.highest()));
        viewChosen = true;
    }

    /** Shows fewer counts or more, with those at a place where they are. */
    void zoom(double factor, double about) {
        double least = LEAST_VIEW * (histogram == null ? 1 : histogram.step());
        double f = Math.max(factor, least / (to - from));
        viewChosen = true;
        double start = about - (about - from) * f;
        double width = (to - from) * f;
        double widest = 4 * Math.max(stops().getLast().counts(), histogram == null ? to : histogram.highest()) + 1;
        if (width > widest) {
            width = widest;
            start = 0;
        }
        view(Math.max(start, -0.05 * width), Math.max(start, -0.05 * width) + width);
    }

    /** {@return counts of the selected stop, or of the surface, about which the keys zoom} */
    double middle() {
        return isSurface() ? channel.levelCounts() : stops().get(selected).counts();
    }

    private void view(double low, double high) {
        from = low;
        to = high;
        painter.forget();
        canvas.redraw();
    }

    private boolean isSurface() {
        return channel.mode() == Mode.ISO;
    }

    private List<Stop> stops() {
        return channel.transfer().stops();
    }

    private void select(int index) {
        selected = index;
        keys = "";
        canvas.redraw();
        requests.selected();
    }

    // places

    /** {@return counts at a place} */
    double counts(int x) {
        Rectangle plot = painter.plot(canvas);
        return from + (x - plot.x) * (to - from) / plot.width;
    }

    int x(double counts) {
        Rectangle plot = painter.plot(canvas);
        return plot.x + (int) Math.round(Math.clamp((counts - from) / (to - from), -10, 10) * plot.width);
    }

    int y(double opacity) {
        Rectangle plot = painter.plot(canvas);
        return plot.y + (int) Math.round((1 - Math.sqrt(opacity)) * (plot.height - 1));
    }

    /** Low opacities matter most, since a ray goes through many voxels: heights are square roots of opacities. */
    private double opacity(int y) {
        Rectangle plot = painter.plot(canvas);
        double height = Math.clamp(1 - (double) (y - plot.y) / (plot.height - 1), 0, 1);
        return Digits.rounded(height * height, OPACITY_DIGITS);
    }

    private double perPixel() {
        return (to - from) / painter.plot(canvas).width;
    }

    /** {@return a power of ten of counts that is seen as a step} */
    double step() {
        return Math.pow(10, Math.ceil(Math.log10(perPixel())));
    }

    private double roundedCounts(int x) {
        return Math.max(0, Digits.rounded(counts(x), perPixel()));
    }

    /** {@return where a stop is painted} */
    Rectangle place(int stop) {
        Stop s = stops().get(stop);
        return new Rectangle(x(s.counts()) - NEAR / 2, y(s.opacity()) - NEAR / 2, NEAR, NEAR);
    }

    /** {@return where the level of the surface is painted} */
    Rectangle placeOfLevel() {
        Rectangle plot = painter.plot(canvas);
        return new Rectangle(x(channel.levelCounts()) - 1, plot.y, 3, plot.height);
    }

    private int stopAt(int x, int y) {
        int found = -1;
        double nearest = NEAR + 0.5;
        for (int i = 0; i < stops().size(); i++) {
            double away = Math.hypot(x(stops().get(i).counts()) - x, y(stops().get(i).opacity()) - y);
            if (away < nearest || away == nearest && i == selected) {
                nearest = away;
                found = i;
            }
        }
        return found;
    }

    // mouse

    private void down(Event e) {
        canvas.setFocus();
        if (channel == null || e.button != 1 && e.button != 2) {
            return;
        }
        int stop = e.button == 1 && !isSurface() ? stopAt(e.x, e.y) : -1;
        if (stop >= 0) {
            select(stop);
            drag = new Drag.OfStop(ask.gesture("stop"), channel.transfer(), stop);
        } else if (e.button == 1 && isSurface() && Math.abs(e.x - x(channel.levelCounts())) <= NEAR) {
            drag = new Drag.OfLevel(ask.gesture("level"));
        } else {
            drag = new Drag.OfView("", e.x, from, to);
        }
    }

    private void move(Event e) {
        if (drag == null) {
            hover(e);
            return;
        }
        switch (drag) {
            case Drag.OfStop d -> {
                Point size = canvas.getSize();
                boolean out = e.x < -OUT || e.y < -OUT || e.x > size.x + OUT || e.y > size.y + OUT;
                if (out && d.before().stops().size() > 1) {
                    List<Stop> rest = new ArrayList<>(d.before().stops());
                    rest.remove(d.index());
                    selected = Math.min(d.index(), rest.size() - 1);
                    ask(d.key(), "Remove Stop of ", rest);
                } else {
                    selected = d.index();
                    Rectangle plot = painter.plot(canvas);
                    int x = Math.clamp(e.x, plot.x, plot.x + plot.width);
                    ask(d.key(), "Move Stop of ", moved(d.before().stops(), d.index(), roundedCounts(x), opacity(e.y)));
                }
            }
            case Drag.OfLevel d -> requests.level(d.key(), roundedCounts(e.x));
            case Drag.OfView d -> {
                double by = (d.x() - e.x) * (d.to() - d.from()) / painter.plot(canvas).width;
                viewChosen = true;
                double start = Math.max(d.from() + by, -0.05 * (d.to() - d.from()));
                view(start, start + d.to() - d.from());
            }
        }
    }

    private void hover(Event e) {
        boolean hand = channel != null
                && (isSurface() ? Math.abs(e.x - x(channel.levelCounts())) <= NEAR : stopAt(e.x, e.y) >= 0);
        int cursor = !hand ? SWT.CURSOR_ARROW : isSurface() ? SWT.CURSOR_SIZEWE : SWT.CURSOR_HAND;
        canvas.setCursor(canvas.getDisplay().getSystemCursor(cursor));
    }

    private void doubleClick(Event e) {
        drag = null;
        if (channel == null || e.button != 1) {
            return;
        }
        if (isSurface()) {
            requests.level(ask.gesture("level"), roundedCounts(e.x));
            return;
        }
        int stop = stopAt(e.x, e.y);
        if (stop >= 0) {
            requests.colour(stop);
        } else if (painter.plot(canvas).contains(e.x, e.y)) {
            add(roundedCounts(e.x), opacity(e.y));
        }
    }

    // keyboard

    private void key(Event e) {
        if (channel == null) {
            return;
        }
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        boolean ctrl = (e.stateMask & SWT.CTRL) != 0;
        double dx = ctrl ? perPixel() / SHIFTED : shift ? SHIFTED * perPixel() : perPixel();
        double dy = ctrl ? OPACITY_FINE : shift ? SHIFTED * OPACITY_STEP : OPACITY_STEP;
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> step(-dx, 0, perPixel() / (ctrl ? SHIFTED : 1));
            case SWT.ARROW_RIGHT -> step(dx, 0, perPixel() / (ctrl ? SHIFTED : 1));
            case SWT.ARROW_UP -> step(0, dy, 0);
            case SWT.ARROW_DOWN -> step(0, -dy, 0);
            case SWT.HOME -> selectIfStops(0);
            case SWT.END -> selectIfStops(stops().size() - 1);
            case SWT.INSERT -> insert();
            case SWT.DEL, SWT.BS -> remove();
            case SWT.CR, SWT.KEYPAD_CR -> colourIfStops();
            default -> {
                switch (e.character) {
                    case '+', '=' -> zoom(1 / ZOOM, middle());
                    case '-' -> zoom(ZOOM, middle());
                    case '0' -> fit();
                    default -> {}
                }
            }
        }
    }

    private void selectIfStops(int index) {
        if (!isSurface()) {
            select(index);
        }
    }

    private void colourIfStops() {
        if (!isSurface()) {
            requests.colour(selected);
        }
    }

    private void step(double byCounts, double byOpacity, double digits) {
        if (keys.isEmpty()) {
            keys = ask.gesture("keys");
        }
        if (isSurface()) {
            if (byCounts != 0) {
                requests.level(keys, Math.max(0, stepped(channel.levelCounts(), byCounts, digits)));
            }
            return;
        }
        Stop s = stops().get(selected);
        double counts = byCounts == 0 ? s.counts() : Math.max(0, stepped(s.counts(), byCounts, digits));
        double opacity = byOpacity == 0 ? s.opacity() : Digits.rounded(Math.clamp(s.opacity() + byOpacity, 0, 1), OPACITY_DIGITS);
        ask(keys, "Move Stop of ", moved(stops(), selected, counts, opacity));
    }

    /** A step that rounding does not swallow. */
    private static double stepped(double value, double by, double digits) {
        return Digits.rounded(value + by, digits);
    }

    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT -> toStop(e, selected + 1);
            case SWT.TRAVERSE_TAB_PREVIOUS -> toStop(e, selected - 1);
            case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS, SWT.TRAVERSE_RETURN -> e.doit = false;
            default -> e.doit = true;
        }
    }

    private void toStop(Event e, int next) {
        boolean another = channel != null && !isSurface() && next >= 0 && next < stops().size();
        e.doit = !another;
        if (another) {
            select(next);
        }
    }

    // what is asked for

    private void ask(String key, String label, List<Stop> next) {
        TransferFunction function = new TransferFunction(next);
        if (!function.equals(channel.transfer())) {
            requests.transfer(key, label + channel.species(), function);
        }
    }

    /** Stops of which one lies elsewhere, between its neighbours. */
    static List<Stop> moved(List<Stop> stops, int index, double counts, double opacity) {
        double least = index == 0 ? Double.NEGATIVE_INFINITY : stops.get(index - 1).counts();
        double most = index == stops.size() - 1 ? Double.POSITIVE_INFINITY : stops.get(index + 1).counts();
        List<Stop> next = new ArrayList<>(stops);
        next.set(index, new Stop(Math.clamp(counts, least, most), stops.get(index).rgb(), opacity));
        return next;
    }

    private void add(double counts, double opacity) {
        if (stops().size() == TransferFunction.MOST_STOPS) {
            return;
        }
        int index = 0;
        while (index < stops().size() && stops().get(index).counts() <= counts) {
            index++;
        }
        List<Stop> next = new ArrayList<>(stops());
        next.add(index, new Stop(counts, Presets.at(channel.transfer(), counts).rgb(), opacity));
        selected = index;
        ask("", "Add Stop to ", next);
        select(index);
    }

    /** Adds a stop on the curve, half-way to the next one, or beyond the last one. */
    void insert() {
        if (channel == null || isSurface()) {
            return;
        }
        double here = stops().get(selected).counts();
        double there = selected + 1 < stops().size() ? stops().get(selected + 1).counts() : here + SHIFTED * perPixel();
        double counts = Digits.rounded((here + there) / 2, Math.max(Math.abs(there - here) / SHIFTED, Double.MIN_NORMAL));
        counts = Math.clamp(counts, here, there);
        add(counts, Presets.opacity(channel.transfer(), counts));
    }

    /** Takes the selected stop away; one remains. */
    void remove() {
        if (channel == null || isSurface() || stops().size() == 1) {
            return;
        }
        List<Stop> next = new ArrayList<>(stops());
        int at = selected;
        next.remove(at);
        ask("", "Remove Stop of ", next);
        select(Math.clamp(at, 0, stops().size() - 1));
    }

    Canvas control() {
        return canvas;
    }

    int selected() {
        return selected;
    }

    SceneChannel channel() {
        return channel;
    }

    CountHistogram histogram() {
        return histogram;
    }

    /** {@return counts at the left edge} */
    double from() {
        return from;
    }

    /** {@return counts at the right edge} */
    double to() {
        return to;
    }

    /** {@return whether something is being dragged, of which the numbers are shown} */
    boolean isDragging() {
        return drag != null && !(drag instanceof Drag.OfView);
    }

    TransferPainter painter() {
        return painter;
    }
}
