// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.Arrays;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * The layer, pixel by pixel, at which a signal rises to the middle between its low and its high level, after a median of 5 × 5
 * pixels in each layer. It has to stay above for {@value #STAYS} layers.
 */
public final class CrossingMap {

    private static final int RADIUS = 2;
    private static final int STAYS = 3;
    private static final int CHUNK = 16;
    private static final int TOP = 3;
    private static final double SMOOTHING_PX = 1.5;
    /** Half of the side of the squares over which a species' absence is looked for. */
    private static final int ABSENCE_RADIUS = 4;

    private final float[] layer;
    private final double share;

    private CrossingMap(float[] layer, double share) {
        this.layer = layer;
        this.share = share;
    }

    /**
     * {@return the crossings}
     *
     * @param images of the signal
     * @param layers how many
     * @param width pixels in x
     * @param height pixels in y
     * @param progress is told, and asked whether to go on
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static CrossingMap of(DriftTrack.Images images, int layers, int width, int height, Progress progress)
            throws IOException, CancelledException {
        int pixels = width * height;
        float[] crossing = new float[pixels];
        // The high level is that of the layers below the crossing: everything at first, then what was found.
        Arrays.fill(crossing, -1);
        float low = 0;
        for (int round = 0; round < 2; round++) {
            float[] high = new float[pixels];
            int[] counted = new int[pixels];
            float[] top = new float[pixels];
            float[] image = new float[pixels];
            for (int k = 0; k < layers; k++) {
                progress.checkCancelled();
                images.read(k, image);
                for (int i = 0; i < pixels; i++) {
                    if (k > crossing[i] || Float.isNaN(crossing[i])) {
                        high[i] += image[i];
                        counted[i]++;
                    }
                    if (k < TOP) {
                        top[i] += image[i] / TOP;
                    }
                }
            }
            for (int i = 0; i < pixels; i++) {
                high[i] /= Math.max(1, counted[i]);
            }
            high = box(high, width, height, RADIUS);
            float[] sorted = box(top, width, height, RADIUS);
            Arrays.sort(sorted);
            low = sorted[pixels / 50];
            progress.report(round * 0.5 + 0.1, "looking for the interface");
            scan(images, layers, width, height, low, high, crossing, progress);
        }
        int found = 0;
        for (float c : crossing) {
            found += Float.isNaN(c) ? 0 : 1;
        }
        return new CrossingMap(crossing, (double) found / pixels);
    }

    private static void scan(
            DriftTrack.Images images, int layers, int width, int height, float low, float[] high, float[] crossing,
            Progress progress)
            throws IOException, CancelledException {
        int pixels = width * height;
        float[] previous = new float[pixels];
        int[] above = new int[pixels];
        float[] candidate = new float[pixels];
        Arrays.fill(crossing, Float.NaN);
        for (int first = 0; first < layers; first += CHUNK) {
            int start = first;
            float[][] medians = new float[Math.min(CHUNK, layers - first)][];
            Parallel.forEach(medians.length, () -> new float[pixels], (j, image) -> {
                images.read(start + j, image);
                medians[j] = median(image, width, height);
            }, progress);
            for (int j = 0; j < medians.length; j++) {
                int k = first + j;
                for (int i = 0; i < pixels; i++) {
                    float level = (low + high[i]) / 2;
                    float v = medians[j][i];
                    if (v < level) {
                        above[i] = 0;
                    } else {
                        if (above[i] == 0) {
                            candidate[i] = k == 0
                                    ? -0.5f
                                    : k - 1 + Math.clamp((level - previous[i]) / (v - previous[i]), 0f, 1f);
                        }
                        above[i]++;
                        if (above[i] == STAYS && Float.isNaN(crossing[i])) {
                            crossing[i] = candidate[i];
                        }
                    }
                    previous[i] = v;
                }
            }
        }
    }

    /** Median of 5 × 5 pixels; the frame's edges are repeated. */
    private static float[] median(float[] image, int width, int height) {
        float[] out = new float[image.length];
        float[] some = new float[(2 * RADIUS + 1) * (2 * RADIUS + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int n = 0;
                for (int j = -RADIUS; j <= RADIUS; j++) {
                    int row = Math.clamp(y + j, 0, height - 1) * width;
                    for (int i = -RADIUS; i <= RADIUS; i++) {
                        float v = image[row + Math.clamp(x + i, 0, width - 1)];
                        int at = n++;
                        while (at > 0 && some[at - 1] > v) {
                            some[at] = some[at - 1];
                            at--;
                        }
                        some[at] = v;
                    }
                }
                out[y * width + x] = some[n / 2];
            }
        }
        return out;
    }

    private static float[] box(float[] image, int width, int height, int radius) {
        float[] out = new float[image.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int j = -radius; j <= radius; j++) {
                    int row = Math.clamp(y + j, 0, height - 1) * width;
                    for (int i = -radius; i <= radius; i++) {
                        sum += image[row + Math.clamp(x + i, 0, width - 1)];
                    }
                }
                out[y * width + x] = (float) (sum / ((2 * radius + 1) * (2 * radius + 1)));
            }
        }
        return out;
    }

    /**
     * {@return the lowest signal in the uppermost layers, as a share of the mean of all layers: where it is small, something
     * covers the species}
     *
     * @param images of one species
     * @param layers how many
     * @param width pixels in x
     * @param height pixels in y
     * @throws IOException when a layer cannot be read
     */
    public static double lowestShareAtTop(DriftTrack.Images images, int layers, int width, int height) throws IOException {
        int pixels = width * height;
        float[] image = new float[pixels];
        float[] top = new float[pixels];
        double all = 0;
        for (int k = 0; k < layers; k++) {
            images.read(k, image);
            for (int i = 0; i < pixels; i++) {
                all += image[i];
                top[i] += k < TOP ? image[i] : 0;
            }
        }
        double mean = all / layers / pixels;
        if (!(mean > 0)) {
            return 1;
        }
        float[] sorted = box(top, width, height, ABSENCE_RADIUS);
        Arrays.sort(sorted);
        // Nothing is missing where the typical place has as little as the lowest one.
        double typical = sorted[pixels / 2] / (double) TOP;
        return typical < mean / 4 ? 1 : sorted[pixels / 50] / (double) TOP / Math.max(mean, typical);
    }

    /**
     * {@return a map without gaps, smoothed by a Gaussian of 1.5 px}
     *
     * @param map {@code [y·width + x]}, NaN where there is no value
     * @param width pixels in x
     * @param height pixels in y
     */
    public static float[] smooth(float[] map, int width, int height) {
        int radius = (int) Math.ceil(3 * SMOOTHING_PX);
        double[] kernel = new double[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * SMOOTHING_PX * SMOOTHING_PX));
        }
        float[] now = map.clone();
        boolean gaps = true;
        // Gaps close from their edges: each round reaches one radius further.
        for (int round = 0; gaps && round < Math.max(width, height); round++) {
            float[] next = now.clone();
            gaps = false;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (Float.isNaN(now[y * width + x])) {
                        float v = weighted(now, width, height, x, y, radius, kernel);
                        next[y * width + x] = v;
                        gaps |= Float.isNaN(v);
                    }
                }
            }
            now = next;
        }
        float[] out = new float[map.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out[y * width + x] = weighted(now, width, height, x, y, radius, kernel);
            }
        }
        return out;
    }

    private static float weighted(float[] map, int width, int height, int x, int y, int radius, double[] kernel) {
        double sum = 0;
        double total = 0;
        for (int j = Math.max(0, y - radius); j <= Math.min(height - 1, y + radius); j++) {
            for (int i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++) {
                float v = map[j * width + i];
                if (!Float.isNaN(v)) {
                    double w = kernel[j - y + radius] * kernel[i - x + radius];
                    sum += w * v;
                    total += w;
                }
            }
        }
        return total > 0 ? (float) (sum / total) : Float.NaN;
    }

    /** {@return the crossing in layers from the middle of the first; NaN where there is none; not a copy} */
    public float[] layer() {
        return layer;
    }

    /** {@return share of the pixels that have one, 0 to 1} */
    public double share() {
        return share;
    }
}
