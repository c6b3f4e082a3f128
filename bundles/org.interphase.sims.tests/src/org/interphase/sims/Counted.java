// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Stacks of Poisson counts whose expectation is known. */
public final class Counted {

    /** What is expected at a voxel. */
    @FunctionalInterface
    public interface Expectation {
        double at(int layer, int y, int x);
    }

    private final int layers;
    private final int height;
    private final int width;
    private final Random random;
    private final List<IonChannel> species = new ArrayList<>();
    private final List<short[][]> counts = new ArrayList<>();

    public Counted(int layers, int height, int width, long seed) {
        this.layers = layers;
        this.height = height;
        this.width = width;
        this.random = new Random(seed);
    }

    /** Adds a channel of Poisson counts, its layers 0.0125 µm apart, the first one's middle at half of that and the offset. */
    public Counted with(String name, double offsetUm, Expectation expectation) {
        return add(name, offsetUm, (k, y, x) -> poisson(expectation.at(k, y, x), random));
    }

    public Counted with(String name, Expectation expectation) {
        return with(name, 0, expectation);
    }

    /** Adds a channel without noise. */
    public Counted exactly(String name, double offsetUm, Expectation counts) {
        return add(name, offsetUm, counts);
    }

    private Counted add(String name, double offsetUm, Expectation value) {
        double[] z = new double[layers];
        for (int k = 0; k < layers; k++) {
            z[k] = (k + 0.5) * 0.0125 + offsetUm;
        }
        IonPolarity polarity = name.endsWith("-")
                ? IonPolarity.NEGATIVE
                : name.endsWith("+") ? IonPolarity.POSITIVE : IonPolarity.UNKNOWN;
        species.add(new IonChannel(name, Double.NaN, polarity, new double[0], z, 1e-4, DeadTime.UNKNOWN));
        short[][] all = new short[layers][height * width];
        for (int k = 0; k < layers; k++) {
            for (int p = 0; p < height * width; p++) {
                all[k][p] = (short) Math.round(value.at(k, p / width, p % width));
            }
        }
        counts.add(all);
        return this;
    }

    /** The stack; pixels are 1 µm wide. */
    public IonStack stack() {
        return new IonStack(
                "1",
                "counted",
                new StackGeometry(layers, height, width, 1, 1),
                species,
                MemoryLayers.of(counts.toArray(short[][][]::new)),
                Map.of());
    }

    public CorrectedStack corrected() {
        return CorrectedStack.of(stack());
    }

    /** Knuth's product of uniform numbers; rounded normal numbers above 100, which sums do not show. */
    public static int poisson(double mean, Random random) {
        if (mean > 100) {
            return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    public static double sg(double t) {
        return 1 / (1 + Math.exp(-t));
    }

    /** The profile of the whole raster. */
    public static RegionProfile whole(CorrectedStack stack, Normalisation normalisation)
            throws IOException, CancelledException {
        int[] all = new int[stack.raw().species().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return RegionProfile.of(stack, List.of(NamedRegion.ALL), all, normalisation, Poisson.ONE_SIGMA, Progress.NONE)
                .get(0);
    }
}
