// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.eis.diagram.Box;
import org.interphase.eis.diagram.CircuitDrawing;
import org.interphase.eis.diagram.Shape;
import org.interphase.eis.diagram.Shape.Ink;
import org.interphase.eis.edit.CircuitEdit.Side;
import org.interphase.eis.edit.ElementKind;
import org.interphase.ui.look.Palette;

/** The kinds of element as small pictures to click on: in series, or with Shift in parallel. */
final class KindStrip extends Composite {

    private static final int WIDTH = 36;
    private static final int HEIGHT = 24;

    private final List<Tool> tools = new ArrayList<>();
    private final BiConsumer<Tool, Side> chosen;

    KindStrip(Composite parent, BiConsumer<Tool, Side> chosen) {
        super(parent, SWT.NONE);
        this.chosen = chosen;
        GridLayout layout = new GridLayout(4, true);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2;
        layout.verticalSpacing = 2;
        setLayout(layout);
        Palette.onChange(this, p -> setBackground(p.paper()));
        for (ElementKind kind : List.of(
                ElementKind.RESISTOR, ElementKind.CAPACITOR, ElementKind.CONSTANT_PHASE, ElementKind.INDUCTOR)) {
            tools.add(new Tool(Optional.of(kind)));
        }
        for (ElementKind kind :
                List.of(ElementKind.WARBURG, ElementKind.WARBURG_OPEN, ElementKind.WARBURG_SHORT)) {
            tools.add(new Tool(Optional.of(kind)));
        }
        tools.add(new Tool(Optional.empty()));
    }

    List<Tool> tools() {
        return tools;
    }

    @Override
    public void setEnabled(boolean enabled) {
        if (enabled != getEnabled()) {
            super.setEnabled(enabled);
            tools.forEach(Canvas::redraw);
        }
    }

    /** One picture. */
    final class Tool extends Canvas {
        private final Optional<ElementKind> kind;
        private boolean hot;

        Tool(Optional<ElementKind> kind) {
            super(KindStrip.this, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
            this.kind = kind;
            String what = kind.map(ElementKind::description).orElse("arc: resistor and CPE in parallel");
            setToolTipText(what + "\nClick: behind what is selected. Shift+click: in parallel.\nKey " + key() + ", Shift+"
                    + key() + " in the diagram.");
            addListener(SWT.Paint, e -> paint(e.gc));
            addListener(SWT.MouseEnter, e -> heat(true));
            addListener(SWT.MouseExit, e -> heat(false));
            addListener(SWT.MouseUp, this::up);
        }

        private String key() {
            return kind.map(k -> CircuitView.KEYS.entrySet().stream()
                            .filter(e -> e.getValue() == k)
                            .map(e -> String.valueOf(Character.toUpperCase(e.getKey())))
                            .findFirst()
                            .orElseThrow())
                    .orElse(String.valueOf(Character.toUpperCase(CircuitView.ARC_KEY)));
        }

        /** {@return the kind; empty for an arc} */
        Optional<ElementKind> kind() {
            return kind;
        }

        private void heat(boolean now) {
            hot = now;
            redraw();
        }

        private void up(Event e) {
            if (e.button == 1 && getClientArea().contains(e.x, e.y)) {
                chosen.accept(this, (e.stateMask & SWT.SHIFT) != 0 ? Side.PARALLEL : Side.AFTER);
            }
        }

        @Override
        public Point computeSize(int widthHint, int heightHint, boolean changed) {
            return new Point(WIDTH, HEIGHT);
        }

        private void paint(GC gc) {
            Palette p = Palette.of(this);
            gc.setAntialias(SWT.ON);
            gc.setBackground(hot ? p.selection() : p.paper());
            gc.fillRectangle(0, 0, WIDTH, HEIGHT);
            gc.setAlpha(KindStrip.this.getEnabled() ? 255 : 90);
            ShapePainter.drawLines(gc, picture(), p);
        }

        private List<Shape> picture() {
            if (kind.isPresent()) {
                return CircuitDrawing.symbol(kind.get(), new Box(4, 5, WIDTH - 8, HEIGHT - 10), Ink.SYMBOL);
            }
            List<Shape> arc = new ArrayList<>();
            arc.addAll(CircuitDrawing.symbol(ElementKind.RESISTOR, new Box(8, 1, WIDTH - 16, 9), Ink.SYMBOL));
            arc.addAll(CircuitDrawing.symbol(ElementKind.CONSTANT_PHASE, new Box(8, 13, WIDTH - 16, 9), Ink.SYMBOL));
            for (double x : new double[] {8, WIDTH - 8}) {
                arc.add(new Shape.Line(Ink.SYMBOL, List.of(x, x), List.of(5.5, 17.5), false));
                double out = x < WIDTH / 2.0 ? 3 : WIDTH - 3.0;
                arc.add(new Shape.Line(Ink.SYMBOL, List.of(x, out), List.of(11.5, 11.5), false));
            }
            return arc;
        }
    }
}
