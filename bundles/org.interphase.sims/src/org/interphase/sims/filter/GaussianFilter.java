// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import java.io.IOException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Gaussian smoothing in three dimensions, by sampled kernels that end at four standard deviations; beyond its faces the
 * volume is mirrored, the first layer being its own neighbour. Each core works on a slab and keeps as many layers as the
 * kernel reaches over, so that memory does not grow with the volume. What is NaN spreads.
 */
public final class GaussianFilter {

    private static final double REACH = 4;
    private static final int LEAST_SLAB = 16;

    private final int layers;
    private final int height;
    private final int width;
    private final float[] kernelZ;
    private final float[] kernelXy;

    /**
     * Prepares the kernels.
     *
     * @param layers layers of the volume
     * @param height pixels in y
     * @param width pixels in x
     * @param sigmaZ standard deviation along the layers; 0 for none
     * @param sigmaXy standard deviation in x and y in pixels; 0 for none
     */
    public GaussianFilter(int layers, int height, int width, double sigmaZ, double sigmaXy) {
        this.layers = layers;
        this.height = height;
        this.width = width;
        this.kernelZ = kernel(sigmaZ);
        this.kernelXy = kernel(sigmaXy);
    }

    /**
     * {@return one half of the kernel, its middle first; its sum over both halves is 1}
     *
     * @param sigma standard deviation, ≥ 0
     */
    static float[] kernel(double sigma) {
        int reach = (int) (REACH * sigma + 0.5);
        double[] k = new double[reach + 1];
        double sum = 0;
        for (int t = 0; t <= reach; t++) {
            k[t] = t == 0 ? 1 : Math.exp(-0.5 * t * t / (sigma * sigma));
            sum += t == 0 ? k[t] : 2 * k[t];
        }
        float[] out = new float[reach + 1];
        for (int t = 0; t <= reach; t++) {
            out[t] = (float) (k[t] / sum);
        }
        return out;
    }

    /**
     * {@return an index mirrored into a range: d c b a | a b c d | d c b a}
     *
     * @param i any index
     * @param n length of the range
     */
    static int mirrored(int i, int n) {
        int m = Math.floorMod(i, 2 * n);
        return m < n ? m : 2 * n - 1 - m;
    }

    /**
     * Smooths.
     *
     * @param input the volume
     * @param sink takes the smoothed layers
     * @param progress what to report to
     * @throws IOException when a layer cannot be read or kept
     * @throws CancelledException when asked to end
     */
    public void run(LayerInput input, LayerSink sink, Progress progress) throws IOException, CancelledException {
        int reach = kernelZ.length - 1;
        Slabs.forEach(layers, LEAST_SLAB, progress, 0, 1, "smooth", (from, to, done) -> {
            // Rows are arrays of their own, of which sums take elements of the same index: that is vectorised.
            float[][][] ring = new float[Math.min(layers, 2 * reach + 1)][height][width];
            float[][] rows = new float[height][width];
            float[] raw = new float[height * width];
            float[] row = new float[width];
            int next = Math.max(0, from - reach);
            for (int k = from; k < to; k++) {
                for (; next <= Math.min(layers - 1, k + reach); next++) {
                    input.read(next, raw);
                    across(raw, rows);
                    down(rows, ring[next % ring.length]);
                }
                for (int y = 0; y < height; y++) {
                    along(ring, k, y, row);
                    System.arraycopy(row, 0, raw, y * width, width);
                }
                sink.accept(k, raw);
                done.layer();
            }
        });
    }

    /** Along x: sums of copies of each row that are moved by one pixel more and one less. */
    private void across(float[] raw, float[][] rows) {
        int reach = kernelXy.length - 1;
        float[] padded = new float[width + 2 * reach];
        float[][] moved = new float[4][width];
        for (int y = 0; y < height; y++) {
            int o = y * width;
            System.arraycopy(raw, o, padded, reach, width);
            for (int t = 1; t <= reach; t++) {
                padded[reach - t] = raw[o + mirrored(-t, width)];
                padded[reach + width - 1 + t] = raw[o + mirrored(width - 1 + t, width)];
            }
            System.arraycopy(padded, reach, moved[0], 0, width);
            first(rows[y], moved[0], kernelXy[0]);
            for (int t = 1; t <= reach; t += 2) {
                int u = Math.min(t + 1, reach);
                System.arraycopy(padded, reach - t, moved[0], 0, width);
                System.arraycopy(padded, reach + t, moved[1], 0, width);
                System.arraycopy(padded, reach - u, moved[2], 0, width);
                System.arraycopy(padded, reach + u, moved[3], 0, width);
                add(rows[y], moved[0], moved[1], kernelXy[t], moved[2], moved[3], u > t ? kernelXy[u] : 0);
            }
        }
    }

    private void down(float[][] rows, float[][] out) {
        int reach = kernelXy.length - 1;
        for (int y = 0; y < height; y++) {
            first(out[y], rows[y], kernelXy[0]);
            for (int t = 1; t <= reach; t += 2) {
                int u = Math.min(t + 1, reach);
                add(out[y], rows[mirrored(y - t, height)], rows[mirrored(y + t, height)], kernelXy[t],
                        rows[mirrored(y - u, height)], rows[mirrored(y + u, height)], u > t ? kernelXy[u] : 0);
            }
        }
    }

    private void along(float[][][] ring, int k, int y, float[] out) {
        int reach = kernelZ.length - 1;
        first(out, layer(ring, k)[y], kernelZ[0]);
        for (int t = 1; t <= reach; t += 2) {
            int u = Math.min(t + 1, reach);
            add(out, layer(ring, k - t)[y], layer(ring, k + t)[y], kernelZ[t],
                    layer(ring, k - u)[y], layer(ring, k + u)[y], u > t ? kernelZ[u] : 0);
        }
    }

    private float[][] layer(float[][][] ring, int k) {
        return ring[mirrored(k, layers) % ring.length];
    }

    private static void first(float[] out, float[] a, float weight) {
        for (int x = 0; x < out.length; x++) {
            out[x] = weight * a[x];
        }
    }

    /** Two taps at once: half as many sums go to memory and back. */
    private static void add(float[] out, float[] a, float[] b, float weight, float[] c, float[] d, float weight2) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * (a[x] + b[x]) + weight2 * (c[x] + d[x]);
        }
    }
}
