// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.filter.Slabs;

/**
 * Sums of products of channels over all voxels, in one pass. Products are added up in short arrays, lane by lane, which is
 * vectorised, and each layer's sums are kept in double precision.
 */
public final class CrossProducts {

    private static final int LANES = 256;
    private static final int UNROLLED = 4;
    private static final float LEAST = 1e-30f;

    private final int channels;
    private final double[][] products;
    private final double[] sums;
    private long voxels;

    private CrossProducts(int channels) {
        this.channels = channels;
        this.products = new double[channels][channels];
        this.sums = new double[channels];
    }

    /** {@return Σ xᵢ·xⱼ over the voxels, {@code [i][j]}; each product over the voxel's sum where it was weighted} */
    public double[][] products() {
        return products;
    }

    /** {@return Σ xᵢ over the voxels} */
    public double[] sums() {
        return sums;
    }

    /** {@return how many voxels there were} */
    public long voxels() {
        return voxels;
    }

    /**
     * {@return the sums}
     *
     * @param source of the counts
     * @param channelOf indices of the channels
     * @param layers which layers are taken
     * @param pixels pixels of a layer
     * @param offset what is taken from each channel's counts first, so that small differences of large counts keep their
     *     digits; null for 0
     * @param weighted whether each voxel's products are divided by its sum over the channels
     * @param progress what to report to
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static CrossProducts of(
            LayerSource source,
            int[] channelOf,
            int[] layers,
            int pixels,
            float[] offset,
            boolean weighted,
            Progress progress)
            throws IOException, CancelledException {
        CrossProducts all = new CrossProducts(channelOf.length);
        Slabs.forEach(layers.length, 1, progress, 0, 1, "multiply channels", (from, to, done) -> {
            CrossProducts part = new CrossProducts(channelOf.length);
            Voxels voxels = new Voxels(source, channelOf, pixels);
            float[][][] rows = new float[UNROLLED][channelOf.length][LANES];
            float[][][] lanes = new float[channelOf.length][channelOf.length][LANES];
            float[][] single = new float[channelOf.length][LANES];
            float[] weight = new float[LANES];
            for (int k = from; k < to; k++) {
                voxels.layer(layers[k]);
                for (int p = 0; p < pixels; p += UNROLLED * LANES) {
                    for (int u = 0; u < UNROLLED; u++) {
                        voxels.block(p + u * LANES, offset, rows[u]);
                    }
                    part.add(rows, lanes, single, weighted ? weight : null);
                }
                part.flush(lanes, single);
                part.voxels += pixels;
                done.layer();
            }
            all.add(part);
        });
        for (int i = 0; i < all.channels; i++) {
            for (int j = 0; j < i; j++) {
                all.products[j][i] = all.products[i][j];
            }
        }
        return all;
    }

    private void add(float[][][] rows, float[][][] lanes, float[][] single, float[] weight) {
        for (int i = 0; i < channels; i++) {
            sum(single[i], rows[0][i], rows[1][i], rows[2][i], rows[3][i]);
        }
        if (weight != null) {
            for (float[][] row : rows) {
                weigh(row, weight);
            }
        }
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j <= i; j++) {
                multiply(
                        lanes[i][j],
                        rows[0][i], rows[0][j],
                        rows[1][i], rows[1][j],
                        rows[2][i], rows[2][j],
                        rows[3][i], rows[3][j]);
            }
        }
    }

    private static void sum(float[] into, float[] a, float[] b, float[] c, float[] d) {
        for (int x = 0; x < into.length; x++) {
            into[x] += a[x] + b[x] + (c[x] + d[x]);
        }
    }

    private static void multiply(
            float[] into, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, float[] g, float[] h) {
        for (int x = 0; x < into.length; x++) {
            into[x] += a[x] * b[x] + c[x] * d[x] + (e[x] * f[x] + g[x] * h[x]);
        }
    }

    /** Divides each voxel's channels by the root of their sum; where that is 0, all of them are. */
    private static void weigh(float[][] rows, float[] weight) {
        System.arraycopy(rows[0], 0, weight, 0, weight.length);
        for (int i = 1; i < rows.length; i++) {
            plus(weight, rows[i]);
        }
        for (int x = 0; x < weight.length; x++) {
            weight[x] = 1 / (float) Math.sqrt(Math.max(weight[x], LEAST));
        }
        for (float[] row : rows) {
            times(row, weight);
        }
    }

    private static void plus(float[] into, float[] a) {
        for (int x = 0; x < into.length; x++) {
            into[x] += a[x];
        }
    }

    private static void times(float[] into, float[] a) {
        for (int x = 0; x < into.length; x++) {
            into[x] *= a[x];
        }
    }

    private void flush(float[][][] lanes, float[][] single) {
        for (int i = 0; i < channels; i++) {
            sums[i] += total(single[i]);
            for (int j = 0; j <= i; j++) {
                products[i][j] += total(lanes[i][j]);
            }
        }
    }

    /** Sums up the lanes and empties them. */
    private static double total(float[] lanes) {
        double sum = 0;
        for (int x = 0; x < lanes.length; x++) {
            sum += lanes[x];
            lanes[x] = 0;
        }
        return sum;
    }

    private synchronized void add(CrossProducts part) {
        voxels += part.voxels;
        for (int i = 0; i < channels; i++) {
            sums[i] += part.sums[i];
            for (int j = 0; j <= i; j++) {
                products[i][j] += part.products[i][j];
            }
        }
    }
}
