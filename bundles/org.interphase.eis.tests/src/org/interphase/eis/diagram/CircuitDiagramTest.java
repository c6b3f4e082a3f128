// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Impedance;
import org.interphase.eis.Parallel;
import org.interphase.eis.Series;
import org.interphase.eis.diagram.CircuitDiagram.Cell;
import org.interphase.eis.diagram.CircuitDiagram.Place;
import org.interphase.eis.diagram.CircuitDiagram.Wire;
import org.interphase.eis.edit.RandomCircuits;
import org.interphase.eis.edit.Span;
import org.junit.jupiter.api.Test;

final class CircuitDiagramTest {

    private static final int CASES = 300;
    private static final Metrics METRICS = Metrics.of(14, true);

    private static CircuitDiagram layout(Circuit c) {
        return CircuitDiagram.of(c, METRICS, e -> 20 + 17 * (e.number() % 5));
    }

    private static Iterable<Circuit> circuits(long seed) {
        RandomCircuits random = new RandomCircuits(seed);
        List<Circuit> all = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            all.add(random.next(20, 5));
        }
        return all;
    }

    @Test
    void keepsAllElementsApartAndInside() {
        for (Circuit c : circuits(31)) {
            CircuitDiagram d = layout(c);
            Box all = new Box(0, 0, d.width(), d.height());
            assertEquals(c.elements(), d.cells().stream().map(Cell::element).toList());
            for (int i = 0; i < d.cells().size(); i++) {
                Box b = d.cells().get(i).box();
                assertEquals(all, all.union(b), () -> c.toString());
                assertTrue(b.union(d.cells().get(i).symbol()).equals(b));
                for (int j = 0; j < i; j++) {
                    assertFalse(b.overlaps(d.cells().get(j).box()), () -> c.toString());
                }
            }
        }
    }

    @Test
    void runsNoWireThroughAnElement() {
        for (Circuit c : circuits(32)) {
            CircuitDiagram d = layout(c);
            for (Wire w : d.wires()) {
                for (Cell cell : d.cells()) {
                    Box s = cell.symbol();
                    Box body = new Box(s.x() + 0.1, cell.box().y() + 0.1, s.width() - 0.2, cell.box().height() - 0.2);
                    Box wire = new Box(w.x1() - 0.05, w.y1() - 0.05, w.x2() - w.x1() + 0.1, w.y2() - w.y1() + 0.1);
                    assertFalse(body.overlaps(wire), () -> c + ": " + w + " through " + cell);
                }
            }
        }
    }

    @Test
    void drawsEveryWireStraightAndForwards() {
        for (Circuit c : circuits(33)) {
            for (Wire w : layout(c).wires()) {
                assertTrue(w.x1() == w.x2() && w.y2() >= w.y1() || w.y1() == w.y2() && w.x2() >= w.x1(), w.toString());
            }
        }
    }

    /** The drawing is a network; nodal analysis of it has to give the impedance of the circuit that was drawn. */
    @Test
    void drawsTheNetworkThatIsComputed() {
        double f = 23;
        for (Circuit c : circuits(34)) {
            CircuitDiagram d = layout(c);
            Nets nets = new Nets(d);
            double[] expected = z(c, f);
            double[] drawn = nets.impedance(d, f);
            double size = Math.hypot(expected[0], expected[1]);
            assertEquals(expected[0], drawn[0], 1e-8 * size, () -> c.toString());
            assertEquals(expected[1], drawn[1], 1e-8 * size, () -> c.toString());
        }
    }

    private static double[] z(Circuit c, double f) {
        double[] values = c.parameters().stream().mapToDouble(p -> p.logarithmic() ? 2 : 0.8).toArray();
        Impedance z = c.impedance(values, f);
        return new double[] {z.re()[0], z.im()[0]};
    }

    @Test
    void isSymmetric() {
        for (Circuit c : circuits(35)) {
            CircuitDiagram d = layout(c);
            Map<String, Box> mirrored = new HashMap<>();
            layout(mirror(c)).cells().forEach(cell -> mirrored.put(cell.element().label(), cell.symbol()));
            for (Cell cell : d.cells()) {
                Box other = mirrored.get(cell.element().label());
                assertEquals(d.width() - cell.symbol().right(), other.x(), 1e-6, () -> c.toString());
                assertEquals(cell.symbol().y(), other.y(), 1e-6, () -> c.toString());
            }
        }
    }

    private static Circuit mirror(Circuit c) {
        return switch (c) {
            case Element e -> e;
            case Parallel p -> new Parallel(p.parts().stream().map(CircuitDiagramTest::mirror).toList());
            case Series s -> {
                List<Circuit> parts = new ArrayList<>(s.parts().stream().map(CircuitDiagramTest::mirror).toList());
                Collections.reverse(parts);
                yield new Series(parts);
            }
        };
    }

    @Test
    void givesEachPlaceUnderThePointer() {
        for (Circuit c : circuits(36)) {
            CircuitDiagram d = layout(c);
            for (Cell cell : d.cells()) {
                assertEquals(cell.span(), d.at(cell.box().centreX(), cell.axis()).orElseThrow());
                assertEquals(cell.element(), cell.span().element(c).orElseThrow());
            }
            for (Place gap : d.gaps()) {
                assertTrue(gap.span().isWire() && gap.span().fits(c));
                assertTrue(gap.box().width() >= METRICS.wire() - 1e-9, () -> c + ": " + gap);
                assertEquals(gap.span(), d.at(gap.box().centreX(), gap.box().y() + gap.box().height() / 2).orElseThrow());
            }
            for (Place group : d.groups()) {
                assertTrue(group.span().of(c).get(0) instanceof Parallel);
                Span.parts(c);
                for (Element e : group.span().elements(c)) {
                    Box b = d.cell(e.label()).orElseThrow().box();
                    assertEquals(group.box(), group.box().union(b));
                }
            }
        }
    }

    @Test
    void offersAWireBeforeAndBehindEveryPart() {
        for (Circuit c : circuits(37)) {
            CircuitDiagram d = layout(c);
            for (Cell cell : d.cells()) {
                Span s = cell.span();
                for (int at : new int[] {s.from(), s.to()}) {
                    Span wire = new Span(s.chain(), at, at);
                    assertTrue(d.gaps().stream().anyMatch(g -> g.span().equals(wire)));
                }
            }
        }
    }

    @Test
    void drawsSymbolsInsideTheirPlacesAndEveryCaption() {
        for (Circuit c : circuits(38)) {
            CircuitDiagram d = layout(c);
            for (Cell cell : d.cells()) {
                Caption caption = new Caption(cell.element().label(), "3.2(1) kΩ", "", false);
                List<Shape> shapes = CircuitDrawing.element(cell, caption);
                Box box = cell.box();
                double left = Double.MAX_VALUE;
                double right = 0;
                for (Shape s : shapes) {
                    if (s instanceof Shape.Line l) {
                        for (int i = 0; i < l.x().size(); i++) {
                            assertTrue(box.contains(l.x().get(i), l.y().get(i)), () -> cell.element() + " " + l);
                            left = Math.min(left, l.x().get(i));
                            right = Math.max(right, l.x().get(i));
                        }
                    }
                }
                assertEquals(cell.symbol().x(), left, 1e-9);
                assertEquals(cell.symbol().right(), right, 1e-9);
                assertEquals(
                        List.of(cell.element().label(), "3.2(1) kΩ"),
                        shapes.stream()
                                .filter(Shape.Text.class::isInstance)
                                .map(s -> ((Shape.Text) s).text())
                                .toList());
            }
        }
    }

    @Test
    void writesValuesBehindTheNameWhereThereIsNoRoomBelow() {
        CircuitDiagram d = CircuitDiagram.of(Circuit.parse("R0"), Metrics.of(14, false), e -> 80);
        List<Shape> shapes = CircuitDrawing.element(d.cells().get(0), new Caption("R0", "3 Ω", "", false));
        Shape.Label label = (Shape.Label) shapes.get(shapes.size() - 1);
        assertEquals("R0 3 Ω", label.name() + " " + label.values());
        assertFalse(shapes.stream().anyMatch(Shape.Text.class::isInstance));
    }

    /** What is connected to what in a drawing. */
    private static final class Nets {
        private final List<double[]> points = new ArrayList<>();
        private final List<Integer> parent = new ArrayList<>();
        private final List<Wire> wires;

        Nets(CircuitDiagram d) {
            wires = d.wires();
            for (int i = 0; i < wires.size(); i++) {
                parent.add(i);
            }
            for (int i = 0; i < wires.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (touch(wires.get(i), wires.get(j))) {
                        parent.set(root(i), root(j));
                    }
                }
            }
        }

        private static boolean touch(Wire a, Wire b) {
            return on(a, b.x1(), b.y1()) || on(a, b.x2(), b.y2()) || on(b, a.x1(), a.y1()) || on(b, a.x2(), a.y2());
        }

        private static boolean on(Wire w, double x, double y) {
            double eps = 1e-6;
            return x >= w.x1() - eps && x <= w.x2() + eps && y >= w.y1() - eps && y <= w.y2() + eps;
        }

        private int root(int i) {
            int r = i;
            while (parent.get(r) != r) {
                r = parent.get(r);
            }
            return r;
        }

        private int net(double x, double y) {
            for (int i = 0; i < wires.size(); i++) {
                if (on(wires.get(i), x, y)) {
                    return root(i);
                }
            }
            throw new AssertionError("nothing is connected at " + x + ", " + y);
        }

        double[] impedance(CircuitDiagram d, double f) {
            Map<Integer, Integer> index = new HashMap<>();
            int in = net(d.metrics().margin(), d.axis());
            int out = net(d.width() - d.metrics().margin(), d.axis());
            index.put(out, -1);
            index.put(in, 0);
            List<int[]> ends = new ArrayList<>();
            for (Cell c : d.cells()) {
                int[] e = {net(c.symbol().x(), c.axis()), net(c.symbol().right(), c.axis())};
                for (int n : e) {
                    index.computeIfAbsent(n, k -> index.size() - 1);
                }
                ends.add(e);
            }
            int n = index.size() - 1;
            double[][][] y = new double[n][n + 1][2];
            for (int k = 0; k < d.cells().size(); k++) {
                double[] z = z(d.cells().get(k).element(), f);
                double m = z[0] * z[0] + z[1] * z[1];
                double[] adm = {z[0] / m, -z[1] / m};
                int a = index.get(ends.get(k)[0]);
                int b = index.get(ends.get(k)[1]);
                add(y, a, a, adm, 1);
                add(y, b, b, adm, 1);
                add(y, a, b, adm, -1);
                add(y, b, a, adm, -1);
            }
            y[0][n][0] = 1;
            return solve(y, n);
        }

        private static void add(double[][][] y, int i, int j, double[] v, int sign) {
            if (i >= 0 && j >= 0) {
                y[i][j][0] += sign * v[0];
                y[i][j][1] += sign * v[1];
            }
        }

        /** The first unknown of a complex linear system. */
        private static double[] solve(double[][][] a, int n) {
            for (int col = 0; col < n; col++) {
                int pivot = col;
                for (int r = col; r < n; r++) {
                    if (size(a[r][col]) > size(a[pivot][col])) {
                        pivot = r;
                    }
                }
                double[][] swap = a[col];
                a[col] = a[pivot];
                a[pivot] = swap;
                for (int r = 0; r < n; r++) {
                    if (r != col) {
                        double[] q = divide(a[r][col], a[col][col]);
                        for (int k = col; k <= n; k++) {
                            double[] t = times(q, a[col][k]);
                            a[r][k][0] -= t[0];
                            a[r][k][1] -= t[1];
                        }
                    }
                }
            }
            return divide(a[0][n], a[0][0]);
        }

        private static double size(double[] z) {
            return Math.hypot(z[0], z[1]);
        }

        private static double[] times(double[] a, double[] b) {
            return new double[] {a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]};
        }

        private static double[] divide(double[] a, double[] b) {
            double m = b[0] * b[0] + b[1] * b[1];
            return new double[] {(a[0] * b[0] + a[1] * b[1]) / m, (a[1] * b[0] - a[0] * b[1]) / m};
        }
    }
}
