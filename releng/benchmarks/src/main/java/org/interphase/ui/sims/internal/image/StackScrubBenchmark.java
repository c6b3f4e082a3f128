// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.ColourMap;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.StackView.Window;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Going through the layers of a stack of ten species, 512 × 512 × 200 counts of two bytes, in a window of 1600 × 900 pixels:
 * the images of ten pictures for each layer, from layers that are there. It lies in the package of the grid to do without a
 * display; {@link GridScrubBenchmark} has one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StackScrubBenchmark {

    static final int EDGE = 512;
    static final int LAYERS = 200;
    static final int SPECIES = 10;

    /** How wide and high an image is in pixels: five in a row of 1600. */
    private static final int IMAGE = 308;

    /** Whether colours are logarithms of counts. */
    @Param({"false", "true"})
    public boolean logarithmic;

    private final int[] out = new int[IMAGE * IMAGE];
    private CorrectedStack stack;
    private Shades shades;
    private int layer;

    /** Makes counts. */
    @Setup
    public void make() {
        stack = CorrectedStack.of(stack());
        shades = new Shades(
                new Span(logarithmic ? 1 : 0, 12, logarithmic), ColourMap.BLUE_YELLOW, 0xFFFFFF, 0xE0E0E0);
    }

    static IonStack stack() {
        short[][][] counts = new short[SPECIES][LAYERS][EDGE * EDGE];
        IntStream.range(0, SPECIES * LAYERS).parallel().forEach(i -> fill(counts[i / LAYERS][i % LAYERS], i));
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < SPECIES; c++) {
            species.add(IonChannel.named("m" + (c + 1)));
        }
        return new IonStack(
                "s", "s", new StackGeometry(LAYERS, EDGE, EDGE, 0.1, 0.1), species, MemoryLayers.of(counts), Map.of());
    }

    private static void fill(short[] layer, int number) {
        SplittableRandom random = new SplittableRandom(number);
        for (int p = 0; p < layer.length; p++) {
            boolean inside = Math.hypot(p % EDGE % 128 - 64, p / EDGE % 171 - 85) < 40;
            layer[p] = (short) random.nextInt(inside ? 12 : 3);
        }
    }

    private int next() {
        layer = (layer + 1) % LAYERS;
        return layer;
    }

    private void paint(Window window) {
        int k = next();
        for (int c = 0; c < SPECIES; c++) {
            PlanePainter.paint(Plane.resident(stack, c, k).orElseThrow(), EDGE, window, IMAGE, IMAGE, shades, out);
        }
    }

    /** {@return ten images of a layer, all of the raster: means} */
    @Benchmark
    public int[] imagesOfALayer() {
        paint(new Window(0, 0, EDGE, EDGE));
        return out;
    }

    /** {@return ten images of a part of a layer: pixels} */
    @Benchmark
    public int[] imagesOfAPartOfALayer() {
        paint(new Window(100, 200, 120, 120));
        return out;
    }

    /** {@return ten images of a layer, each with its own percentiles} */
    @Benchmark
    public int[] imagesOfALayerWithItsPercentiles() {
        int k = next();
        Contrast contrast = new Contrast(0.5, 99.5, logarithmic, Contrast.Scope.LAYER);
        for (int c = 0; c < SPECIES; c++) {
            Plane plane = Plane.resident(stack, c, k).orElseThrow();
            Shades own = new Shades(
                    Span.of(Histogram.of(plane), contrast, false), ColourMap.BLUE_YELLOW, 0xFFFFFF, 0xE0E0E0);
            PlanePainter.paint(plane, EDGE, new Window(0, 0, EDGE, EDGE), IMAGE, IMAGE, own, out);
        }
        return out;
    }

    /** {@return ten images of some of the pixels of a layer, one core: what viewers that skip pixels do} */
    @Benchmark
    public int[] imagesThatSkipPixels() {
        int k = next();
        for (int c = 0; c < SPECIES; c++) {
            short[] counts = stack.raw().source().resident(c, k).orElseThrow();
            Arrays.fill(out, 0);
            for (int y = 0; y < IMAGE; y++) {
                for (int x = 0; x < IMAGE; x++) {
                    out[y * IMAGE + x] = shades.colour(counts[y * EDGE / IMAGE * EDGE + x * EDGE / IMAGE] & 0xFFFF, x, y);
                }
            }
        }
        return out;
    }
}
