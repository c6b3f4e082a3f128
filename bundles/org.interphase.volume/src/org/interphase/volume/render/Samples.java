// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.filter.GaussianFilter;
import org.interphase.sims.filter.Slabs;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.internal.Gaps;

/**
 * A species' volume as a renderer takes it: two bytes a voxel, equally thick layers. Counts that are whole numbers up to 65535
 * are kept as they are; others in 65535 equal steps up to the highest. Voxels of which nothing is known are as good as empty.
 *
 * <p>Layers whose middles are off equal distances by more than a hundredth of a layer are brought to them: as many layers, of
 * equal thickness from the upper side of the first to the lower side of the last, each mixed of the two whose middles are next
 * to its own. Thinner layers than the mean lose what they had more of.
 */
public final class Samples {

    /** The highest sample. */
    public static final int HIGHEST = 0xFFFF;

    /** Elements of the longest array of any Java. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** By what share of a layer middles may be off. */
    private static final double EVEN = 0.01;

    private final String species;
    private final VolumeGeometry geometry;
    private final short[] data;
    private final double step;

    private Samples(String species, VolumeGeometry geometry, short[] data, double step) {
        this.species = Objects.requireNonNull(species);
        this.geometry = geometry;
        this.data = data;
        this.step = step;
    }

    /** Reads a layer's counts. */
    private interface Layers {
        float[] layer(int k, float[] into) throws IOException, CancelledException;
    }

    /**
     * {@return the samples of a volume}
     *
     * @param volume the counts; negative ones are taken as 0
     * @param progress what to report to
     * @throws NotEnoughMemoryException when they do not fit
     * @throws CancelledException when asked to end
     */
    public static Samples of(Volume volume, Progress progress) throws CancelledException {
        float[][] layers = volume.layers();
        try {
            return read(volume.name(), volume.geometry(), (k, into) -> layers[k], progress);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    /**
     * {@return the samples of a channel, read layer by layer, so that nothing else of it is in memory}
     *
     * @param stack its images
     * @param channel index of the species
     * @param progress what to report to
     * @throws NotEnoughMemoryException when they do not fit, said before anything is read
     * @throws IllegalArgumentException when the size of pixels or depths are not known
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Samples of(CorrectedStack stack, int channel, Progress progress) throws IOException, CancelledException {
        return read(
                stack.raw().species().get(channel).name(),
                VolumeGeometry.of(stack.geometry(), stack.depthUm(channel)),
                (k, into) -> {
                    stack.image(channel, k, into);
                    return into;
                },
                progress);
    }

    /**
     * {@return the samples of a channel smoothed by a Gaussian, of which nothing but a few layers is in memory beside them; gaps
     * are filled as {@link Volume#gaussian} does. Layers of uneven thickness are smoothed as a {@link Volume}}
     *
     * @param stack its images
     * @param channel index of the species
     * @param sigmaLayers standard deviation in layers, ≥ 0
     * @param sigmaPx standard deviation in pixels, ≥ 0
     * @param progress what to report to
     * @throws NotEnoughMemoryException when they do not fit, said before anything is read
     * @throws IllegalArgumentException when the size of pixels or depths are not known
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Samples of(
            CorrectedStack stack, int channel, double sigmaLayers, double sigmaPx, Progress progress)
            throws IOException, CancelledException {
        if (sigmaLayers == 0 && sigmaPx == 0) {
            return of(stack, channel, progress);
        }
        VolumeGeometry g = VolumeGeometry.of(stack.geometry(), stack.depthUm(channel));
        if (!isEven(g)) {
            return of(Volume.of(stack, channel, progress).gaussian(sigmaLayers, sigmaPx, progress), progress);
        }
        require(g);
        int n = g.layers();
        double[] mean = new double[n];
        double[] most = new double[n];
        Slabs.forEach(n, 1, progress, 0, 0.3, "look for the highest counts", (from, to, done) -> {
            float[] layer = new float[g.pixels()];
            for (int k = from; k < to; k++) {
                stack.image(channel, k, layer);
                mean[k] = Gaps.mean(layer);
                for (float v : layer) {
                    most[k] = v > most[k] ? v : most[k];
                }
                done.layer();
            }
        });
        // A mean is not above the highest of what it is of.
        double highest = Arrays.stream(most).max().orElseThrow();
        double step = highest > 0 ? highest / HIGHEST : 1;
        short[] data = new short[(int) g.voxels()];
        new GaussianFilter(n, g.height(), g.width(), sigmaLayers, sigmaPx)
                .run(
                        new Gaps(mean).filled((k, into) -> stack.image(channel, k, into)),
                        (k, values) -> store(values, step, data, k * g.pixels()),
                        progress);
        return new Samples(stack.raw().species().get(channel).name(), g, data, step);
    }

    /** Looks whether memory has room, and an array can hold them. */
    private static void require(VolumeGeometry g) {
        NotEnoughMemoryException.require(g, Short.BYTES);
        if (g.voxels() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " voxels to be drawn, found " + g + ": bin pixels");
        }
    }

    /** Whether layers have the middles that equally thick ones have. */
    private static boolean isEven(VolumeGeometry g) {
        int n = g.layers();
        double[] depths = even(g.topUm(0), g.topUm(n), n);
        boolean isEven = true;
        // One layer alone is as good as any; at a depth of 0 it has no thickness either.
        for (int k = 0; k < n && n > 1; k++) {
            isEven &= Math.abs(g.depthUm(k) - depths[k]) <= EVEN * g.meanLayerUm();
        }
        return isEven;
    }

    private static Samples read(String species, VolumeGeometry geometry, Layers layers, Progress progress)
            throws IOException, CancelledException {
        require(geometry);
        int pixels = geometry.pixels();
        int n = geometry.layers();
        float[] layer = new float[pixels];
        float highest = 0;
        boolean whole = true;
        for (int k = 0; k < n; k++) {
            progress.checkCancelled();
            progress.report(0.5 * k / n, "look for the highest counts");
            for (float v : layers.layer(k, layer)) {
                if (v > highest) {
                    highest = v;
                }
                whole &= !(v > 0) || v == (int) v;
            }
        }
        double top = geometry.topUm(0);
        double bottom = geometry.topUm(n);
        double[] depths = even(top, bottom, n);
        boolean isEven = isEven(geometry);
        double step = whole && isEven && highest <= HIGHEST ? 1 : highest > 0 ? highest / HIGHEST : 1;
        short[] data = new short[(int) geometry.voxels()];
        float[] next = isEven ? null : new float[pixels];
        float[] mixed = isEven ? null : new float[pixels];
        // Of uneven layers the two next to a depth are mixed, in the order in which they are read.
        int read = -1;
        float[] below = null;
        float[] above = null;
        for (int k = 0; k < n; k++) {
            progress.checkCancelled();
            progress.report(0.5 + 0.5 * k / n, "read layers");
            if (isEven) {
                store(layers.layer(k, layer), step, data, k * pixels);
                continue;
            }
            while (read < 1 || read < n - 1 && geometry.depthUm(read) < depths[k]) {
                read++;
                float[] spare = above == layer ? next : layer;
                below = above;
                above = layers.layer(read, spare);
            }
            double from = geometry.depthUm(read - 1);
            float share = (float) Math.clamp((depths[k] - from) / (geometry.depthUm(read) - from), 0, 1);
            for (int i = 0; i < pixels; i++) {
                float low = Math.max(0, known(below[i]));
                mixed[i] = low + share * (Math.max(0, known(above[i])) - low);
            }
            store(mixed, step, data, k * pixels);
        }
        if (!isEven) {
            return new Samples(
                    species,
                    new VolumeGeometry(
                            n, geometry.height(), geometry.width(), geometry.pixelWidthUm(), geometry.pixelHeightUm(), depths),
                    data,
                    step);
        }
        return new Samples(species, geometry, data, step);
    }

    private static float known(float v) {
        return Float.isNaN(v) ? 0 : v;
    }

    private static void store(float[] values, double step, short[] data, int at) {
        float scale = (float) (1 / step);
        for (int i = 0; i < values.length; i++) {
            float v = values[i];
            data[at + i] = v > 0 ? (short) Math.min(HIGHEST, (int) (v * scale + 0.5f)) : 0;
        }
    }

    /**
     * {@return the raster around volumes, of equally thick layers from where the first begins to where the last ends; depths of
     * species that were measured one after the other need not be the same}
     *
     * @param all at least one
     * @throws IllegalArgumentException when they do not have the same layers and pixels
     */
    public static VolumeGeometry around(List<Samples> all) {
        VolumeGeometry first = all.getFirst().geometry;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        boolean same = true;
        for (Samples s : all) {
            VolumeGeometry g = s.geometry;
            if (g.layers() != first.layers()
                    || g.height() != first.height()
                    || g.width() != first.width()
                    || g.pixelWidthUm() != first.pixelWidthUm()
                    || g.pixelHeightUm() != first.pixelHeightUm()) {
                throw new IllegalArgumentException(
                        "expected volumes of one raster, found " + first + " of " + all.getFirst().species + " and " + g + " of "
                                + s.species);
            }
            same &= g.equals(first);
            top = Math.min(top, g.topUm(0));
            bottom = Math.max(bottom, g.topUm(g.layers()));
        }
        return same ? first : new VolumeGeometry(
                first.layers(),
                first.height(),
                first.width(),
                first.pixelWidthUm(),
                first.pixelHeightUm(),
                even(top, bottom, first.layers()));
    }

    /** Middles of equally thick layers. */
    private static double[] even(double topUm, double bottomUm, int layers) {
        double[] depths = new double[layers];
        for (int k = 0; k < layers; k++) {
            depths[k] = topUm + (bottomUm - topUm) * (k + 0.5) / layers;
        }
        return depths;
    }

    /** {@return the species} */
    public String species() {
        return species;
    }

    /** {@return the raster} */
    public VolumeGeometry geometry() {
        return geometry;
    }

    /** {@return counts of one step of a sample, above 0} */
    public double step() {
        return step;
    }

    /** {@return the samples without sign, {@code [(layer·height + y)·width + x]}; not to be changed} */
    public short[] data() {
        return data;
    }

    /** {@return how many voxels have each sample, {@code [0 … 65535]}} */
    public long[] histogram() {
        long[] counts = new long[HIGHEST + 1];
        for (short s : data) {
            counts[s & HIGHEST]++;
        }
        return counts;
    }

    @Override
    public String toString() {
        return species + ", " + Arrays.toString(new int[] {geometry.layers(), geometry.height(), geometry.width()});
    }
}
