// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.interphase.core.data.DeadTime;
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
    /** Dead time over dwell time, {@code [channel]}; 0 where nothing is to be corrected. */
    private final double[] deadFraction;
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

    private CorrectedStack(
            IonStack raw,
            double[] deadFraction,
            double[][] gain,
            float[][] flat,
            boolean[][] masked,
            double[][][] shift,
            double[][] depthUm,
            double[][] depthErrorUm) {
        this.raw = raw;
        this.deadFraction = deadFraction;
        this.gain = gain;
        this.flat = flat;
        this.masked = masked;
        this.shift = shift;
        this.depthUm = depthUm;
        this.depthErrorUm = depthErrorUm;
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
        for (int c = 0; c < channels; c++) {
            depth[c] = raw.species().get(c).depthUm();
        }
        return new CorrectedStack(
                raw,
                new double[channels],
                gain,
                new float[POLARITIES][],
                new boolean[POLARITIES][layers],
                new double[POLARITIES][layers][2],
                depth,
                new double[channels][0]);
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
        if (raw.species().get(channel).deadTime().corrected() || deadFraction[channel] > 0) {
            throw new IllegalArgumentException(
                    raw.species().get(channel).name() + ": its dead time is corrected already");
        }
        if (!(tauS >= 0) || !(dwellS > 0) || Double.isInfinite(tauS / dwellS)) {
            throw new IllegalArgumentException(
                    "expected a dead time of at least 0 and a dwell time above 0, found " + tauS + " and " + dwellS + " s");
        }
        double[] next = deadFraction.clone();
        next[channel] = tauS / dwellS;
        return new CorrectedStack(raw, next, gain, flat, masked, shift, depthUm, depthErrorUm);
    }

    /** {@return dead time over dwell time of a channel, 0 where it is not corrected here} */
    public double deadFraction(int channel) {
        return deadFraction[channel];
    }

    /**
     * {@return the state of a channel's dead time: as the file states it, or corrected here}
     *
     * @param channel index of the species
     */
    public DeadTime deadTime(int channel) {
        DeadTime stated = raw.species().get(channel).deadTime();
        return deadFraction[channel] > 0
                ? new DeadTime(DeadTime.Model.NON_PARALYSABLE, true, stated.tauS())
                : stated;
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
        return new CorrectedStack(raw, deadFraction, next, flat, masked, shift, depthUm, depthErrorUm);
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
        return new CorrectedStack(raw, deadFraction, gain, next, masked, shift, depthUm, depthErrorUm);
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
        return new CorrectedStack(raw, deadFraction, gain, flat, next, shift, depthUm, depthErrorUm);
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
        return new CorrectedStack(raw, deadFraction, gain, flat, masked, next, depthUm, depthErrorUm);
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
        return new CorrectedStack(raw, deadFraction, gain, flat, masked, shift, depths, errors);
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
     * Makes the corrected image of one layer, in the frame that the displacements refer to, by bilinear interpolation.
     *
     * @param channel index of the species
     * @param layer index of the layer
     * @param into {@code [y·width + x]}; NaN where the layer is masked or its content did not cover the pixel
     * @throws IOException when the layer cannot be read
     */
    public void image(int channel, int layer, float[] into) throws IOException {
        Objects.requireNonNull(into);
        IonPolarity polarity = polarity(channel);
        if (isMasked(polarity, layer)) {
            Arrays.fill(into, Float.NaN);
            return;
        }
        raw.source().read(channel, layer, into);
        float[] field = flat[polarity.ordinal()];
        double dead = deadFraction[channel];
        double factor = 1 / gain[channel][layer];
        if (dead > 0 || field != null || factor != 1) {
            for (int i = 0; i < into.length; i++) {
                double v = into[i];
                double alive = 1 - v * dead;
                v = alive > 0 ? v / alive : Double.NaN;
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
