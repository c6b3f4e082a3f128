// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Regions from an image: what lies above a threshold, and grains that a watershed parts. */
public final class Segmentation {

    private static final int BINS = 1024;

    private Segmentation() {}

    /**
     * {@return the threshold that parts the image's values into two classes with the largest variance between them, from a
     * histogram of 1024 bins; NaN where there are not two different values}
     *
     * <p>Source: Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62.
     *
     * @param images values of one image, or of all layers of a volume; what is not finite is left out
     */
    public static double otsu(float[]... images) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] image : images) {
            for (float v : image) {
                if (Float.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (!(high > low)) {
            return Double.NaN;
        }
        long[] histogram = new long[BINS];
        for (float[] image : images) {
            for (float v : image) {
                if (Float.isFinite(v)) {
                    histogram[(int) Math.min(BINS - 1, (v - low) / (high - low) * BINS)]++;
                }
            }
        }
        return low + otsu(histogram) * (high - low) / BINS;
    }

    /**
     * {@return the threshold that parts a histogram into two classes with the largest variance between them, as a place on its
     * axis: bin i reaches from i to i + 1; NaN where there are not two bins with something in them}
     *
     * <p>Source: Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62.
     *
     * @param histogram how many there are in each bin
     */
    public static double otsu(long[] histogram) {
        long n = 0;
        double sum = 0;
        for (int b = 0; b < histogram.length; b++) {
            n += histogram[b];
            sum += (double) b * histogram[b];
        }
        double best = -1;
        int first = -1;
        int last = 0;
        long below = 0;
        double sumBelow = 0;
        for (int b = 0; b < histogram.length - 1; b++) {
            below += histogram[b];
            sumBelow += (double) b * histogram[b];
            if (below == 0 || below == n) {
                continue;
            }
            double difference = sumBelow / below - (sum - sumBelow) / (n - below);
            double between = (double) below * (n - below) * difference * difference;
            if (between > best) {
                best = between;
                first = b;
            }
            // Between classes that are far apart all thresholds are as good: the middle one is taken.
            last = between == best ? b : last;
        }
        return first < 0 ? Double.NaN : (first + last) / 2.0 + 1;
    }

    /**
     * {@return the pixels of at least some value}
     *
     * @param image {@code [y·width + x]}
     * @param width pixels in x
     * @param level the least value
     */
    public static Region.PixelMask threshold(float[] image, int width, double level) {
        boolean[] inside = new boolean[image.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = image[i] >= level;
        }
        return Region.PixelMask.of(width, image.length / width, inside);
    }

    /**
     * Parts an image into grains, each around a peak: pixels are flooded from the highest down, a pixel beside one grain (of its
     * eight neighbours) joins it, and where two grains meet, the lower one joins the higher one when its peak is less than the
     * prominence above the place where they meet. Noise makes peaks: smooth the image first, or ask for a prominence of
     * several times its noise.
     *
     * <p>Watersheds by flooding: Vincent and Soille, IEEE Trans. Pattern Anal. Mach. Intell. 13 (1991) 583; here no pixels are
     * kept apart as lines between grains.
     *
     * @param image {@code [y·width + x]}; what is NaN belongs to no grain
     * @param width pixels in x
     * @param level pixels below this value belong to no grain
     * @param prominence how far a peak stands at least above the pass to a higher one, in the image's unit
     * @param leastPixels grains of fewer pixels are left out
     * @return the grains, the largest first
     */
    public static List<Region.PixelMask> watershed(
            float[] image, int width, double level, double prominence, int leastPixels) {
        int[] order = IntStream.range(0, image.length)
                .filter(i -> image[i] >= level)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -image[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        int height = image.length / width;
        int[] label = new int[image.length];
        Arrays.fill(label, -1);
        // A grain is named by its peak; another one that it joined is its parent.
        int[] parent = new int[image.length];
        for (int i : order) {
            int x = i % width;
            int y = i / width;
            int grain = -1;
            float highest = Float.NEGATIVE_INFINITY;
            for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                    int j = v * width + u;
                    if (label[j] < 0) {
                        continue;
                    }
                    int root = root(parent, label[j]);
                    if (grain >= 0 && root != grain) {
                        int lower = image[root] < image[grain] ? root : grain;
                        int higher = lower == root ? grain : root;
                        if (image[lower] - image[i] < prominence) {
                            parent[lower] = higher;
                            grain = higher;
                            highest = Math.max(highest, image[j]);
                            continue;
                        }
                    }
                    if (grain < 0 || image[j] > highest) {
                        grain = root;
                        highest = image[j];
                    }
                }
            }
            label[i] = grain < 0 ? i : grain;
            parent[i] = i;
        }
        return masks(label, parent, width, leastPixels);
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private static List<Region.PixelMask> masks(int[] label, int[] parent, int width, int leastPixels) {
        int[] size = new int[label.length];
        for (int i = 0; i < label.length; i++) {
            if (label[i] >= 0) {
                label[i] = root(parent, label[i]);
                size[label[i]]++;
            }
        }
        List<Integer> grains = IntStream.range(0, size.length)
                .filter(i -> size[i] >= Math.max(1, leastPixels))
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -size[i]).thenComparing(i -> i))
                .toList();
        List<Region.PixelMask> masks = new ArrayList<>();
        for (int grain : grains) {
            boolean[] inside = new boolean[label.length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = label[i] == grain;
            }
            masks.add(Region.PixelMask.of(width, label.length / width, inside));
        }
        return List.copyOf(masks);
    }
}
