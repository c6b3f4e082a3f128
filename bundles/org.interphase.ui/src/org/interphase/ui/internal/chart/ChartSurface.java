// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.chart;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.interphase.ui.internal.look.Theme;

/**
 * The surface between the axes of a plot, from SWTChart: the only class that knows it. Its axes, ticks and series stay
 * empty, since ours are drawn the same way on the screen and in a file.
 */
public final class ChartSurface {

    private final Chart chart;
    private final Control control;

    /**
     * Creates a surface.
     *
     * @param parent where it lies
     * @param painter paints it, in its own coordinates
     */
    public ChartSurface(Composite parent, Consumer<GC> painter) {
        chart = new Chart(parent, SWT.NONE);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        bare(chart.getAxisSet().getXAxis(0));
        bare(chart.getAxisSet().getYAxis(0));
        for (Listener own : chart.getListeners(SWT.Paint)) {
            chart.removeListener(SWT.Paint, own);
        }
        control = chart.getPlotArea().getControl();
        // the style sheets' rules for windows of other kinds would colour them after us
        chart.setData(Theme.UNSTYLED, Boolean.TRUE);
        control.setData(Theme.UNSTYLED, Boolean.TRUE);
        chart.setLayout(new Alone());
        chart.getPlotArea().addCustomPaintListener(e -> painter.accept(e.gc));
    }

    private static void bare(IAxis axis) {
        axis.getTitle().setVisible(false);
        axis.getTick().setVisible(false);
        axis.getGrid().setVisible(false);
        axis.setDrawAxisLine(false);
    }

    /** The library's plot fills its chart: no frame, no room for its own axes. */
    private final class Alone extends Layout {
        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean changed) {
            return new Point(Math.max(20, widthHint), Math.max(20, heightHint));
        }

        @Override
        protected void layout(Composite composite, boolean changed) {
            for (Control child : composite.getChildren()) {
                if (child == control) {
                    child.setBounds(composite.getClientArea());
                } else {
                    child.setBounds(0, 0, 0, 0);
                }
            }
        }
    }

    /** {@return what receives mouse and keys} */
    public Control control() {
        return control;
    }

    /** Places the surface in its parent. */
    public void setBounds(Rectangle bounds) {
        if (!bounds.equals(chart.getBounds())) {
            chart.setBounds(bounds);
            chart.layout();
        }
    }

    /** Gives the paper its colour. */
    public void setBackground(Color paper) {
        chart.setBackground(paper);
        chart.setBackgroundInPlotArea(paper);
    }
}
