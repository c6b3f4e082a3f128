// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Scale;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.SeriesPyramid;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Panning a voltage of 5 million points with noise, each call another part of it, in a plot of 1200 × 700 pixels. It
 * lies in the package of the plot to paint into a picture instead of onto a screen, which shows 60 frames a second at
 * most. Needs a display.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlotBenchmark {

    private static final int POINTS = 5_000_000;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;

    /** How much of the series is seen. */
    @Param({"1.0", "0.05"})
    public double part;

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private SeriesPyramid pyramid;
    private Display display;
    private Shell shell;
    private Plot line;
    private Plot symbols;
    private Plot errors;
    private Plot logarithmic;
    private Image image;
    private GC gc;
    private int frame;

    /** Makes the data and the plots. */
    @Setup
    public void open() {
        Random random = new Random(1);
        double[] error = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = 0.01 * (i + 1);
            y[i] = 3.5 + 0.5 * Math.sin(2e-5 * i) + 0.05 * random.nextGaussian();
            error[i] = 0.1;
        }
        Series voltage = Series.of("U", x, y, Mark.LINE, Role.DATA);
        pyramid = SeriesPyramid.of(voltage, false, false);
        display = new Display();
        shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        line = plot(voltage, false);
        symbols = plot(Series.of("U", x, y, Mark.LINE_AND_POINTS, Role.DATA), false);
        errors = plot(voltage.withErrors(error, error), false);
        logarithmic = plot(voltage, true);
        image = new Image(display, WIDTH, HEIGHT);
        gc = new GC(image);
    }

    private Plot plot(Series series, boolean log) {
        Plot plot = new Plot(shell);
        plot.setSize(WIDTH, HEIGHT);
        Axis time = log ? Axis.log("t", "s") : Axis.linear("t", "s");
        Axis voltage = log ? Axis.log("U", "V") : Axis.linear("U", "V");
        plot.setFigure(new Figure("", time, voltage, null, false, List.of(series)));
        return plot;
    }

    /** Frees what belongs to the display. */
    @TearDown
    public void close() {
        gc.dispose();
        image.dispose();
        display.dispose();
    }

    private double from() {
        frame = (frame + 1) % 100;
        return x[0] + (x[POINTS - 1] - x[0]) * (1 - part + 0.01) * frame / 100;
    }

    private int frame(Plot plot) {
        double from = from();
        plot.showHorizontalRange(from, from + part * (x[POINTS - 1] - x[0]));
        gc.setBackground(plot.getBackground());
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        plot.print(gc, () -> {});
        return frame;
    }

    /** {@return a frame with a line} */
    @Benchmark
    public int frameOfALine() {
        return frame(line);
    }

    /** {@return a frame with a line and symbols} */
    @Benchmark
    public int frameOfALineAndSymbols() {
        return frame(symbols);
    }

    /** {@return a frame with a line and error bars} */
    @Benchmark
    public int frameOfALineAndErrorBars() {
        return frame(errors);
    }

    /** {@return a frame with a line on logarithmic axes} */
    @Benchmark
    public int frameOfALineOnLogarithmicAxes() {
        return frame(logarithmic);
    }

    /** {@return the corners of the line, from the pyramid} */
    @Benchmark
    public double[][] cornersFromThePyramid() {
        double from = from();
        Scale across = new Scale(line.figure().x(), from, from + part * (x[POINTS - 1] - x[0]), 0, WIDTH);
        return pyramid.line(across, new Scale(line.figure().y(), 2.5, 4.5, HEIGHT, 0));
    }

    /** {@return the lowest and highest position in each column, from all points: what plots without a pyramid do} */
    @Benchmark
    public double[][] extremesFromAllPoints() {
        double from = from();
        Scale across = new Scale(line.figure().x(), from, from + part * (x[POINTS - 1] - x[0]), 0, WIDTH);
        Scale up = new Scale(line.figure().y(), 2.5, 4.5, HEIGHT, 0);
        double[][] extremes = new double[2][WIDTH];
        for (int i = 0; i < POINTS; i++) {
            int column = (int) across.pixel(x[i]);
            if (column >= 0 && column < WIDTH) {
                double py = up.pixel(y[i]);
                extremes[0][column] = Math.max(extremes[0][column], py);
                extremes[1][column] = Math.min(extremes[1][column], py);
            }
        }
        return extremes;
    }

    /** {@return a pyramid: once for each series} */
    @Benchmark
    public SeriesPyramid pyramid() {
        return SeriesPyramid.of(pyramid.series(), false, false);
    }
}
