// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.diagram.Box;
import org.interphase.eis.diagram.Caption;
import org.interphase.eis.diagram.Captions;
import org.interphase.eis.diagram.Captions.Detail;
import org.interphase.eis.diagram.CircuitDiagram;
import org.interphase.eis.diagram.CircuitDrawing;
import org.interphase.eis.diagram.Metrics;
import org.interphase.eis.diagram.ParameterValue;
import org.interphase.eis.edit.ElementKind;
import org.interphase.eis.edit.Span;
import org.interphase.ui.look.Palette;

/** Shows a circuit: as much text and as large as there is room for, scrolled where that would be too small. */
final class DiagramCanvas extends Canvas {

    /** Smaller than this, texts go rather than shrink further. */
    private static final double SMALL = 0.85;

    /** Nothing is drawn smaller than this. */
    private static final double SMALLEST = 0.7;

    private static final int HAZE = 90;
    private static final String OUTDATED = "This is the last circuit that could be read.";
    private static final int GAP = 12;

    /** How the texts stand, the first that there is room for. */
    enum Level {
        /** Values with units below the symbols. */
        FULL(Detail.FULL, true),
        /** Values with units behind the names, which costs less height. */
        FULL_BESIDE(Detail.FULL, false),
        /** Values without long units below the symbols. */
        SHORT(Detail.SHORT, true),
        /** Values without long units behind the names. */
        SHORT_BESIDE(Detail.SHORT, false),
        /** Names alone. */
        NAMES(Detail.NAMES, false);

        private final Detail detail;
        private final boolean below;

        Level(Detail detail, boolean below) {
            this.detail = detail;
            this.below = below;
        }
    }

    private final ShapePainter painter;
    private Optional<Circuit> circuit = Optional.empty();
    private Map<String, ParameterValue> values = Map.of();
    private String problem = "";
    private Optional<Span> selection = Optional.empty();
    private Optional<Span> hovered = Optional.empty();
    private Optional<Span> target = Optional.empty();

    private CircuitDiagram diagram;
    private Level level = Level.FULL;
    private double scale = 1;
    private int left;
    private int top;

    DiagramCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        painter = new ShapePainter(this);
        Palette.onChange(this, p -> {
            setBackground(p.paper());
            redraw();
        });
        addListener(SWT.Paint, this::paint);
        addListener(SWT.Resize, e -> arrange());
        for (int type : new int[] {SWT.FocusIn, SWT.FocusOut}) {
            addListener(type, e -> redraw());
        }
        for (ScrollBar bar : new ScrollBar[] {getHorizontalBar(), getVerticalBar()}) {
            bar.setVisible(false);
            bar.addListener(SWT.Selection, e -> scrolled());
        }
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = spoken();
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }

    private String spoken() {
        return circuit.map(c -> "Circuit diagram of " + c
                        + selection
                                .map(s -> s.isWire()
                                        ? "; a wire is selected"
                                        : "; selected: "
                                                + s.elements(c).stream()
                                                        .map(this::summary)
                                                        .collect(Collectors.joining("; ")))
                                .orElse(""))
                .orElse("Circuit diagram");
    }

    /** {@return what is known of what a span covers} */
    String details(Span span) {
        Circuit c = circuit.orElseThrow();
        return String.join(
                "\n",
                span.elements(c).stream()
                        .map(e -> Captions.of(e, values, Detail.FULL).details())
                        .toList());
    }

    /** {@return an element's name, kind and values, in a line} */
    String summary(Element e) {
        String shown = Captions.of(e, values, Detail.FULL).values();
        return e.label() + ", " + ElementKind.of(e).title() + (shown.isEmpty() ? "" : ": " + shown);
    }

    /** Shows a circuit with the values of its parameters. */
    void show(Circuit next, Map<String, ParameterValue> shown) {
        boolean same = circuit.equals(Optional.of(next));
        circuit = Optional.of(next);
        values = Map.copyOf(shown);
        if (!same) {
            hovered = Optional.empty();
        }
        problem = "";
        arrange();
    }

    /** Leaves the last circuit in a haze and says what is wrong with the text. */
    void problem(String sentence) {
        problem = sentence;
        redraw();
    }

    boolean hasProblem() {
        return !problem.isEmpty();
    }

    String problem() {
        return problem;
    }

    Map<String, ParameterValue> values() {
        return values;
    }

    Optional<Circuit> circuit() {
        return circuit;
    }

    Optional<CircuitDiagram> diagram() {
        return Optional.ofNullable(diagram);
    }

    Optional<Span> selection() {
        return selection;
    }

    /** Selects something; it comes into view. */
    void select(Optional<Span> next) {
        if (!next.equals(selection)) {
            selection = next;
            next.ifPresent(this::reveal);
            if (isFocusControl()) {
                getAccessible().setFocus(ACC.CHILDID_SELF);
            }
            redraw();
        }
    }

    /** Marks what is under the pointer. */
    void hover(Optional<Span> next) {
        if (!next.equals(hovered)) {
            hovered = next;
            redraw();
        }
    }

    /** Marks where what is dragged would go. */
    void target(Optional<Span> next) {
        if (!next.equals(target)) {
            target = next;
            redraw();
        }
    }

    /** {@return what lies at a point of the control} */
    Optional<Span> at(int x, int y) {
        return diagram == null ? Optional.empty() : diagram.at((x - left) / scale, (y - top) / scale);
    }

    /** {@return where a span lies in the control} */
    Rectangle bounds(Span span) {
        Box b = diagram.box(span);
        return new Rectangle(
                (int) Math.round(left + b.x() * scale),
                (int) Math.round(top + b.y() * scale),
                (int) Math.round(b.width() * scale),
                (int) Math.round(b.height() * scale));
    }

    double scale() {
        return scale;
    }

    Level level() {
        return level;
    }

    // ---- arranging

    private Caption caption(Element e, Detail d) {
        return Captions.of(e, values, d);
    }

    private CircuitDiagram layout(GC gc, Level l) {
        Metrics metrics = Metrics.of(painter.lineHeight(gc), l.below);
        return CircuitDiagram.of(circuit.orElseThrow(), metrics, e -> {
            Caption c = caption(e, l.detail);
            double room = l.below
                    ? Math.max(painter.width(gc, c.name(), false), painter.width(gc, c.values(), true))
                    : painter.width(gc, c.name(), c.values());
            return room + 6;
        });
    }

    /** {@return the height that shows everything at full size} */
    int fullHeight() {
        GC gc = new GC(this);
        try {
            return circuit.isEmpty() ? 0 : (int) Math.ceil(layout(gc, Level.FULL).height());
        } finally {
            gc.dispose();
        }
    }

    /** {@return the height of a line of text} */
    int lineHeight() {
        GC gc = new GC(this);
        try {
            return painter.lineHeight(gc);
        } finally {
            gc.dispose();
        }
    }

    private void arrange() {
        Rectangle room = getClientArea();
        if (circuit.isEmpty() || room.width <= 0 || room.height <= 0) {
            return;
        }
        GC gc = new GC(this);
        for (Level l : Level.values()) {
            diagram = layout(gc, l);
            level = l;
            scale = Math.min(1, Math.min(room.width / diagram.width(), room.height / diagram.height()));
            if (scale >= SMALL) {
                break;
            }
        }
        gc.dispose();
        scale = Math.max(SMALLEST, scale);
        bar(getHorizontalBar(), diagram.width() * scale, room.width);
        bar(getVerticalBar(), diagram.height() * scale, room.height);
        scrolled();
        selection.ifPresent(this::reveal);
        redraw();
    }

    private static void bar(ScrollBar bar, double all, int room) {
        int size = (int) Math.ceil(all - 0.01);
        boolean needed = size > room;
        bar.setVisible(needed);
        bar.setValues(needed ? Math.min(bar.getSelection(), size - room) : 0, 0, Math.max(size, room), room, 20, room);
    }

    private void scrolled() {
        Rectangle room = getClientArea();
        int height = (int) Math.round(diagram.height() * scale);
        left = -getHorizontalBar().getSelection();
        top = height > room.height ? -getVerticalBar().getSelection() : (room.height - height) / 2;
        redraw();
    }

    private void reveal(Span span) {
        if (diagram == null || !span.fits(diagram.circuit())) {
            return;
        }
        Rectangle room = getClientArea();
        Rectangle b = bounds(span);
        if (b.x < 0 || b.x + b.width > room.width) {
            getHorizontalBar().setSelection(-left + b.x - (room.width - b.width) / 2);
        }
        if (b.y < 0 || b.y + b.height > room.height) {
            getVerticalBar().setSelection(-top + b.y - (room.height - b.height) / 2);
        }
        scrolled();
    }

    // ---- painting

    private void paint(Event e) {
        paint(e.gc, getClientArea(), isFocusControl());
    }

    /** Paints all of the control. */
    void paint(GC gc, Rectangle room, boolean focus) {
        Palette p = Palette.of(this);
        gc.setBackground(p.paper());
        gc.fillRectangle(room);
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        if (diagram != null) {
            gc.setAlpha(hasProblem() ? HAZE : 255);
            Transform moved = new Transform(gc.getDevice());
            gc.getTransform(moved);
            moved.translate(left, top);
            moved.scale((float) scale, (float) scale);
            Transform before = new Transform(gc.getDevice());
            gc.getTransform(before);
            gc.setTransform(moved);
            diagram(gc, p);
            gc.setTransform(before);
            moved.dispose();
            before.dispose();
            gc.setAlpha(255);
        }
        if (hasProblem()) {
            sentence(gc, room, p);
        }
        if (focus) {
            gc.setForeground(p.accent());
            gc.setLineAttributes(new LineAttributes(1));
            gc.drawRectangle(room.x, room.y, room.width - 1, room.height - 1);
        }
    }

    private void diagram(GC gc, Palette p) {
        if (!hasProblem()) {
            hovered.filter(h -> !selection.equals(hovered)).ifPresent(h -> frame(gc, h, p, false));
            selection.ifPresent(s -> frame(gc, s, p, true));
        }
        painter.draw(gc, CircuitDrawing.wires(diagram), p);
        selection.filter(s -> s.isWire() && !hasProblem()).ifPresent(s -> wire(gc, s, p));
        Function<Element, Caption> captions = e -> caption(e, level.detail);
        for (CircuitDiagram.Cell cell : diagram.cells()) {
            painter.draw(gc, CircuitDrawing.element(cell, captions.apply(cell.element())), p);
        }
        target.ifPresent(t -> {
            if (t.isWire()) {
                wire(gc, t, p);
            } else {
                frame(gc, t, p, true);
            }
        });
    }

    /** A frame about parts; filled where they are selected. */
    private void frame(GC gc, Span span, Palette p, boolean selected) {
        Box b = diagram.box(span);
        Path path = new Path(gc.getDevice());
        path.addRectangle((float) b.x() - 1, (float) b.y(), (float) b.width() + 2, (float) b.height());
        if (selected && !span.isWire()) {
            gc.setBackground(p.selection());
            gc.fillPath(path);
        }
        if (!span.isWire() || !selected) {
            gc.setForeground(selected ? p.accent() : p.axis());
            gc.setLineAttributes(new LineAttributes(selected ? 1.5f : 1));
            gc.drawPath(path);
        }
        path.dispose();
    }

    /** A piece of wire with the place at which something would be inserted. */
    private void wire(GC gc, Span span, Palette p) {
        Box b = diagram.box(span);
        float y = (float) (b.y() + b.height() / 2);
        float x = (float) b.centreX();
        gc.setForeground(p.accent());
        gc.setLineAttributes(new LineAttributes(2.5f, SWT.CAP_FLAT, SWT.JOIN_ROUND));
        Path path = new Path(gc.getDevice());
        path.moveTo((float) b.x(), y);
        path.lineTo((float) b.right(), y);
        path.moveTo(x, (float) b.y() - 3);
        path.lineTo(x, (float) b.bottom() + 3);
        gc.drawPath(path);
        path.dispose();
    }

    /** Says what is seen: beside the diagram where there is room, else below it; without one what is wrong. */
    private void sentence(GC gc, Rectangle room, Palette p) {
        String text = diagram == null ? problem : OUTDATED;
        gc.setFont(getFont());
        Point size = gc.textExtent(text, SWT.DRAW_TRANSPARENT);
        int behind = diagram == null ? GAP : (int) (left + diagram.width() * scale) + GAP;
        boolean beside = behind + size.x + GAP <= room.width;
        int x = beside ? behind : GAP / 2;
        int y = beside ? (room.height - size.y) / 2 : room.height - size.y - 2;
        gc.setBackground(p.paper());
        gc.fillRectangle(x - 2, y, size.x + 4, size.y);
        gc.setForeground(p.problem());
        gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
    }

    /** {@return the elements that are selected} */
    List<Element> selectedElements() {
        return circuit.isEmpty() || selection.isEmpty() ? List.of() : selection.get().elements(circuit.get());
    }
}
