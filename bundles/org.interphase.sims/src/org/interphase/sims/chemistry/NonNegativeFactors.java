// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.internal.KlFactors;
import org.interphase.sims.filter.Slabs;

/**
 * Non-negative factors of counts: spectra of the species and their abundances in each voxel, with the least Kullback-Leibler
 * divergence, which is the greatest likelihood for Poisson counts: no weights are needed.
 *
 * <p>By the multiplicative updates of Lee and Seung (Nature 401 (1999) 788). Spectra are found on cubes of voxels, whose sums
 * are Poisson counts as well and large enough (300 in the mean, in cubes of at most 8 × 8 × 8) to determine abundances;
 * then the abundances of each voxel are found for these spectra. Were spectra sought on voxels of a few counts each, they would
 * follow the noise: as there are as many abundances as counts, more counts do not help. It begins from several random spectra, of which the likeliest
 * go on. There may be more than one way to take counts apart; another seed may find another. The counts are those that were
 * measured; layers that are masked for one of the channels are left out.
 *
 * @param components spectra and abundances, those with most counts first
 * @param divergence Σ v·ln(v/μ) − v + μ over all voxels and species
 * @param explainedDivergence 1 − divergence over that of one spectrum for all voxels
 * @param iterations how often the spectra were updated
 * @param converged whether the last update changed no part of a spectrum by more than 2e-5
 */
public record NonNegativeFactors(
        Components components, double divergence, double explainedDivergence, int iterations, boolean converged) {

    /** More cells than this are not needed to tell a few spectra apart. */
    private static final int MOST_CELLS = 100_000;

    /** A cell should have so many counts, or its abundances follow its noise and the spectra with them. */
    private static final double LEAST_COUNTS = 300;

    private static final int LARGEST_EDGE = 8;
    private static final int STARTS = 4;
    private static final int TRIAL = 50;
    private static final int MOST = 2000;
    private static final double SETTLED = 2e-5;
    private static final int INNER_AT_FIRST = 6;
    private static final int UPDATES = 30;

    /** Checks that nothing is null. */
    public NonNegativeFactors {
        Objects.requireNonNull(components);
    }

    /**
     * Finds them.
     *
     * @param stack counts, and which layers are masked
     * @param channels indices of the channels, at least one
     * @param components how many are wanted, at most as many as channels
     * @param seed of the random starts
     * @param progress what to report to
     * @return the factors
     * @throws IllegalArgumentException when there are more components than channels, no layer, or no count
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static NonNegativeFactors of(
            CorrectedStack stack, int[] channels, int components, long seed, Progress progress)
            throws IOException, CancelledException {
        List<String> species = Components.species(stack, channels, components);
        int[] layers = Components.layers(stack, channels);
        StackGeometry geometry = stack.geometry();
        int pixels = geometry.pixels();
        Cells cells = Cells.of(stack, channels, layers, progress);
        double[] mean = cells.mean();
        if (!(Arrays.stream(mean).sum() > 0)) {
            throw new IllegalArgumentException("expected counts, found none in " + species);
        }
        KlFactors coarse = cells.factors(components);
        Settled settled = onCells(coarse, cells, mean, components, seed, progress);
        double[][] spectra = settled.spectra;
        KlFactors fine = new KlFactors(stack.raw().source(), channels, layers, pixels, components);
        float[][][] abundance = cells.abundance(coarse, components);
        float each = 1f / (cells.edge * cells.edge * cells.edge);
        fine.start((c, k, p) -> {
            int x = p % geometry.width() / cells.edge;
            int y = p / geometry.width() / cells.edge;
            return abundance[c][k / cells.edge][y * cells.width + x] * each + 1e-3f;
        });
        fine.abundances(spectra, UPDATES, progress, 0.2, 0.95);
        double[] divergence = fine.divergence(spectra, mean, progress);
        return new NonNegativeFactors(
                components(stack, species, layers, spectra, fine),
                divergence[0],
                divergence[1] > 0 ? 1 - divergence[0] / divergence[1] : Double.NaN,
                settled.iterations,
                settled.converged);
    }

    private record Settled(double[][] spectra, int iterations, boolean converged) {}

    /** Spectra from the cells; the abundances there are those that go with them. */
    private static Settled onCells(
            KlFactors coarse, Cells cells, double[] mean, int components, long seed, Progress progress)
            throws IOException, CancelledException {
        double[][] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < STARTS; s++) {
            double[][] spectra = coarse.start(mean, new SplittableRandom(seed + s));
            settle(coarse, cells, spectra, components, TRIAL, progress, 0.05 + 0.02 * s);
            double divergence = coarse.divergence(spectra, mean, Progress.NONE)[0];
            if (divergence < least) {
                least = divergence;
                best = spectra;
            }
        }
        return settle(coarse, cells, best, components, MOST, progress, 0.15);
    }

    private static Settled settle(
            KlFactors coarse, Cells cells, double[][] spectra, int components, int most, Progress progress, double at)
            throws IOException, CancelledException {
        coarse.start((c, k, p) -> (float) (cells.total(k, p) / components) + 1e-3f);
        double change = 1;
        int i = 0;
        while (i < most && change > SETTLED) {
            change = coarse.iterate(spectra, i == 0 ? INNER_AT_FIRST : 1, progress, at);
            i++;
        }
        return new Settled(spectra, i, change <= SETTLED);
    }

    private static Components components(
            CorrectedStack stack, List<String> species, int[] layers, double[][] spectra, KlFactors fine) {
        int n = spectra[0].length;
        int pixels = stack.geometry().pixels();
        double[] counts = new double[n];
        float[] image = new float[pixels];
        for (int c = 0; c < n; c++) {
            for (int k = 0; k < layers.length; k++) {
                fine.abundance(c, k, image);
                for (float v : image) {
                    counts[c] += v;
                }
            }
        }
        double all = Arrays.stream(counts).sum();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -counts[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Components.Component> found = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            int which = order[c];
            double[] loading = Arrays.stream(spectra).mapToDouble(row -> row[which]).toArray();
            found.add(new Components.Component(c + 1, counts[which] / all, loading));
        }
        LayerSource scores = new Abundances(fine, layers, order);
        return new Components(Components.Method.NMF, species, found, Components.scores(stack, n, scores));
    }

    /** Abundances as a stack's layers. */
    private record Abundances(KlFactors factors, int[] layers, int[] order) implements LayerSource {
        @Override
        public PixelType type() {
            return PixelType.FLOAT32;
        }

        @Override
        public void read(int channel, int layer, float[] into) {
            int k = Arrays.binarySearch(layers, layer);
            if (k < 0) {
                Arrays.fill(into, Float.NaN);
            } else {
                factors.abundance(order[channel], k, into);
            }
        }

        @Override
        public void read(int channel, int layer, int[] into) {
            throw new UnsupportedOperationException("abundances are no counts");
        }
    }

    /** Sums over cubes of voxels. */
    private static final class Cells {
        final int edge;
        final int width;
        final int height;
        final float[][][] sums;

        private Cells(int edge, int layers, int height, int width, int channels) {
            this.edge = edge;
            this.width = width;
            this.height = height;
            this.sums = new float[channels][layers][height * width];
        }

        static Cells of(CorrectedStack stack, int[] channels, int[] layers, Progress progress)
                throws IOException, CancelledException {
            StackGeometry g = stack.geometry();
            long voxels = (long) layers.length * g.pixels();
            int edge = 1;
            while (voxels / ((long) edge * edge * edge) > MOST_CELLS && edge < LARGEST_EDGE) {
                edge *= 2;
            }
            Cells cells = of(stack, channels, layers, edge, progress);
            while (cells.counts() < LEAST_COUNTS && edge < LARGEST_EDGE) {
                edge *= 2;
                cells = of(stack, channels, layers, edge, progress);
            }
            return cells;
        }

        private static Cells of(CorrectedStack stack, int[] channels, int[] layers, int e, Progress progress)
                throws IOException, CancelledException {
            StackGeometry g = stack.geometry();
            Cells cells = new Cells(
                    e, (layers.length + e - 1) / e, (g.height() + e - 1) / e, (g.width() + e - 1) / e, channels.length);
            Slabs.forEach(cells.sums[0].length, 1, progress, 0, 0.05, "sum cells", (from, to, done) -> {
                float[] image = new float[g.pixels()];
                for (int cell = from; cell < to; cell++) {
                    for (int k = cell * e; k < Math.min(layers.length, (cell + 1) * e); k++) {
                        for (int c = 0; c < channels.length; c++) {
                            stack.raw().source().read(channels[c], layers[k], image);
                            cells.add(image, g, cells.sums[c][cell]);
                        }
                    }
                    done.layer();
                }
            });
            return cells;
        }

        private void add(float[] image, StackGeometry g, float[] into) {
            for (int y = 0; y < g.height(); y++) {
                int row = y / edge * width;
                for (int x = 0; x < g.width(); x++) {
                    float v = image[y * g.width() + x];
                    into[row + x / edge] += v > 0 && v < Float.POSITIVE_INFINITY ? v : 0;
                }
            }
        }

        double total(int layer, int pixel) {
            double sum = 0;
            for (float[][] channel : sums) {
                sum += channel[layer][pixel];
            }
            return sum;
        }

        /** Counts of a cell in the mean. */
        double counts() {
            double all = 0;
            for (int k = 0; k < sums[0].length; k++) {
                for (int p = 0; p < sums[0][k].length; p++) {
                    all += total(k, p);
                }
            }
            return all / sums[0].length / sums[0][0].length;
        }

        /** The spectrum of everything, with a sum of 1. */
        double[] mean() {
            double[] mean = new double[sums.length];
            for (int c = 0; c < mean.length; c++) {
                for (float[] layer : sums[c]) {
                    for (float v : layer) {
                        mean[c] += v;
                    }
                }
            }
            double all = Arrays.stream(mean).sum();
            for (int c = 0; c < mean.length && all > 0; c++) {
                mean[c] /= all;
            }
            return mean;
        }

        KlFactors factors(int components) {
            return new KlFactors(
                    MemoryLayers.of(sums),
                    IntStream.range(0, sums.length).toArray(),
                    IntStream.range(0, sums[0].length).toArray(),
                    width * height,
                    components);
        }

        float[][][] abundance(KlFactors coarse, int components) {
            float[][][] images = new float[components][sums[0].length][width * height];
            for (int c = 0; c < components; c++) {
                for (int k = 0; k < images[c].length; k++) {
                    coarse.abundance(c, k, images[c][k]);
                }
            }
            return images;
        }
    }
}
