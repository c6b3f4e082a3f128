// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.synthetic.internal.random.Counting;
import org.interphase.synthetic.internal.random.Xoshiro;
import org.interphase.synthetic.sims.RegionChemistry.Ion;

/**
 * Makes stacks of ion images of both polarities, as two quadrupoles see them while the sample is sputtered: nine species,
 * {@value SimsStackOptions#PIXELS} pixels on each side. The same options give the same stack, count by count, on any machine
 * and any number of threads; each layer of each species has random numbers of its own.
 *
 * <p><b>Times.</b> Each polarity has a quadrupole that looks at one mass at a time, while both look at the same pixel. A line
 * of the raster is scanned once for each mass: 2 ms to settle, then 100 µs on each pixel. A layer takes as long as the
 * polarity with more masses needs (five negative ones); the other one waits for it at the end of each line. A channel's time
 * is the middle of its scans: (k + ½)·L·M·(s + n·t) + (m + ½ − M/2)·(s + n·t) for layer k and the polarity's m-th mass, with
 * L lines of n pixels, M masses, the settling s and the dwell t. At a constant sputter rate the masses of a layer are then
 * within 0.02 nm of each other in depth; the channels' depths are the centres of the layers, of which the counts are made.
 */
public final class SimsStackGenerator {

    /** How long a pixel of one species is counted, in s. */
    public static final double DWELL_S = 100e-6;

    /** How long a quadrupole takes to settle on a mass, in s. */
    public static final double SETTLING_S = 2e-3;

    /** Dead time of the counters in s, where the variant has one. */
    public static final double DEAD_TIME_S = 40e-9;

    private static final int N = SimsStackOptions.PIXELS;
    private static final int MOST_COUNTS = 0xFFFF;

    private SimsStackGenerator() {}

    /**
     * Makes a stack. It works on the threads of the pool that it is called from, by default the common one.
     *
     * @param options which stack
     * @param progress what to report to
     * @return the stack, in memory, and its truth
     * @throws CancelledException when asked to end
     */
    public static GeneratedSimsStack generate(SimsStackOptions options, Progress progress) throws CancelledException {
        return generate(options, RegionChemistry.columns(options.region()), progress);
    }

    /**
     * Makes a stack with other columns than the region's own.
     *
     * @param options which stack
     * @param columns with ids of 1 to 127, each once
     * @param progress what to report to
     * @return the stack, in memory, and its truth
     * @throws IllegalArgumentException when an id is out of range, or not the only one
     * @throws CancelledException when asked to end
     */
    public static GeneratedSimsStack generate(SimsStackOptions options, List<SimsColumn> columns, Progress progress)
            throws CancelledException {
        if (columns.stream().mapToInt(SimsColumn::id).filter(i -> i >= 1 && i <= Byte.MAX_VALUE).distinct().count()
                < columns.size()) {
            throw new IllegalArgumentException("expected columns with ids of 1 to 127, each once, found "
                    + columns.stream().map(SimsColumn::id).toList());
        }
        ExpectedCounts expected = new ExpectedCounts(options, columns);
        Ion[] ions = Ion.values();
        short[][][] counts = new short[ions.length][options.layers()][];
        double[][] sums = new double[ions.length][options.layers()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, options.layers()).parallel().forEach(k -> {
            if (progress.isCancelled()) {
                return;
            }
            makeLayer(options, expected, k, counts, sums);
            progress.report(done.incrementAndGet() / (double) options.layers(), "generating layers");
        });
        progress.checkCancelled();
        SimsTruthVolumes volumes = new SimsTruthVolumes(options, expected.columns());
        return new GeneratedSimsStack(stack(options, counts), truth(options, expected, sums, volumes), volumes);
    }

    private static void makeLayer(
            SimsStackOptions options, ExpectedCounts expected, int k, short[][][] counts, double[][] sums) {
        double dead = deadTimeS(options) / DWELL_S;
        double[] mean = new double[N * N];
        for (IonPolarity polarity : List.of(IonPolarity.POSITIVE, IonPolarity.NEGATIVE)) {
            ExpectedCounts.Frame frame = expected.frame(polarity, k);
            for (Ion ion : Ion.values()) {
                if (ion.polarity() == polarity) {
                    expected.fill(ion, k, frame, mean);
                    Xoshiro random = new Xoshiro(options.seed(), Streams.COUNTS, ion.ordinal(), k);
                    short[] layer = new short[N * N];
                    counts[ion.ordinal()][k] = layer;
                    sums[ion.ordinal()][k] = draw(mean, dead, random, layer);
                }
            }
        }
    }

    /** Draws counts and gives the sum of what is expected of them. */
    private static double draw(double[] mean, double dead, Xoshiro random, short[] into) {
        double sum = 0;
        for (int n = 0; n < into.length; n++) {
            int count;
            if (dead > 0) {
                count = Counting.nonParalysable(mean[n], dead, random);
                sum += mean[n] / (1 + mean[n] * dead);
            } else {
                count = Counting.poisson(mean[n], random);
                sum += mean[n];
            }
            into[n] = (short) Math.min(count, MOST_COUNTS);
        }
        return sum;
    }

    private static double deadTimeS(SimsStackOptions options) {
        return options.variants().has(SimsVariant.DEAD_TIME) ? DEAD_TIME_S : 0;
    }

    private static IonStack stack(SimsStackOptions options, short[][][] counts) {
        DeadTime deadTime = new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, deadTimeS(options));
        double[] depthUm = new double[options.layers()];
        for (int k = 0; k < depthUm.length; k++) {
            depthUm[k] = options.depthUm(k);
        }
        int positive = masses(IonPolarity.POSITIVE);
        int slots = Math.max(positive, masses(IonPolarity.NEGATIVE));
        List<IonChannel> channels = new ArrayList<>();
        for (Ion ion : Ion.values()) {
            int mass = ion.ordinal() - (ion.polarity() == IonPolarity.NEGATIVE ? positive : 0);
            channels.add(new IonChannel(
                    ion.species().name(),
                    ion.species().mz(),
                    ion.polarity(),
                    times(options.layers(), mass, slots),
                    depthUm,
                    DWELL_S,
                    deadTime));
        }
        String variants = options.variants().toString();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("origin", "simulated, seed " + options.seed());
        metadata.put("region", options.region().toString());
        if (!variants.isEmpty()) {
            metadata.put("variants", variants);
        }
        return new IonStack(
                "1",
                "simulated ion stack, " + options.region() + (variants.isEmpty() ? "" : ", " + variants) + ", seed "
                        + options.seed(),
                new StackGeometry(options.layers(), N, N, options.pixelUm(), options.pixelUm()),
                channels,
                MemoryLayers.of(counts),
                metadata);
    }

    private static int masses(IonPolarity polarity) {
        int masses = 0;
        for (Ion ion : Ion.values()) {
            masses += ion.polarity() == polarity ? 1 : 0;
        }
        return masses;
    }

    private static double[] times(int layers, int mass, int slots) {
        double lineS = SETTLING_S + N * DWELL_S;
        double[] times = new double[layers];
        for (int k = 0; k < layers; k++) {
            times[k] = (k + 0.5) * N * slots * lineS + (mass + 0.5 - slots / 2.0) * lineS;
        }
        return times;
    }

    private static SimsTruth truth(
            SimsStackOptions options, ExpectedCounts expected, double[][] sums, SimsTruthVolumes volumes) {
        List<SimsTruth.Channel> channels = new ArrayList<>();
        for (Ion ion : Ion.values()) {
            double sum = 0;
            for (double layer : sums[ion.ordinal()]) {
                sum += layer;
            }
            channels.add(new SimsTruth.Channel(
                    ion.species().name(), ion.species().mz(), ion.polarity(), ion.bulk(options.region()), sum));
        }
        int spike = expected.spikeLayer();
        SimsVariants variants = options.variants();
        return new SimsTruth(
                options.region(),
                variants.toString(),
                options.seed(),
                options.layers(),
                N,
                options.pixelUm(),
                options.layerUm(),
                channels,
                expected.shifts(),
                expected.negativeShift(),
                spike < 0
                        ? null
                        : new SimsTruth.Spike(
                                spike, options.depthUm(spike), IonPolarity.POSITIVE, ExpectedCounts.spikeFactor()),
                options.region() == SimsRegion.CYCLED ? RegionChemistry.INTERPHASE : null,
                expected.columns(),
                volumes.sodiumVoxels(),
                volumes.oxideVoxels(),
                expected.hotSpots(),
                variants.has(SimsVariant.TOPOGRAPHY) ? RegionChemistry.ISLAND : null,
                variants.has(SimsVariant.TEXTURE) ? Grains.STATISTICS : null,
                deadTimeS(options),
                DWELL_S);
    }
}
