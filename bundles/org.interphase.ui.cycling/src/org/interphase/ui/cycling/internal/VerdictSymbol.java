// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.Verdict;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** A verdict's symbol, large: another shape and another colour for each. */
final class VerdictSymbol extends Canvas {

    private static final int SIZE = 26;
    private static final int EDGE = 4;

    private Verdict verdict;

    VerdictSymbol(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Paper.under(this);
        addPaintListener(e -> paint(e.gc));
    }

    void show(Verdict next) {
        verdict = next;
        redraw();
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(SIZE, SIZE);
    }

    private void paint(GC gc) {
        if (verdict == null) {
            return;
        }
        Palette palette = Palette.of(this);
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.series(CycleFigures.role(verdict)));
        gc.setForeground(palette.series(CycleFigures.role(verdict)));
        gc.setLineWidth(3);
        int inner = SIZE - 2 * EDGE;
        int top = (getSize().y - SIZE) / 2 + EDGE;
        switch (verdict) {
            case CYCLED -> gc.fillOval(EDGE, top, inner, inner);
            case FAILED -> gc.fillPolygon(
                    new int[] {EDGE - 2, top + 1, SIZE - EDGE + 2, top + 1, SIZE / 2, top + inner + 1});
            case UNDETERMINED -> gc.drawOval(EDGE + 1, top + 1, inner - 3, inner - 3);
        }
    }
}
