// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CursorLinkTest {

    private static final double[] TIME = {0, 10, 20};

    private Shell shell;
    private Plot voltage;
    private Plot current;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout(SWT.VERTICAL));
        shell.setBounds(0, 0, 600, 600);
        voltage = new Plot(shell);
        current = new Plot(shell);
        shell.open();
        shell.layout();
        voltage.setFigure(figure("U", "V", new double[] {1000, 2000, 3000}));
        current.setFigure(figure("I", "A", new double[] {1, 2, 1}));
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private static Figure figure(String quantity, String unit, double[] values) {
        return new Figure(quantity, Axis.linear("t", "s"), Axis.linear(quantity, unit), null, false,
                List.of(Series.of("", TIME, values, Mark.POINTS, Role.DATA)));
    }

    private void link(boolean range) {
        CursorLink link = new CursorLink(range);
        link.add(voltage);
        link.add(current);
    }

    private static void mouse(Plot plot, int type, Point at) {
        Event e = new Event();
        e.x = at.x;
        e.y = at.y;
        e.count = 2;
        plot.surface().notifyListeners(type, e);
    }

    /** What is drawn in the column of a time, where no point and no tick is. */
    private static int colour(Plot plot, double time) {
        ImageData picture = plot.picture();
        Point inPlot = plot.surface().toDisplay(plot.pixel(time, 0).x, plot.plotSize().y / 3 + 7);
        Point p = plot.toControl(inPlot);
        return picture.getPixel(2 * p.x, 2 * p.y);
    }

    @Test
    void drawsTheCursorOfOnePlotInTheOther() {
        link(false);
        int before = colour(current, 13);
        mouse(voltage, SWT.MouseMove, voltage.pixel(13, 1500));
        assertNotEquals(before, colour(current, voltageTime(13)));
        mouse(voltage, SWT.MouseExit, new Point(-1, -1));
        assertEquals(before, colour(current, 13));
    }

    /** The time of the whole pixel in which a time lies. */
    private double voltageTime(double time) {
        double[] range = voltage.horizontalRange();
        return range[0] + (range[1] - range[0]) * voltage.pixel(time, 0).x / voltage.plotSize().x;
    }

    @Test
    void showsTheSameTimesWhicheverIsZoomed() {
        link(true);
        mouse(voltage, SWT.MouseWheel, voltage.pixel(5, 1500));
        assertArrayEquals(voltage.horizontalRange(), current.horizontalRange(), 1e-9);
        mouse(current, SWT.MouseWheel, current.pixel(15, 1.5));
        assertArrayEquals(current.horizontalRange(), voltage.horizontalRange(), 1e-9);
        assertNotEquals(0, voltage.horizontalRange()[0]);
    }

    @Test
    void leavesTheRangesAloneWhereOnlyTheCursorIsShared() {
        link(false);
        double[] before = current.horizontalRange();
        mouse(voltage, SWT.MouseWheel, voltage.pixel(5, 1500));
        assertArrayEquals(before, current.horizontalRange());
    }

    @Test
    void goesOnWithoutAPlotThatIsDisposedOf() {
        link(true);
        current.dispose();
        double[] before = voltage.horizontalRange();
        mouse(voltage, SWT.MouseWheel, voltage.pixel(5, 1500));
        assertNotEquals(before[0], voltage.horizontalRange()[0]);
    }
}
