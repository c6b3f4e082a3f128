// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Poisson;
import org.interphase.sims.filter.Slabs;

/**
 * How two species belong together in a volume: voxel by voxel, column by column, and in shells around the columns of the first
 * one. The first species is that of transport (Na⁺), the second one an oxide.
 *
 * @param voxels the correlation of voxels
 * @param first columns of the first species
 * @param second columns of the second species
 * @param partners for each column of the first species, in its order, what of the second one is there
 * @param belongs for each column of the second species, in its order, the id of the column of the first one with which it
 *     shares at least half of the voxels of the smaller of both; 0 for none
 * @param shells counts of the second species by the distance from the surface of the first one's columns, all columns together
 */
public record Colocalisation(
        VoxelCorrelation voxels,
        Columns first,
        Columns second,
        List<Partner> partners,
        int[] belongs,
        List<Shell> shells) {

    /** Width of a shell in µm. */
    public static final double SHELL_UM = 1;

    /** Shells within a column. */
    private static final int WITHIN = 5;
    /** Shells around a column. */
    private static final int AROUND = 10;
    /** Where the ground begins, in shells from the surface. */
    private static final int GROUND = 6;
    /** Up to where a column's oxide reaches from its surface, in shells. */
    private static final int NEAR = 2;
    private static final double SHARED = 0.5;
    private static final long SEED = 1;

    /** Copies the lists. */
    public Colocalisation {
        partners = List.copyOf(partners);
        belongs = belongs.clone();
        shells = List.copyOf(shells);
    }

    /** {@return ids by the second species' columns, a copy} */
    @Override
    public int[] belongs() {
        return belongs.clone();
    }

    /**
     * What of the second species is at a column of the first one.
     *
     * @param id the column of the first species
     * @param nearest the nearest column of the second one, by the mean distance of their centres over the layers that both
     *     reach; 0 where none shares a layer with it
     * @param distanceUm that distance; NaN where there is none
     * @param dice 2·|A ∩ B|/(|A| + |B|) of both; 0 where there is none
     * @param enrichment counts of the second species within the column and up to 2 µm around it, over those 6 to 10 µm from
     *     it, per voxel; with the interval of 95 % of Poisson counts. Above 1 the second species goes along the column
     */
    public record Partner(int id, int nearest, double distanceUm, double dice, Estimate enrichment) {}

    /**
     * A shell.
     *
     * @param distanceUm its middle's distance from the columns' surface within the layers, in µm; negative within columns
     * @param signal mean raw counts of the second species per voxel; NaN where there is no voxel
     * @param lower lower end of its interval of 95 %
     * @param upper upper end
     * @param voxels how many
     */
    public record Shell(double distanceUm, double signal, double lower, double upper, long voxels) {}

    /**
     * {@return how two species belong together}
     *
     * @param stack with pixel size and depths
     * @param a index of the first species
     * @param b index of the second species
     * @param optionsA how columns of the first one are found
     * @param optionsB how columns of the second one are found
     * @param registrationPx root mean square of what registration left, in pixels on each axis; 0 where nothing is known
     * @param progress what to report to
     * @throws NotEnoughMemoryException when the volumes do not fit
     * @throws IllegalArgumentException when pixel size or depths are not known, or more than 1000 objects are found
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Colocalisation of(
            CorrectedStack stack,
            int a,
            int b,
            ColumnOptions optionsA,
            ColumnOptions optionsB,
            double registrationPx,
            Progress progress)
            throws IOException, CancelledException {
        return of(stack, a, b, optionsA, optionsB, null, null, registrationPx, progress);
    }

    /**
     * {@return how two species belong together whose columns are there already, such as edited ones}
     *
     * @param stack the one in which they were measured
     * @param first columns of the first species
     * @param second columns of the second species
     * @param optionsA how the counts of the first one are smoothed and levelled where voxels are compared
     * @param optionsB likewise
     * @param progress what to report to
     * @throws NotEnoughMemoryException when the volumes do not fit
     * @throws IllegalArgumentException when the stack has no such species, or the labels are of another raster
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Colocalisation of(
            CorrectedStack stack,
            Columns first,
            Columns second,
            ColumnOptions optionsA,
            ColumnOptions optionsB,
            Progress progress)
            throws IOException, CancelledException {
        return of(stack, channel(stack, first), channel(stack, second), optionsA, optionsB, first, second, 0, progress);
    }

    private static int channel(CorrectedStack stack, Columns columns) {
        int channel = stack.raw()
                .indexOf(columns.species())
                .orElseThrow(() -> new IllegalArgumentException("the stack has no " + columns.species()));
        VolumeGeometry raster = VolumeGeometry.of(stack.geometry(), stack.depthUm(channel));
        if (!raster.equals(columns.labels().geometry())) {
            throw new IllegalArgumentException(
                    "expected labels of the stack's raster, " + raster + ", found " + columns.labels().geometry());
        }
        return channel;
    }

    /** With columns that are known, or null for those that are to be found. */
    private static Colocalisation of(
            CorrectedStack stack,
            int a,
            int b,
            ColumnOptions optionsA,
            ColumnOptions optionsB,
            Columns knownA,
            Columns knownB,
            double registrationPx,
            Progress progress)
            throws IOException, CancelledException {
        Volume volumeA = Volume.of(stack, a, progress);
        Volume smoothA = Columns.smooth(volumeA, optionsA, progress);
        Columns first = knownA != null
                ? knownA
                : Columns.of(stack, a, volumeA, smoothA, optionsA, registrationPx, progress);
        Volume volumeB = Volume.of(stack, b, progress);
        Volume smoothB = Columns.smooth(volumeB, optionsB, progress);
        Columns second = knownB != null
                ? knownB
                : Columns.of(stack, b, volumeB, smoothB, optionsB, registrationPx, progress);
        VoxelCorrelation voxels = VoxelCorrelation.of(
                stack, a, b, volumeA, volumeB, smoothA, smoothB, first.labels(), second.labels(), SEED, progress);
        Pairs pairs = Pairs.of(first.labels(), second.labels(), progress);
        Surroundings around = Surroundings.of(stack, b, first.labels(), progress);
        List<Partner> partners = new ArrayList<>();
        for (int i = 0; i < first.columns().size(); i++) {
            partners.add(pairs.partner(i, first, second, around.enrichment(i)));
        }
        return new Colocalisation(voxels, first, second, partners, pairs.belongs(first, second), around.shells());
    }

    /**
     * {@return for each column of a second species the id of the column of a first one that it belongs to, 0 where it is free:
     * the one with which it shares most, at least half of the voxels of the smaller one}
     *
     * @param first columns of a species as they were found
     * @param second columns of another one in the same raster, as they were found
     * @param progress what to report to
     * @throws CancelledException when asked to end
     */
    public static int[] belongs(Columns first, Columns second, Progress progress) throws CancelledException {
        try {
            return Pairs.of(first.labels(), second.labels(), progress).belongs(first, second);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    /** What pairs of columns have in common. */
    private static final class Pairs {

        private final long[][] shared;
        private final double[][] distance;
        private final int[][] layers;

        private Pairs(int first, int second) {
            shared = new long[first][second];
            distance = new double[first][second];
            layers = new int[first][second];
        }

        static Pairs of(Labels a, Labels b, Progress progress) throws IOException, CancelledException {
            int n = a.components().size();
            int m = b.components().size();
            int[] placesA = a.places();
            int[] placesB = b.places();
            Pairs all = new Pairs(n, m);
            VolumeGeometry g = a.geometry();
            double[][][] centresA = new double[g.layers()][][];
            double[][][] centresB = new double[g.layers()][][];
            Slabs.forEach(g.layers(), 1, progress, 0, 1, "compare columns", (from, to, done) -> {
                int[] labelA = new int[g.pixels()];
                int[] labelB = new int[g.pixels()];
                for (int k = from; k < to; k++) {
                    a.layer(k, labelA);
                    b.layer(k, labelB);
                    replace(labelA, placesA);
                    replace(labelB, placesB);
                    centresA[k] = centres(labelA, n, g);
                    centresB[k] = centres(labelB, m, g);
                    synchronized (all) {
                        all.share(labelA, labelB);
                    }
                    done.layer();
                }
            });
            // In the order of the layers, so that sums are the same to the last bit.
            for (int k = 0; k < g.layers(); k++) {
                progress.checkCancelled();
                all.measure(centresA[k], centresB[k]);
            }
            return all;
        }

        /** Has places of objects from 1 on in the place of their ids, which need not be as many. */
        private static void replace(int[] label, int[] places) {
            for (int i = 0; i < label.length; i++) {
                label[i] = places[label[i]] + 1;
            }
        }

        /** Sums of x and y and the number of pixels of each object; null of those that are not in the layer. */
        private static double[][] centres(int[] label, int n, VolumeGeometry g) {
            double[][] c = new double[n][];
            for (int i = 0; i < label.length; i++) {
                if (label[i] > 0) {
                    double[] sum = c[label[i] - 1];
                    if (sum == null) {
                        sum = new double[3];
                        c[label[i] - 1] = sum;
                    }
                    sum[0] += (i % g.width() + 0.5) * g.pixelWidthUm();
                    sum[1] += (i / g.width() + 0.5) * g.pixelHeightUm();
                    sum[2]++;
                }
            }
            return c;
        }

        private void share(int[] labelA, int[] labelB) {
            for (int i = 0; i < labelA.length; i++) {
                if (labelA[i] > 0 && labelB[i] > 0) {
                    shared[labelA[i] - 1][labelB[i] - 1]++;
                }
            }
        }

        private void measure(double[][] centreA, double[][] centreB) {
            for (int i = 0; i < centreA.length; i++) {
                for (int j = 0; j < centreB.length; j++) {
                    double[] a = centreA[i];
                    double[] b = centreB[j];
                    if (a != null && b != null) {
                        distance[i][j] += Math.hypot(a[0] / a[2] - b[0] / b[2], a[1] / a[2] - b[1] / b[2]);
                        layers[i][j]++;
                    }
                }
            }
        }

        Partner partner(int i, Columns first, Columns second, Estimate enrichment) {
            int id = first.columns().get(i).id();
            int nearest = -1;
            double best = Double.NaN;
            for (int j = 0; j < second.columns().size(); j++) {
                double d = layers[i][j] > 0 ? distance[i][j] / layers[i][j] : Double.NaN;
                if (d < best || Double.isNaN(best) && !Double.isNaN(d)) {
                    best = d;
                    nearest = j;
                }
            }
            double dice = nearest < 0
                    ? 0
                    : 2.0 * shared[i][nearest]
                            / (first.columns().get(i).voxels() + second.columns().get(nearest).voxels());
            return new Partner(
                    id, nearest < 0 ? 0 : second.columns().get(nearest).id(), best, dice, enrichment);
        }

        int[] belongs(Columns first, Columns second) {
            int[] ids = new int[second.columns().size()];
            for (int j = 0; j < ids.length; j++) {
                double most = SHARED;
                for (int i = 0; i < first.columns().size(); i++) {
                    double smaller = Math.min(first.columns().get(i).voxels(), second.columns().get(j).voxels());
                    if (shared[i][j] / smaller >= most) {
                        most = shared[i][j] / smaller;
                        ids[j] = first.columns().get(i).id();
                    }
                }
            }
            return ids;
        }
    }

    /** Raw counts by the distance from the columns' surface. */
    private static final class Surroundings {

        private final double[][] counts;
        private final long[][] voxels;

        private Surroundings(int columns) {
            counts = new double[columns][WITHIN + AROUND];
            voxels = new long[columns][WITHIN + AROUND];
        }

        static Surroundings of(CorrectedStack stack, int channel, Labels labels, Progress progress)
                throws IOException, CancelledException {
            int n = labels.components().size();
            int[] places = labels.places();
            SortedMap<Integer, Surroundings> parts = new ConcurrentSkipListMap<>();
            VolumeGeometry g = labels.geometry();
            IonPolarity polarity = stack.raw().species().get(channel).polarity();
            Slabs.forEach(g.layers(), 1, progress, 0, 1, "count around columns", (from, to, done) -> {
                int[] label = new int[g.pixels()];
                int[] nearest = new int[g.pixels()];
                float[] distance = new float[g.pixels()];
                float[] raw = new float[g.pixels()];
                Surroundings part = new Surroundings(n);
                for (int k = from; k < to; k++) {
                    labels.layer(k, label);
                    Pairs.replace(label, places);
                    if (n > 0 && !stack.isMasked(polarity, k)) {
                        nearest(label, g, nearest, distance);
                        boolean plane = stack.heightUm() == null;
                        if (plane) {
                            stack.raw().source().read(channel, k, raw);
                        } else {
                            stack.image(channel, k, raw);
                        }
                        int dx = plane ? (int) Math.round(stack.shiftX(polarity, k)) : 0;
                        int dy = plane ? (int) Math.round(stack.shiftY(polarity, k)) : 0;
                        part.add(raw, nearest, distance, g, dx, dy);
                    }
                    done.layer();
                }
                parts.put(from, part);
            });
            // In the order of the layers, so that sums of what is no whole number are the same to the last bit each time.
            Surroundings all = new Surroundings(n);
            parts.values().forEach(all::add);
            return all;
        }

        /** The nearest column of each pixel and the distance from its surface, negative within; 0 where it is too far. */
        private static void nearest(int[] label, VolumeGeometry g, int[] nearest, float[] distance) {
            int w = g.width();
            boolean[] outside = new boolean[label.length];
            boolean[] inside = new boolean[label.length];
            for (int i = 0; i < label.length; i++) {
                outside[i] = label[i] == 0;
                inside[i] = label[i] != 0;
            }
            float[] out = DistanceTransform.squared(outside, w, g.pixelWidthUm(), g.pixelHeightUm());
            float[] in = DistanceTransform.squared(inside, w, g.pixelWidthUm(), g.pixelHeightUm());
            double half = Math.sqrt(g.pixelWidthUm() * g.pixelHeightUm()) / 2;
            double most = AROUND * SHELL_UM + half;
            int reachX = (int) (most / g.pixelWidthUm()) + 1;
            int reachY = (int) (most / g.pixelHeightUm()) + 1;
            for (int i = 0; i < label.length; i++) {
                nearest[i] = 0;
                if (label[i] != 0) {
                    nearest[i] = label[i];
                    distance[i] = (float) -(Math.sqrt(in[i]) - half);
                } else if (out[i] < most * most) {
                    distance[i] = (float) (Math.sqrt(out[i]) - half);
                    nearest[i] = whose(label, i, out[i], g, reachX, reachY);
                }
            }
        }

        /** Whose pixel it is that lies so far away. */
        private static int whose(int[] label, int i, float squared, VolumeGeometry g, int reachX, int reachY) {
            int w = g.width();
            int x = i % w;
            int y = i / w;
            double limit = squared * (1 + 1e-5);
            for (int v = Math.max(0, y - reachY); v <= Math.min(g.height() - 1, y + reachY); v++) {
                double dy = (v - y) * g.pixelHeightUm();
                if (dy * dy <= limit) {
                    // Only the two pixels of this row at that distance can be it.
                    int off = (int) Math.round(Math.sqrt(Math.max(0, squared - dy * dy)) / g.pixelWidthUm());
                    for (int u = x - off; u <= x + off; u += Math.max(1, 2 * off)) {
                        double dx = (u - x) * g.pixelWidthUm();
                        if (u >= 0 && u < w && label[v * w + u] != 0 && dx * dx + dy * dy <= limit) {
                            return label[v * w + u];
                        }
                    }
                }
            }
            return 0;
        }

        private void add(float[] raw, int[] nearest, float[] distance, VolumeGeometry g, int dx, int dy) {
            for (int y = 0; y < g.height(); y++) {
                for (int x = 0; x < g.width(); x++) {
                    int i = y * g.width() + x;
                    int px = x + dx;
                    int py = y + dy;
                    if (nearest[i] == 0 || px < 0 || py < 0 || px >= g.width() || py >= g.height()) {
                        continue;
                    }
                    float v = raw[py * g.width() + px];
                    int shell = (int) Math.floor(distance[i] / SHELL_UM) + WITHIN;
                    if (Float.isFinite(v) && shell >= 0 && shell < WITHIN + AROUND) {
                        counts[nearest[i] - 1][shell] += v;
                        voxels[nearest[i] - 1][shell]++;
                    }
                }
            }
        }

        private void add(Surroundings part) {
            for (int c = 0; c < counts.length; c++) {
                for (int s = 0; s < WITHIN + AROUND; s++) {
                    counts[c][s] += part.counts[c][s];
                    voxels[c][s] += part.voxels[c][s];
                }
            }
        }

        List<Shell> shells() {
            Poisson interval = new Poisson(Poisson.NINETY_FIVE);
            List<Shell> shells = new ArrayList<>();
            for (int s = 0; s < WITHIN + AROUND; s++) {
                double n = 0;
                long v = 0;
                for (int c = 0; c < counts.length; c++) {
                    n += counts[c][s];
                    v += voxels[c][s];
                }
                shells.add(new Shell(
                        (s - WITHIN + 0.5) * SHELL_UM,
                        v > 0 ? n / v : Double.NaN,
                        v > 0 ? interval.lower(n) / v : Double.NaN,
                        v > 0 ? interval.upper(n) / v : Double.NaN,
                        v));
            }
            return shells;
        }

        Estimate enrichment(int c) {
            double near = 0;
            double nearVoxels = 0;
            double far = 0;
            double farVoxels = 0;
            for (int s = 0; s < WITHIN + AROUND; s++) {
                if (s < WITHIN + NEAR) {
                    near += counts[c][s];
                    nearVoxels += voxels[c][s];
                } else if (s >= WITHIN + GROUND) {
                    far += counts[c][s];
                    farVoxels += voxels[c][s];
                }
            }
            double ratio = near / nearVoxels / (far / farVoxels);
            if (!(near > 0 && far > 0)) {
                return new Estimate(ratio, Double.NaN, Double.NaN);
            }
            // The logarithm of a ratio of counts is nearly normal.
            double error = Math.exp(Estimate.SIGMAS * Math.sqrt(1 / near + 1 / far));
            return new Estimate(ratio, ratio / error, ratio * error);
        }
    }
}
