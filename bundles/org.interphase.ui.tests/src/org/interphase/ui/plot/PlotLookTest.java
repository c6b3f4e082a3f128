// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.ui.internal.look.Theme;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.look.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plot with error bars, a band, two axes and a legend looks like, on light and on dark paper. */
final class PlotLookTest {

    private Shell shell;
    private Plot plot;
    private Palette before;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 760, 480);
        plot = new Plot(shell);
        before = Palette.of(plot);
        shell.open();
        shell.layout();
        plot.setFigure(profile());
    }

    @AfterEach
    void close() {
        Theme.of(shell.getDisplay()).show(before);
        shell.dispose();
    }

    /** A cell's voltage with its spread, the current that went through it, and two other cells. */
    static Figure profile() {
        int n = 25;
        double[] t = new double[n];
        double[] u = new double[n];
        double[] error = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] fit = new double[n];
        double[] i = new double[n];
        double[] other = new double[n];
        double[] third = new double[n];
        Random random = new Random(4);
        for (int k = 0; k < n; k++) {
            t[k] = 300 * k;
            fit[k] = 0.42 + 0.16 * (1 - Math.exp(-k / 6.0));
            u[k] = fit[k] + 0.008 * random.nextGaussian();
            error[k] = 0.008 + 0.006 * random.nextDouble();
            low[k] = fit[k] - 0.012 - 0.0006 * k;
            high[k] = fit[k] + 0.012 + 0.0006 * k;
            i[k] = 2e-4 + 1e-4 * Math.floor(k / 5.0);
            other[k] = 0.36 + 0.0022 * k;
            third[k] = 0.31 + 0.0028 * k;
        }
        return new Figure("Voltage and current", Axis.linear("t", "s"), Axis.linear("U", "V"), Axis.linear("I", "A"), false,
                List.of(
                        Series.band("95 % of the model", t, low, high, Role.FIT),
                        Series.of("model", t, fit, Mark.LINE, Role.FIT),
                        Series.of("cell 1", t, u, Mark.POINTS, Role.DATA).withErrors(error, error),
                        Series.of("cell 2", t, other, Mark.LINE_AND_POINTS, Role.overlay(0)),
                        Series.of("cell 3", t, third, Mark.LINE_AND_POINTS, Role.overlay(1)),
                        new Series("current", t, i, Mark.LINE_AND_POINTS, Role.DATA_2, true)));
    }

    private static Palette dark() {
        RGB paper = new RGB(30, 31, 34);
        Map<Role, Color> series = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            int rgb = Integer.parseInt(role.colour().substring(1), 16);
            series.put(role, new Color(Contrast.atLeast(new RGB(rgb >> 16, rgb >> 8 & 255, rgb & 255), paper, 4.5)));
        }
        return new Palette(new Color(paper), new Color(220, 222, 226), new Color(160, 165, 172), new Color(120, 125, 132),
                new Color(52, 54, 58), new Color(86, 180, 233), new Color(255, 120, 120), new Color(240, 180, 90),
                new Color(40, 70, 95), series);
    }

    private static int count(ImageData picture, Color colour) {
        int rgb = picture.palette.getPixel(colour.getRGB());
        int n = 0;
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                n += picture.getPixel(x, y) == rgb ? 1 : 0;
            }
        }
        return n;
    }

    private void assertDrawn(Palette palette, String name) throws IOException {
        ImageData picture = plot.picture();
        assertEquals(2 * plot.getSize().x, picture.width);
        assertEquals(palette.paper().getRGB(), picture.palette.getRGB(picture.getPixel(2, 2)));
        for (Role role : new Role[] {Role.DATA, Role.DATA_2, Role.FIT, Role.OVERLAY_1, Role.OVERLAY_2}) {
            assertTrue(count(picture, palette.series(role)) > 100, role + " is not seen");
        }
        assertTrue(count(picture, palette.text()) > 100, "no text");
        Path folder = Path.of(System.getProperty("interphase.pictures", "target/pictures"));
        Files.createDirectories(folder);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        try (var out = Files.newOutputStream(folder.resolve(name + ".png"))) {
            loader.save(out, SWT.IMAGE_PNG);
        }
    }

    @Test
    void isDrawnOnLightPaper() throws IOException {
        assertDrawn(before, "plot");
    }

    @Test
    void isDrawnOnDarkPaperAsSoonAsTheThemeChanges() throws IOException {
        Palette dark = dark();
        Theme.of(shell.getDisplay()).show(dark);
        assertEquals(dark.paper().getRGB(), plot.getBackground().getRGB());
        assertDrawn(dark, "plot-dark");
    }

    @Test
    void drawsAnErrorBarFromItsLowerToItsUpperEnd() {
        plot.setFigure(new Figure("", Axis.linear("x", ""), Axis.linear("y", ""), null, false, List.of(
                Series.of("", new double[] {0, 1, 2}, new double[] {5, 5, 5}, Mark.POINTS, Role.DATA)
                        .withErrors(new double[] {Double.NaN, 2, Double.NaN}, new double[] {Double.NaN, 3, Double.NaN}))));
        ImageData picture = plot.picture();
        RGB paper = before.paper().getRGB();
        org.eclipse.swt.graphics.Rectangle area = plot.surface().getParent().getBounds();
        int x = 2 * (area.x + plot.pixel(1, 5).x);
        int top = 2 * (area.y + plot.pixel(1, 8).y);
        int bottom = 2 * (area.y + plot.pixel(1, 3).y);
        for (int y = top + 4; y < bottom - 4; y++) {
            assertTrue(isDarker(picture, x, y, paper) || isDarker(picture, x - 1, y, paper), "a gap at " + y);
        }
        assertEquals(paper, picture.palette.getRGB(picture.getPixel(x + 3, top - 12)));
        assertEquals(paper, picture.palette.getRGB(picture.getPixel(x + 3, bottom + 12)));
    }

    @Test
    void makesRoomForALargerFont() {
        int width = plot.plotSize().x;
        int height = plot.plotSize().y;
        FontData[] data = plot.getFont().getFontData();
        for (FontData d : data) {
            d.setHeight(2 * d.getHeight());
        }
        Font large = new Font(shell.getDisplay(), data);
        plot.setFont(large);
        assertTrue(plot.plotSize().x < width - 60, "width " + plot.plotSize().x + " of " + width);
        assertTrue(plot.plotSize().y < height - 20, "height " + plot.plotSize().y + " of " + height);
        plot.setFont(null);
        large.dispose();
        assertEquals(width, plot.plotSize().x);
    }

    @Test
    void drawsALongLineFromTheLowestToTheHighestPointOfEachColumn() {
        int n = 200_000;
        double[] x = new double[n];
        double[] y = new double[n];
        Random random = new Random(8);
        for (int k = 0; k < n; k++) {
            x[k] = k;
            y[k] = 50 + 20 * Math.sin(k * 6e-5) + random.nextGaussian();
        }
        plot.setFigure(new Figure("", Axis.linear("t", "s"), Axis.linear("U", "V"), null, false,
                List.of(Series.of("", x, y, Mark.LINE, Role.DATA))));
        View view = plot.view();
        ImageData picture = plot.picture();
        org.eclipse.swt.graphics.Rectangle area = plot.surface().getParent().getBounds();
        RGB paper = before.paper().getRGB();
        for (int column = 60; column < view.width() - 60; column += 37) {
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                if ((int) view.across(x[k]) == column) {
                    top = Math.min(top, view.down(y[k], false));
                    bottom = Math.max(bottom, view.down(y[k], false));
                }
            }
            int px = 2 * (area.x + column);
            int first = 0;
            int last = 0;
            for (int py = 2 * area.y + 4; py < 2 * (area.y + area.height) - 4; py++) {
                if (isDarker(picture, px, py, paper)) {
                    first = first == 0 ? py : first;
                    last = py;
                }
            }
            assertEquals(2 * (area.y + top), first, 3, "top of column " + column);
            assertEquals(2 * (area.y + bottom), last, 3, "bottom of column " + column);
        }
    }

    private static boolean isDarker(ImageData picture, int x, int y, RGB paper) {
        RGB found = picture.palette.getRGB(picture.getPixel(x, y));
        return found.red < paper.red - 60;
    }
}
