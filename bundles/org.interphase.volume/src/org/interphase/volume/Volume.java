// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.filter.GaussianFilter;
import org.interphase.sims.filter.LayerInput;
import org.interphase.sims.filter.MedianFilter;
import org.interphase.sims.filter.Slabs;
import org.interphase.volume.internal.Gaps;

/**
 * One species of a stack as a volume in memory, four bytes a voxel, with its raster in µm. Voxels of which nothing is known
 * (masked layers, pixels that a moved layer does not cover) are NaN. Not to be changed once it is made.
 */
public final class Volume {

    private final String name;
    private final VolumeGeometry geometry;
    private final float[][] values;

    /**
     * Makes a volume of values.
     *
     * @param name of the species
     * @param geometry the raster
     * @param values {@code [layer][y·width + x]}; not copied, and not to be changed any more
     * @throws IllegalArgumentException when there are other layers or pixels than the raster's
     */
    public Volume(String name, VolumeGeometry geometry, float[][] values) {
        this.name = Objects.requireNonNull(name);
        this.geometry = Objects.requireNonNull(geometry);
        this.values = values;
        if (values.length != geometry.layers()) {
            throw new IllegalArgumentException("expected " + geometry.layers() + " layers, found " + values.length);
        }
        for (float[] layer : values) {
            if (layer.length != geometry.pixels()) {
                throw new IllegalArgumentException("expected " + geometry.pixels() + " pixels, found " + layer.length);
            }
        }
    }

    /**
     * {@return the corrected images of a channel}
     *
     * @param stack its images
     * @param channel index of the species
     * @param progress what to report to
     * @throws NotEnoughMemoryException when it does not fit, said before anything is read
     * @throws IllegalArgumentException when the size of pixels or depths are not known
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Volume of(CorrectedStack stack, int channel, Progress progress) throws IOException, CancelledException {
        VolumeGeometry geometry = VolumeGeometry.of(stack.geometry(), stack.depthUm(channel));
        NotEnoughMemoryException.require(geometry, Float.BYTES);
        float[][] values = new float[geometry.layers()][geometry.pixels()];
        Slabs.forEach(geometry.layers(), 1, progress, 0, 1, "read layers", (from, to, done) -> {
            for (int k = from; k < to; k++) {
                stack.image(channel, k, values[k]);
                done.layer();
            }
        });
        return new Volume(stack.raw().species().get(channel).name(), geometry, values);
    }

    /** {@return the species} */
    public String name() {
        return name;
    }

    /** {@return the raster} */
    public VolumeGeometry geometry() {
        return geometry;
    }

    /**
     * {@return a layer's values, {@code [y·width + x]}; not a copy, and not to be changed}
     *
     * @param layer counted from 0
     */
    public float[] layer(int layer) {
        return values[layer];
    }

    /** {@return all values, {@code [layer][y·width + x]}; not a copy, and not to be changed} */
    public float[][] layers() {
        return values;
    }

    /**
     * {@return the volume smoothed by a Gaussian; where nothing is known, the layer's mean stands in, and for a layer of
     * which nothing is known, the nearest one}
     *
     * @param sigmaLayers standard deviation in layers, ≥ 0
     * @param sigmaPx standard deviation in pixels, ≥ 0
     * @param progress what to report to
     * @throws NotEnoughMemoryException when the result does not fit
     * @throws CancelledException when asked to end
     */
    public Volume gaussian(double sigmaLayers, double sigmaPx, Progress progress) throws CancelledException {
        NotEnoughMemoryException.require(geometry, Float.BYTES);
        float[][] out = new float[values.length][];
        GaussianFilter filter =
                new GaussianFilter(geometry.layers(), geometry.height(), geometry.width(), sigmaLayers, sigmaPx);
        try {
            filter.run(gapless(), (k, v) -> out[k] = v.clone(), progress);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
        return new Volume(name, geometry, out);
    }

    /**
     * {@return the volume of which some objects alone reach a level: whatever else does is −∞, and what of them does not, such
     * as filled holes, is at the level}
     *
     * @param labels objects in this raster
     * @param kept whether the object of an id is one of them
     * @param level above which objects were found
     * @param progress asked whether to go on
     * @throws NotEnoughMemoryException when the result does not fit
     * @throws IllegalArgumentException when the labels are of another raster
     * @throws CancelledException when asked to end
     */
    public Volume only(Labels labels, IntPredicate kept, double level, Progress progress) throws CancelledException {
        if (!labels.geometry().equals(geometry)) {
            throw new IllegalArgumentException("expected labels of the raster " + geometry + ", found " + labels.geometry());
        }
        NotEnoughMemoryException.require(geometry, Float.BYTES);
        float nearest = (float) level;
        float at = nearest < level ? Math.nextUp(nearest) : nearest;
        float[][] out = values.clone();
        int[] label = new int[geometry.pixels()];
        for (int k = 0; k < out.length; k++) {
            progress.checkCancelled();
            labels.layer(k, label);
            float[] layer = out[k].clone();
            for (int i = 0; i < label.length; i++) {
                boolean inside = label[i] != 0 && kept.test(label[i]);
                if (inside && !(layer[i] >= level)) {
                    layer[i] = at;
                } else if (!inside && layer[i] >= level) {
                    layer[i] = Float.NEGATIVE_INFINITY;
                }
            }
            out[k] = layer;
        }
        return new Volume(name, geometry, out);
    }

    /**
     * {@return the volume whose voxels are the medians of 3 × 3 × 3; gaps are filled as for {@link #gaussian}}
     *
     * @param progress what to report to
     * @throws NotEnoughMemoryException when the result does not fit
     * @throws CancelledException when asked to end
     */
    public Volume median(Progress progress) throws CancelledException {
        NotEnoughMemoryException.require(geometry, Float.BYTES);
        float[][] out = new float[values.length][];
        try {
            MedianFilter.run(
                    geometry.layers(), geometry.height(), geometry.width(), gapless(), (k, v) -> out[k] = v.clone(), progress);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
        return new Volume(name, geometry, out);
    }

    /** The layers without gaps. */
    private LayerInput gapless() {
        return new Gaps(Arrays.stream(values).mapToDouble(Gaps::mean).toArray())
                .filled((k, into) -> System.arraycopy(values[k], 0, into, 0, into.length));
    }

    /**
     * {@return the volume with its layers multiplied so that the median of each is the same, the mean of all medians: what
     * the whole layer has in common (decay of the beam, a spike, a composition that changes with depth) is gone, and what
     * stands out laterally is left. For objects that fill less than half of each layer}
     *
     * <p>Layers whose median is not above 0 are divided by their mean; layers of zeros stay.
     */
    public Volume levelled() {
        NotEnoughMemoryException.require(geometry, Float.BYTES);
        int n = values.length;
        double[] level = new double[n];
        double mean = 0;
        int with = 0;
        for (int k = 0; k < n; k++) {
            level[k] = level(values[k]);
            if (level[k] > 0) {
                mean += level[k];
                with++;
            }
        }
        mean /= Math.max(1, with);
        float[][] out = new float[n][];
        for (int k = 0; k < n; k++) {
            out[k] = values[k].clone();
            float factor = level[k] > 0 ? (float) (mean / level[k]) : 1;
            for (int i = 0; i < out[k].length; i++) {
                out[k][i] *= factor;
            }
        }
        return new Volume(name, geometry, out);
    }

    /** The median of a layer, or its mean where that is not above 0. */
    static double level(float[] layer) {
        float[] known = new float[layer.length];
        int n = 0;
        double sum = 0;
        for (float v : layer) {
            if (Float.isFinite(v)) {
                known[n++] = v;
                sum += v;
            }
        }
        if (n == 0) {
            return 0;
        }
        Arrays.sort(known, 0, n);
        double median = n % 2 == 1 ? known[n / 2] : (known[n / 2 - 1] + known[n / 2]) / 2;
        return median > 0 ? median : sum / n;
    }
}
