// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.interphase.eis.Element;
import org.interphase.eis.diagram.CircuitDiagram.Cell;
import org.interphase.eis.diagram.CircuitDiagram.Wire;
import org.interphase.eis.diagram.Shape.Ink;
import org.interphase.eis.edit.ElementKind;
import org.interphase.eis.edit.Span;

/**
 * Draws a circuit as lines and texts, for the screen and for SVG alike. Resistors are the boxes of IEC 60617; capacitors
 * two plates, constant phase elements two chevrons, inductors half circles; diffusion is a box with a W and at its end an
 * arrow (semi-infinite), a wall (blocking) or a reservoir (transmitting).
 */
public final class CircuitDrawing {

    private static final int ARC_POINTS = 10;

    private final List<Shape> shapes = new ArrayList<>();
    private Ink ink = Ink.SYMBOL;

    private CircuitDrawing() {}

    /**
     * {@return the wires, nodes and terminals of a circuit}
     *
     * @param diagram where everything lies
     */
    public static List<Shape> wires(CircuitDiagram diagram) {
        CircuitDrawing d = new CircuitDrawing();
        d.ink = Ink.WIRE;
        double radius = diagram.metrics().symbolHeight() / 7;
        double margin = diagram.metrics().margin();
        for (Wire w : diagram.wires()) {
            d.line(w.x1(), w.y1(), w.x2(), w.y2());
        }
        for (CircuitDiagram.Place group : diagram.groups()) {
            double y = axis(diagram, group);
            d.shapes.add(new Shape.Dot(Ink.WIRE, group.box().x(), y, radius * 0.8));
            d.shapes.add(new Shape.Dot(Ink.WIRE, group.box().right(), y, radius * 0.8));
        }
        d.circle(margin, diagram.axis(), radius);
        d.circle(diagram.width() - margin, diagram.axis(), radius);
        return List.copyOf(d.shapes);
    }

    /** The line of the chain that a parallel connection is part of. */
    private static double axis(CircuitDiagram diagram, CircuitDiagram.Place group) {
        var before = new Span(group.span().chain(), group.span().from(), group.span().from());
        Box gap = diagram.box(before);
        return gap.y() + gap.height() / 2;
    }

    /**
     * {@return the symbol and the texts of an element: values below it, or behind the name where there is no room below}
     *
     * @param cell its place
     * @param caption its texts
     */
    public static List<Shape> element(Cell cell, Caption caption) {
        CircuitDrawing d = new CircuitDrawing();
        d.ink = caption.notable() ? Ink.NOTABLE : Ink.SYMBOL;
        Box s = cell.symbol();
        d.shapes.addAll(symbol(ElementKind.of(cell.element()), s, d.ink));
        Ink values = caption.notable() ? Ink.NOTABLE : Ink.VALUE;
        double x = cell.box().centreX();
        double above = (cell.box().y() + s.y()) / 2;
        boolean below = cell.box().bottom() > s.bottom() + 1e-9;
        if (caption.values().isEmpty() || below) {
            d.shapes.add(new Shape.Text(Ink.NAME, caption.name(), x, above, false));
        } else {
            d.shapes.add(new Shape.Label(values, caption.name(), caption.values(), x, above));
        }
        if (!caption.values().isEmpty() && below) {
            d.shapes.add(new Shape.Text(
                    values, caption.values(), x, (cell.box().bottom() + s.bottom()) / 2, true));
        }
        return List.copyOf(d.shapes);
    }

    /**
     * {@return all of a circuit}
     *
     * @param diagram where everything lies
     * @param captions the texts of each element
     */
    public static List<Shape> all(CircuitDiagram diagram, Function<Element, Caption> captions) {
        List<Shape> all = new ArrayList<>(wires(diagram));
        for (Cell c : diagram.cells()) {
            all.addAll(element(c, captions.apply(c.element())));
        }
        return List.copyOf(all);
    }

    /**
     * {@return the symbol of a kind of element, with wires to the middle of the left and right edge}
     *
     * @param kind which
     * @param box where it is drawn
     * @param ink what it is drawn with
     */
    public static List<Shape> symbol(ElementKind kind, Box box, Ink ink) {
        CircuitDrawing d = new CircuitDrawing();
        d.ink = ink;
        switch (kind) {
            case RESISTOR -> d.resistor(box);
            case CAPACITOR -> d.capacitor(box);
            case CONSTANT_PHASE -> d.chevrons(box);
            case INDUCTOR -> d.coil(box);
            case WARBURG, WARBURG_OPEN, WARBURG_SHORT -> d.warburg(kind, box);
        }
        return List.copyOf(d.shapes);
    }

    private void resistor(Box b) {
        double y = b.y() + b.height() / 2;
        double lead = b.width() * 0.08;
        double h = b.height() * 0.36;
        line(b.x(), y, b.x() + lead, y);
        rectangle(b.x() + lead, y - h, b.right() - lead, y + h);
        line(b.right() - lead, y, b.right(), y);
    }

    private void capacitor(Box b) {
        double y = b.y() + b.height() / 2;
        double half = b.height() * 0.17;
        double h = b.height() * 0.48;
        for (int side : new int[] {-1, 1}) {
            double plate = b.centreX() + side * half;
            line(side < 0 ? b.x() : b.right(), y, plate, y);
            thick(plate, y - h, plate, y + h);
        }
    }

    private void chevrons(Box b) {
        double y = b.y() + b.height() / 2;
        double h = b.height() * 0.48;
        double deep = b.height() * 0.38;
        double step = b.height() * 0.42;
        double tip = b.centreX() + deep / 2 - step / 2;
        line(b.x(), y, tip, y);
        for (int i = 0; i < 2; i++) {
            double x = tip + i * step;
            shapes.add(new Shape.Line(ink, List.of(x - deep, x, x - deep), List.of(y - h, y, y + h), true));
        }
        line(tip + step, y, b.right(), y);
    }

    private void coil(Box b) {
        double y = b.y() + b.height() / 2;
        int turns = 3;
        double r = Math.min(b.width() / (2 * turns + 1.5), b.height() * 0.45);
        double from = b.centreX() - turns * r;
        line(b.x(), y, from, y);
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int t = 0; t < turns; t++) {
            for (int i = t == 0 ? 0 : 1; i <= ARC_POINTS; i++) {
                double a = Math.PI * (1 - (double) i / ARC_POINTS);
                xs.add(from + (2 * t + 1) * r + r * Math.cos(a));
                ys.add(y - r * Math.sin(a));
            }
        }
        shapes.add(new Shape.Line(ink, xs, ys, false));
        line(from + 2 * turns * r, y, b.right(), y);
    }

    private void warburg(ElementKind kind, Box b) {
        double y = b.y() + b.height() / 2;
        double h = b.height() * 0.5;
        double u = b.width() / 34;
        double left = b.x() + 2 * u;
        double right = b.right() - 2 * u;
        line(b.x(), y, left, y);
        rectangle(left, y - h, right, y + h);
        line(right, y, b.right(), y);
        double w = b.height() * 0.24;
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        double start = left + 4 * u;
        for (int i = 0; i < 5; i++) {
            xs.add(start + i * 2.7 * u);
            ys.add(i % 2 == 0 ? y - w : y + w);
        }
        ys.set(2, y - w * 0.4);
        shapes.add(new Shape.Line(ink, xs, ys, false));
        double from = start + 4 * 2.7 * u + 2.5 * u;
        double to = right - 3 * u;
        switch (kind) {
            case WARBURG_OPEN -> {
                line(from, y, to, y);
                thick(to, y - h * 0.62, to, y + h * 0.62);
            }
            case WARBURG_SHORT -> {
                line(from, y, to - 4 * u, y);
                for (int i = 0; i < 3; i++) {
                    double tall = h * (0.66 - 0.22 * i);
                    line(to - (4 - 2.2 * i) * u, y - tall, to - (4 - 2.2 * i) * u, y + tall);
                }
            }
            default -> {
                line(from, y, to, y);
                double a = b.height() * 0.16;
                shapes.add(new Shape.Line(ink, List.of(to - a, to, to - a), List.of(y - a, y, y + a), false));
            }
        }
    }

    private void line(double x1, double y1, double x2, double y2) {
        shapes.add(new Shape.Line(ink, List.of(x1, x2), List.of(y1, y2), false));
    }

    private void thick(double x1, double y1, double x2, double y2) {
        shapes.add(new Shape.Line(ink, List.of(x1, x2), List.of(y1, y2), true));
    }

    private void rectangle(double x1, double y1, double x2, double y2) {
        shapes.add(new Shape.Line(
                ink, List.of(x1, x2, x2, x1, x1), List.of(y1, y1, y2, y2, y1), false));
    }

    private void circle(double x, double y, double r) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i <= 2 * ARC_POINTS; i++) {
            double a = Math.PI * i / ARC_POINTS;
            xs.add(x + r * Math.cos(a));
            ys.add(y + r * Math.sin(a));
        }
        shapes.add(new Shape.Line(ink, xs, ys, false));
    }
}
