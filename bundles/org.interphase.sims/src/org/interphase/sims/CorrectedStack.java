// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;

/**
 * A stack and all that corrections found out about it. The counts stay as they were measured, since sums and their errors are
 * taken from them; what is known of them is kept beside: gains, masked layers, displacements, depths. {@link #image} makes
 * from both what is looked at. Immutable: each correction gives another one, which shares the counts.
 */
public final class CorrectedStack {

    private static final int POLARITIES = IonPolarity.values().length;

    private final IonStack raw;
    /** What is lost by dead time, {@code [channel]}. */
    private final Loss[] loss;
    /** What a pixel's value is divided by, {@code [channel][layer]}. */
    private final double[][] gain;
    /** What a pixel's value is divided by, {@code [polarity][y·width + x]}; null for 1. */
    private final float[][] flat;
    /** Layers that are not looked at, {@code [polarity][layer]}. */
    private final boolean[][] masked;
    /** Displacement of the content in pixels, {@code [polarity][layer][x, y]}. */
    private final double[][][] shift;
    /** Depths of the layers in µm, {@code [channel][layer]}; empty where not known. */
    private final double[][] depthUm;
    /** Standard errors of the depths in µm, likewise. */
    private final double[][] depthErrorUm;
    /** Height of the surface in µm, {@code [y·width + x]}; null where it is plane. */
    private final float[] heightUm;
    /** Rate of each pixel over the mean of all, {@code [y·width + x]}; null where it is 1 everywhere. */
    private final float[] rate;
    /** Depths of what is looked at over the depths of the layers. */
    private final double extent;

    /**
     * What is lost by dead time: a pulse counter's share, or a converter's pulses.
     *
     * @param fraction dead time over dwell time, 0 for none
     * @param tauS dead time in s
     * @param pulses of a converter in each pixel, 0 for none
     */
    private record Loss(double fraction, double tauS, double pulses) {

        private static final Loss NONE = new Loss(0, Double.NaN, 0);

        private boolean isCorrected() {
            return fraction > 0 || pulses > 0;
        }

        private double corrected(double counted) {
            if (pulses > 0) {
                return counted < pulses ? -pulses * Math.log1p(-counted / pulses) : Double.NaN;
            }
            double alive = 1 - counted * fraction;
            return alive > 0 ? counted / alive : Double.NaN;
        }
    }

    private CorrectedStack(
            IonStack raw,
            Loss[] loss,
            double[][] gain,
            float[][] flat,
            boolean[][] masked,
            double[][][] shift,
            double[][] depthUm,
            double[][] depthErrorUm,
            float[] heightUm,
            float[] rate,
            double extent) {
        this.raw = raw;
        this.loss = loss;
        this.gain = gain;
        this.flat = flat;
        this.masked = masked;
        this.shift = shift;
        this.depthUm = depthUm;
        this.depthErrorUm = depthErrorUm;
        this.heightUm = heightUm;
        this.rate = rate;
        this.extent = extent;
    }

    /**
     * {@return a stack of which nothing is corrected; its depths are those that the file states}
     *
     * @param raw as it was read
     */
    public static CorrectedStack of(IonStack raw) {
        int channels = raw.species().size();
        int layers = raw.geometry().layers();
        double[][] gain = new double[channels][layers];
        for (double[] g : gain) {
            Arrays.fill(g, 1);
        }
        double[][] depth = new double[channels][];
        Loss[] none = new Loss[channels];
        Arrays.fill(none, Loss.NONE);
        for (int c = 0; c < channels; c++) {
            depth[c] = raw.species().get(c).depthUm();
        }
        return new CorrectedStack(
                raw,
                none,
                gain,
                new float[POLARITIES][],
                new boolean[POLARITIES][layers],
                new double[POLARITIES][layers][2],
                depth,
                new double[channels][0],
                null,
                null,
                1);
    }

    /** {@return the stack as it was read} */
    public IonStack raw() {
        return raw;
    }

    /** {@return the raster} */
    public StackGeometry geometry() {
        return raw.geometry();
    }

    private IonPolarity polarity(int channel) {
        return raw.species().get(channel).polarity();
    }

    /**
     * {@return the same, with a pulse counter's dead time corrected in one channel: n = m/(1 − m·τ/T)}
     *
     * @param channel index of the species
     * @param tauS dead time in s, ≥ 0
     * @param dwellS time that a pixel was counted for in s, &gt; 0
     * @throws IllegalArgumentException when the counts are corrected already, or a time is out of range
     */
    public CorrectedStack withDeadTime(int channel, double tauS, double dwellS) {
        requireUncorrected(channel);
        if (!(tauS >= 0) || !(dwellS > 0) || Double.isInfinite(tauS / dwellS)) {
            throw new IllegalArgumentException(
                    "expected a dead time of at least 0 and a dwell time above 0, found " + tauS + " and " + dwellS + " s");
        }
        Loss[] next = loss.clone();
        next[channel] = new Loss(tauS / dwellS, tauS, 0);
        return new CorrectedStack(raw, next, gain, flat, masked, shift, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    /**
     * {@return the same, with the loss of a converter that takes one hit of each pulse corrected in one channel: I =
     * −N·ln(1 − i/N)}
     *
     * @param channel index of the species
     * @param pulses N, that each pixel of a layer had, &gt; 0
     * @throws IllegalArgumentException when the counts are corrected already, or the number is out of range
     */
    public CorrectedStack withSingleHit(int channel, double pulses) {
        requireUncorrected(channel);
        if (!(pulses > 0) || Double.isInfinite(pulses)) {
            throw new IllegalArgumentException("expected a number of pulses above 0, found " + pulses);
        }
        Loss[] next = loss.clone();
        next[channel] = new Loss(0, raw.species().get(channel).deadTime().tauS(), pulses);
        return new CorrectedStack(raw, next, gain, flat, masked, shift, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    private void requireUncorrected(int channel) {
        if (deadTime(channel).corrected()) {
            throw new IllegalArgumentException(
                    raw.species().get(channel).name() + ": its dead time is corrected already");
        }
    }

    /**
     * {@return dead time over dwell time of a channel's pulse counter, 0 where it is not corrected here}
     *
     * @param channel index of the species
     */
    public double deadFraction(int channel) {
        return loss[channel].fraction;
    }

    /**
     * {@return the pulses of each pixel and layer in which a channel's converter took at most one hit, 0 where that is not
     * corrected here}
     *
     * @param channel index of the species
     */
    public double pulses(int channel) {
        return loss[channel].pulses;
    }

    /**
     * {@return the state of a channel's dead time: as the file states it, or corrected here}
     *
     * @param channel index of the species
     */
    public DeadTime deadTime(int channel) {
        DeadTime stated = raw.species().get(channel).deadTime();
        Loss l = loss[channel];
        if (!l.isCorrected()) {
            return stated;
        }
        return new DeadTime(
                l.pulses > 0 ? DeadTime.Model.SINGLE_HIT : DeadTime.Model.NON_PARALYSABLE, true, l.tauS);
    }

    /**
     * {@return the same, with the values of a channel's layers divided by further factors}
     *
     * @param channel index of the species
     * @param factor of each layer, &gt; 0
     */
    public CorrectedStack withGain(int channel, double[] factor) {
        requireLayers(factor.length);
        double[][] next = gain.clone();
        next[channel] = gain[channel].clone();
        for (int k = 0; k < factor.length; k++) {
            if (!(factor[k] > 0) || Double.isInfinite(factor[k])) {
                throw new IllegalArgumentException("layer " + k + ": expected a factor above 0, found " + factor[k]);
            }
            next[channel][k] *= factor[k];
        }
        return new CorrectedStack(raw, loss, next, flat, masked, shift, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    /**
     * {@return what a channel's values are divided by in a layer}
     *
     * @param channel index of the species
     * @param layer index of the layer
     */
    public double gain(int channel, int layer) {
        return gain[channel][layer];
    }

    /**
     * {@return the same, with the values of one polarity divided by a flat field}
     *
     * @param polarity of the species
     * @param field {@code [y·width + x]}, &gt; 0
     */
    public CorrectedStack withFlatField(IonPolarity polarity, float[] field) {
        if (field.length != geometry().pixels()) {
            throw new IllegalArgumentException("expected " + geometry().pixels() + " pixels, found " + field.length);
        }
        float[][] next = flat.clone();
        next[polarity.ordinal()] = field.clone();
        return new CorrectedStack(raw, loss, gain, next, masked, shift, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    /**
     * {@return what pixels of a polarity are divided by; null for 1; not a copy}
     *
     * @param polarity of the species
     */
    public float[] flatField(IonPolarity polarity) {
        return flat[polarity.ordinal()];
    }

    /**
     * {@return the same, with some layers of one polarity masked}
     *
     * @param polarity of the species
     * @param layers {@code [layer]}, true where it is masked
     */
    public CorrectedStack withMask(IonPolarity polarity, boolean[] layers) {
        requireLayers(layers.length);
        boolean[][] next = masked.clone();
        next[polarity.ordinal()] = layers.clone();
        return new CorrectedStack(raw, loss, gain, flat, next, shift, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    /**
     * {@return whether a layer of a polarity is masked}
     *
     * @param polarity of the species
     * @param layer index of the layer
     */
    public boolean isMasked(IonPolarity polarity, int layer) {
        return masked[polarity.ordinal()][layer];
    }

    /**
     * {@return the same, with other displacements of one polarity's content}
     *
     * @param polarity of the species
     * @param px {@code [layer][x, y]}, the displacement of each layer's content against the frame that is wanted, in
     *     pixels, +x towards higher x
     */
    public CorrectedStack withShift(IonPolarity polarity, double[][] px) {
        requireLayers(px.length);
        double[][][] next = shift.clone();
        next[polarity.ordinal()] = new double[px.length][];
        for (int k = 0; k < px.length; k++) {
            next[polarity.ordinal()][k] = px[k].clone();
        }
        return new CorrectedStack(raw, loss, gain, flat, masked, next, depthUm, depthErrorUm, heightUm, rate, extent);
    }

    /**
     * {@return the displacement of a layer's content in x, in pixels}
     *
     * @param polarity of the species
     * @param layer index of the layer
     */
    public double shiftX(IonPolarity polarity, int layer) {
        return shift[polarity.ordinal()][layer][0];
    }

    /**
     * {@return the displacement of a layer's content in y, in pixels}
     *
     * @param polarity of the species
     * @param layer index of the layer
     */
    public double shiftY(IonPolarity polarity, int layer) {
        return shift[polarity.ordinal()][layer][1];
    }

    /**
     * {@return the same, with other depths of one channel}
     *
     * @param channel index of the species
     * @param um depths of the layers' middles in µm
     * @param errorUm their standard errors in µm, empty where not known
     */
    public CorrectedStack withDepth(int channel, double[] um, double[] errorUm) {
        requireLayers(um.length);
        double[][] depths = depthUm.clone();
        double[][] errors = depthErrorUm.clone();
        depths[channel] = um.clone();
        errors[channel] = errorUm.clone();
        return new CorrectedStack(raw, loss, gain, flat, masked, shift, depths, errors, heightUm, rate, extent);
    }

    /**
     * {@return depths of a channel's layers in µm, a copy; empty where not known}
     *
     * @param channel index of the species
     */
    public double[] depthUm(int channel) {
        return depthUm[channel].clone();
    }

    /**
     * {@return standard errors of a channel's depths in µm, a copy; empty where not known}
     *
     * @param channel index of the species
     */
    public double[] depthErrorUm(int channel) {
        return depthErrorUm[channel].clone();
    }

    private void requireLayers(int found) {
        if (found != geometry().layers()) {
            throw new IllegalArgumentException("expected " + geometry().layers() + " layers, found " + found);
        }
    }

    /**
     * {@return the same, with a surface that is not plane: what lies under a pixel is lifted by its height, so that each
     * layer is as deep below the surface everywhere}
     *
     * @param um height in µm, {@code [y·width + x]}, finite; null for a plane
     * @throws IllegalArgumentException when a species has no depths, or they do not rise from layer to layer
     */
    public CorrectedStack withHeight(float[] um) {
        if (um != null) {
            if (hasRelief()) {
                throw new IllegalArgumentException("the height maps give the shape of the surface already");
            }
            requireHeights(um);
        }
        return new CorrectedStack(
                raw, loss, gain, flat, masked, shift, depthUm, depthErrorUm, um == null ? null : um.clone(), null, 1);
    }

    /**
     * {@return the same, with a surface and a crater that are not plane: what was at depth z in the mean of all pixels lies at
     * z·rate − height under a pixel, and is looked at at depths from 0 to {@code extent} times those of the layers}
     *
     * @param um height in µm, {@code [y·width + x]}, finite
     * @param rates depth of the crater over its mean, {@code [y·width + x]}, &gt; 0
     * @param extent depths of what is looked at over the depths of the layers, &gt; 0
     * @throws IllegalArgumentException when a species has no depths, they do not rise from layer to layer, or a number is out
     *     of its range
     */
    public CorrectedStack withRelief(float[] um, float[] rates, double extent) {
        requireHeights(um);
        if (rates.length != um.length) {
            throw new IllegalArgumentException("expected " + um.length + " rates, found " + rates.length);
        }
        for (float r : rates) {
            if (!(r > 0) || Float.isInfinite(r)) {
                throw new IllegalArgumentException("expected rates above 0, found " + r);
            }
        }
        if (!(extent > 0) || Double.isInfinite(extent)) {
            throw new IllegalArgumentException("expected an extent above 0, found " + extent);
        }
        return new CorrectedStack(
                raw, loss, gain, flat, masked, shift, depthUm, depthErrorUm, um.clone(), rates.clone(), extent);
    }

    private void requireHeights(float[] um) {
        if (um.length != geometry().pixels()) {
            throw new IllegalArgumentException("expected " + geometry().pixels() + " pixels, found " + um.length);
        }
        for (float h : um) {
            if (!Float.isFinite(h)) {
                throw new IllegalArgumentException("expected finite heights, found " + h);
            }
        }
        for (int c = 0; c < depthUm.length; c++) {
            boolean rises = depthUm[c].length > 0;
            for (int k = 1; k < depthUm[c].length; k++) {
                rises &= depthUm[c][k] > depthUm[c][k - 1];
            }
            if (!rises) {
                throw new IllegalArgumentException(raw.species().get(c).name()
                        + ": a height needs depths that rise from layer to layer; give a depth scale first");
            }
        }
    }

    /** {@return height of the surface in µm, {@code [y·width + x]}; null where it is plane; not a copy} */
    public float[] heightUm() {
        return heightUm;
    }

    /** {@return whether depths are those of a crater that is not plane, so that no other scale fits them} */
    boolean hasRelief() {
        return rate != null;
    }

    /** Where layers come from that are lifted. */
    @FunctionalInterface
    interface Planes {
        /**
         * {@return a layer that is corrected for all but height, not to be changed}
         *
         * @param channel index of the species
         * @param layer index of the layer
         * @throws IOException when it cannot be read
         */
        float[] get(int channel, int layer) throws IOException;
    }

    /**
     * Makes the corrected image of one layer, in the frame that the displacements refer to, by linear interpolation.
     *
     * @param channel index of the species
     * @param layer index of the layer
     * @param into {@code [y·width + x]}; NaN where the layer is masked or its content did not cover the pixel
     * @throws IOException when a layer cannot be read
     */
    public void image(int channel, int layer, float[] into) throws IOException {
        image(channel, layer, into, (c, k) -> {
            float[] plane = new float[into.length];
            plane(c, k, plane);
            return plane;
        });
    }

    /** As {@link #image(int, int, float[])}, with layers that somebody keeps. */
    void image(int channel, int layer, float[] into, Planes planes) throws IOException {
        if (heightUm == null) {
            plane(channel, layer, into);
            return;
        }
        Arrays.fill(into, Float.NaN);
        double[] z = depthUm[channel];
        int last = z.length - 1;
        // A layer reaches half a layer beyond its middle.
        double half = last > 0 ? (z[last] - z[0]) / last / 2 : z[0];
        double[] wanted = new double[into.length];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (extent * z[layer] + heightUm[i]) / (rate == null ? 1 : rate[i]);
            lowest = Math.min(lowest, wanted[i]);
            highest = Math.max(highest, wanted[i]);
        }
        for (int j = -1; j <= last; j++) {
            double from = j < 0 ? z[0] - half : z[j];
            double to = j < last ? z[j + 1] : z[last] + half;
            if (to < lowest || from > highest) {
                continue;
            }
            float[] above = planes.get(channel, Math.max(j, 0));
            float[] below = planes.get(channel, Math.min(j + 1, last));
            for (int i = 0; i < into.length; i++) {
                double at = wanted[i];
                if (at == from) {
                    into[i] = above[i];
                } else if (at > from && at < to) {
                    float f = (float) ((at - from) / (to - from));
                    into[i] = above[i] + f * (below[i] - above[i]);
                }
            }
        }
    }

    /** The corrected image of one layer but for height. */
    void plane(int channel, int layer, float[] into) throws IOException {
        Objects.requireNonNull(into);
        IonPolarity polarity = polarity(channel);
        if (isMasked(polarity, layer)) {
            Arrays.fill(into, Float.NaN);
            return;
        }
        raw.source().read(channel, layer, into);
        float[] field = flat[polarity.ordinal()];
        Loss lost = loss[channel];
        double factor = 1 / gain[channel][layer];
        if (lost.isCorrected() || field != null || factor != 1) {
            for (int i = 0; i < into.length; i++) {
                double v = lost.isCorrected() ? lost.corrected(into[i]) : into[i];
                into[i] = (float) (v * factor / (field == null ? 1 : field[i]));
            }
        }
        double sx = shiftX(polarity, layer);
        double sy = shiftY(polarity, layer);
        if (sx != 0 || sy != 0) {
            float[] moved = into.clone();
            resample(moved, into, sx, sy);
        }
    }

    /**
     * {@return what is looked at as a stack of its own, whose layers are made when they are asked for: floating point, NaN
     * where nothing is known, with the depths that are known}
     */
    public IonStack corrected() {
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < raw.species().size(); c++) {
            double[] depths = depthUm[c].clone();
            for (int k = 0; k < depths.length; k++) {
                depths[k] *= extent;
            }
            species.add(raw.species().get(c).withDepthUm(depths).withDeadTime(deadTime(c)));
        }
        return new IonStack(
                raw.id(), raw.label() + ", corrected", raw.geometry(), species, new CorrectedLayers(this), raw.metadata());
    }

    /** Value at (x, y) = content at (x + sx, y + sy). */
    private void resample(float[] from, float[] into, double sx, double sy) {
        int width = geometry().width();
        int height = geometry().height();
        int dx = (int) Math.floor(sx);
        int dy = (int) Math.floor(sy);
        float fx = (float) (sx - dx);
        float fy = (float) (sy - dy);
        for (int y = 0; y < height; y++) {
            int y0 = y + dy;
            int y1 = fy == 0 ? y0 : y0 + 1;
            for (int x = 0; x < width; x++) {
                int x0 = x + dx;
                int x1 = fx == 0 ? x0 : x0 + 1;
                if (x0 < 0 || y0 < 0 || x1 >= width || y1 >= height) {
                    into[y * width + x] = Float.NaN;
                    continue;
                }
                float a = from[y0 * width + x0];
                float b = from[y0 * width + x1];
                float c = from[y1 * width + x0];
                float d = from[y1 * width + x1];
                float top = a + fx * (b - a);
                float bottom = c + fx * (d - c);
                into[y * width + x] = top + fy * (bottom - top);
            }
        }
    }
}
