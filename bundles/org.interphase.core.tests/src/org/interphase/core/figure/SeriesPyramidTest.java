// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn from a pyramid, against what is drawn from each point. */
final class SeriesPyramidTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int N = 60_000;

    /** Ways in which data come. */
    enum Data {
        NOISE,
        STEPS,
        FALLING_X,
        GAPS,
        MANY_GAPS,
        LOOPS,
        SCATTER,
        NEGATIVE_IN_PLACES;

        Series series() {
            Random random = new Random(ordinal() + 5);
            double[] x = new double[N];
            double[] y = new double[N];
            for (int i = 0; i < N; i++) {
                double t = (double) i / N;
                x[i] = 1 + 99 * t;
                y[i] = 50 + 40 * Math.sin(12 * t) + 3 * random.nextGaussian();
                switch (this) {
                    case STEPS -> {
                        x[i] = 1 + Math.floor(t * 50);
                        y[i] = 10 + Math.floor(t * 7) * 10;
                    }
                    case FALLING_X -> x[i] = 100 - 99 * t;
                    case GAPS -> y[i] = i % 9_000 < 40 ? Double.NaN : y[i];
                    case MANY_GAPS -> y[i] = i % 50 == 0 ? Double.NaN : y[i];
                    case LOOPS -> {
                        x[i] = 50 + 45 * Math.cos(40 * t);
                        y[i] = 50 + 45 * Math.sin(41 * t);
                    }
                    case SCATTER -> x[i] = 1 + 99 * random.nextDouble();
                    case NEGATIVE_IN_PLACES -> y[i] = i % 777 == 0 ? -1 : y[i];
                    case NOISE -> {}
                }
            }
            return Series.of("s", x, y, Mark.LINE_AND_POINTS, Role.DATA);
        }
    }

    private static Axis axis(boolean log) {
        return log ? Axis.log("q", "") : Axis.linear("q", "");
    }

    private static Scale across(boolean log, double from, double to) {
        return new Scale(axis(log), from, to, 0, WIDTH);
    }

    private static Scale up(boolean log, double from, double to) {
        return new Scale(axis(log), from, to, HEIGHT, 0);
    }

    /** All pixels of the view through which the line goes, sampled finely; one more at each side of a column's ends. */
    private static BitSet[] raster(double[] px, double[] py) {
        BitSet[] columns = new BitSet[WIDTH];
        Arrays.setAll(columns, c -> new BitSet(HEIGHT));
        for (int i = 0; i < px.length; i++) {
            if (Double.isNaN(px[i]) || Double.isNaN(py[i])) {
                continue;
            }
            boolean alone = i == 0 || Double.isNaN(px[i - 1]) || Double.isNaN(py[i - 1]);
            double x0 = alone ? px[i] : px[i - 1];
            double y0 = alone ? py[i] : py[i - 1];
            boolean beside = Math.max(x0, px[i]) < 0
                    || Math.min(x0, px[i]) >= WIDTH
                    || Math.max(y0, py[i]) < 0
                    || Math.min(y0, py[i]) >= HEIGHT;
            if (beside) {
                continue;
            }
            int steps = (int) Math.min(200_000, 1 + 8 * Math.max(Math.abs(px[i] - x0), Math.abs(py[i] - y0)));
            for (int k = 0; k <= steps; k++) {
                int c = (int) Math.floor(x0 + (px[i] - x0) * k / steps);
                int r = (int) Math.floor(y0 + (py[i] - y0) * k / steps);
                if (c >= 0 && c < WIDTH && r >= 0 && r < HEIGHT) {
                    columns[c].set(r);
                }
            }
        }
        return columns;
    }

    private static double[][] allPoints(Series s, Scale across, Scale up) {
        double[][] p = new double[2][s.points()];
        for (int i = 0; i < s.points(); i++) {
            p[0][i] = across.pixel(s.x(i));
            p[1][i] = up.pixel(s.y(i));
        }
        return p;
    }

    /** In each column the same lowest and highest pixel, and no pixel that is more than one away from a drawn one. */
    private static void assertSamePixels(BitSet[] expected, BitSet[] found, String where) {
        for (int c = 0; c < WIDTH; c++) {
            String column = where + ", column " + c;
            assertEquals(expected[c].isEmpty(), found[c].isEmpty(), column);
            assertTrue(Math.abs(expected[c].nextSetBit(0) - found[c].nextSetBit(0)) <= 1, column + " top");
            assertTrue(Math.abs(expected[c].length() - found[c].length()) <= 1, column + " bottom");
            for (int r = 0; r < HEIGHT; r++) {
                if (expected[c].get(r)) {
                    int next = found[c].nextSetBit(Math.max(0, r - 1));
                    assertTrue(next >= 0 && next <= r + 1, column + ", row " + r + " is missing");
                }
                if (found[c].get(r)) {
                    int next = expected[c].nextSetBit(Math.max(0, r - 1));
                    assertTrue(next >= 0 && next <= r + 1, column + ", row " + r + " is too much");
                }
            }
        }
    }

    private static void assertLine(Series s, Scale across, Scale up, String where) {
        SeriesPyramid pyramid = SeriesPyramid.of(s, across.axis().logarithmic(), up.axis().logarithmic());
        double[][] all = allPoints(s, across, up);
        double[][] line = pyramid.line(across, up);
        assertSamePixels(raster(all[0], all[1]), raster(line[0], line[1]), where);
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheSameLineAsAllPoints(Data data) {
        Series s = data.series();
        assertLine(s, across(false, 0, 101), up(false, -10, 110), "all");
        assertLine(s, across(false, 40, 47), up(false, 20, 60), "zoomed");
        assertLine(s, across(false, 50, 50.02), up(false, 40, 70), "zoomed far");
        assertLine(s, across(true, 0.5, 120), up(true, 0.5, 200), "logarithmic");
        assertLine(s, across(true, 20, 30), up(true, 30, 80), "logarithmic, zoomed");
    }

    @ParameterizedTest
    @EnumSource
    void drawsASymbolInEachPixelThatHasAPoint(Data data) {
        Series s = data.series();
        for (Scale[] view : new Scale[][] {
            {across(false, 0, 101), up(false, -10, 110)},
            {across(false, 40, 47), up(false, 20, 60)},
            {across(true, 20, 120), up(true, 3, 80)}
        }) {
            boolean logarithmic = view[0].axis().logarithmic();
            double[][] all = allPoints(s, view[0], view[1]);
            double[][] symbols = SeriesPyramid.of(s, logarithmic, logarithmic).symbols(view[0], view[1]);
            assertArrayEquals(occupied(all), occupied(symbols));
        }
    }

    private static BitSet[] occupied(double[][] points) {
        BitSet[] columns = new BitSet[WIDTH];
        Arrays.setAll(columns, c -> new BitSet(HEIGHT));
        for (int i = 0; i < points[0].length; i++) {
            int c = (int) Math.floor(points[0][i]);
            int r = (int) Math.floor(points[1][i]);
            if (c >= 0 && c < WIDTH && r >= 0 && r < HEIGHT && !Double.isNaN(points[0][i] + points[1][i])) {
                columns[c].set(r);
            }
        }
        return columns;
    }

    @ParameterizedTest
    @EnumSource
    void findsTheNearestPoint(Data data) {
        Series s = data.series();
        Scale across = across(false, 30, 60);
        Scale up = up(false, 10, 90);
        SeriesPyramid pyramid = SeriesPyramid.of(s, false, false);
        double[][] all = allPoints(s, across, up);
        Random random = new Random(3);
        for (int k = 0; k < 200; k++) {
            double px = random.nextDouble() * WIDTH;
            double py = random.nextDouble() * HEIGHT;
            double best = 12;
            for (int i = 0; i < s.points(); i++) {
                double d = Math.hypot(all[0][i] - px, all[1][i] - py);
                best = d < best ? d : best;
            }
            int found = pyramid.nearest(across, up, px, py, 12);
            double distance = found < 0 ? 12 : Math.hypot(all[0][found] - px, all[1][found] - py);
            assertEquals(best, distance, 1e-6);
        }
    }

    @Test
    void reachesFromTheSmallestToTheLargest() {
        double[] x = {3, -1, 7, Double.NaN, 5};
        double[] y = {2, 9, -4, 1, Double.POSITIVE_INFINITY};
        SeriesPyramid linear = SeriesPyramid.of(Series.of("", x, y, Mark.LINE, Role.DATA), false, false);
        assertArrayEquals(new double[] {-1, 7}, linear.horizontalRange());
        assertArrayEquals(new double[] {-4, 9}, linear.verticalRange());
        SeriesPyramid log = SeriesPyramid.of(Series.of("", x, y, Mark.LINE, Role.DATA), true, true);
        assertArrayEquals(new double[] {3, 3}, log.horizontalRange());
        assertArrayEquals(new double[] {2, 2}, log.verticalRange());
    }

    @Test
    void hasNoRangeWithoutPoints() {
        SeriesPyramid none = SeriesPyramid.of(
                Series.of("", new double[] {Double.NaN}, new double[] {1}, Mark.LINE, Role.DATA), false, false);
        assertTrue(Double.isNaN(none.horizontalRange()[0]));
        assertEquals(0, none.line(across(false, 0, 1), up(false, 0, 1))[0].length);
    }

    @Test
    void rangesOverErrorBarsButNotOverWhatALogarithmicAxisCannotShow() {
        Series s = Series.of("", new double[] {1, 2}, new double[] {10, 20}, Mark.POINTS, Role.DATA)
                .withErrors(new double[] {15, 1}, new double[] {2, 5});
        assertArrayEquals(new double[] {-5, 25}, SeriesPyramid.of(s, false, false).verticalRange());
        assertArrayEquals(new double[] {10, 25}, SeriesPyramid.of(s, false, true).verticalRange());
    }

    @Test
    void drawsAnErrorBarToTheEndOfALogarithmicAxisThatCannotShowItsEnd() {
        Series s = Series.of("", new double[] {1}, new double[] {10}, Mark.POINTS, Role.DATA)
                .withErrors(new double[] {15}, new double[] {90});
        double[][] bars = SeriesPyramid.of(s, false, true).bars(across(false, 0, 2), up(true, 1, 1000));
        assertEquals(200, bars[0][0], 1e-9);
        assertEquals(300, bars[1][0], 1e-9);
        assertEquals(100, bars[2][0], 1e-9);
    }

    @Test
    void errorBarsAndBandsReachAsFarInEachColumnAsThoseOfAllPoints() {
        Series line = Data.NOISE.series();
        double[] low = new double[N];
        double[] high = new double[N];
        Random random = new Random(9);
        for (int i = 0; i < N; i++) {
            low[i] = random.nextDouble();
            high[i] = 3 * random.nextDouble();
        }
        Series errors = line.withErrors(low, high);
        double[] lower = new double[N];
        double[] upper = new double[N];
        for (int i = 0; i < N; i++) {
            lower[i] = line.y(i) - low[i];
            upper[i] = line.y(i) + high[i];
        }
        Series band = Series.band("b", line.x(), lower, upper, Role.FIT);
        Scale across = across(false, 20, 70);
        Scale up = up(false, 0, 100);
        double[][] expected = extent(across, up, band);
        for (Series s : new Series[] {errors, band}) {
            double[][] bars = SeriesPyramid.of(s, false, false).bars(across, up);
            assertTrue(bars[0].length <= 4 * WIDTH, "kept " + bars[0].length);
            double[][] found = new double[2][WIDTH];
            Arrays.fill(found[0], -1e9);
            Arrays.fill(found[1], 1e9);
            for (int i = 0; i < bars[0].length; i++) {
                int c = (int) Math.floor(bars[0][i]);
                if (c >= 0 && c < WIDTH) {
                    found[0][c] = Math.max(found[0][c], bars[1][i]);
                    found[1][c] = Math.min(found[1][c], bars[2][i]);
                }
            }
            assertArrayEquals(expected[0], found[0], 1e-6);
            assertArrayEquals(expected[1], found[1], 1e-6);
        }
    }

    private static double[][] extent(Scale across, Scale up, Series s) {
        double[][] e = new double[2][WIDTH];
        Arrays.fill(e[0], -1e9);
        Arrays.fill(e[1], 1e9);
        for (int i = 0; i < s.points(); i++) {
            int c = (int) Math.floor(across.pixel(s.x(i)));
            if (c >= 0 && c < WIDTH) {
                e[0][c] = Math.max(e[0][c], up.pixel(s.lowest(i)));
                e[1][c] = Math.min(e[1][c], up.pixel(s.highest(i)));
            }
        }
        return e;
    }

    @Test
    void keepsAFewPointsAColumnWhateverTheNumberOfPoints() {
        SeriesPyramid pyramid = SeriesPyramid.of(Data.NOISE.series(), false, false);
        int kept = pyramid.line(across(false, 0, 101), up(false, -10, 110))[0].length;
        assertTrue(kept <= 4 * (WIDTH + 2), "kept " + kept);
    }

    @Test
    void cutsOffWhatLiesFarOutside() {
        Series s = Series.of("", new double[] {-1e9, 1e9}, new double[] {-1e9, 1e9}, Mark.LINE, Role.DATA);
        double[][] line = SeriesPyramid.of(s, false, false).line(across(false, 0, 1), up(false, 0, 1));
        assertArrayEquals(new double[] {-50, 450}, new double[] {line[0][0], line[0][1]}, 100);
        for (int end = 0; end < 2; end++) {
            assertEquals(HEIGHT, line[1][end] + line[0][end] * HEIGHT / WIDTH, 1e-3);
        }
    }
}
