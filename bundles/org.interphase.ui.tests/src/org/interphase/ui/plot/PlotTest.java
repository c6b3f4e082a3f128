// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.ui.look.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlotTest {

    private static final double[] RE = {500, 5_000, 15_000, 28_000};
    private static final double[] IM = {100, 3_000, 10_000, 1_200};

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
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private static Figure nyquist() {
        return new Figure(
                "Nyquist",
                Axis.linear("Re Z", "Ω"),
                Axis.linear("−Im Z", "Ω"),
                null,
                true,
                List.of(Series.of("data", RE, IM, Series.Mark.POINTS, Series.Role.DATA)));
    }

    private static Figure bode() {
        return new Figure(
                "Bode",
                Axis.log("f", "Hz"),
                Axis.log("|Z|", "Ω"),
                Axis.linear("phase", "°"),
                false,
                List.of(
                        Series.of("|Z|", new double[] {1e2, 1e6}, new double[] {3e4, 5e2}, Series.Mark.POINTS,
                                Series.Role.DATA),
                        new Series("phase", new double[] {1e2, 1e6}, new double[] {-3, -40}, Series.Mark.POINTS,
                                Series.Role.DATA_2, true)));
    }

    private double unitsPerPixel(double[] range, int pixels) {
        return (range[1] - range[0]) / pixels;
    }

    private void assertEqualScales() {
        Point size = plot.plotSize();
        double horizontal = unitsPerPixel(plot.horizontalRange(), size.x);
        double vertical = unitsPerPixel(plot.verticalRange(), size.y);
        assertEquals(1, horizontal / vertical, 1e-6);
    }

    private static void wheel(Control over, int x, int y, int count) {
        Event e = new Event();
        e.x = x;
        e.y = y;
        e.count = count;
        over.notifyListeners(SWT.MouseWheel, e);
    }

    private static void mouse(Control over, int type, int button, int mask, int x, int y) {
        Event e = new Event();
        e.button = button;
        e.stateMask = mask;
        e.x = x;
        e.y = y;
        over.notifyListeners(type, e);
    }

    @Test
    void keepsScalesEqualWhenResizedAndZoomed() {
        plot.setFigure(nyquist());
        assertEqualScales();
        shell.setSize(900, 400);
        shell.layout();
        assertEqualScales();
        wheel(plot.surface(), 100, 100, 3);
        assertEqualScales();
    }

    @Test
    void zoomsAboutTheCursor() {
        plot.setFigure(nyquist());
        Point before = plot.pixel(RE[2], IM[2]);
        wheel(plot.surface(), before.x, before.y, 1);
        Point after = plot.pixel(RE[2], IM[2]);
        assertEquals(before.x, after.x, 1);
        assertEquals(before.y, after.y, 1);
        assertTrue(plot.horizontalRange()[1] - plot.horizontalRange()[0] < 30_000);
    }

    @Test
    void zoomsOneAxisAloneWhenTheWheelIsOverIt() {
        plot.setFigure(bode());
        double[] horizontal = plot.horizontalRange();
        double[] vertical = plot.verticalRange();
        wheel(plot, 5, shell.getSize().y / 2, 1);
        assertEquals(horizontal[1], plot.horizontalRange()[1], 1e-6 * horizontal[1]);
        assertTrue(plot.verticalRange()[1] < vertical[1]);
    }

    @Test
    void pansWithADragAndShowsEverythingWithADoubleClick() {
        plot.setFigure(bode());
        double[] before = plot.horizontalRange();
        mouse(plot.surface(), SWT.MouseDown, 1, 0, 200, 200);
        mouse(plot.surface(), SWT.MouseMove, 0, SWT.BUTTON1, 260, 200);
        mouse(plot.surface(), SWT.MouseUp, 1, SWT.BUTTON1, 260, 200);
        assertTrue(plot.horizontalRange()[0] < before[0] * 0.9);
        mouse(plot.surface(), SWT.MouseDoubleClick, 1, 0, 200, 200);
        assertEquals(before[0], plot.horizontalRange()[0], 1e-9 * before[0]);
    }

    @Test
    void zoomsIntoABoxWithShift() {
        plot.setFigure(bode());
        mouse(plot.surface(), SWT.MouseDown, 1, SWT.SHIFT, 100, 100);
        mouse(plot.surface(), SWT.MouseMove, 0, SWT.BUTTON1 | SWT.SHIFT, 300, 300);
        double[] before = plot.horizontalRange();
        int width = plot.plotSize().x;
        mouse(plot.surface(), SWT.MouseUp, 1, SWT.BUTTON1 | SWT.SHIFT, 300, 300);
        double expected = before[0] * Math.pow(before[1] / before[0], 100.0 / width);
        assertEquals(expected, plot.horizontalRange()[0], 1e-6 * expected);
    }

    @Test
    void keepsWhatIsShownWhenTheFigureIsReplaced() {
        plot.setFigure(bode());
        wheel(plot.surface(), 100, 100, 2);
        double[] zoomed = plot.horizontalRange();
        plot.setFigure(bode());
        assertEquals(zoomed[1], plot.horizontalRange()[1], 1e-9 * zoomed[1]);
    }

    @Test
    void tellsThePointUnderTheCursor() {
        plot.setFigure(nyquist());
        AtomicReference<OptionalInt> point = new AtomicReference<>(OptionalInt.empty());
        plot.onCursor(c -> point.set(c.map(Plot.Cursor::point).orElse(OptionalInt.empty())));
        Point at = plot.pixel(RE[2], IM[2]);
        mouse(plot.surface(), SWT.MouseMove, 0, 0, at.x + 2, at.y - 2);
        assertEquals(OptionalInt.of(2), point.get());
    }

    @Test
    void exportsNumbersInFullAndDrawingAndPicture(@TempDir Path folder) throws Exception {
        plot.setFigure(nyquist());
        plot.export(folder.resolve("a.csv"));
        plot.export(folder.resolve("a.svg"));
        plot.export(folder.resolve("a.png"));
        assertEquals("data: Re Z / Ω,data: −Im Z / Ω", Files.readAllLines(folder.resolve("a.csv")).get(0));
        assertEquals("15000.0,10000.0", Files.readAllLines(folder.resolve("a.csv")).get(3));
        assertTrue(Files.readString(folder.resolve("a.svg")).contains("<svg"));
        assertFalse(Files.size(folder.resolve("a.png")) < 1000);
    }

    private static void key(Control over, int code, int mask) {
        Event e = new Event();
        e.keyCode = code;
        e.stateMask = mask;
        over.notifyListeners(SWT.KeyDown, e);
    }

    private Object onClipboard(Transfer as) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        try {
            return clipboard.getContents(as);
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void copiesTheNumbersWithCtrlShiftC() {
        plot.setFigure(nyquist());
        key(plot.surface(), 'c', SWT.MOD1 | SWT.SHIFT);
        String[] lines = ((String) onClipboard(TextTransfer.getInstance())).split("\\R");
        assertEquals("data: Re Z / Ω\tdata: −Im Z / Ω", lines[0]);
        assertEquals("28000.0\t1200.0", lines[4]);
        assertEquals(5, lines.length);
    }

    @Test
    void copiesThePictureWithCtrlC() {
        plot.setFigure(nyquist());
        key(plot.surface(), 'c', SWT.MOD1);
        ImageData copied = (ImageData) onClipboard(ImageTransfer.getInstance());
        ImageData seen = plot.picture();
        assertEquals(seen.width, copied.width);
        assertEquals(seen.height, copied.height);
        Point at = plot.toControl(plot.surface().toDisplay(plot.pixel(RE[1], IM[1])));
        RGB point = copied.palette.getRGB(copied.getPixel(2 * at.x, 2 * at.y));
        assertEquals(Palette.of(plot).series(Series.Role.DATA).getRGB(), point);
    }

    @Test
    void exportsOnlyWhatIsSeen(@TempDir Path folder) throws Exception {
        plot.setFigure(bode());
        plot.showHorizontalRange(1e4, 1e7);
        plot.export(folder.resolve("a.csv"));
        plot.export(folder.resolve("a.svg"));
        assertEquals(
                List.of("|Z|: f / Hz,|Z|: |Z| / Ω,phase: f / Hz,phase: phase / °", "1000000.0,500.0,1000000.0,-40.0"),
                Files.readAllLines(folder.resolve("a.csv")));
        String svg = Files.readString(folder.resolve("a.svg"));
        assertTrue(svg.contains("viewBox=\"0 0 700 500\""), svg.substring(0, 300));
        assertTrue(svg.contains(">100k</text>"));
        assertFalse(svg.contains(">100</text>") && svg.contains(">1k</text>"), "ticks of what is not seen");
    }

    @Test
    void exportsErrorsAndBandsInFull(@TempDir Path folder) throws Exception {
        double[] x = {1, 2};
        plot.setFigure(new Figure("", Axis.linear("t", "s"), Axis.linear("U", "V"), null, false, List.of(
                Series.of("cell", x, new double[] {0.1, 1.0 / 3}, Series.Mark.POINTS, Series.Role.DATA)
                        .withErrors(new double[] {0.01, Double.NaN}, new double[] {0.02, 0.03}),
                Series.band("spread", x, new double[] {0, 0.25}, new double[] {0.5, 0.75}, Series.Role.FIT))));
        plot.export(folder.resolve("a.csv"));
        assertEquals(
                List.of(
                        "cell: t / s,cell: U / V,cell error below: U / V,cell error above: U / V,"
                                + "spread: t / s,spread from: U / V,spread to: U / V",
                        "1.0,0.1,0.01,0.02,1.0,0.0,0.5",
                        "2.0,0.3333333333333333,,0.03,2.0,0.25,0.75"),
                Files.readAllLines(folder.resolve("a.csv")));
    }

    @Test
    void isReachedWithTabAndShowsThatItHasTheFocus() {
        plot.setFigure(nyquist());
        Text before = new Text(shell, SWT.NONE);
        before.moveAbove(plot);
        shell.layout();
        shell.forceActive();
        before.forceFocus();
        before.traverse(SWT.TRAVERSE_TAB_NEXT);
        assertEquals(plot.surface(), shell.getDisplay().getFocusControl());
        assertEquals(Palette.of(plot).accent().getRGB(), onScreen(1, plot.plotSize().y / 2));
        plot.surface().traverse(SWT.TRAVERSE_TAB_NEXT);
        assertEquals(before, shell.getDisplay().getFocusControl());
        assertNotEquals(Palette.of(plot).accent().getRGB(), onScreen(1, plot.plotSize().y / 2));
    }

    /** The colour of a pixel of the surface, as painted. */
    private RGB onScreen(int x, int y) {
        while (shell.getDisplay().readAndDispatch()) {}
        Image image = new Image(shell.getDisplay(), plot.plotSize().x, plot.plotSize().y);
        GC gc = new GC(image);
        plot.surface().print(gc);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data.palette.getRGB(data.getPixel(x, y));
    }

    @Test
    void saysItsNameAndWhatItShowsToAScreenReader() {
        plot.setFigure(bode());
        assertEquals("Bode", plot.spokenName());
        assertEquals("|Z| / Ω and phase / ° against f / Hz: |Z|, 2 points; phase, 2 points", plot.spokenDescription());
        key(plot.surface(), SWT.ARROW_DOWN, 0);
        assertEquals("f = 100 Hz   |Z| = 30 kΩ   phase = -3 °", plot.spokenDescription());
    }
}
