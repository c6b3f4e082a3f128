// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Parts of an object that narrower places set apart: how wide the object is around each voxel is taken as a landscape, which
 * is flooded from its summits downwards. Where two floods meet, the lower summit stays a part of its own if it stands high
 * enough over the place where they meet (its persistence), else the higher one takes it in. 26 neighbours.
 *
 * <p>Source: the watershed by union and find in the order of the levels; persistence after Edelsbrunner, Letscher, Zomorodian,
 * Discrete Comput. Geom. 28 (2002) 511.
 */
public final class Watershed {

    /** Share of the lower summit's persistence by which a part stands over where it meets another one in its layers. */
    private static final double PRESENT = 0.25;
    private static final int STEPS = Character.MAX_VALUE - 1;
    /** Voxels between two looks at whether to go on. */
    private static final int LOOK = 1 << 20;

    private final int layers;
    private final int width;
    private final int pixels;
    private final char[] level;
    private final double unit;
    private final int[] order;
    private final Progress progress;

    /**
     * Parts.
     *
     * @param count how many
     * @param part of each voxel {@code [layer·pixels + y·width + x]}, from 1 on; 0 outside
     * @param voxels of each part, from index 0 on
     * @param borders where parts meet, the widest first
     */
    public record Parts(int count, int[] part, long[] voxels, List<Border> borders) {}

    /**
     * A place where two parts meet. A part counts as being in a layer where it stands by a quarter of the lower summit's
     * persistence over that place: what follows another part in depth is not beside it, wherever their border lies.
     *
     * @param a a part, counted from 1
     * @param b another one
     * @param level the highest level at which they meet
     * @param both how many layers both are in
     * @param shorter how many layers the one that is in fewer is in
     */
    public record Border(int a, int b, double level, int both, int shorter) {}

    /**
     * Sorts the voxels by their levels.
     *
     * @param levels {@code [layer][y·width + x]}, above 0 within the object, at least one of them; the border of the box is 0
     *     on all sides of each layer
     * @param width pixels of a row
     * @param progress asked whether to go on
     */
    public Watershed(float[][] levels, int width, Progress progress) {
        this.layers = levels.length;
        this.width = width;
        this.pixels = levels[0].length;
        this.progress = progress;
        float most = 0;
        int voxels = 0;
        for (float[] layer : levels) {
            for (float v : layer) {
                most = Math.max(most, v);
                voxels += v > 0 ? 1 : 0;
            }
        }
        unit = most / STEPS;
        level = new char[Math.multiplyExact(layers, pixels)];
        int[] start = new int[STEPS + 2];
        for (int k = 0; k < layers; k++) {
            for (int i = 0; i < pixels; i++) {
                if (levels[k][i] > 0) {
                    char l = (char) Math.clamp(Math.round(levels[k][i] / unit), 1, STEPS);
                    level[k * pixels + i] = l;
                    start[STEPS - l + 1]++;
                }
            }
        }
        for (int l = 1; l < start.length; l++) {
            start[l] += start[l - 1];
        }
        order = new int[voxels];
        for (int i = 0; i < level.length; i++) {
            if (level[i] > 0) {
                order[start[STEPS - level[i]]++] = i;
            }
        }
    }

    /**
     * {@return how much each summit but the highest one stands over the place where a higher one takes it in, the most first;
     * only those of at least some persistence}
     *
     * @param least the least persistence, in the unit of the levels
     * @throws CancelledException when asked to end
     */
    public double[] persistences(double least) throws CancelledException {
        Flood flood = new Flood(Double.POSITIVE_INFINITY, 1, (int) Math.max(1, least / unit));
        flood.run();
        double[] all = flood.deaths.stream().mapToDouble(d -> d * unit).sorted().toArray();
        for (int i = 0, j = all.length - 1; i < j; i++, j--) {
            double v = all[i];
            all[i] = all[j];
            all[j] = v;
        }
        return all;
    }

    /**
     * {@return the parts}
     *
     * @param persistence how much a part's summit stands over where it meets another part, in the unit of the levels
     * @param share at which share of a part's summit it meets another part at most, 0 to 1
     * @throws CancelledException when asked to end
     */
    public Parts parts(double persistence, double share) throws CancelledException {
        Flood flood = new Flood(persistence / unit, share, Integer.MAX_VALUE);
        flood.run();
        return flood.parts();
    }

    /** One flood. */
    private final class Flood {

        private final double least;
        private final double share;
        private final int leastDeath;
        private final int[] basin = new int[level.length];
        private final List<Integer> deaths = new ArrayList<>();
        private int[] parent = new int[64];
        private int[] peak = new int[64];
        private int basins;
        /** Levels of first contact by pairs of roots as they were then. */
        private final Map<Long, Integer> contacts = new HashMap<>();
        private final int[] found = new int[26];

        Flood(double least, double share, int leastDeath) {
            this.least = least;
            this.share = share;
            this.leastDeath = leastDeath;
        }

        void run() throws CancelledException {
            for (int n = 0; n < order.length; n++) {
                if (n % LOOK == 0) {
                    progress.checkCancelled();
                }
                voxel(order[n]);
            }
        }

        private void voxel(int at) {
            int k = at / pixels;
            int roots = 0;
            int steepest = 0;
            int highest = -1;
            for (int dk = k == 0 ? 0 : -1; dk <= (k == layers - 1 ? 0 : 1); dk++) {
                for (int dy = -width; dy <= width; dy += width) {
                    int row = at + dk * pixels + dy;
                    for (int i = row - 1; i <= row + 1; i++) {
                        // The border of each layer is outside, so that no neighbour is in another row than it seems.
                        int b = basin[i];
                        if (b == 0) {
                            continue;
                        }
                        int r = root(b);
                        boolean known = false;
                        for (int j = 0; j < roots && !known; j++) {
                            known = found[j] == r;
                        }
                        if (!known) {
                            found[roots++] = r;
                        }
                        if (level[i] > highest || level[i] == highest && r < steepest) {
                            highest = level[i];
                            steepest = r;
                        }
                    }
                }
            }
            if (roots == 0) {
                basin[at] = summit(level[at]);
                return;
            }
            basin[at] = steepest;
            for (int j = 1; j < roots; j++) {
                for (int i = 0; i < j; i++) {
                    meet(root(found[i]), root(found[j]), level[at]);
                }
            }
        }

        private int summit(int height) {
            basins++;
            if (basins == parent.length) {
                parent = Arrays.copyOf(parent, 2 * basins);
                peak = Arrays.copyOf(peak, 2 * basins);
            }
            parent[basins] = basins;
            peak[basins] = height;
            return basins;
        }

        private void meet(int a, int b, int at) {
            if (a == b) {
                return;
            }
            // Of two summits of one height the one that was found first takes the other in.
            boolean first = peak[a] > peak[b] || peak[a] == peak[b] && a < b;
            int high = first ? a : b;
            int low = first ? b : a;
            if (peak[low] - at >= least && at <= share * peak[low]) {
                contacts.putIfAbsent((long) high << 32 | low, at);
                return;
            }
            if (peak[low] - at >= leastDeath) {
                deaths.add(peak[low] - at);
            }
            parent[low] = high;
        }

        private int root(int b) {
            int r = b;
            while (parent[r] != r) {
                parent[r] = parent[parent[r]];
                r = parent[r];
            }
            return r;
        }

        Parts parts() {
            int[] number = new int[basins + 1];
            int count = 0;
            for (int b = 1; b <= basins; b++) {
                number[b] = root(b) == b ? ++count : 0;
            }
            char[][] highest = new char[count][layers];
            long[] voxels = new long[count];
            for (int at : order) {
                int p = number[root(basin[at])];
                basin[at] = p;
                voxels[p - 1]++;
                highest[p - 1][at / pixels] = (char) Math.max(highest[p - 1][at / pixels], level[at]);
            }
            Map<Long, Integer> levels = new HashMap<>();
            contacts.forEach((pair, at) -> {
                int a = number[root((int) (pair >> 32))];
                int b = number[root((int) (long) pair)];
                if (a != b) {
                    levels.merge((long) Math.min(a, b) << 32 | Math.max(a, b), at, Math::max);
                }
            });
            List<Border> borders = new ArrayList<>();
            levels.forEach((pair, at) -> borders.add(border((int) (pair >> 32), (int) (long) pair, at, highest)));
            borders.sort((x, y) -> x.level != y.level
                    ? Double.compare(y.level, x.level)
                    : x.a != y.a ? Integer.compare(x.a, y.a) : Integer.compare(x.b, y.b));
            return new Parts(count, basin, voxels, borders);
        }

        private Border border(int a, int b, int at, char[][] highest) {
            int peakA = 0;
            int peakB = 0;
            for (int k = 0; k < layers; k++) {
                peakA = Math.max(peakA, highest[a - 1][k]);
                peakB = Math.max(peakB, highest[b - 1][k]);
            }
            double least = at + PRESENT * (Math.min(peakA, peakB) - at);
            int both = 0;
            int ofA = 0;
            int ofB = 0;
            for (int k = 0; k < layers; k++) {
                boolean isA = highest[a - 1][k] >= least;
                boolean isB = highest[b - 1][k] >= least;
                ofA += isA ? 1 : 0;
                ofB += isB ? 1 : 0;
                both += isA && isB ? 1 : 0;
            }
            return new Border(a, b, at * unit, both, Math.min(ofA, ofB));
        }
    }
}
