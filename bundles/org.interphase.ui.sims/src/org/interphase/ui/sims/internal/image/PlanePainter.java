// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.interphase.ui.sims.StackView.Window;

/**
 * Paints values into pixels of a screen. Where a pixel of the raster is at least one of the screen, each of these has the
 * value of the pixel that its middle lies in; where it is smaller, the mean of all that it covers, each by the part of it that
 * is covered, and without those that have no value. Both directions alike, each by its own scale.
 */
final class PlanePainter {

    /** So few values are painted faster by one core. */
    private static final int WORTH_SHARING = 1 << 15;

    private PlanePainter() {}

    /**
     * Paints a part of a plane.
     *
     * @param plane the values
     * @param width pixels of the raster in x
     * @param window the part
     * @param outWidth pixels of the screen in x, &gt; 0
     * @param outHeight pixels of the screen in y, &gt; 0
     * @param shades the colours
     * @param out {@code [y·outWidth + x]}, 0xRRGGBB
     */
    static void paint(Plane plane, int width, Window window, int outWidth, int outHeight, Shades shades, int[] out) {
        int height = plane.pixels() / width;
        Across across = Across.of(window.x(), window.width(), width, outWidth);
        Across down = Across.of(window.y(), window.height(), height, outHeight);
        bands(across, down, outWidth, outHeight, (from, to) -> {
            float[] sums = new float[across.cells()];
            float[] weights = plane.hasGaps() ? new float[across.cells()] : null;
            float[] row = new float[outWidth];
            for (int y = from; y < to; y++) {
                if (y > from && down.same(y) && !plane.hasGaps()) {
                    System.arraycopy(out, (y - 1) * outWidth, out, y * outWidth, outWidth);
                    continue;
                }
                collect(plane, width, across, down, y, sums, weights);
                across.spread(sums, weights, down.extent(y), row);
                shades.row(row, outWidth, out, y * outWidth, y);
            }
        });
    }

    /**
     * Paints a part of an image of colours.
     *
     * @param rgb {@code [y·width + x]}, 0xRRGGBB
     * @param width pixels of the raster in x
     * @param window the part
     * @param outWidth pixels of the screen in x, &gt; 0
     * @param outHeight pixels of the screen in y, &gt; 0
     * @param out {@code [y·outWidth + x]}, 0xRRGGBB
     */
    static void paint(int[] rgb, int width, Window window, int outWidth, int outHeight, int[] out) {
        int height = rgb.length / width;
        Across across = Across.of(window.x(), window.width(), width, outWidth);
        Across down = Across.of(window.y(), window.height(), height, outHeight);
        bands(across, down, outWidth, outHeight, (from, to) -> {
            float[] sums = new float[across.cells()];
            float[] row = new float[outWidth];
            for (int y = from; y < to; y++) {
                Arrays.fill(out, y * outWidth, (y + 1) * outWidth, 0);
                for (int bits = 16; bits >= 0; bits -= 8) {
                    Arrays.fill(sums, 0);
                    for (int j = down.first(y); j <= down.last(y); j++) {
                        float part = (float) down.part(y, j);
                        for (int c = 0; c < sums.length; c++) {
                            sums[c] += part * (rgb[j * width + across.origin() + c] >> bits & 0xFF);
                        }
                    }
                    across.spread(sums, null, down.extent(y), row);
                    for (int x = 0; x < outWidth; x++) {
                        out[y * outWidth + x] |= Math.clamp(Math.round(row[x]), 0, 255) << bits;
                    }
                }
            }
        });
    }

    private interface Band {
        void paint(int from, int to);
    }

    private static void bands(Across across, Across down, int outWidth, int outHeight, Band band) {
        long work = (long) outWidth * outHeight + (long) across.cells() * down.cells();
        int parts = (int) Math.min(work / WORTH_SHARING, 4L * Runtime.getRuntime().availableProcessors());
        if (parts < 2) {
            band.paint(0, outHeight);
        } else {
            IntStream.range(0, parts).parallel().forEach(p ->
                    band.paint((int) ((long) outHeight * p / parts), (int) ((long) outHeight * (p + 1) / parts)));
        }
    }

    /** Sums what a row of the screen covers, column by column of the raster. */
    private static void collect(
            Plane plane, int width, Across across, Across down, int y, float[] sums, float[] weights) {
        Arrays.fill(sums, 0);
        if (weights != null) {
            Arrays.fill(weights, 0);
        }
        for (int j = down.first(y); j <= down.last(y); j++) {
            float part = (float) down.part(y, j);
            int at = j * width + across.origin();
            if (plane.counts() != null) {
                add(plane.counts(), at, part, sums);
            } else if (weights == null) {
                add(plane.values(), at, part, sums);
            } else {
                add(plane.values(), at, part, sums, weights);
            }
        }
    }

    private static void add(short[] counts, int at, float part, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += part * (counts[at + c] & 0xFFFF);
        }
    }

    private static void add(float[] values, int at, float part, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += part * values[at + c];
        }
    }

    private static void add(float[] values, int at, float part, float[] sums, float[] weights) {
        for (int c = 0; c < sums.length; c++) {
            float v = values[at + c];
            if (!Float.isNaN(v)) {
                sums[c] += part * v;
                weights[c] += part;
            }
        }
    }

    /**
     * What pixels of the screen cover of those of the raster, in one direction.
     *
     * @param first of each pixel of the screen, the first pixel of the raster
     * @param last likewise, the last
     * @param from where each pixel of the screen begins, in pixels of the raster; one more than there are; empty where each has
     *     the value of one
     * @param head likewise, the part of the first pixel that is covered, 0 to 1
     * @param tail likewise, that of the last one, where it is another one; else 0
     * @param origin the first pixel of the raster of all
     * @param cells how many pixels of the raster are covered
     */
    private record Across(int[] first, int[] last, double[] from, float[] head, float[] tail, int origin, int cells) {

        static Across of(double start, double length, int pixels, int count) {
            int[] first = new int[count];
            int[] last = new int[count];
            double[] from = {};
            float[] head = {};
            float[] tail = {};
            if (count >= length) {
                for (int i = 0; i < count; i++) {
                    first[i] = Math.clamp((long) Math.floor(start + (i + 0.5) * length / count), 0, pixels - 1);
                    last[i] = first[i];
                }
            } else {
                from = new double[count + 1];
                for (int i = 0; i <= count; i++) {
                    from[i] = Math.clamp(start + i * length / count, 0, pixels);
                }
                head = new float[count];
                tail = new float[count];
                for (int i = 0; i < count; i++) {
                    first[i] = Math.min((int) from[i], pixels - 1);
                    last[i] = Math.clamp((long) Math.ceil(from[i + 1]) - 1, first[i], pixels - 1);
                    head[i] = (float) (Math.min(first[i] + 1, from[i + 1]) - from[i]);
                    tail[i] = last[i] > first[i] ? (float) (from[i + 1] - last[i]) : 0;
                }
            }
            return new Across(first, last, from, head, tail, first[0], last[count - 1] - first[0] + 1);
        }

        int first(int i) {
            return first[i];
        }

        int last(int i) {
            return last[i];
        }

        /** {@return whether a pixel of the screen has the value of the one before it} */
        boolean same(int i) {
            return from.length == 0 && first[i] == first[i - 1];
        }

        /** {@return how much of a pixel of the raster a pixel of the screen covers, 0 to 1} */
        double part(int i, int pixel) {
            return from.length == 0 ? 1 : Math.min(pixel + 1, from[i + 1]) - Math.max(pixel, from[i]);
        }

        /** {@return how many pixels of the raster a pixel of the screen covers} */
        double extent(int i) {
            return from.length == 0 ? 1 : from[i + 1] - from[i];
        }

        /** Means of what the pixels of the screen cover, from sums over the other direction. */
        void spread(float[] sums, float[] weights, double other, float[] row) {
            if (from.length == 0) {
                float one = (float) other;
                for (int i = 0; i < row.length; i++) {
                    int c = first[i] - origin;
                    row[i] = sums[c] / (weights == null ? one : weights[c]);
                }
                return;
            }
            for (int i = 0; i < row.length; i++) {
                float weight = weights == null ? (float) (other * extent(i)) : total(weights, i);
                row[i] = total(sums, i) / weight;
            }
        }

        private float total(float[] cells, int i) {
            int a = first[i] - origin;
            int b = last[i] - origin;
            float sum = head[i] * cells[a] + tail[i] * cells[b];
            for (int c = a + 1; c < b; c++) {
                sum += cells[c];
            }
            return sum;
        }
    }
}
