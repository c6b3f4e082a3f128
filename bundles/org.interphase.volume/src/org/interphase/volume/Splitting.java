// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.internal.Watershed;

/**
 * One object and the parts that narrower places set apart in it. How wide it is at a voxel is the distance to its outline
 * within the layer, since voxels are far wider than deep and columns run along the depth; the mean over a few layers, whose
 * noise is less. Parts that follow each other in depth are one column: what counts are parts that lie beside each other.
 */
final class Splitting {

    /** Persistence in pixels, and the share of its own width at which a column touches another one at most. */
    private static final double PERSISTENCE_PX = 0.6;
    private static final double SHARE = 0.9;
    /** Persistence in pixels of parts that somebody points at, or asks the number of. */
    private static final double ASKED_PX = 0.3;
    /** Share of the layers of the shorter one that columns have in common. */
    private static final double BESIDE = 0.5;
    /** Layers on each side over which the width is averaged. */
    private static final int SMOOTH = 2;
    private static final int TRIES = 40;
    /** A voxel takes its mask, its level twice, its place in the order and its part. */
    private static final int BYTES_PER_VOXEL = 15;

    private final Labels labels;
    private final Labels.Component component;
    private final VolumeGeometry g;
    private final int left;
    private final int top;
    private final int wide;
    private final int high;
    private final int layers;
    private final double pixelUm;
    private final Progress progress;
    private Watershed watershed;

    /**
     * An object.
     *
     * @param labels of the volume
     * @param component the object
     * @param progress asked whether to go on
     */
    Splitting(Labels labels, Labels.Component component, Progress progress) {
        this.labels = labels;
        this.component = component;
        this.g = labels.geometry();
        this.progress = progress;
        left = component.fromX() - 1;
        top = component.fromY() - 1;
        wide = component.toX() - component.fromX() + 3;
        high = component.toY() - component.fromY() + 3;
        layers = component.toLayer() - component.fromLayer() + 1;
        pixelUm = Math.sqrt(g.pixelWidthUm() * g.pixelHeightUm());
    }

    /** The landscape, made when it is first needed. */
    private Watershed watershed() {
        if (watershed == null) {
            long box = (long) wide * high * layers;
            if (box > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "object " + component.id() + " is too large to be split: its box has " + box + " voxels");
            }
            NotEnoughMemoryException.requireBytes(
                    BYTES_PER_VOXEL * box, "splitting object " + component.id() + " takes", "a smaller object");
            float[][] own = new float[layers][];
            IntStream.range(0, layers).parallel().forEach(k -> own[k] = halfWidths(k));
            float[][] mean = new float[layers][wide * high];
            IntStream.range(0, layers).parallel().forEach(k -> {
                int from = Math.max(0, k - SMOOTH);
                int to = Math.min(layers - 1, k + SMOOTH);
                for (int i = 0; i < wide * high; i++) {
                    if (own[k][i] > 0) {
                        float sum = 0;
                        for (int j = from; j <= to; j++) {
                            sum += own[j][i];
                        }
                        mean[k][i] = sum / (to - from + 1);
                    }
                }
            });
            watershed = new Watershed(mean, wide, progress);
        }
        return watershed;
    }

    /** Closes holes: a shell is as wide as what it encloses, and no ring of parts. */
    private void close(boolean[] inside) {
        int[] stack = new int[inside.length];
        boolean[] outside = new boolean[inside.length];
        // The border of the box is outside, and all of one piece.
        outside[0] = true;
        int n = 1;
        while (n > 0) {
            int i = stack[--n];
            int x = i % wide;
            for (int s = 0; s < 4; s++) {
                int j = i + (s == 0 ? 1 : s == 1 ? -1 : s == 2 ? wide : -wide);
                boolean there = s == 0 ? x < wide - 1 : s == 1 ? x > 0 : j >= 0 && j < inside.length;
                if (there && !inside[j] && !outside[j]) {
                    outside[j] = true;
                    stack[n++] = j;
                }
            }
        }
        for (int i = 0; i < inside.length; i++) {
            inside[i] = !outside[i];
        }
    }

    /** Distance of each pixel of the object, its holes closed, to its outline, in µm; 0 outside. */
    private float[] halfWidths(int layer) {
        boolean[] inside = new boolean[wide * high];
        int[] runs = labels.runs(layer + component.fromLayer());
        for (int i = 0; i < runs.length; i += Labels.RUN) {
            if (runs[i + 2] == component.id()) {
                int at = (runs[i] / g.width() - top) * wide + runs[i] % g.width() - left;
                Arrays.fill(inside, at, at + runs[i + 1] - runs[i], true);
            }
        }
        close(inside);
        float[] d = DistanceTransform.squared(inside, wide, g.pixelWidthUm(), g.pixelHeightUm());
        for (int i = 0; i < d.length; i++) {
            d[i] = d[i] > 0 ? (float) (Math.sqrt(d[i]) - pixelUm / 2) : 0;
        }
        return d;
    }

    /**
     * {@return the labels with columns that touch parted, numbered from the largest down}
     *
     * @param labels of objects
     * @param leastVoxels smaller columns belong to what they touch
     * @param progress asked whether to go on
     * @throws NotEnoughMemoryException when an object is too large for the memory there is
     * @throws CancelledException when asked to end
     */
    static Labels touching(Labels labels, long leastVoxels, Progress progress) throws CancelledException {
        Labels now = labels;
        int next = 1 + labels.components().size();
        for (int i = 0; i < labels.components().size(); i++) {
            progress.checkCancelled();
            progress.report((double) i / labels.components().size(), "part columns that touch");
            Labels.Component c = labels.components().get(i);
            Splitting splitting = new Splitting(now, c, progress);
            Watershed.Parts parts = splitting.watershed().parts(PERSISTENCE_PX * splitting.pixelUm, SHARE);
            int[] joined = joined(parts, leastVoxels);
            int count = (int) IntStream.of(joined).distinct().count();
            if (count > 1) {
                int begin = next;
                int[] ids = IntStream.range(0, count).map(p -> p == 0 ? c.id() : begin + p - 1).toArray();
                now = splitting.with(numbered(parts, joined), ids);
                next += count - 1;
            }
        }
        return now == labels ? labels : now.numbered();
    }

    /**
     * {@return the most distinct parts, the largest first}
     *
     * @param count how many
     * @throws IllegalArgumentException when there are not as many
     */
    int[] parts(int count) throws CancelledException {
        double[] persistence = watershed().persistences(ASKED_PX * pixelUm);
        Watershed.Parts pieces = watershed.parts(Double.POSITIVE_INFINITY, 1);
        int most = pieces.count();
        if (most == count) {
            return numbered(pieces, joined(pieces, 1));
        }
        int fewest = Math.max(0, count - most - 1);
        for (int i = fewest; most < count && i < Math.min(persistence.length, fewest + TRIES); i++) {
            Watershed.Parts parts = watershed.parts(persistence[i] * (1 - 1e-9), 1);
            int[] joined = joined(parts, 1);
            int found = (int) IntStream.of(joined).distinct().count();
            if (found == count) {
                return numbered(parts, joined);
            }
            most = Math.max(most, found);
        }
        throw new IllegalArgumentException("expected " + count + " parts that lie beside each other, narrower places between"
                + " them, found that object " + component.id() + " has " + (most == 1 ? "no such place" : most + " of them")
                + "; cut it by a plane");
    }

    /**
     * {@return the parts around seeds, in their order}
     *
     * @param voxels {@code [layer, y, x]} of each seed
     * @throws IllegalArgumentException when a seed lies outside the object, or two of them in one part
     */
    int[] seeded(int[][] voxels) throws CancelledException {
        Watershed.Parts parts = watershed().parts(ASKED_PX * pixelUm, 1);
        int[] seedOf = new int[parts.count() + 1];
        for (int s = 0; s < voxels.length; s++) {
            int p = parts.part()[index(voxels[s][0], voxels[s][1], voxels[s][2])];
            if (seedOf[p] != 0) {
                throw new IllegalArgumentException("expected seeds in different parts, found seeds " + seedOf[p] + " and "
                        + (s + 1) + " in one: nothing between them is narrower; cut the object by a plane");
            }
            seedOf[p] = s + 1;
        }
        int[] owner = IntStream.rangeClosed(0, parts.count()).toArray();
        // From the widest border on, what bears no seed joins what it borders at.
        for (Watershed.Border b : parts.borders()) {
            int ra = root(owner, b.a());
            int rb = root(owner, b.b());
            if (ra != rb && (seedOf[ra] == 0 || seedOf[rb] == 0)) {
                owner[rb] = ra;
                seedOf[ra] = Math.max(seedOf[ra], seedOf[rb]);
            }
        }
        int[] part = parts.part();
        for (int i = 0; i < part.length; i++) {
            if (part[i] > 0) {
                int seed = seedOf[root(owner, part[i])];
                // Pieces that hang together with no seed go with the first one.
                part[i] = seed == 0 ? 1 : seed;
            }
        }
        return part;
    }

    /**
     * {@return the two sides of a plane, the larger one first}
     *
     * @param point {@code [x, y, z]} on it in µm
     * @param normal {@code [x, y, z]}
     * @throws IllegalArgumentException when all of the object is on one side
     */
    int[] cut(double[] point, double[] normal) {
        int[] part = new int[Math.multiplyExact(layers, wide * high)];
        long[] voxels = new long[2];
        for (int k = 0; k < layers; k++) {
            double dz = normal[2] * (g.depthUm(k + component.fromLayer()) - point[2]);
            int[] runs = labels.runs(k + component.fromLayer());
            for (int i = 0; i < runs.length; i += Labels.RUN) {
                for (int at = runs[i]; runs[i + 2] == component.id() && at < runs[i + 1]; at++) {
                    double dx = normal[0] * ((at % g.width() + 0.5) * g.pixelWidthUm() - point[0]);
                    double dy = normal[1] * ((at / g.width() + 0.5) * g.pixelHeightUm() - point[1]);
                    int side = dx + dy + dz >= 0 ? 1 : 0;
                    voxels[side]++;
                    part[index(k + component.fromLayer(), at / g.width(), at % g.width())] = side + 1;
                }
            }
        }
        if (voxels[0] == 0 || voxels[1] == 0) {
            throw new IllegalArgumentException("expected a plane through object " + component.id()
                    + ", found that all of it is on one side");
        }
        if (voxels[1] > voxels[0]) {
            for (int i = 0; i < part.length; i++) {
                part[i] = part[i] == 0 ? 0 : 3 - part[i];
            }
        }
        return part;
    }

    private int index(int layer, int y, int x) {
        return ((layer - component.fromLayer()) * high + y - top) * wide + x - left;
    }

    private static int root(int[] owner, int p) {
        int r = p;
        while (owner[r] != r) {
            r = owner[r];
        }
        return r;
    }

    /** Joins parts that follow each other in depth, and those that are too small, with what they border at most widely. */
    private static int[] joined(Watershed.Parts parts, long leastVoxels) {
        int n = parts.count();
        int[] owner = IntStream.rangeClosed(0, n).toArray();
        long[] voxels = parts.voxels().clone();
        boolean more = true;
        while (more) {
            more = false;
            for (Watershed.Border b : parts.borders()) {
                int ra = root(owner, b.a());
                int rb = root(owner, b.b());
                boolean small = voxels[ra - 1] < leastVoxels || voxels[rb - 1] < leastVoxels;
                if (ra != rb && (small || b.both() < BESIDE * b.shorter())) {
                    owner[rb] = ra;
                    voxels[ra - 1] += voxels[rb - 1];
                    more = true;
                    break;
                }
            }
        }
        int[] of = new int[n];
        for (int p = 1; p <= n; p++) {
            of[p - 1] = root(owner, p);
        }
        return of;
    }

    /** Numbers joined parts from the largest down. */
    private static int[] numbered(Watershed.Parts parts, int[] joined) {
        int n = parts.count();
        long[] voxels = new long[n + 1];
        for (int p = 0; p < n; p++) {
            voxels[joined[p]] += parts.voxels()[p];
        }
        List<Integer> order = new ArrayList<>(IntStream.of(joined).distinct().boxed().toList());
        order.sort((a, b) -> voxels[a] != voxels[b] ? Long.compare(voxels[b], voxels[a]) : Integer.compare(a, b));
        int[] part = parts.part();
        for (int i = 0; i < part.length; i++) {
            part[i] = part[i] == 0 ? 0 : order.indexOf(joined[part[i] - 1]) + 1;
        }
        return part;
    }

    /**
     * {@return the labels with this object's parts}
     *
     * @param part of each voxel of the object's box
     * @param ids of the parts
     */
    Labels with(int[] part, int[] ids) {
        int[][] runs = new int[g.layers()][];
        IntStream.range(0, runs.length).parallel().forEach(k -> {
            int[] old = labels.runs(k);
            boolean within = k >= component.fromLayer() && k <= component.toLayer();
            runs[k] = within ? with(old, k, part, ids) : old;
        });
        return Labels.of(g, runs);
    }

    private int[] with(int[] old, int layer, int[] part, int[] ids) {
        int[] out = new int[2 * old.length + Labels.RUN];
        int n = 0;
        for (int i = 0; i < old.length; i += Labels.RUN) {
            int from = old[i];
            while (from < old[i + 1]) {
                int to = old[i + 1];
                int id = old[i + 2];
                if (id == component.id()) {
                    int box = index(layer, from / g.width(), from % g.width());
                    int p = part[box];
                    to = from + 1;
                    while (to < old[i + 1] && part[box + to - from] == p) {
                        to++;
                    }
                    id = ids[p - 1];
                }
                if (n + Labels.RUN > out.length) {
                    out = Arrays.copyOf(out, 2 * n);
                }
                out[n] = from;
                out[n + 1] = to;
                out[n + 2] = id;
                n += Labels.RUN;
                from = to;
            }
        }
        return Arrays.copyOf(out, n);
    }
}
