// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Shade;
import org.interphase.ui.look.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flags, shades and aligned zeros, by mouse and keys. */
final class PlotMarksTest {

    private Shell shell;
    private Plot plot;
    private final List<String> chosen = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 760, 480);
        plot = new Plot(shell);
        shell.open();
        shell.layout();
        plot.setFigure(figure());
        plot.onMarkChosen(id -> chosen.add(id.orElse("none")));
        plot.onFlagMoved((id, to) -> moved.add(id + " to " + to));
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private static Figure figure() {
        int n = 361;
        double[] t = new double[n];
        double[] u = new double[n];
        double[] i = new double[n];
        for (int k = 0; k < n; k++) {
            t[k] = 10 * k;
            i[k] = k < 180 ? 6e-8 : -6e-8;
            u[k] = (k < 90 ? 0.06 : k < 180 ? 0.02 : -0.055) + 0.002 * Math.sin(k / 3.0);
        }
        return new Figure("Voltage and current", Axis.linear("Time", "s"), Axis.linear("Voltage", "V"),
                        Axis.linear("Current", "A"), false,
                        List.of(
                                new Series("current", t, i, Mark.LINE, Role.DATA_2, true),
                                Series.of("voltage", t, u, Mark.LINE, Role.DATA)))
                .withZerosAligned()
                .withShades(List.of(
                        new Shade("ratio", 0, 1_800, Role.FAILED, "drop ratio", true),
                        new Shade("offset", 0, 1_800, Role.FAILED, "offset", false)))
                .withFlags(List.of(
                        new Flag("drop", 900, Role.FAILED, "drop", true, false),
                        new Flag("step", 930, Role.REFERENCE, "step", true, true),
                        new Flag("gap", 3_000, Role.REFERENCE, "gap", false, false)));
    }

    private void mouse(int type, int button, int x, int y) {
        Event e = new Event();
        e.button = button;
        e.x = x;
        e.y = y;
        plot.surface().notifyListeners(type, e);
    }

    private void key(int code, int modifiers) {
        Event e = new Event();
        e.keyCode = code;
        e.character = code < 0x80 ? (char) code : 0;
        e.stateMask = modifiers;
        plot.surface().notifyListeners(SWT.KeyDown, e);
    }

    private int across(double seconds) {
        return plot.pixel(seconds, 0).x;
    }

    private void drag(double from, double to) {
        mouse(SWT.MouseDown, 1, across(from), 200);
        mouse(SWT.MouseMove, 0, across(to), 200);
        mouse(SWT.MouseUp, 1, across(to), 200);
    }

    private double heightOfZero(boolean right) {
        return plot.view().down(0, right);
    }

    @Test
    void choosesAFlagByItsLine() {
        mouse(SWT.MouseDown, 1, across(900) - 1, 200);
        mouse(SWT.MouseUp, 1, across(900) - 1, 200);
        assertEquals(List.of("drop"), chosen);
        assertEquals(Optional.of("drop"), plot.chosenMark());
    }

    @Test
    void choosesAShadeByItsBar() {
        int bottom = plot.plotSize().y - 5;
        mouse(SWT.MouseDown, 1, across(1_200), bottom);
        mouse(SWT.MouseUp, 1, across(1_200), bottom);
        assertEquals(List.of("ratio"), chosen);
    }

    @Test
    void movesAFlagToWhereItIsDraggedWithAsManyDigitsAsPixelsAllow() {
        drag(900, 1_500);
        assertEquals(1, moved.size());
        assertTrue(moved.get(0).startsWith("drop to 1"), moved.get(0));
        double to = Double.parseDouble(moved.get(0).substring("drop to ".length()));
        assertEquals(1_500, to, 6);
        assertEquals(Math.rint(to), to);
    }

    @Test
    void pansWhereAFlagMayNotBeMoved() {
        double[] before = plot.horizontalRange();
        drag(3_000, 2_000);
        assertEquals(List.of(), moved);
        assertEquals(before[0] + 1_000, plot.horizontalRange()[0], 10);
    }

    @Test
    void leavesAFlagWhereItWasAfterEscape() {
        mouse(SWT.MouseDown, 1, across(900), 200);
        mouse(SWT.MouseMove, 0, across(1_500), 200);
        key(SWT.ESC, 0);
        mouse(SWT.MouseUp, 1, across(1_500), 200);
        assertEquals(List.of(), moved);
    }

    @Test
    void goesFromFlagToFlagAndMovesThemByKeysAlone() {
        key('f', 0);
        key('f', 0);
        key('f', SWT.SHIFT);
        assertEquals(List.of("drop", "step", "drop"), chosen);
        key(SWT.ARROW_RIGHT, SWT.MOD1 | SWT.SHIFT);
        key(SWT.ARROW_LEFT, SWT.MOD1 | SWT.SHIFT);
        assertEquals(List.of("drop to 910.0", "drop to 890.0"), moved);
        key(SWT.ESC, 0);
        assertEquals(Optional.empty(), plot.chosenMark());
    }

    @Test
    void keepsZerosAtOneHeightWhateverIsZoomed() {
        assertEquals(heightOfZero(false), heightOfZero(true), 0.5);
        Event e = new Event();
        e.count = 3;
        e.x = 2;
        e.y = 100;
        plot.notifyListeners(SWT.MouseWheel, e);
        assertEquals(heightOfZero(false), heightOfZero(true), 0.5);
        key('+', 0);
        assertEquals(heightOfZero(false), heightOfZero(true), 0.5);
    }

    @Test
    void keepsLabelsClearOfTheCurve() {
        double highest = plot.view().down(0.062, false);
        double lowest = plot.view().down(-0.057, false);
        assertEquals(Optional.of("step"), plot.markAt(across(930) + 8, 24));
        assertTrue(highest > 34, "the curve begins at " + highest);
        assertTrue(lowest < plot.plotSize().y - 30, "the curve ends at " + lowest);
    }

    @Test
    void tellsAScreenReaderOfTheFlags() {
        assertTrue(plot.spokenDescription().contains("drop at 900 s"), plot.spokenDescription());
    }

    @Test
    void isDrawnWithTintBarsAndLabels() throws IOException {
        plot.chooseMark(Optional.of("drop"));
        ImageData picture = plot.picture();
        Path folder = Path.of(System.getProperty("interphase.pictures", "target/pictures"));
        Files.createDirectories(folder);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        try (var out = Files.newOutputStream(folder.resolve("plot-marks.png"))) {
            loader.save(out, SWT.IMAGE_PNG);
        }
        Control area = plot.surface();
        int left = 2 * (area.getParent().getBounds().x + across(1_700));
        int outside = 2 * (area.getParent().getBounds().x + across(1_900));
        int row = 2 * (area.getParent().getBounds().y + 60);
        int paper = picture.palette.getPixel(Palette.of(plot).paper().getRGB());
        assertTrue(picture.getPixel(left, row) != paper, "not tinted");
        assertEquals(paper, picture.getPixel(outside, row));
    }
}
