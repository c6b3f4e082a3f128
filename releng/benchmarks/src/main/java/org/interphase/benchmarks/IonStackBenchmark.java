// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import java.io.IOException;
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
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.DriftEstimate;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Poisson;
import org.interphase.sims.Region;
import org.interphase.sims.RegionProfile;
import org.interphase.sims.chemistry.Components;
import org.interphase.sims.chemistry.NonNegativeFactors;
import org.interphase.sims.chemistry.PrincipalComponents;
import org.interphase.sims.filter.GaussianFilter;
import org.interphase.sims.filter.MedianFilter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ion stacks of 512 × 512 × 200 counts of two bytes; {@code sims_peers.py} does the same with numpy and scipy. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class IonStackBenchmark {

    private static final int EDGE = 512;
    private static final int LAYERS = 200;
    private static final int SPECIES = 10;

    /** Layers of the smaller stack, of 6.55 million voxels. */
    private static final int FEW_LAYERS = 25;

    /** Displacement of the last layer in pixels. */
    private static final double[] DRIFT_PX = {2.4, -1.6};

    private static final int[] ALL = IntStream.range(0, SPECIES).toArray();

    private CorrectedStack large;
    private CorrectedStack small;
    private CorrectedStack drifting;
    private List<NamedRegion> regions;
    private float[][] kept;

    /** Makes counts of twelve columns in a matrix, different for each species. */
    @Setup
    public void make() {
        short[][][] counts = new short[SPECIES][LAYERS][EDGE * EDGE];
        IntStream.range(0, SPECIES * LAYERS).parallel().forEach(i -> fill(counts[i / LAYERS][i % LAYERS], i));
        large = stack(counts, LAYERS);
        short[][][] few = new short[SPECIES][][];
        for (int c = 0; c < SPECIES; c++) {
            few[c] = Arrays.copyOf(counts[c], FEW_LAYERS);
        }
        small = stack(few, FEW_LAYERS);
        regions = new ArrayList<>();
        for (int r = 0; r < 10; r++) {
            regions.add(new NamedRegion("r" + r, new Region.Circle(60 + 40 * r, 80 + 35 * r, 42)));
        }
        short[][][] moved = new short[1][LAYERS][EDGE * EDGE];
        IntStream.range(0, LAYERS).parallel().forEach(k -> fill(moved[0][k], k, shiftPx(k, 0), shiftPx(k, 1)));
        drifting = stack(moved, LAYERS);
        kept = new float[LAYERS][EDGE * EDGE];
    }

    private static double shiftPx(int layer, int axis) {
        return DRIFT_PX[axis] * layer / (LAYERS - 1);
    }

    private static void fill(short[] layer, int number) {
        fill(layer, number, 0, 0);
    }

    private static void fill(short[] layer, int number, double shiftX, double shiftY) {
        SplittableRandom random = new SplittableRandom(number);
        int species = number / LAYERS;
        for (int p = 0; p < layer.length; p++) {
            double x = p % EDGE - shiftX;
            double y = p / EDGE - shiftY;
            int column = (int) Math.clamp(Math.floor(x / 128), 0, 3);
            int row = (int) Math.clamp(Math.floor(y / 171), 0, 2);
            double mean = 0.3 + 0.2 * species;
            // in no regular order, which would correlate with itself elsewhere
            double dx = x - 128 * column - 64 - 14 * ((5 * column + 3 * row) % 7 - 3);
            double dy = y - 171 * row - 85 - 13 * ((4 * column + 2 * row) % 9 - 4);
            if (dx * dx + dy * dy < 400) {
                mean *= species % 3 == 0 ? 4 : species % 3 == 1 ? 0.5 : 1.5;
            }
            double limit = Math.exp(-mean);
            double product = random.nextDouble();
            short n = 0;
            while (product > limit) {
                product *= random.nextDouble();
                n++;
            }
            layer[p] = n;
        }
    }

    private static CorrectedStack stack(short[][][] counts, int layers) {
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            species.add(IonChannel.named("species " + c));
        }
        return CorrectedStack.of(new IonStack(
                "1", "", new StackGeometry(layers, EDGE, EDGE, 1, 1), species, MemoryLayers.of(counts), Map.of()));
    }

    /** {@return profiles of ten regions of one species} */
    @Benchmark
    public List<RegionProfile> profilesOfTenRegions() throws IOException, CancelledException {
        return RegionProfile.of(
                large,
                regions,
                new int[] {0},
                Normalisation.NONE,
                Poisson.ONE_SIGMA,
                Progress.NONE);
    }

    /** {@return the drift of one species over 200 layers, to a tenth of a pixel and better} */
    @Benchmark
    public DriftEstimate drift() throws IOException, CancelledException {
        return DriftEstimate.of(drifting, DriftEstimate.Options.DEFAULT, Progress.NONE);
    }

    /** {@return root mean square of the errors of a drift in pixels, NaN where it is refused} */
    double errorPx(DriftEstimate estimate) {
        double squares = estimate.refused() ? Double.NaN : 0;
        for (int k = 0; k < estimate.shiftPx().length; k++) {
            for (int axis = 0; axis < 2; axis++) {
                double e = estimate.shiftPx()[k][axis] - shiftPx(k, axis);
                squares += e * e;
            }
        }
        return Math.sqrt(squares / (2 * LAYERS));
    }

    /** {@return three principal components of ten species, 52.4 million voxels} */
    @Benchmark
    public Components principalComponents() throws IOException, CancelledException {
        return PrincipalComponents.of(large, ALL, 3, Progress.NONE);
    }

    /** {@return three non-negative factors of ten species, 6.55 million voxels} */
    @Benchmark
    public NonNegativeFactors nonNegativeFactors() throws IOException, CancelledException {
        return NonNegativeFactors.of(small, ALL, 3, 1, Progress.NONE);
    }

    /** {@return the layers after smoothing with a standard deviation of 1.5, kept as the peers do} */
    @Benchmark
    public float[][] gaussian() throws IOException, CancelledException {
        new GaussianFilter(LAYERS, EDGE, EDGE, 1.5, 1.5).run(
                (k, into) -> large.raw().source().read(0, k, into), this::keep, Progress.NONE);
        return kept;
    }

    private void keep(int layer, float[] values) {
        System.arraycopy(values, 0, kept[layer], 0, values.length);
    }

    /** {@return the layers after medians of 27 neighbours} */
    @Benchmark
    public float[][] median() throws IOException, CancelledException {
        MedianFilter.run(
                LAYERS,
                EDGE,
                EDGE,
                (k, into) -> large.raw().source().read(0, k, into),
                this::keep,
                Progress.NONE);
        return kept;
    }
}
