// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
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

/** Choosing and marking measured points. Points 2 and 4 of seven are masked; the frequency falls. */
final class PlotPointsTest {

    private static final double[] F = {1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1};
    private static final double[] Z = {1, 2, 3, 4, 5, 6, 7};

    private final List<OptionalInt> chosen = new ArrayList<>();
    private final List<int[]> marked = new ArrayList<>();
    private final List<Optional<Plot.Cursor>> cursors = new ArrayList<>();
    private Shell shell;
    private Plot plot;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 700, 500);
        plot = new Plot(shell);
        shell.open();
        shell.layout();
        plot.setFigure(figure());
        plot.onPoint(chosen::add);
        plot.onMark(marked::add);
        plot.onCursor(cursors::add);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private static double[] pick(double[] of, int... indices) {
        double[] out = new double[indices.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = of[indices[i]];
        }
        return out;
    }

    private static Figure figure() {
        int[] used = {0, 1, 3, 5, 6};
        int[] masked = {2, 4};
        return new Figure(
                "Modulus",
                Axis.log("f", "Hz"),
                Axis.linear("|Z|", "Ω"),
                null,
                false,
                List.of(
                        Series.of("left out", pick(F, masked), pick(Z, masked), Mark.POINTS, Role.MASKED)
                                .withIndices(masked),
                        Series.of("data", pick(F, used), pick(Z, used), Mark.POINTS, Role.DATA)
                                .withIndices(used)));
    }

    private void mouse(int type, int button, int mask, Point at) {
        Event e = new Event();
        e.button = button;
        e.stateMask = mask;
        e.x = at.x;
        e.y = at.y;
        plot.surface().notifyListeners(type, e);
    }

    private Point at(int point) {
        return plot.pixel(F[point], Z[point]);
    }

    private void click(int mask, Point at) {
        mouse(SWT.MouseDown, 1, mask, at);
        mouse(SWT.MouseUp, 1, mask | SWT.BUTTON1, at);
    }

    private void key(int code, int mask) {
        Event e = new Event();
        e.keyCode = code;
        e.character = code < 128 ? (char) code : 0;
        e.stateMask = mask;
        plot.surface().notifyListeners(SWT.KeyDown, e);
    }

    private void assertMarked(int... expected) {
        assertEquals(1, marked.size());
        assertArrayEquals(expected, marked.get(0));
    }

    @Test
    void choosesThePointThatIsClicked() {
        click(0, at(3));
        assertEquals(List.of(OptionalInt.of(3)), chosen);
        assertEquals(OptionalInt.of(3), plot.selected());
    }

    @Test
    void choosesAMaskedPointByItsIndexInTheData() {
        click(0, at(4));
        assertEquals(List.of(OptionalInt.of(4)), chosen);
    }

    @Test
    void choosesNothingWhereNoPointIs() {
        click(0, new Point(at(6).x, at(0).y));
        assertEquals(List.of(), chosen);
    }

    @Test
    void choosesNothingAtTheEndOfADrag() {
        mouse(SWT.MouseDown, 1, 0, at(3));
        mouse(SWT.MouseMove, 0, SWT.BUTTON1, new Point(at(3).x + 40, at(3).y));
        mouse(SWT.MouseUp, 1, SWT.BUTTON1, new Point(at(3).x + 40, at(3).y));
        assertEquals(List.of(), chosen);
    }

    @Test
    void goesToTheRightOnTheScreenWithRightAndInTheDataWithDown() {
        click(0, at(3));
        key(SWT.ARROW_RIGHT, 0);
        assertEquals(OptionalInt.of(2), plot.selected());
        key(SWT.ARROW_DOWN, 0);
        key(SWT.ARROW_DOWN, 0);
        assertEquals(OptionalInt.of(4), plot.selected());
        assertEquals(OptionalInt.of(4), chosen.get(chosen.size() - 1));
    }

    @Test
    void startsWithTheFirstPointAndStopsAtTheLast() {
        key(SWT.ARROW_DOWN, 0);
        assertEquals(OptionalInt.of(0), plot.selected());
        key(SWT.PAGE_DOWN, 0);
        assertEquals(OptionalInt.of(6), plot.selected());
        key(SWT.ARROW_DOWN, 0);
        assertEquals(OptionalInt.of(6), plot.selected());
    }

    @Test
    void tellsTheValuesOfThePointThatAKeyGoesTo() {
        key(SWT.ARROW_DOWN, 0);
        Plot.Cursor cursor = cursors.get(cursors.size() - 1).orElseThrow();
        assertEquals(1e6, cursor.x());
        assertEquals(1, cursor.y());
        assertEquals("f = 1 MHz   |Z| = 1 Ω", plot.describe(cursor));
    }

    @Test
    void choosesNoneWithEscape() {
        click(0, at(3));
        key(SWT.ESC, 0);
        assertEquals(OptionalInt.empty(), plot.selected());
        assertEquals(OptionalInt.empty(), chosen.get(1));
    }

    @Test
    void tellsNobodyWhenAnotherViewChooses() {
        plot.select(OptionalInt.of(1));
        assertEquals(List.of(), chosen);
        key(SWT.ARROW_DOWN, 0);
        assertEquals(List.of(OptionalInt.of(2)), chosen);
    }

    @Test
    void marksThePointThatIsClickedWithCtrl() {
        click(SWT.MOD1, at(5));
        assertMarked(5);
        assertTrue(chosen.isEmpty());
    }

    @Test
    void marksAllPointsInABoxWithCtrl() {
        Point from = new Point(at(5).x - 10, at(5).y - 10);
        Point to = new Point(at(3).x + 10, at(3).y + 10);
        mouse(SWT.MouseDown, 1, SWT.MOD1, from);
        mouse(SWT.MouseMove, 0, SWT.BUTTON1 | SWT.MOD1, to);
        mouse(SWT.MouseUp, 1, SWT.BUTTON1 | SWT.MOD1, to);
        assertMarked(3, 4, 5);
    }

    @Test
    void marksTheChosenPointWithM() {
        click(0, at(1));
        key('m', 0);
        assertMarked(1);
    }

    @Test
    void marksARangeThatShiftExtended() {
        click(0, at(1));
        key(SWT.ARROW_DOWN, SWT.SHIFT);
        key(SWT.ARROW_DOWN, SWT.SHIFT);
        key('m', 0);
        assertMarked(1, 2, 3);
    }

    @Test
    void marksNothingWhereNothingIsChosen() {
        key('m', 0);
        assertTrue(marked.isEmpty());
    }

    @Test
    void keepsTheChosenPointWhenTheFigureIsReplaced() {
        click(0, at(3));
        plot.setFigure(figure());
        assertEquals(OptionalInt.of(3), plot.selected());
    }

    @Test
    void bringsAPointThatLiesOutsideIntoView() {
        click(0, at(0));
        for (int i = 0; i < 8; i++) {
            key('+', 0);
        }
        assertFalse(plot.horizontalRange()[0] < F[3]);
        key(SWT.PAGE_DOWN, 0);
        assertTrue(plot.horizontalRange()[0] < F[6] && F[6] < plot.horizontalRange()[1]);
        assertTrue(plot.verticalRange()[0] < Z[6] && Z[6] < plot.verticalRange()[1]);
    }

    @Test
    void pansAndFitsWithKeys() {
        double[] before = plot.horizontalRange();
        key(SWT.ARROW_RIGHT, SWT.MOD1);
        assertEquals(before[0] * Math.pow(before[1] / before[0], 0.1), plot.horizontalRange()[0], 1e-9 * before[0]);
        key(SWT.HOME, 0);
        assertArrayEquals(before, plot.horizontalRange(), 1e-12);
    }

    @Test
    void zoomsWithKeysAboutTheChosenPoint() {
        click(0, at(2));
        double before = (double) at(2).x / plot.plotSize().x;
        double[] range = plot.horizontalRange();
        key('+', 0);
        assertEquals(before, (double) at(2).x / plot.plotSize().x, 0.003);
        assertTrue(plot.horizontalRange()[1] < range[1]);
        key('-', 0);
        assertEquals(range[1], plot.horizontalRange()[1], 1e-6 * range[1]);
    }

    @Test
    void leavesKeysWithAltToTheWorkbench() {
        click(0, at(2));
        key(SWT.ARROW_DOWN, SWT.ALT);
        assertEquals(OptionalInt.of(2), plot.selected());
    }

    @Test
    void hasAMenuThatSaysTheKeys() {
        plot.surface().getMenu().notifyListeners(SWT.Show, new Event());
        List<String> texts = java.util.Arrays.stream(plot.surface().getMenu().getItems())
                .map(org.eclipse.swt.widgets.MenuItem::getText)
                .toList();
        assertTrue(texts.contains("Copy data\tCtrl+Shift+C"), texts.toString());
    }

    @Test
    void makesNoRoomForWhatIsAside() {
        Series far = Series.of("left out", new double[] {1e8}, new double[] {900}, Mark.POINTS, Role.MASKED)
                .withIndices(new int[] {7});
        Figure now = plot.figure();
        plot.setFigure(new Figure(
                now.title(), now.x(), now.y(), null, false, List.of(now.series().get(1), far.aside())));
        assertTrue(plot.verticalRange()[1] < 10, "up to " + plot.verticalRange()[1]);
        assertTrue(plot.horizontalRange()[1] > 1e8, "up to " + plot.horizontalRange()[1]);
        plot.setFigure(new Figure(now.title(), now.x(), now.y(), null, false, List.of(now.series().get(1), far)));
        assertTrue(plot.verticalRange()[1] > 900, "up to " + plot.verticalRange()[1]);
    }

    @Test
    void ringsPlacesOfOthersUntilThereIsAnotherFigure() {
        plot.ringBeside(new double[] {1e3, 4}, new double[] {1e2, 5});
        assertEquals(2, plot.ringedBeside().length);
        plot.setFigure(figure());
        assertEquals(0, plot.ringedBeside().length);
    }
}
