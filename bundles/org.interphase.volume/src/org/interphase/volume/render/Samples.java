// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;

/**
 * A species' volume as a renderer takes it: two bytes a voxel, equally thick layers. Counts that are whole numbers up to 65535
 * are kept as they are; others in 65535 equal steps up to the highest. Voxels of which nothing is known are as good as empty.
 */
public final class Samples {

    /** The highest sample. */
    public static final int HIGHEST = 0xFFFF;

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

    private static Samples read(String species, VolumeGeometry geometry, Layers layers, Progress progress)
            throws IOException, CancelledException {
        NotEnoughMemoryException.require(geometry, Short.BYTES);
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
        double step = whole && highest <= HIGHEST ? 1 : highest / HIGHEST;
        short[] data = new short[Math.toIntExact(geometry.voxels())];
        float scale = (float) (1 / step);
        for (int k = 0; k < n; k++) {
            progress.checkCancelled();
            progress.report(0.5 + 0.5 * k / n, "read layers");
            float[] values = layers.layer(k, layer);
            int at = k * pixels;
            for (int i = 0; i < pixels; i++) {
                float v = values[i];
                data[at + i] = v > 0 ? (short) Math.min(HIGHEST, (int) (v * scale + 0.5f)) : 0;
            }
        }
        return new Samples(species, geometry, data, step);
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
