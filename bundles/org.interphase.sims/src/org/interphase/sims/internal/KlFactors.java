// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.filter.Slabs;

/**
 * Counts v of channels i as sums over components c of spectra w and abundances h, all ≥ 0, with the least Kullback-Leibler
 * divergence Σ v·ln(v/μ) − v + μ from μ = Σ w·h, by multiplicative updates. Spectra are kept at a sum of 1, so that
 * abundances are counts. Abundances are kept as rows that are updated where they lie.
 */
public final class KlFactors {

    private static final int LANES = 512;
    private static final int GROUP = 3;
    private static final float LEAST = 1e-20f;

    private final LayerSource source;
    private final int[] channels;
    private final int[] layers;
    private final int pixels;
    private final int components;
    private final int padded;
    private final int blocks;
    /** {@code [layer][block][component][…]}. */
    private final float[][][][] abundance;

    /**
     * Prepares the abundances.
     *
     * @param source of the counts
     * @param channels indices of the channels
     * @param layers which layers are taken
     * @param pixels pixels of a layer
     * @param components how many components
     */
    public KlFactors(LayerSource source, int[] channels, int[] layers, int pixels, int components) {
        this.source = source;
        this.channels = channels.clone();
        this.layers = layers.clone();
        this.pixels = pixels;
        this.components = components;
        this.padded = (components + GROUP - 1) / GROUP * GROUP;
        this.blocks = (pixels + LANES - 1) / LANES;
        this.abundance = new float[layers.length][blocks][padded][];
        float[] none = new float[LANES];
        for (float[][][] layer : abundance) {
            for (float[][] block : layer) {
                for (int c = 0; c < padded; c++) {
                    block[c] = c < components ? new float[LANES] : none;
                }
            }
        }
    }

    /** What abundances begin with. */
    @FunctionalInterface
    public interface Start {
        /**
         * {@return the abundance of a component at a voxel}
         *
         * @param component counted from 0
         * @param layer number in the list of layers
         * @param pixel counted from 0
         */
        float at(int component, int layer, int pixel);
    }

    /**
     * Sets all abundances.
     *
     * @param start what they begin with, &gt; 0
     */
    public void start(Start start) {
        for (int k = 0; k < layers.length; k++) {
            for (int c = 0; c < components; c++) {
                for (int p = 0; p < pixels; p++) {
                    abundance[k][p / LANES][c][p % LANES] = start.at(c, k, p);
                }
            }
        }
    }

    /**
     * {@return abundances of a component in a layer}
     *
     * @param component counted from 0
     * @param layer number in the list of layers
     * @param into {@code [y·width + x]}
     */
    public void abundance(int component, int layer, float[] into) {
        for (int p = 0; p < pixels; p += LANES) {
            System.arraycopy(abundance[layer][p / LANES][component], 0, into, p, Math.min(LANES, pixels - p));
        }
    }

    /** One thread's rows. */
    private final class Scratch {
        final Voxels voxels = new Voxels(source, channels, pixels);
        final float[][] counts = new float[channels.length][LANES];
        final float[] ratio = new float[LANES];
        final float[][] gain = new float[padded][LANES];
        final float[][][] lanes = new float[channels.length][padded][LANES];
        final double[][] spectra = new double[channels.length][padded];
        double divergence;
        double divergenceOfOne;
    }

    /**
     * Updates abundances, then spectra.
     *
     * @param spectra {@code [channel][component]}, each component's with a sum of 1; replaced by the next ones
     * @param inner how often the abundances are updated
     * @param progress what to report to
     * @param at fraction done
     * @return the largest change of a spectrum's part
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public double iterate(double[][] spectra, int inner, Progress progress, double at)
            throws IOException, CancelledException {
        float[][] w = padded(spectra);
        double[][] sums = new double[channels.length][padded];
        Slabs.forEach(layers.length, 1, progress, at, at, "separate components", (first, last, done) -> {
            Scratch s = new Scratch();
            for (int k = first; k < last; k++) {
                s.voxels.layer(layers[k]);
                for (int b = 0; b < blocks; b++) {
                    s.voxels.block(b * LANES, null, s.counts);
                    update(s, abundance[k][b], w, inner);
                    collect(s, abundance[k][b], w);
                }
                for (int i = 0; i < channels.length; i++) {
                    for (int c = 0; c < components; c++) {
                        s.spectra[i][c] += total(s.lanes[i][c]);
                    }
                }
                done.layer();
            }
            synchronized (sums) {
                for (int i = 0; i < channels.length; i++) {
                    for (int c = 0; c < components; c++) {
                        sums[i][c] += s.spectra[i][c];
                    }
                }
            }
        });
        return next(spectra, sums);
    }

    /** Spectra times what they should be multiplied by, brought to a sum of 1. */
    private double next(double[][] spectra, double[][] sums) {
        double change = 0;
        for (int c = 0; c < components; c++) {
            double total = 0;
            for (int i = 0; i < channels.length; i++) {
                total += spectra[i][c] * sums[i][c];
            }
            for (int i = 0; i < channels.length && total > 0; i++) {
                double value = spectra[i][c] * sums[i][c] / total;
                change = Math.max(change, Math.abs(value - spectra[i][c]));
                spectra[i][c] = value;
            }
        }
        return change;
    }

    private float[][] padded(double[][] spectra) {
        float[][] w = new float[channels.length][padded];
        for (int i = 0; i < w.length; i++) {
            for (int c = 0; c < components; c++) {
                w[i][c] = (float) spectra[i][c];
            }
        }
        return w;
    }

    /**
     * Updates abundances for given spectra.
     *
     * @param spectra {@code [channel][component]}, each component's with a sum of 1
     * @param updates how often
     * @param progress what to report to
     * @param from fraction done when it begins
     * @param to fraction done when it ends
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public void abundances(double[][] spectra, int updates, Progress progress, double from, double to)
            throws IOException, CancelledException {
        float[][] w = padded(spectra);
        Slabs.forEach(layers.length, 1, progress, from, to, "find abundances", (first, last, done) -> {
            Scratch s = new Scratch();
            for (int k = first; k < last; k++) {
                s.voxels.layer(layers[k]);
                for (int b = 0; b < blocks; b++) {
                    s.voxels.block(b * LANES, null, s.counts);
                    update(s, abundance[k][b], w, updates);
                }
                done.layer();
            }
        });
    }

    private void update(Scratch s, float[][] h, float[][] w, int inner) {
        for (int n = 0; n < inner; n++) {
            for (float[] row : s.gain) {
                Arrays.fill(row, 0);
            }
            for (int i = 0; i < w.length; i++) {
                ratio(s.counts[i], h, w[i], s.ratio);
                for (int c = 0; c < padded; c += GROUP) {
                    add(s.ratio, s.gain[c], w[i][c], s.gain[c + 1], w[i][c + 1], s.gain[c + 2], w[i][c + 2]);
                }
            }
            for (int c = 0; c < components; c++) {
                times(h[c], s.gain[c]);
            }
        }
    }

    private void collect(Scratch s, float[][] h, float[][] w) {
        for (int i = 0; i < w.length; i++) {
            ratio(s.counts[i], h, w[i], s.ratio);
            for (int c = 0; c < components; c++) {
                addProduct(s.lanes[i][c], s.ratio, h[c]);
            }
        }
    }

    /** Counts over what the factors expect. */
    private void ratio(float[] counts, float[][] h, float[] w, float[] out) {
        if (padded == GROUP) {
            ratio(counts, h[0], w[0], h[1], w[1], h[2], w[2], out);
            return;
        }
        Arrays.fill(out, LEAST);
        for (int c = 0; c < padded; c += GROUP) {
            expect(out, h[c], w[c], h[c + 1], w[c + 1], h[c + 2], w[c + 2]);
        }
        for (int x = 0; x < out.length; x++) {
            out[x] = counts[x] / out[x];
        }
    }

    private static void ratio(
            float[] counts, float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = counts[x] / (LEAST + wa * a[x] + wb * b[x] + wc * c[x]);
        }
    }

    private static void expect(float[] out, float[] a, float wa, float[] b, float wb, float[] c, float wc) {
        for (int x = 0; x < out.length; x++) {
            out[x] += wa * a[x] + wb * b[x] + wc * c[x];
        }
    }

    private static void add(float[] ratio, float[] a, float wa, float[] b, float wb, float[] c, float wc) {
        for (int x = 0; x < ratio.length; x++) {
            float q = ratio[x];
            a[x] += wa * q;
            b[x] += wb * q;
            c[x] += wc * q;
        }
    }

    private static void addProduct(float[] into, float[] a, float[] b) {
        for (int x = 0; x < into.length; x++) {
            into[x] += a[x] * b[x];
        }
    }

    private static void times(float[] into, float[] a) {
        for (int x = 0; x < into.length; x++) {
            into[x] *= a[x];
        }
    }

    private static double total(float[] lanes) {
        double sum = 0;
        for (int x = 0; x < lanes.length; x++) {
            sum += lanes[x];
            lanes[x] = 0;
        }
        return sum;
    }

    /**
     * {@return the divergence of the factors, and that of one component with each voxel's own sum}
     *
     * @param spectra {@code [channel][component]}
     * @param mean {@code [channel]}, the spectrum of all voxels, with a sum of 1
     * @param progress what to report to
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public double[] divergence(double[][] spectra, double[] mean, Progress progress)
            throws IOException, CancelledException {
        float[][] w = padded(spectra);
        double[] logMean = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            logMean[i] = Math.log(mean[i]);
        }
        double[] sum = new double[2];
        Slabs.forEach(layers.length, 1, progress, 0.95, 1, "compare with the counts", (first, last, done) -> {
            Scratch s = new Scratch();
            float[] expected = new float[LANES];
            for (int k = first; k < last; k++) {
                s.voxels.layer(layers[k]);
                for (int b = 0; b < blocks; b++) {
                    s.voxels.block(b * LANES, null, s.counts);
                    compare(s, abundance[k][b], w, logMean, expected);
                }
                done.layer();
            }
            synchronized (sum) {
                sum[0] += s.divergence;
                sum[1] += s.divergenceOfOne;
            }
        });
        return sum;
    }

    private void compare(Scratch s, float[][] h, float[][] w, double[] logMean, float[] expected) {
        double[] voxel = new double[LANES];
        for (int i = 0; i < w.length; i++) {
            Arrays.fill(expected, LEAST);
            for (int c = 0; c < padded; c += GROUP) {
                expect(expected, h[c], w[i][c], h[c + 1], w[i][c + 1], h[c + 2], w[i][c + 2]);
            }
            for (int x = 0; x < LANES; x++) {
                double v = s.counts[i][x];
                s.divergence += expected[x] - v;
                if (v > 0) {
                    double log = Math.log(v);
                    s.divergence += v * (log - Math.log(expected[x]));
                    s.divergenceOfOne += v * (log - logMean[i]);
                }
                voxel[x] += v;
            }
        }
        for (double n : voxel) {
            s.divergenceOfOne -= n > 0 ? n * Math.log(n) : 0;
        }
    }

    /**
     * {@return spectra to begin with: each of a voxel taken at random, mixed with that of all}
     *
     * @param mean {@code [channel]}, the spectrum of all voxels, with a sum of 1
     * @param random where chance comes from
     * @throws IOException when a layer cannot be read
     */
    public double[][] start(double[] mean, SplittableRandom random) throws IOException {
        double[][] spectra = new double[channels.length][components];
        Voxels voxels = new Voxels(source, channels, pixels);
        float[][] one = new float[channels.length][1];
        for (int c = 0; c < components; c++) {
            voxels.layer(layers[random.nextInt(layers.length)]);
            voxels.block(random.nextInt(pixels), null, one);
            double sum = 0;
            for (float[] v : one) {
                sum += v[0];
            }
            double norm = 0;
            for (int i = 0; i < channels.length; i++) {
                spectra[i][c] = (0.2 + random.nextDouble() * 0.1) * mean[i] + (sum > 0 ? 0.8 * one[i][0] / sum : 0);
                norm += spectra[i][c];
            }
            for (int i = 0; i < channels.length; i++) {
                spectra[i][c] /= norm;
            }
        }
        return spectra;
    }
}
